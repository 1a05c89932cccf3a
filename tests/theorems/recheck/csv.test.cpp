// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/csv.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"
#include "tests/support/property.hpp"

namespace certau::theorems {
namespace {

using Fields = std::vector<std::string>;

TEST(Csv, reads_plain_records_with_their_lines) {
  const auto table = parse_csv("a,b\n1,2\n,\n");
  EXPECT_EQ(table.header.fields, (Fields{"a", "b"}));
  ASSERT_EQ(table.records.size(), 2U);
  EXPECT_EQ(table.records[0].fields, (Fields{"1", "2"}));
  EXPECT_EQ(table.records[0].line, 2U);
  EXPECT_EQ(table.records[1].fields, (Fields{"", ""}));
}

TEST(Csv, reads_quoted_fields) {
  const auto table = parse_csv("a,b\n\"x,y\",\"say \"\"no\"\"\"\n\"two\nlines\",\n3,4");
  ASSERT_EQ(table.records.size(), 3U);
  EXPECT_EQ(table.records[0].fields, (Fields{"x,y", "say \"no\""}));
  EXPECT_EQ(table.records[1].fields, (Fields{"two\nlines", ""}));
  EXPECT_EQ(table.records[1].line, 3U);
  EXPECT_EQ(table.records[2].fields, (Fields{"3", "4"}));
  EXPECT_EQ(table.records[2].line, 5U);
}

TEST(Csv, accepts_what_spreadsheets_write) {
  const auto table = parse_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n1,\"2\"\r\n3,4\r\n");
  EXPECT_EQ(table.header.fields, (Fields{"a", "b"}));
  ASSERT_EQ(table.records.size(), 2U);
  EXPECT_EQ(table.records[0].fields, (Fields{"1", "2"}));
  EXPECT_EQ(table.records[1].fields, (Fields{"3", "4"}));
}

TEST(Csv, skips_empty_lines_and_comments) {
  const auto table = parse_csv("# what\n\n  \t\r\na\n# \"not open\n\n1\n#\n");
  ASSERT_EQ(table.records.size(), 1U);
  EXPECT_EQ(table.header.line, 4U);
  EXPECT_EQ(table.records[0].line, 7U);
}

TEST(Csv, refuses_what_is_no_table) {
  const auto complaint = [](const char* text) {
    return support::complaint_of([&] { static_cast<void>(parse_csv(text)); });
  };
  for (const char* text : {"", "\n\n", "# only\n"})
    EXPECT_TRUE(support::is_complaint(complaint(text), "line 1", "", "no header"));
  EXPECT_TRUE(support::is_complaint(complaint("a,b\n1\n"), "line 2", "", "1 fields"));
  EXPECT_TRUE(support::is_complaint(complaint("a,b\n1,2\n1,000,2\n"), "line 3", "", "3 fields"));
  EXPECT_TRUE(support::is_complaint(complaint("a\n\"1\n2\n"), "line 2", "", "never closed"));
  EXPECT_TRUE(support::is_complaint(complaint("a\n\"1\"2\n"), "line 2", "1", "text after"));
  EXPECT_TRUE(support::is_complaint(complaint("a\n1\"2\n"), "line 2", "1\"2", "quote inside"));
}

TEST(Csv, reads_what_it_writes) {
  support::check_property(300, [] {
    const auto width = *rc::gen::inRange<std::size_t>(1, 5);
    const auto field = rc::gen::container<std::string>(
        rc::gen::element('a', '1', ',', '"', '\n', '\r', '#', ' ', ';'));
    std::vector<Fields> rows;
    std::string text;
    for (auto k = *rc::gen::inRange(1, 5); k > 0; --k) {
      // A row of nothing but blanks is an empty line when it has one field.
      rows.push_back(*rc::gen::container<Fields>(width, field));
      rows.back().front() += 'x';
      text += csv_line(rows.back());
    }
    const auto table = parse_csv(text);
    RC_ASSERT(table.header.fields == rows.front());
    RC_ASSERT(table.records.size() + 1 == rows.size());
    for (std::size_t k = 1; k < rows.size(); ++k) RC_ASSERT(table.records[k - 1].fields == rows[k]);
  });
}

}  // namespace
}  // namespace certau::theorems
