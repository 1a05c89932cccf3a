// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/json.hpp"

#include <gtest/gtest.h>

#include "checks/verifier/rejection.hpp"

namespace certau_verifier {
namespace {

std::string refusal(const std::string& text) {
  try {
    (void)parse_json(text);
  } catch (const Rejection& rejection) {
    return rejection.what();
  }
  return "accepted";
}

void expect_refused(const std::string& text, const std::string& reason) {
  EXPECT_NE(refusal(text).find(reason), std::string::npos) << text << ": " << refusal(text);
}

TEST(Json, reads_nested_values_in_order) {
  const JsonValue value = parse_json(R"( {"b": [1, "x", {}], "a": null, "": [[], -0.5e+3]} )");
  ASSERT_EQ(value.kind, JsonValue::Kind::object);
  ASSERT_EQ(value.members.size(), 3u);
  EXPECT_EQ(value.members[0].key, "b");
  const JsonValue& array = value.members[0].value;
  ASSERT_EQ(array.items.size(), 3u);
  EXPECT_EQ(array.items[0].kind, JsonValue::Kind::number);
  EXPECT_EQ(array.items[0].text, "1");
  EXPECT_EQ(array.items[1].kind, JsonValue::Kind::string);
  EXPECT_EQ(array.items[2].kind, JsonValue::Kind::object);
  EXPECT_EQ(value.members[1].value.text, "null");
  EXPECT_EQ(value.members[2].value.items[1].text, "-0.5e+3");
}

TEST(Json, decodes_escapes) {
  EXPECT_EQ(parse_json(R"("\"\\\/\b\f\n\r\t")").text, "\"\\/\b\f\n\r\t");
  EXPECT_EQ(parse_json(R"("\u0041\u00e9\u20AC\ud83d\ude00")").text,
            "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80");
  EXPECT_EQ(parse_json("\"\\u0000\"").text, std::string(1, '\0'));
}

TEST(Json, refuses_what_is_not_strict) {
  for (const char* text : {"{'a': 1}",  "{a: 1}",     "[1,]",        "{\"a\": 1,}",
                           "[,1]",      "[1 2]",      "{\"a\" 1}",   "{\"a\": 1 \"b\": 2}",
                           "01",        "+1",         ".5",          "1.",
                           "1.e5",      "1e",         "-",           "--1",
                           "0x10",      "NaN",        "Infinity",    "True",
                           "nul",       "tru",        "truefalse",   "// c\n1",
                           "/* c */ 1", "1 // c",     "\"\t\"",      "\"\n\"",
                           "\"\\x41\"", "\"\\'\"",    "\"\\u12g4\"", "\"\\u12",
                           "[1}",       "{\"a\": 1]", "{1: 2}",      "\"a",
                           "[",         "{",          "[1",          "{\"a\"",
                           "",          " ",          "1 1",         "{} {}",
                           "]",         "\v1",        "\f1"}) {
    expect_refused(text, "not strict JSON at line 1");
  }
}

TEST(Json, refuses_unpaired_surrogates) {
  for (const char* text : {R"("\ud83d")", R"("\ude00")", R"("\ud83d\n")", R"("\ud83dx")",
                           R"("\ud83d\u0041")", R"("\ude00\ud83d")"}) {
    expect_refused(text, "unpaired surrogate");
  }
}

TEST(Json, refuses_what_is_not_utf8) {
  for (const char* bytes :
       {"\x80", "\xc3", "\xc0\xaf", "\xc1\xbf", "\xe0\x9f\xbf", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf",
        "\xf4\x90\x80\x80", "\xf8\x88\x80\x80\x80", "\xff"}) {
    expect_refused(std::string("[\"") + bytes + "\"]", "line 1, column 3: this is not UTF-8");
  }
  for (const char* bytes : {"\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                            "\xf4\x8f\xbf\xbf"}) {
    EXPECT_EQ(parse_json(std::string("\"") + bytes + "\"").text, bytes);
  }
  expect_refused("\xef\xbb\xbf{}", "line 1, column 1: expected a value");
}

TEST(Json, refuses_nul_bytes) {
  for (const char* around : {"[@]", "[1@]", "@", "[1]@", "{\"a@\": 1}", "{@\"a\": 1}", "[tru@]"}) {
    std::string text = around;
    text.replace(text.find('@'), 1, 1, '\0');
    expect_refused(text, "not strict JSON");
    EXPECT_EQ(refusal(text).find("too early"), std::string::npos) << refusal(text);
  }
}

TEST(Json, says_where) {
  expect_refused("{\n \"a\": [1,\n\n  x]}", "line 4, column 3: expected a value");
  expect_refused("{\n \"a\": [1,\n", "line 3, column 1: the text ends too early");
  expect_refused("{}\n}", "line 2, column 1: something follows the closing brace");
}

TEST(Json, refuses_repeated_keys_with_their_path) {
  expect_refused(R"({"a": [0, {"b": {"c": 1, "d": 2, "c": 3}}]})",
                 "column 34: the key a[1].b.c is repeated");
  EXPECT_EQ(refusal(R"([{"a": 1}, {"a": 1, "b": {"a": 1}}])"), "accepted");
}

TEST(Json, nesting_is_limited) {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  EXPECT_EQ(refusal(nested(json_depth_limit)), "accepted");
  expect_refused(nested(json_depth_limit + 1), "nested too deeply");
  expect_refused(std::string(1'000'000, '['), "nested too deeply");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  expect_refused(objects, "nested too deeply");
}

TEST(Json, the_number_of_values_is_limited) {
  std::string text = "[0";
  for (std::size_t i = 2; i < json_value_limit; ++i) text += ",0";
  EXPECT_EQ(refusal(text + "]"), "accepted");
  expect_refused(text + ",0]", "too many values");
}

}  // namespace
}  // namespace certau_verifier
