// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"
#include "theorems/search/search.hpp"

namespace certau::theorems {

/// The verdict on one claim, with its evidence: a search for a counterexample first, then, if the
/// claim has one, its certificate, refutation or contradiction (Claim::decide).
///   Returns  refuted only with a witness that two evaluations confirm; certified and vacuous only
///            with what Claim::decide proved; else not_refuted
///   Error    ContractViolation if the claim's own example does not meet its hypotheses
[[nodiscard]] Finding examine(const Claim& claim, const SearchOptions& options = {});

}  // namespace certau::theorems
