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

}  // namespace

Finding examine(const Claim& claim, const SearchOptions& options) {
  require_example(claim);
  // A claim that is decided and not drawn has an example for its tests, not for a search.
  const bool searchable = claim.draw || (!claim.decide && !claim.example.entries().empty());
  SearchResult found = searchable ? search(claim, options) : SearchResult{};
  Finding finding;
  if (!found.witness && claim.decide) finding = claim.decide();
  if (found.witness) {
    finding.verdict = Verdict::refuted;
    finding.witness = std::move(found.witness);
  }
  finding.tried.insert(finding.tried.begin(), found.tried.begin(), found.tried.end());
  finding.closest = found.closest;
  finding.unconfirmed = found.unconfirmed;
  finding.interrupted = found.interrupted;
  if (finding.witness) finding.document = witness_document(claim, *finding.witness);
  return finding;
}

}  // namespace certau::theorems
