// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "certau/drift/potential_basis.hpp"

namespace certau {

/// Sample states of a box, dense where a potential has structure: around the objective's critical
/// points and p = 0 on all scales from a quarter of the stationary one to the box, on the kinks,
/// and on the boundary.
class StateSampler {
 public:
  StateSampler(const Process<Rational>& process, const StateBox& box, const ApproxScales& scales);

  /// States to begin with: a grid of about a thousand, and as many random ones as asked for.
  [[nodiscard]] std::vector<State<long double>> first(std::size_t random_count);
  /// Random states, reproducible.
  [[nodiscard]] std::vector<State<long double>> random(std::size_t count);

 private:
  [[nodiscard]] std::vector<State<long double>> grid() const;
  [[nodiscard]] State<long double> one();

  bool has_auxiliary_;
  State<long double> lower_;
  State<long double> upper_;
  State<long double> scale_;
  std::vector<long double> centres_;
  std::vector<long double> kinks_;  // of p: the jumps of a step from 0
  std::mt19937_64 words_{1};
};

}  // namespace certau
