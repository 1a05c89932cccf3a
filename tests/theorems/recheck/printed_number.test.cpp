// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/printed_number.hpp"

#include <gtest/gtest.h>

#include "checks/properties/generators/number.hpp"
#include "tests/support/property.hpp"

namespace certau::theorems {
namespace {

PrintedNumber printed(const std::string& text) { return parse_printed(text).value(); }

Rational number(const std::string& text) { return parse_rational(text).value(); }

std::string wrong(const std::string& claimed, const std::string& value, Bound bound) {
  return first_wrong_digit(printed(claimed), number(value), bound);
}

TEST(PrintedNumber, knows_where_its_last_digit_stands) {
  EXPECT_EQ(printed("0.1234").place, -4);
  EXPECT_EQ(printed("-0.10").place, -2);
  EXPECT_EQ(printed("1200").place, 0);
  EXPECT_EQ(printed("1.2e3").place, 2);
  EXPECT_EQ(printed("1.2E+3").place, 2);
  EXPECT_EQ(printed("12e-5").place, -5);
  EXPECT_EQ(printed("1/3").place, std::nullopt);
  for (const char* text : {"1,000", "", "0x10", "1e", ".5", "nan", "1 2"})
    EXPECT_FALSE(parse_printed(text).has_value()) << text;
}

TEST(PrintedNumber, sharpest_bound_rounds_outward) {
  const Rational value{2, 3};
  EXPECT_EQ(sharpest_bound(value, Bound::upper, -3), number("0.667"));
  EXPECT_EQ(sharpest_bound(value, Bound::lower, -3), number("0.666"));
  EXPECT_EQ(sharpest_bound(-value, Bound::upper, -3), number("-0.666"));
  EXPECT_EQ(sharpest_bound(-value, Bound::lower, 1), number("-10"));
  EXPECT_EQ(sharpest_bound(number("0.5"), Bound::upper, -1), number("0.5"));
}

TEST(PrintedNumber, is_printed_as_it_was) {
  EXPECT_EQ(printed_at(number("0.1235"), -4), "0.1235");
  EXPECT_EQ(printed_at(number("-3"), -2), "-3.00");
  EXPECT_EQ(printed_at(number("1300"), 2), "13e2");
  EXPECT_EQ(printed_at(number("-13e-40"), -40), "-13e-40");
  EXPECT_EQ(printed_at(0, 5), "0");
}

TEST(PrintedNumber, first_wrong_digit_is_the_last_where_only_rounding_is_wrong) {
  EXPECT_EQ(wrong("0.1234", "0.123456", Bound::upper), "4");
  EXPECT_EQ(wrong("0.1235", "0.123456", Bound::lower), "4");
  EXPECT_EQ(wrong("-0.1235", "-0.123456", Bound::upper), "4");
  EXPECT_EQ(wrong("-0.1234", "-0.123456", Bound::lower), "4");
  EXPECT_EQ(wrong("0.012340", "0.012340000001", Bound::upper), "5");
}

TEST(PrintedNumber, first_wrong_digit_counts_from_the_first_that_is_not_zero) {
  EXPECT_EQ(wrong("0.00125", "0.00135", Bound::upper), "2");
  EXPECT_EQ(wrong("1.25e-3", "0.00135", Bound::upper), "2");
  EXPECT_EQ(wrong("1200", "1234", Bound::upper), "3");
  EXPECT_EQ(wrong("12e2", "1234", Bound::upper), "2");  // 13e2 is the sharpest with two digits
}

TEST(PrintedNumber, first_wrong_digit_where_magnitudes_differ) {
  EXPECT_EQ(wrong("0.99", "1.015", Bound::upper), "1");
  EXPECT_EQ(wrong("1.02", "0.985", Bound::lower), "1");
  EXPECT_EQ(wrong("9", "1234", Bound::upper), "1");
  EXPECT_EQ(wrong("0.1999", "0.2", Bound::upper), "1");
  EXPECT_EQ(wrong("0", "0.5", Bound::upper), "1");
  EXPECT_EQ(wrong("0.00", "-0.001", Bound::lower), "1");
}

TEST(PrintedNumber, first_wrong_digit_can_be_the_sign) {
  EXPECT_EQ(wrong("-0.1", "0.1", Bound::upper), "sign");
  EXPECT_EQ(wrong("0.1", "-0.1", Bound::lower), "sign");
  EXPECT_EQ(wrong("-0.04", "-0.004", Bound::upper), "1");
}

TEST(PrintedNumber, spare_units_are_units_of_the_last_digit) {
  EXPECT_EQ(spare_units(printed("0.1235"), number("0.123456"), Bound::upper), 0);
  EXPECT_EQ(spare_units(printed("0.1300"), number("0.123456"), Bound::upper), 65);
  EXPECT_EQ(spare_units(printed("0.12"), number("0.123456"), Bound::lower), 0);
  EXPECT_EQ(spare_units(printed("5e3"), number("1"), Bound::upper), 4);
}

TEST(PrintedNumber, long_numbers_are_cut_and_not_rounded) {
  EXPECT_EQ(exact_or_first_digits(Rational(2, 3), 10, 4), "2/3");
  EXPECT_EQ(exact_or_first_digits(Rational(2, 3), 2, 4), "0.6666…");
  EXPECT_EQ(exact_or_first_digits(Rational(-2, 3), 2, 4), "-0.6666…");
  EXPECT_EQ(exact_or_first_digits(number("0.125"), 2, 4), "0.1250");
  EXPECT_EQ(exact_or_first_digits(number("-12.5e-9"), 2, 2), "-1.2e-8…");
}

TEST(PrintedNumber, sharpest_bound_is_true_and_one_unit_less_is_wrong_in_some_digit) {
  support::check_property(500, [] {
    const Rational value = *properties::rational(100'000, 9'973);
    const int place = *rc::gen::inRange(-8, 4);
    const Bound bound = *rc::gen::element(Bound::lower, Bound::upper);
    const Rational sign = bound == Bound::upper ? 1 : -1;
    const Rational unit = power_of_ten(place);
    const Rational sharpest = sharpest_bound(value, bound, place);
    RC_ASSERT(sign * sharpest >= sign * value);
    RC_ASSERT(sign * (sharpest - sign * unit) < sign * value);
    RC_ASSERT(number(printed_at(sharpest, place)) == sharpest);

    const int further = *rc::gen::inRange(0, 2000);
    const PrintedNumber loose{"", sharpest + sign * further * unit, place};
    RC_ASSERT(spare_units(loose, value, bound) == further);

    // The digit named is the first that must change: with those before it kept and all from it on
    // as favourable as can be, the bound would still be false.
    const Rational false_bound = sharpest - sign * (1 + further) * unit;
    const PrintedNumber claimed{"", false_bound, place};
    const auto name = first_wrong_digit(claimed, value, bound);
    RC_ASSERT((name == "sign") == (false_bound * value < 0));
    if (name == "sign" || name == "1") return;
    const int digit = std::stoi(name);
    const Rational kept_unit = power_of_ten(decimal_exponent(false_bound) + 1 - digit);
    const auto kept = [&](const Rational& x, const Rational& digit_unit) {
      return floor(Rational{abs(x) / digit_unit});
    };
    RC_ASSERT(kept(false_bound, kept_unit) != kept(sharpest, kept_unit));
    RC_ASSERT(kept(false_bound, Rational{kept_unit * 10}) ==
              kept(sharpest, Rational{kept_unit * 10}));
  });
}

}  // namespace
}  // namespace certau::theorems
