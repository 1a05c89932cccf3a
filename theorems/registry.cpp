// SPDX-License-Identifier: Apache-2.0
#include "theorems/registry.hpp"

#include "certau/base/nearest.hpp"
#include "theorems/descent/capsules.hpp"
#include "theorems/device/capsules.hpp"
#include "theorems/floor/capsules.hpp"
#include "theorems/noise/capsules.hpp"
#include "theorems/range/capsules.hpp"
#include "theorems/rates/capsules.hpp"
#include "theorems/tiki_taka/capsules.hpp"

namespace certau::theorems {

namespace {

// A claim is mended by the first claim that repairs it, unless it names another.
std::vector<Claim> with_mends(std::vector<Claim> claims) {
  for (Claim& claim : claims) {
    if (!claim.mended_by.empty()) continue;
    for (const Claim& other : claims)
      if (claim.mended_by.empty() && other.repairs == claim.id) claim.mended_by = other.id;
  }
  return claims;
}

}  // namespace

const std::vector<Claim>& registry() {
  static const std::vector<Claim> claims = with_mends({
      // The device
      decomposition(),
      lemma_1_saturation(),
      lemma_1_saturation_repaired(),
      lemma_1_fast_reset(),
      lemma_1_fast_reset_repaired(),
      theorem_1(),
      theorem_1_any_symmetric_point(),
      theorem_1_around_symmetric_point(),
      pulse_error(),
      pulse_error_repaired(),
      pulse_count_error(),
      // Gradient descent, digital and analog
      eq_5(),
      eq_5_repaired(),
      theorem_9(),
      theorem_9_repaired(),
      theorem_9_repaired_nonconvex(),
      // Analog SGD
      theorem_2(),
      step_64(),
      step_65(),
      theorem_2_repaired(),
      theorem_3(),
      lemma_2(),
      lemma_3(),
      lemma_4(),
      lemma_4_closure(),
      step_98(),
      step_98_repaired(),
      theorem_3_repaired(),
      // Weights that stay in range
      theorem_5(),
      step_30(),
      step_30_repaired(),
      theorem_5_repaired(),
      theorem_6_chain(),
      theorem_6_chain_repaired(),
      theorem_6_bound(),
      theorem_6_bound_repaired(),
      theorem_7(),
      theorem_7_repaired(),
      theorem_8(),
      theorem_8_repaired(),
      // Tiki-Taka
      tt_drift_sgd(),
      tt_drift_tt(),
      tt_drift_p(),
      gaussian_constant(),
      gaussian_constant_any_dimension(),
      gaussian_constant_repaired(),
      lemma_5(),
      lemma_5_repaired(),
      lemma_6(),
      lemma_6_repaired(),
      lemma_7(),
      lemma_7_minimizer_in_range(),
      lemma_7_repaired(),
      theorem_4_p(),
      theorem_4_p_repaired(),
      lemma_8(),
      lemma_8_repaired(),
      theorem_4(),
      theorem_4_step(),
      theorem_4_repaired(),
  });
  return claims;
}

const std::vector<Claim>& known_claims() {
  static const std::vector<Claim> claims = [] {
    auto all = registry();
    all.insert(all.end(), tight_rates().begin(), tight_rates().end());
    return all;
  }();
  return claims;
}

const Claim& find_claim(std::string_view id) { return find_claim(registry(), id); }

const Claim& find_claim(const std::vector<Claim>& claims, std::string_view id) {
  std::vector<std::string> known;
  for (const Claim& claim : claims) {
    if (claim.id == id) return claim;
    known.push_back(claim.id);
  }
  throw_invalid(
      "CLAIM", id, "is not a claim of the registry",
      "the nearest is \"" + nearest(id, known) + "\"; certau referee --list names all of them");
}

}  // namespace certau::theorems
