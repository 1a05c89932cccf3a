// SPDX-License-Identifier: Apache-2.0
#include "certau/base/aligned_table.hpp"

#include <gtest/gtest.h>

namespace certau {
namespace {

TEST(AlignedTable, pads_columns_to_their_longest_field) {
  EXPECT_EQ(aligned_table({{"id", "value"}, {"theorem-1", "3"}}),
            "| id        | value |\n"
            "| --------- | ----- |\n"
            "| theorem-1 | 3     |\n");
}

TEST(AlignedTable, counts_characters_not_bytes) {
  EXPECT_EQ(aligned_table({{"w°", "x"}, {"τ ≥ 1", "y"}}),
            "| w°    | x   |\n"
            "| ----- | --- |\n"
            "| τ ≥ 1 | y   |\n");
}

TEST(AlignedTable, fills_short_rows) {
  EXPECT_EQ(aligned_table({{"a", "b"}, {"1"}}),
            "| a   | b   |\n"
            "| --- | --- |\n"
            "| 1   |     |\n");
}

}  // namespace
}  // namespace certau
