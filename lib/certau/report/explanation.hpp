// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/report/process_json.hpp"

namespace certau {

/// What a certificate or a separation says and why it holds, for a reader who knows the paper.
///   Requires  the text was verified
[[nodiscard]] std::string certificate_in_words(const std::string& certificate);

/// A rational's text; where it is long, a decimal near it.
///   Requires  a string that parse_rational reads
[[nodiscard]] std::string number_in_words(const Json& json);

}  // namespace certau
