// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"
#include "theorems/search/search.hpp"

namespace certau::theorems {

/// The verdict on one claim, with its evidence: what Claim::decide proves, if the claim has it, a
/// search for a counterexample unless that already refutes, and its theorem in Coq, if it has one.
///   Returns  refuted only with a witness, which the search confirms twice; proved only with a
///            theorem that says so; certified and vacuous only with what Claim::decide proved; else
///            not_refuted
///   Error    ContractViolation if the claim's own example does not meet its hypotheses, if an
///            exact counterexample contradicts its certificate or its theorem, or if its theorem
///            refutes what the search does not
[[nodiscard]] Finding examine(const Claim& claim, const SearchOptions& options = {});

}  // namespace certau::theorems
