// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// A witness file (docs/witness-format.md) without the key made_by.
[[nodiscard]] std::string witness_document(const Claim& claim, const Witness& witness);

/// A document that a capsule or witness_document wrote, complete and ready for a file.
[[nodiscard]] std::string signed_document(const std::string& document, const std::string& made_by);

}  // namespace certau::theorems
