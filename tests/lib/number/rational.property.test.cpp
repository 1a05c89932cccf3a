// SPDX-License-Identifier: Apache-2.0
#include "certau/number/rational.hpp"

#include "checks/properties/generators/number.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

rc::Gen<Rational> wide() {
  return rc::gen::map(
      rc::gen::tuple(properties::rational(100'000, 100'000), rc::gen::inRange(-60, 61)),
      [](const auto& parts) {
        return Rational{std::get<0>(parts) * power_of_ten(std::get<1>(parts))};
      });
}

TEST(Rational, parse_inverts_to_string) {
  check_property(200, [] {
    const Rational value = *wide();
    RC_ASSERT(parse_rational(to_string(value)).value() == value);
  });
}

TEST(Rational, a_decimal_is_its_digits_times_a_power) {
  check_property(200, [] {
    const int whole = *rc::gen::inRange(0, 1000);
    const auto digits =
        *rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('0', char{'9' + 1})));
    const int exponent = *rc::gen::inRange(-30, 31);
    const auto text = "-" + std::to_string(whole) + "." + digits + "e" + std::to_string(exponent);
    Rational expected = whole;
    Rational place = 1;
    for (const char digit : digits) expected += (place /= 10) * (digit - '0');
    RC_ASSERT(parse_rational(text).value() == -expected * power_of_ten(exponent));
  });
}

TEST(Rational, floor_and_ceil_are_the_neighbouring_integers) {
  check_property(200, [] {
    const Rational value = *properties::rational(1000, 9);
    RC_ASSERT(Rational{floor(value)} <= value && value < Rational{floor(value) + 1});
    RC_ASSERT(Rational{ceil(value) - 1} < value && value <= Rational{ceil(value)});
  });
}

TEST(Rational, decimal_exponent_is_the_order_of_magnitude) {
  check_property(200, [] {
    const Rational value = *wide();
    RC_PRE(value != 0);
    const int e = decimal_exponent(value);
    RC_ASSERT(power_of_ten(e) <= abs(value) && abs(value) < power_of_ten(e + 1));
  });
}

TEST(Rational, rounding_encloses_within_one_unit_of_the_last_digit) {
  check_property(300, [] {
    const Rational value = *wide();
    RC_PRE(value != 0);
    const int digits = *rc::gen::inRange(1, 30);
    const Rational lower = round_down(value, digits);
    const Rational upper = round_up(value, digits);
    const Rational unit = power_of_ten(decimal_exponent(value) + 1 - digits);
    RC_ASSERT(lower <= value && value <= upper);
    RC_ASSERT(upper - lower == (lower == value ? Rational{0} : unit));
    RC_ASSERT(denominator(Rational{lower / unit}) == 1);
    RC_ASSERT(abs(Rational{lower / unit}) <= power_of_ten(digits));
  });
}

TEST(Rational, approx_decimal_is_within_half_a_unit) {
  check_property(200, [] {
    const Rational value = *wide();
    const int places = *rc::gen::inRange(0, 40);
    const Rational shown = parse_rational(approx_decimal(value, places)).value();
    RC_ASSERT(abs(Rational{shown - value}) * 2 <= power_of_ten(-places));
  });
}

}  // namespace
}  // namespace certau
