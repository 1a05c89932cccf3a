// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/npy_header.hpp"

#include <gtest/gtest.h>

#include "tests/checks/audit/npy_bytes.hpp"
#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

using Kind = NpyType::Kind;

// The dictionaries of this test that are read are copied from files that NumPy 1.24.2 wrote.

TEST(NpyHeader, plain_array) {
  const auto header = parse_npy_header(
      "{'descr': '>i2', 'fortran_order': True, 'shape': (1000, 5), }  \n", "t.npy");
  EXPECT_FALSE(header.is_structured);
  EXPECT_TRUE(header.is_fortran_order);
  EXPECT_EQ(header.shape, (std::vector<std::int64_t>{1000, 5}));
  ASSERT_EQ(header.fields.size(), 1U);
  EXPECT_EQ(header.fields[0].type.kind, Kind::integer);
  EXPECT_EQ(header.fields[0].type.size, 2U);
  EXPECT_TRUE(header.fields[0].type.is_big_endian);
}

TEST(NpyHeader, structured_array_with_padding) {
  const auto header = parse_npy_header(
      "{'descr': [('k', '<i8'), ('w', '>f4', (3,)), ('n', '|i1', (3,)), ('', '|V1'), "
      "('dw', '<f2', (3,)), ('u', '|u1'), ('', '|V1')], 'fortran_order': False, "
      "'shape': (1000,), }",
      "t.npy");
  EXPECT_TRUE(header.is_structured);
  EXPECT_EQ(header.shape, (std::vector<std::int64_t>{1000}));
  ASSERT_EQ(header.fields.size(), 7U);
  EXPECT_EQ(header.fields[0].name, "k");
  EXPECT_EQ(header.fields[0].count, 1U);
  EXPECT_FALSE(header.fields[0].is_list);
  EXPECT_EQ(header.fields[1].name, "w");
  EXPECT_EQ(header.fields[1].type.kind, Kind::floating);
  EXPECT_TRUE(header.fields[1].type.is_big_endian);
  EXPECT_EQ(header.fields[1].count, 3U);
  EXPECT_TRUE(header.fields[1].is_list);
  EXPECT_EQ(header.fields[3].type.kind, Kind::padding);
  EXPECT_EQ(header.fields[4].type.size, 2U);
  EXPECT_EQ(header.fields[5].type.kind, Kind::natural);
}

TEST(NpyHeader, other_spacing_order_and_quotes_are_the_same_dictionary) {
  const auto header = parse_npy_header(
      "{\"shape\":( 7 , ),'descr':[ ( 'it\\'s' , '=f8' , ( ) ) , ] ,\"fortran_order\":False}",
      "t.npy");
  EXPECT_EQ(header.shape, (std::vector<std::int64_t>{7}));
  EXPECT_EQ(header.fields[0].name, "it's");
  EXPECT_FALSE(header.fields[0].is_list);
}

TEST(NpyHeader, misuse_is_named) {
  struct Misuse {
    std::string dictionary;
    const char* value;
    const char* part;
  };
  const auto type = [](const char* description) { return npy_dictionary(description, "(3,)"); };
  for (const auto& [dictionary, value, part] :
       {Misuse{"", "", "no { at its end"},
        Misuse{"[]", "", "no { before []"},
        Misuse{"{'descr': '<f8', 'fortran_order': False}", "", "lacks shape"},
        Misuse{"{'descr': '<f8', 'descr': '<f8'}", "", "descr twice"},
        Misuse{"{'descr': '<f8', 'order': 1}", "", "unknown key order"},
        Misuse{"{'descr': '<f8' 'shape': (3,)}", "", "no } before"},
        Misuse{"{descr: '<f8'}", "", "where a text should be"},
        Misuse{"{'descr': '<f8", "", "does not end"},
        Misuse{"{'descr': '\\x41'}", "", "escape sequence"},
        Misuse{type("'<f8'") + "x", "", "goes on after its end"},
        Misuse{"{'fortran_order': 0}", "", "True or False"},
        Misuse{"{'shape': (3)}", "", "without a comma"},
        Misuse{"{'shape': (-3,)}", "", "where a size should be"},
        Misuse{"{'shape': (99999999999999999999,)}", "", "where a size should be"},
        Misuse{"{'shape': 3}", "", "no ( before 3"},
        Misuse{type("''"), "", "a type \"\""},
        Misuse{type("'f8'"), "", "a type \"f8\""},
        Misuse{type("'<f'"), "<f", "no numbers"},
        Misuse{type("'<f8x'"), "<f8x", "no numbers"},
        Misuse{type("[]"), "", "no fields"},
        Misuse{type("'|O'"), "|O", "pickled Python objects"},
        Misuse{type("[('a', '|O')]"), "|O", "pickled Python objects"},
        Misuse{type("'<f16'"), "<f16", "floating-point numbers of that size"},
        Misuse{type("'<i3'"), "<i3", "integers of that size"},
        Misuse{type("'<c16'"), "<c16", "complex numbers"},
        Misuse{type("'|b1'"), "|b1", "truth values"},
        Misuse{type("'<U1'"), "<U1", "no numbers"},
        Misuse{type("'<M8[ns]'"), "<M8[ns]", "no numbers"},
        Misuse{type("'|V8'"), "V", "raw bytes"},
        Misuse{type("[('', '|V99999999')]"), "", "padding of 99999999 bytes"},
        Misuse{type("[(('title', 'a'), '<f8')]"), "", "field with a title"},
        Misuse{type("[('a', [('b', '<f8')])]"), "a", "has fields itself"},
        Misuse{type("[('a', '<f8', (2, 2))]"), "a", "several axes"},
        Misuse{type("[('a', '<f8', (0,))]"), "", "a of 0 numbers"},
        Misuse{type("[('a', '<f8', (99999999,))]"), "", "a of 99999999 numbers"}}) {
    const auto message =
        support::complaint_of([&] { static_cast<void>(parse_npy_header(dictionary, "t.npy")); });
    EXPECT_TRUE(support::is_complaint(message, "t.npy header", value, part)) << dictionary;
  }
}

}  // namespace
}  // namespace certau::audit
