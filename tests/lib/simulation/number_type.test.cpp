// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/number_type.hpp"

#include <gtest/gtest.h>

#include <set>

namespace certau {
namespace {

TEST(NumberType, every_name_is_read) {
  std::set<NumberType> seen;
  for (const auto& entry : number_type_names) {
    const auto choice = parse_number_choice(entry.name);
    ASSERT_TRUE(choice.has_value()) << choice.reason();
    EXPECT_EQ(choice.value().type, entry.type) << entry.name;
    EXPECT_EQ(choice.value().bits, 128U) << entry.name;
    seen.insert(entry.type);
  }
  EXPECT_EQ(seen.size(), number_type_names.size());
}

TEST(NumberType, bits_are_read) {
  for (const char* text : {"mpfr:256", "interval:256", "ball:256"}) {
    const auto choice = parse_number_choice(text);
    ASSERT_TRUE(choice.has_value()) << choice.reason();
    EXPECT_EQ(choice.value().bits, 256U) << text;
  }
  EXPECT_EQ(parse_number_choice("mpfr:4").value().bits, 4U);
  EXPECT_EQ(parse_number_choice("ball:1000000").value().bits, 1'000'000U);
}

TEST(NumberType, unknown_names_are_refused_with_the_list) {
  for (const char* text : {"", "Double", "double ", " double", "real", "float64", "balls", ":64"}) {
    const auto choice = parse_number_choice(text);
    ASSERT_FALSE(choice.has_value()) << text;
    EXPECT_FALSE(choice.is_inconclusive()) << text;
    for (const auto& entry : number_type_names)
      EXPECT_NE(choice.reason().find(entry.name), std::string::npos) << choice.reason();
  }
}

TEST(NumberType, bad_bits_are_refused) {
  for (const char* text : {"mpfr:", "mpfr:3", "mpfr:1000001", "mpfr:-64", "mpfr:+64", "mpfr:64x",
                           "mpfr: 64", "mpfr:6.4", "mpfr:64:64", "mpfr:99999999999999999999"}) {
    const auto choice = parse_number_choice(text);
    ASSERT_FALSE(choice.has_value()) << text;
    EXPECT_NE(choice.reason().find("from 4 to 1000000"), std::string::npos) << choice.reason();
    EXPECT_NE(choice.reason().find(text), std::string::npos) << choice.reason();
  }
}

TEST(NumberType, types_of_fixed_precision_take_no_bits) {
  for (const char* text : {"half:11", "bfloat16:8", "float:24", "double:53", "long-double:64",
                           "quad:113", "rational:64"}) {
    const auto choice = parse_number_choice(text);
    ASSERT_FALSE(choice.has_value()) << text;
    EXPECT_NE(choice.reason().find("fixed precision"), std::string::npos) << choice.reason();
  }
}

}  // namespace
}  // namespace certau
