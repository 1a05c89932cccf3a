// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "theorems/claim/assignment.hpp"
#include "theorems/claim/finding.hpp"
#include "theorems/claim/judgement.hpp"
#include "theorems/search/draw.hpp"

namespace certau::theorems {

/// A letter of a claim and what it stands for.
struct Letter {
  std::string name;
  std::string meaning;
};

/// A change to the example instance after which the named hypothesis fails.
struct Spoiler {
  std::string hypothesis;
  Instance changes;
};

/// What a theorem in Coq says about a claim: that it holds, or that it is refuted or vacuous.
enum class TheoremSays { claim_holds, claim_fails };

/// One claim as an executable object: what it says, where it is from, and how to evaluate it.
///   Statement  for every instance that meets the hypotheses, every conclusion holds
///   Requires   judge(example) applies; every hypothesis has a spoiler; draw mostly meets the
///              hypotheses
///   Error      judge decides in exact rationals; approx_judge decides nothing
struct Claim {
  std::string id;
  std::string title;
  std::string source;                   ///< "[wu2024, (5)]"; own claims say "Certau"
  std::string statement;                ///< in formulas, as stated by the source
  std::vector<Letter> letters;          ///< the parameters first, in the order of the instance
  std::vector<std::string> hypotheses;  ///< the names that judge uses, as a reader reads them

  std::function<Judgement<Rational>(const Instance&)> judge;
  std::function<Judgement<double>(const Assignment<double>&)> approx_judge;

  Instance example;               ///< meets all hypotheses: the claim is not about nothing
  std::vector<Spoiler> spoilers;  ///< one for each hypothesis
  std::function<Instance(Draw&)> draw;
  std::vector<Instance> extremes{};  ///< boundary and extreme-ratio instances, tried first
  /// Whether a reader would not dismiss an instance as unphysical (weights outside the device's
  /// range, say). Such counterexamples are preferred, and shrinking keeps them so.
  std::function<bool(const Instance&)> is_natural{};
  std::size_t cases = 100'000;  ///< random instances at effort 1

  /// Decides the claim by other means than a search: a certificate for a set of instances, a
  /// refutation in the limit, a contradiction among the hypotheses.
  std::function<Finding()> decide{};

  std::optional<ProofVerdict> proof{};  ///< when the published proof was looked at
  std::string proof_note{};             ///< which step, why, and which claim has the witness
  std::string remark{};                 ///< how the source was read, what the verdict leaves open
  std::string argument{};               ///< a short proof, for repairs
  std::string repairs{};                ///< the id of the claim that this one repairs
  std::string mended_by{};              ///< the id of the claim that mends this one
  /// Full name of a theorem that Coq's kernel checked, "Certau.device.lemma_1.…"; empty if none is
  /// known. Tests compare it with the proof files.
  std::string theorem{};
  std::vector<std::string> more_theorems{};  ///< if that one says only a part of the claim
  TheoremSays theorem_says = TheoremSays::claim_holds;
  std::string theorem_note{};  ///< how the theorems imply the claim, if they do not read like it
};

/// A claim whose capsule is a type with `template <class T> static Judgement<T>
/// judge(const Assignment<T>&)` and, if it is to be searched at random, `static Instance
/// draw(Draw&)`; the rest is filled in after.
template <class Capsule>
[[nodiscard]] Claim claim_of() {
  Claim claim;
  claim.judge = [](const Instance& at) { return Capsule::template judge<Rational>(at); };
  claim.approx_judge = [](const Assignment<double>& at) {
    return Capsule::template judge<double>(at);
  };
  if constexpr (requires(Draw & draw) { Capsule::draw(draw); })
    claim.draw = [](Draw& draw) { return Capsule::draw(draw); };
  return claim;
}

}  // namespace certau::theorems
