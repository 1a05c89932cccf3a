// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/drift/potential_basis.hpp"
#include "certau/process/quantity.hpp"

namespace certau {

/// The drift of the basis functions at sample states, in long double: what the linear program is
/// made of. Nothing about it is trusted.
class SampledDrift {
 public:
  /// h and, for each basis function b, T b − b and b at a state.
  struct Row {
    long double quantity = 0;
    std::vector<long double> drift;
    std::vector<long double> value;
  };

  SampledDrift(const Process<Rational>& process, const QuantityPolynomials& quantity,
               const PotentialBasis& basis);

  [[nodiscard]] std::size_t size() const { return size_; }
  /// (X, Y): the state in the basis' own coordinates.
  [[nodiscard]] State<long double> approx_scaled(const State<long double>& state) const {
    return {(state.weight - centre_.weight) / scale_.weight,
            (state.auxiliary - centre_.auxiliary) / scale_.auxiliary};
  }
  [[nodiscard]] Row approx_row(const State<long double>& state) const;
  /// The functions' values alone.
  [[nodiscard]] std::vector<long double> approx_values(const State<long double>& state) const;

 private:
  struct Family {
    std::vector<std::vector<long double>> kink;  // rows as in BivariatePolynomial
    std::vector<std::pair<long, long>> exponents;
  };
  // The values of all basis functions at a state, times a factor, added.
  void add_values(const State<long double>& state, long double factor,
                  std::vector<long double>& sums) const;

  Process<long double> process_;
  std::vector<long double> numerator_;
  std::vector<long double> denominator_;
  State<long double> centre_;
  State<long double> scale_;
  std::vector<Family> families_;
  std::size_t size_ = 0;
  long highest_x_ = 0;
  long highest_y_ = 0;
};

}  // namespace certau
