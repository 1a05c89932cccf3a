// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// The letters of these names, in this order, with their meaning in the claims about Tiki-Taka.
///   Requires  the glossary has every one of them
[[nodiscard]] std::vector<Letter> tiki_taka_letters(std::initializer_list<std::string_view> names);

}  // namespace certau::theorems
