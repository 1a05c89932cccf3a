// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "checks/verifier/claim.hpp"
#include "checks/verifier/separation.hpp"

namespace certau_verifier {

/// The claim in words. Long numbers of the bound are rounded to the side on which the words stay
/// true; long parameters are marked `~` as approximate.
[[nodiscard]] std::string describe_claim(const Certificate& certificate);

/// The same for two algorithms on one instance.
[[nodiscard]] std::string describe_separation(const Separation& separation);

/// The text with every byte that is not printable ASCII as \xNN: one line on any terminal.
[[nodiscard]] std::string single_line(std::string_view text);

}  // namespace certau_verifier
