// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// Every claim of the paper, by subject, each followed by what mends it. Tests, docs and the
/// command line loop over it.
[[nodiscard]] const std::vector<Claim>& registry();

/// The registry and the tight rates of digital gradient descent: what can be explained and what
/// tables can be rechecked against.
[[nodiscard]] const std::vector<Claim>& known_claims();

/// The claim of that id.
///   Error  InvalidInput with the nearest known id
[[nodiscard]] const Claim& find_claim(std::string_view id);
[[nodiscard]] const Claim& find_claim(const std::vector<Claim>& claims, std::string_view id);

}  // namespace certau::theorems
