// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/decimal_text.hpp"

#include <algorithm>
#include <optional>

#include "certau/base/error.hpp"

namespace certau::audit {
namespace {

__extension__ using Magnitude = unsigned __int128;

constexpr int digits_of_64_bits = 19;
constexpr int exponent_limit = 100'000;  // far outside; keeps the sums below from overflowing

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The parts of a decimal as they stand: [sign] whole [. fraction] [e exponent].
struct Parts {
  bool negative = false;
  const char* whole = nullptr;  // first digit, or the point
  const char* digits_end = nullptr;
  std::size_t digits = 0;  // in whole and fraction, zeros in front included
  std::size_t fraction_digits = 0;
  std::uint64_t low = 0;  // the digits as an integer modulo 2^64
  int exponent = 0;
  const char* end = nullptr;
};

// One pass over the text; false if no decimal begins it.
bool split(const char* at, const char* end, Parts& parts) {
  if (at != end && (*at == '-' || *at == '+')) parts.negative = *at++ == '-';
  parts.whole = at;
  std::uint64_t low = 0;
  for (; at != end && is_digit(*at); ++at) low = low * 10 + static_cast<std::uint64_t>(*at - '0');
  parts.digits = static_cast<std::size_t>(at - parts.whole);
  if (at != end && *at == '.') {
    const char* const fraction = ++at;
    for (; at != end && is_digit(*at); ++at) low = low * 10 + static_cast<std::uint64_t>(*at - '0');
    parts.fraction_digits = static_cast<std::size_t>(at - fraction);
    parts.digits += parts.fraction_digits;
  }
  if (parts.digits == 0) return false;
  parts.low = low;
  parts.digits_end = at;
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    const bool negative = at != end && *at == '-';
    if (at != end && (*at == '-' || *at == '+')) ++at;
    if (at == end || !is_digit(*at)) return false;
    int exponent = 0;
    for (; at != end && is_digit(*at); ++at)
      exponent = std::min(exponent * 10 + (*at - '0'), exponent_limit);
    parts.exponent = negative ? -exponent : exponent;
  }
  parts.end = at;
  return true;
}

// Digits from the first that is not 0 on.
std::size_t significant_digits(const Parts& parts) {
  std::size_t zeros = 0;
  for (const char* at = parts.whole; at != parts.digits_end && (*at == '0' || *at == '.'); ++at)
    if (*at == '0') ++zeros;
  return parts.digits - zeros;
}

Magnitude wide_mantissa(const Parts& parts) {
  Magnitude mantissa = 0;
  for (const char* at = parts.whole; at != parts.digits_end; ++at)
    if (*at != '.') mantissa = mantissa * 10 + static_cast<unsigned>(*at - '0');
  return mantissa;
}

// Digits after the point once the exponent is worked in.
std::optional<int> decimals_of(const Parts& parts) {
  if (parts.fraction_digits > static_cast<std::size_t>(exponent_limit)) return std::nullopt;
  const int decimals = static_cast<int>(parts.fraction_digits) - parts.exponent;
  if (decimals < RecordedNumber::least_decimals || decimals > RecordedNumber::most_decimals)
    return std::nullopt;
  return decimals;
}

std::string lower_case(std::string_view text) {
  std::string result{text};
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return lower_case(text);
}

bool is_not_finite(std::string_view text) {
  const std::string word = without_sign(text);
  return word == "nan" || word == "inf" || word == "infinity" || word.starts_with("nan(");
}

bool is_hexadecimal(std::string_view text) { return without_sign(text).starts_with("0x"); }

bool is_whole(const Parts& parts, std::string_view text) {
  return parts.end == text.data() + text.size();
}

}  // namespace

const char* take_decimal(const char* begin, const char* end, Reading reading,
                         RecordedNumber& number) {
  Parts parts;
  if (!split(begin, end, parts)) return nullptr;
  const auto decimals = decimals_of(parts);
  if (!decimals) return nullptr;
  Magnitude size = parts.low;
  if (parts.digits > digits_of_64_bits) {
    const std::size_t digits = significant_digits(parts);
    if (digits > RecordedNumber::most_digits) return nullptr;
    if (digits > digits_of_64_bits) size = wide_mantissa(parts);
  }
  auto mantissa = static_cast<Mantissa>(size);
  if (parts.negative) mantissa = -mantissa;
  number = reading == Reading::rounded ? RecordedNumber::decimal(mantissa, *decimals)
                                       : RecordedNumber::exact_decimal(mantissa, *decimals);
  return parts.end;
}

bool read_decimal(std::string_view text, Reading reading, RecordedNumber& number) {
  text = trimmed(text);
  RecordedNumber read;
  const char* const end = text.data() + text.size();
  if (take_decimal(text.data(), end, reading, read) != end || text.empty()) return false;
  number = read;
  return true;
}

bool looks_like_number(std::string_view text) {
  text = trimmed(text);
  if (is_not_finite(text) || is_hexadecimal(text)) return true;
  Parts parts;
  return split(text.data(), text.data() + text.size(), parts) && is_whole(parts, text);
}

void throw_no_decimal(const std::string& place, std::string_view text) {
  text = trimmed(text);
  const std::string_view shown = text.substr(0, 60);
  if (text.empty())
    throw_invalid(place, "", "is empty (each step needs a number there)",
                  "write the number, or leave the incomplete row out");
  if (is_not_finite(text))
    throw_invalid(place, shown, "is no number: the trace has none at this step",
                  "find out why the run left the numbers, and audit the rows before");
  if (is_hexadecimal(text))
    throw_invalid(place, shown, "is hexadecimal",
                  "write decimals (17 significant digits tell doubles apart), or use .npy");
  Parts parts;
  if (split(text.data(), text.data() + text.size(), parts) && is_whole(parts, text)) {
    const std::size_t digits = significant_digits(parts);
    if (digits > RecordedNumber::most_digits)
      throw_invalid(place, shown,
                    "has " + std::to_string(digits) + " significant digits, more than " +
                        std::to_string(RecordedNumber::most_digits) +
                        " (it would have to be rounded)",
                    "print fewer (17 tell doubles apart), or use .npy");
    throw_invalid(place, shown,
                  "has an exponent out of range (the last digit must stand between 1e" +
                      std::to_string(-RecordedNumber::most_decimals) + " and 1e" +
                      std::to_string(-RecordedNumber::least_decimals) + ")",
                  "measure in other units");
  }
  throw_invalid(place, shown, "is not a number", "write decimals like -0.125 or 1e-3");
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

}  // namespace certau::audit
