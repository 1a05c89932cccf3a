// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "checks/verifier/object_reader.hpp"

namespace certau_verifier {

/// Check a witness file: an instance at which a claim's hypotheses hold and its conclusion fails.
///   Statement  returns only if exact evaluation finds that, and the sides that the file states
///   Returns    the finding in words
///   Error      Rejection
///   Source     docs/witness-format.md
[[nodiscard]] std::string check_witness(ObjectReader reader);

}  // namespace certau_verifier
