// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace certau_verifier {

struct Verdict {
  bool verified = false;
  std::string text;      // one line: the claim in words, or the reason for the rejection
  bool readable = true;  // false: there was no file to judge
};

/// Check the text of one certificate or separation against docs/certificate-format.md, or of one
/// witness against docs/witness-format.md.
///   Statement  verified only if all checks of the contract hold, in exact arithmetic
///   Requires   nothing: any bytes are judged, in bounded time and memory (effort.hpp)
///   Returns    a verdict; throws nothing
///   Source     the contracts named above; theorems/drift_soundness.md for why the checks suffice
[[nodiscard]] Verdict verify_text(std::string_view json) noexcept;

/// The same for a file, of which no more than the contract's 8 MiB are read.
///   Returns  readable = false and `cannot read …` if it cannot be read
[[nodiscard]] Verdict verify_file(const std::string& path) noexcept;

/// `VERIFIED …` or `REJECTED …`, without a line end.
[[nodiscard]] std::string verdict_line(const Verdict& verdict);

}  // namespace certau_verifier
