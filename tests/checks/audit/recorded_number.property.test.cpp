// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/recorded_number.hpp"

#include <bit>
#include <charconv>

#include "checks/audit/decimal_text.hpp"
#include "tests/checks/audit/units_in_last_place.hpp"
#include "tests/support/property.hpp"

namespace certau::audit {
namespace {

std::string digits(int most) {
  const auto count = static_cast<std::size_t>(*rc::gen::inRange(1, most + 1));
  return *rc::gen::container<std::string>(count, rc::gen::elementOf(std::string{"0123456789"}));
}

// What the library's own parser, which works on strings, makes of a text.
Rational oracle(const std::string& text) { return parse_rational(text).value(); }

// Reads a whole text, which is a number.
RecordedNumber read(const std::string& text, Reading reading) {
  RecordedNumber number;
  RC_ASSERT(read_decimal(text, reading, number));
  return number;
}

void check_approximations(const RecordedNumber& number) {
  if (number.value() == 0)
    RC_ASSERT(number.approx() == 0);
  else
    RC_ASSERT(units_in_last_place(number.approx(), number.value()) <= 1);
  RC_ASSERT(Rational{number.approx_slack()} >= number.slack());
  if (number.slack() != 0)
    RC_ASSERT(units_in_last_place(number.approx_slack(), number.slack()) <= 1);
}

TEST(RecordedNumber, what_was_printed_is_held_exactly) {
  support::check_property(2000, [] {
    const std::string whole = digits(RecordedNumber::most_digits);
    const std::string fraction =
        digits(RecordedNumber::most_digits).substr(0, RecordedNumber::most_digits - whole.size());
    const int exponent = *rc::gen::inRange(-300, 200);
    std::string text = *rc::gen::elementOf(std::vector<std::string>{"", "-"}) + whole;
    if (!fraction.empty()) text += "." + fraction;
    if (*rc::gen::arbitrary<bool>()) text += "e" + std::to_string(exponent);
    RC_TAG(whole.size() + fraction.size() > 19 ? "wide" : "64 bits");
    const auto number = read(text, Reading::rounded);
    RC_ASSERT(number.value() == oracle(text));
    RC_ASSERT(number.slack() * 2 == power_of_ten(-number.decimals()));
    check_approximations(number);
    const auto exact = read(text, Reading::exact);
    RC_ASSERT(exact.value() == number.value());
    RC_ASSERT(exact.slack() == 0);
  });
}

TEST(RecordedNumber, every_printed_double_of_usual_size_is_read) {
  support::check_property(2000, [] {
    const auto fraction = *rc::gen::arbitrary<std::uint64_t>() & ((std::uint64_t{1} << 52) - 1);
    // All exponents for which 17 digits stay below the limit of 10^308.
    const auto exponent = static_cast<std::uint64_t>(*rc::gen::inRange(0, 1900));
    const double value = std::bit_cast<double>(exponent << 52 | fraction);
    char text[64];
    const auto result =
        *rc::gen::arbitrary<bool>()
            ? std::to_chars(text, text + sizeof text, value)
            : std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 16);
    const std::string printed{text, result.ptr};
    const auto number = read(printed, Reading::rounded);
    RC_ASSERT(number.value() == oracle(printed));
    check_approximations(number);
    // The digits tell the double apart, so it is the one next to them.
    RC_ASSERT(std::abs(number.approx() - value) <= std::nextafter(value, HUGE_VAL) - value);
  });
}

}  // namespace
}  // namespace certau::audit
