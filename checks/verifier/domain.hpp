// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "checks/verifier/bernstein.hpp"
#include "checks/verifier/process.hpp"

namespace certau_verifier {

/// Prove a polynomial inequality in one coordinate of the state, or refuse.
///   Error  Rejection: `statement`, whether it is false or only unproved, and where
void require(const Polynomial& p, Inequality inequality, const mpq_class& lower,
             const mpq_class& upper, const std::string& statement,
             const std::string& coordinate = "w");

/// [lower, upper] for messages.
[[nodiscard]] std::string show_interval(const mpq_class& lower, const mpq_class& upper);

/// Checks 1 and 2: the start, the responses, the probabilities and D on the invariant set; for
/// tiki-taka in both coordinates.
void check_domain(const Certificate& certificate, const Process& process, const DriftTerms& terms);

/// infimum.lower <= inf f <= infimum.upper on all of R; nothing to check without an infimum.
void check_infimum(const Certificate& certificate, const Process& process);

}  // namespace certau_verifier
