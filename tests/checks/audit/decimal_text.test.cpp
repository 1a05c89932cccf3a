// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/decimal_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

struct Case {
  const char* text;
  const char* value;
  int decimals;
};

TEST(DecimalText, reads_the_usual_forms) {
  for (const auto& [text, value, decimals] :
       {Case{"0", "0", 0}, Case{"-0.0", "0", 1}, Case{"12", "12", 0}, Case{"+2.50", "5/2", 2},
        Case{"-0.01328888889", "-0.01328888889", 11}, Case{".5", "1/2", 1}, Case{"5.", "5", 0},
        Case{"1e-3", "1/1000", 3}, Case{"1.5E+03", "1500", -2}, Case{" 7\t", "7", 0},
        Case{"0.026401183209876543", "0.026401183209876543", 18},
        Case{"1.2345678901234567e-05", "0.000012345678901234567", 21},
        Case{"-2.2250738585072014e-308", "-2.2250738585072014e-308", 324},
        Case{"18446744073709551617", "18446744073709551617", 0},
        Case{"0.00000000000000000000000000000000000000000000000012", "1.2e-49", 50},
        Case{"12345678901234567890.123456789012345678", "12345678901234567890.123456789012345678",
             18}}) {
    RecordedNumber number;
    ASSERT_TRUE(read_decimal(text, Reading::rounded, number)) << text;
    EXPECT_EQ(number.value(), parse_rational(value).value()) << text;
    EXPECT_EQ(number.decimals(), decimals) << text;
    EXPECT_TRUE(looks_like_number(text)) << text;
  }
}

TEST(DecimalText, takes_the_number_at_the_front) {
  const std::string text = "1.5,2";
  RecordedNumber number;
  const char* const end = text.data() + text.size();
  EXPECT_EQ(take_decimal(text.data(), end, Reading::exact, number), text.data() + 3);
  EXPECT_EQ(number.value(), (Rational{3, 2}));
  EXPECT_EQ(number.slack(), 0);
}

TEST(DecimalText, says_why_a_text_is_refused) {
  struct Refused {
    const char* text;
    const char* value;
    const char* part;
    bool looks_like_number;
  };
  for (const auto& [text, value, part, looks] :
       {Refused{"", "", "empty", false},
        Refused{"  ", "", "empty", false},
        Refused{"nan", "nan", "none at this step", true},
        Refused{" -NaN ", "-NaN", "none at this step", true},
        Refused{"nan(ind)", "nan(ind)", "none at this step", true},
        Refused{"+Inf", "+Inf", "none at this step", true},
        Refused{"-infinity", "-infinity", "none at this step", true},
        Refused{"0x1.8p-3", "0x1.8p-3", "hexadecimal", true},
        Refused{"0.1000000000000000055511151231257827021181583404541015625",
                "0.1000000000000000055511151231257827021181583404541015625",
                "55 significant digits, more than 38", true},
        Refused{"1e-500", "1e-500", "exponent out of range", true},
        Refused{"1e271", "1e271", "exponent out of range", true},
        Refused{"1e99999999999999999999", "1e99999999999999999999", "exponent out of range", true},
        Refused{"1e", "1e", "not a number", false},
        Refused{"1e+", "1e+", "not a number", false},
        Refused{"-", "-", "not a number", false},
        Refused{".", ".", "not a number", false},
        Refused{"1 2", "1 2", "not a number", false},
        Refused{"1.2.3", "1.2.3", "not a number", false},
        Refused{"--1", "--1", "not a number", false},
        Refused{"1/3", "1/3", "not a number", false},
        Refused{"w0", "w0", "not a number", false}}) {
    RecordedNumber number = RecordedNumber::binary(7);
    EXPECT_FALSE(read_decimal(text, Reading::rounded, number)) << text;
    EXPECT_EQ(number.value(), 7) << text;
    EXPECT_EQ(looks_like_number(text), looks) << text;
    EXPECT_TRUE(support::is_complaint(
        support::complaint_of([&] { throw_no_decimal("here", text); }), "here", value, part));
  }
}

}  // namespace
}  // namespace certau::audit
