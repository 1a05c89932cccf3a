// SPDX-License-Identifier: Apache-2.0
#include "certau/report/decimal.hpp"

#include "checks/properties/generators/number.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

struct Shown {
  Rational value;
  int places = 0;
};

// Reads "0.0033(1)" back; fails on any other form.
Shown read(const std::string& text) {
  RC_ASSERT(text.size() > 3);
  RC_ASSERT(text.substr(text.size() - 3) == "(1)");
  const std::string digits = text.substr(0, text.size() - 3);
  const auto point = digits.find('.');
  return {parse_rational(digits).value(),
          point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1)};
}

// lower and a width of about 10^-e.
rc::Gen<std::pair<Rational, Rational>> enclosure(int smallest, int largest) {
  return rc::gen::map(
      rc::gen::tuple(properties::rational(100'000, 90'001), properties::positive_rational(999, 100),
                     rc::gen::inRange(smallest, largest)),
      [](const auto& parts) {
        const auto& [lower, size, exponent] = parts;
        return std::pair{lower, Rational{lower + size * power_of_ten(-exponent)}};
      });
}

TEST(Decimal, both_ends_are_within_one_unit_of_what_is_shown) {
  support::check_property(500, [] {
    const auto [lower, upper] = *enclosure(2, 60);
    const std::string text = certain_decimal(lower, upper);
    if (text.front() == '[') {
      RC_ASSERT(upper - lower > 1);
      return;
    }
    const auto shown = read(text);
    const Rational unit = power_of_ten(-shown.places);
    RC_ASSERT(abs(upper - shown.value) <= unit);
    RC_ASSERT(abs(lower - shown.value) <= unit);
  });
}

TEST(Decimal, one_digit_more_would_not_be_certain) {
  support::check_property(500, [] {
    const auto [lower, upper] = *enclosure(2, 60);
    const std::string text = certain_decimal(lower, upper);
    if (text.front() == '[') return;
    const Rational finer = power_of_ten(-read(text).places - 1);
    // No multiple of the finer unit is within one unit of both ends.
    const Rational above = Rational{ceil((upper - finer) / finer)} * finer;
    RC_ASSERT(above - finer > lower);
  });
}

TEST(Decimal, what_is_wide_is_enclosed_by_integers) {
  support::check_property(200, [] {
    const auto [lower, upper] = *enclosure(-30, 0);
    const std::string text = certain_decimal(lower, upper);
    if (text.front() != '[') {
      RC_ASSERT(upper - lower <= 2);
      return;
    }
    const auto comma = text.find(", ");
    RC_ASSERT(parse_rational(text.substr(1, comma - 1)).value() == Rational{floor(lower)});
    RC_ASSERT(parse_rational(text.substr(comma + 2, text.size() - comma - 3)).value() ==
              Rational{ceil(upper)});
  });
}

TEST(Decimal, negation_mirrors_what_is_shown) {
  support::check_property(200, [] {
    const auto [lower, upper] = *enclosure(2, 30);
    const std::string text = certain_decimal(lower, upper);
    if (text.front() == '[') return;
    const auto mirrored = read(certain_decimal(-upper, -lower));
    const auto shown = read(text);
    RC_ASSERT(mirrored.places == shown.places);
    RC_ASSERT(mirrored.value == -shown.value);
  });
}

// Any size: p/q·10^e.
rc::Gen<Rational> sized() {
  return rc::gen::map(
      rc::gen::pair(properties::rational(100'000, 90'001), rc::gen::inRange(-30, 31)),
      [](const auto& parts) { return Rational{parts.first * power_of_ten(parts.second)}; });
}

TEST(ShortDecimal, is_outward_and_near) {
  support::check_property(500, [] {
    const Rational value = *sized();
    const int digits = *rc::gen::inRange(1, 9);
    const Rational above = parse_rational(short_decimal_up(value, digits)).value();
    const Rational below = parse_rational(short_decimal_down(value, digits)).value();
    RC_ASSERT(below <= value);
    RC_ASSERT(value <= above);
    // Ten units at the worst: where rounding leads to the next power of ten.
    RC_ASSERT(above - below <= abs(value) * power_of_ten(1 - digits) * 2);
  });
}

TEST(ShortDecimal, up_mirrors_down) {
  support::check_property(200, [] {
    const Rational value = *sized();
    RC_PRE(value > 0);
    RC_ASSERT("-" + short_decimal_up(value, 4) == short_decimal_down(-value, 4));
  });
}

TEST(ReadableEnclosure, contains_the_enclosure) {
  support::check_property(500, [] {
    const Rational lower = *sized();
    const Rational width = abs(*sized()) * power_of_ten(*rc::gen::inRange(-40, 1));
    const Rational upper = lower + width;
    const std::string text = readable_enclosure(lower, upper);
    if (text.front() == '[') {
      const auto comma = text.find(", ");
      const Rational from = parse_rational(text.substr(1, comma - 1)).value();
      const Rational to = parse_rational(text.substr(comma + 2, text.size() - comma - 3)).value();
      RC_ASSERT(from <= lower);
      RC_ASSERT(upper <= to);
    } else if (text.back() == ')') {
      const auto shown = read(text);
      const Rational unit = power_of_ten(-shown.places);
      RC_ASSERT(abs(upper - shown.value) <= unit);
      RC_ASSERT(abs(lower - shown.value) <= unit);
      // Four digits at least are certain.
      RC_ASSERT(unit <= std::max(Rational{abs(lower)}, Rational{abs(upper)}) * power_of_ten(-3));
    } else {
      RC_ASSERT(lower == upper);
      RC_ASSERT(parse_rational(text).value() == lower);
    }
  });
}

}  // namespace
}  // namespace certau
