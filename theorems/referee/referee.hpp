// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"
#include "theorems/search/search.hpp"

namespace certau::theorems {

/// The verdict on one claim, with its evidence: what Claim::decide proves, if the claim has it, and
/// a search for a counterexample unless that already refutes.
///   Returns  refuted only with a witness, which the search confirms twice; certified and vacuous
///            only with what Claim::decide proved; else not_refuted
///   Error    ContractViolation if the claim's own example does not meet its hypotheses, or if an
///            exact counterexample contradicts its certificate
[[nodiscard]] Finding examine(const Claim& claim, const SearchOptions& options = {});

}  // namespace certau::theorems
