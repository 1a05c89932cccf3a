// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "checks/audit/recorded_number.hpp"

namespace certau::audit {

/// What the digits of a decimal say of the true number.
enum class Reading {
  rounded,  // it is within half a unit of the last digit
  exact,    // it is the decimal
};

/// Reads the number at the front of a text: "-0.125", "12", "1e-3", ".5", "+2.50E+07".
///   Returns  where the number ends; null, with `number` as it was, if there is none that a
///            RecordedNumber holds
///   Error    none: no binary floating point is involved in value()
[[nodiscard]] const char* take_decimal(const char* begin, const char* end, Reading reading,
                                       RecordedNumber& number);

/// Reads a text that is one number, spaces around it allowed. False if it is not.
[[nodiscard]] bool read_decimal(std::string_view text, Reading reading, RecordedNumber& number);

/// Whether a text is meant as a number: also nan, inf, hexadecimal and too long ones.
[[nodiscard]] bool looks_like_number(std::string_view text);

/// Throws InvalidInput about a text that read_decimal refuses: place, text, why, what to do.
[[noreturn]] void throw_no_decimal(const std::string& place, std::string_view text);

/// The text without spaces and tabs at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace certau::audit
