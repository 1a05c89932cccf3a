// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "checks/properties/property.hpp"

namespace certau::properties {

/// Every property, devices' first, then those of training. Tests, docs and the command line loop
/// over it.
[[nodiscard]] const std::vector<Property>& registry();

/// The property of that id.
///   Error  InvalidInput with the nearest known id
[[nodiscard]] const Property& find_property(std::string_view id);

}  // namespace certau::properties
