// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace certau::theorems {

/// Every theorem that the registry and the foundations name, with what it is about (docs/referee.md
/// has the keys): what the audit of the proof files compares with them.
[[nodiscard]] std::string theorems_json(const std::string& made_by);

}  // namespace certau::theorems
