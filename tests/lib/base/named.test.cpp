// SPDX-License-Identifier: Apache-2.0
#include "certau/base/named.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

enum class Colour { red, green, blue };

constexpr std::array table{Named<Colour>{Colour::red, "red"},
                           Named<Colour>{Colour::green, "green"}};

TEST(Named, names_and_values_are_inverse) {
  for (const auto& entry : table) {
    EXPECT_EQ(name_in(table, entry.value), entry.name);
    EXPECT_EQ(value_in(table, entry.name), entry.value);
  }
  EXPECT_EQ(names_of(table), (std::vector<std::string>{"red", "green"}));
}

TEST(Named, what_the_table_lacks_is_not_guessed) {
  EXPECT_FALSE(value_in(table, "Red").has_value());
  EXPECT_FALSE(value_in(table, "").has_value());
  EXPECT_THROW((void)name_in(table, Colour::blue), ContractViolation);
}

}  // namespace
}  // namespace certau
