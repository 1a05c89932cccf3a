// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "checks/properties/subject.hpp"

namespace certau::properties {

/// The number types that own_subject knows, the narrowest first: half, float, ….
[[nodiscard]] std::vector<std::string> own_number_names();

/// Certau's own dynamics as an implementation under test, computed in that number type.
///   Error   InvalidInput with the known names
///   Source  [wu2024, (2), (3), (7), (TT-P), (TT-W)] by certau/algorithm/update.hpp
[[nodiscard]] std::unique_ptr<Subject> own_subject(std::string_view number);

}  // namespace certau::properties
