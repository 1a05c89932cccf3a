// SPDX-License-Identifier: Apache-2.0
#include "certau/base/csv_record.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using Fields = std::vector<std::string>;

TEST(CsvRecord, takes_one_record_and_leaves_the_rest) {
  std::string_view text = "a, b,\r\n\"x,\"\"y\"\"\nz\",1\nrest";
  std::size_t line = 7;
  EXPECT_EQ(take_csv_record(text, line), (Fields{"a", " b", ""}));
  EXPECT_EQ(line, 8U);
  EXPECT_EQ(take_csv_record(text, line), (Fields{"x,\"y\"\nz", "1"}));
  EXPECT_EQ(line, 10U);
  EXPECT_EQ(text, "rest");
  EXPECT_EQ(take_csv_record(text, line), (Fields{"rest"}));
  EXPECT_TRUE(text.empty());
}

TEST(CsvRecord, wrong_quotes_name_file_and_line) {
  const auto complaint = [](std::string_view text, std::string_view file) {
    return support::complaint_of([&] {
      std::size_t line = 3;
      static_cast<void>(take_csv_record(text, line, file));
    });
  };
  EXPECT_TRUE(
      support::is_complaint(complaint("a\"b\n", "t.csv"), "t.csv line 3", "a\"b", "quote inside"));
  EXPECT_TRUE(support::is_complaint(complaint("a\"b\n", ""), "line 3", "a\"b", "quote inside"));
  EXPECT_TRUE(
      support::is_complaint(complaint("\"a\nb", "t.csv"), "t.csv line 3", "", "never closed"));
  EXPECT_TRUE(
      support::is_complaint(complaint("\"a\nb\"c", "t.csv"), "t.csv line 4", "a\nb", "text after"));
}

}  // namespace
}  // namespace certau
