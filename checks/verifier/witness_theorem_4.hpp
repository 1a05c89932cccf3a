// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "checks/verifier/object_reader.hpp"

namespace certau_verifier {

/// Check that theorem 4's premises contradict each other: multipliers with coefficients > 0, of
/// variables >= 0, bring their sum and a remainder to 0, though the remainder is positive.
///   Requires  the value of the key `contradiction`
///   Returns   the finding in words
///   Error     Rejection
[[nodiscard]] std::string check_contradiction(ObjectReader reader);

}  // namespace certau_verifier
