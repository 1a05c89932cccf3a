// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/verifier/witness_instance.hpp"

namespace certau_verifier {

enum class Relation { at_most, equal };

/// One assertion of a claim at an instance, both sides evaluated.
struct Conclusion {
  std::string_view label;
  mpq_class left;
  Relation relation;
  mpq_class right;

  [[nodiscard]] bool holds() const {
    return relation == Relation::at_most ? left <= right : left == right;
  }
};

using Conclusions = std::vector<Conclusion>;

/// A claim for which a witness can exist.
struct WitnessClaim {
  std::string_view id;
  std::vector<Parameter> parameters;
  /// Check the hypotheses and evaluate every conclusion, as docs/witness-format.md defines them.
  ///   Error  Rejection that names the first hypothesis that fails
  Conclusions (*evaluate)(const WitnessInstance&);
};

// The claims by family.

/// lemma-1-saturation, lemma-1-fast-reset, theorem-1-any-symmetric-point, pulse-error.
[[nodiscard]] std::vector<WitnessClaim> device_claims();
/// eq-5, step-30, step-65, theorem-9.
[[nodiscard]] std::vector<WitnessClaim> descent_claims();
/// theorem-5, theorem-6-chain, theorem-6-bound, theorem-7, theorem-8.
[[nodiscard]] std::vector<WitnessClaim> range_claims();
/// step-98.
[[nodiscard]] std::vector<WitnessClaim> floor_claims();
/// theorem-3: all small learning rates and all horizons at once.
[[nodiscard]] std::vector<WitnessClaim> limit_claims();
/// lemma-5 to lemma-8, theorem-4-p, gaussian-constant-any-dimension.
[[nodiscard]] std::vector<WitnessClaim> tiki_taka_claims();

/// Refuse an instance at which a hypothesis is false: it says nothing about the claim.
inline void require_hypothesis(bool holds, const std::string& hypothesis,
                               const std::string& why = "") {
  if (!holds) reject("hypothesis " + hypothesis + " fails" + (why.empty() ? "" : ": " + why));
}

}  // namespace certau_verifier
