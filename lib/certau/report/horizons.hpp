// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "certau/drift/certify.hpp"

namespace certau {

/// The average over one horizon, enclosed.
struct HorizonAverage {
  std::int64_t steps = 0;  // K
  Rational lower;
  Rational upper;
  std::vector<std::string> certificates{};  // that prove it, if it rests on nothing else
};

/// (1/K) sum_(k<K) E h(w_k) for given K, from two certificates and their potentials' transients.
///   Statement  upper: value + (u(w_0) − E u(w_K))/K; lower: the same from the other certificate.
///              E u(w_K) is followed step by step up to `step_limit`; for larger K it lies in the
///              range that E u(w_k) had then, since T is a Markov operator
///   Shape      one result for each K, in the order given
///   Requires   the certificates were proved, by smooth potentials; K >= 1; not for the
///              amplification constant
///   Returns    outside_domain if the process cannot be re-derived from the certificates;
///              inconclusive if `stop` was requested
///   Error      enclosed, checked in ball arithmetic (Transients); outward decimals of digits + 4
[[nodiscard]] Outcome<std::vector<HorizonAverage>> averages_at(
    const CertifiedBounds& bounds, const std::vector<std::int64_t>& horizons, int digits,
    const std::stop_token& stop, std::int64_t step_limit = 20'000);

}  // namespace certau
