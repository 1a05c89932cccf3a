// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace certau::theorems {

/// A theorem that Coq's kernel checked and that no claim of the registry states: what certificates
/// rest on, what is beyond the paper, what follows from a claim.
struct Foundation {
  std::string theorem;  ///< full name: "Certau.drift_soundness.…"
  std::string says;     ///< in words
  std::string source;   ///< "[wu2024, (5)]"; own ones say "Certau"
};

/// All of them, by file. A test compares this list and the registry with the proof files.
[[nodiscard]] const std::vector<Foundation>& foundations();

}  // namespace certau::theorems
