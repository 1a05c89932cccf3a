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
  if (finding.witness) finding.document = witness_document(claim, *finding.witness);
  return finding;
}

}  // namespace certau::theorems
