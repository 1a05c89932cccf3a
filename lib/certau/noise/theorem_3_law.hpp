// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "certau/base/field.hpp"
#include "certau/number/conversion.hpp"
#include "certau/number/powers.hpp"

namespace certau {

/// The state-dependent law of the paper's lower bound, one coordinate. Not polynomial: it is
/// simulated and enclosed in balls, and cells on it are inconclusive.
///   Statement  σ√((1 − p)/p) with probability p, −σ√(p/(1 − p)) with 1 − p, p = (1 − w/τ)/2
///   Units      sigma: gradient; tau: weight, the device's
///   Requires   sigma > 0; abs(w) < tau; sqrt in the number type
///   Source     [wu2024, Thm 3]
template <class T>
struct Theorem3Law {
  static constexpr std::string_view kind = "theorem-3";
  T sigma;
  T tau;  // taken from the device, not a key of the law

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("sigma", self.sigma, Presence::required);
  }
  template <class U>
  [[nodiscard]] Theorem3Law<U> converted(const Converter<U>& convert) const {
    return {convert(sigma), convert(tau)};
  }
  [[nodiscard]] std::size_t size() const { return 2; }
  [[nodiscard]] T value(std::size_t branch, const T& weight) const {
    const T p = probability(0, weight);
    const T q = 1 - p;
    return branch == 0 ? T(sigma * elementary_sqrt(T(q / p)))
                       : T(-sigma * elementary_sqrt(T(p / q)));
  }
  [[nodiscard]] T probability(std::size_t branch, const T& weight) const {
    const T p = (1 - weight / tau) / 2;
    return branch == 0 ? p : T(1 - p);
  }
  [[nodiscard]] bool is_polynomial() const { return false; }
  void validate() const {
    if (sigma <= 0)
      throw_invalid("noise.sigma", to_string(sigma),
                    "must be positive (it is the noise's standard deviation)",
                    "give a positive rational, or kind = \"none\" for exact gradients");
  }
};

}  // namespace certau
