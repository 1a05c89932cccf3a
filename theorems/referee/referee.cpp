// SPDX-License-Identifier: Apache-2.0
#include "theorems/referee/referee.hpp"

#include "theorems/referee/witness_json.hpp"

namespace certau::theorems {
namespace {

void require_example(const Claim& claim) {
  if (claim.example.entries().empty()) return;
  const auto judgement = claim.judge(claim.example);
  if (!judgement.applies())
    throw ContractViolation("the example of " + claim.id + " does not meet \"" +
                            std::string{judgement.failed_hypothesis()} +
                            "\" (the claim may be about nothing): give one that does");
}

// The kernel's word and an exact counterexample cannot both stand: then the theorem and the capsule
// say different things.
void settle_by_theorem(const Claim& claim, Finding& finding) {
  if (claim.theorem.empty()) return;
  if (claim.theorem_says == TheoremSays::claim_holds) {
    if (fails(finding.verdict) || finding.unconfirmed > 0)
      throw ContractViolation(claim.theorem + " proves " + claim.id +
                              ", which an exact counterexample contradicts (they do not say the "
                              "same): do not believe either before the capsule is mended");
    finding.verdict = Verdict::proved;
  } else if (!fails(finding.verdict) && !finding.interrupted) {
    throw ContractViolation(claim.theorem + " refutes " + claim.id +
                            ", of which the search finds no counterexample (they may not say the "
                            "same): give the theorem's instance among the extremes");
  }
}

bool has_instances(const Claim& claim) { return claim.draw || !claim.example.entries().empty(); }

}  // namespace

Finding examine(const Claim& claim, const SearchOptions& options) {
  require_example(claim);
  Finding finding = claim.decide ? claim.decide() : Finding{};
  if (!fails(finding.verdict) && has_instances(claim)) {
    SearchResult found = search(claim, options);
    // Below the margin of the second route a counterexample is one all the same.
    if (finding.verdict == Verdict::certified && (found.witness || found.unconfirmed > 0))
      throw ContractViolation("the certificate of " + claim.id +
                              " is contradicted by an exact counterexample (one of them is wrong): "
                              "do not believe either before the capsule is mended");
    if (found.witness) finding.verdict = Verdict::refuted;
    finding.witness = std::move(found.witness);
    finding.tried = std::move(found.tried);
    finding.closest = found.closest;
    finding.unconfirmed = found.unconfirmed;
    finding.interrupted = found.interrupted;
  }
  settle_by_theorem(claim, finding);
  if (finding.witness) finding.document = witness_document(claim, *finding.witness);
  return finding;
}

}  // namespace certau::theorems
