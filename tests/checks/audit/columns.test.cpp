// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/columns.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

using Numbers = std::vector<std::size_t>;

ColumnNames named(std::vector<std::string> names) { return {"t.csv", std::move(names), true}; }
ColumnNames unnamed(std::size_t width) { return {"t.csv", std::vector<std::string>(width), false}; }

TEST(Columns, usual_names_of_analog_sgd) {
  const auto columns =
      settle_columns("", named({"k", "g0", "g1", "dw0", "dw1", "w0", "w1", "n0", "n1", "note"}));
  EXPECT_EQ(columns[Role::step], (Numbers{0}));
  EXPECT_EQ(columns[Role::gradient], (Numbers{1, 2}));
  EXPECT_EQ(columns[Role::update], (Numbers{3, 4}));
  EXPECT_EQ(columns[Role::weight], (Numbers{5, 6}));
  EXPECT_EQ(columns[Role::pulses], (Numbers{7, 8}));
  EXPECT_EQ(columns.dimension(), 2U);
  for (const Role role : {Role::next_weight, Role::auxiliary, Role::auxiliary_update,
                          Role::auxiliary_pulses, Role::next_auxiliary})
    EXPECT_FALSE(columns.has(role));
}

TEST(Columns, usual_names_of_tiki_taka) {
  const auto columns = settle_columns(" ", named({"step", "p0", "w0", "dp0", "np0", "nw0", "n0"}));
  EXPECT_EQ(columns[Role::step], (Numbers{0}));
  EXPECT_EQ(columns[Role::auxiliary], (Numbers{1}));
  EXPECT_EQ(columns[Role::weight], (Numbers{2}));
  EXPECT_EQ(columns[Role::auxiliary_update], (Numbers{3}));
  EXPECT_EQ(columns[Role::auxiliary_pulses], (Numbers{4}));
  EXPECT_EQ(columns[Role::pulses], (Numbers{5}));
}

TEST(Columns, usual_names_of_one_coordinate_need_no_number) {
  const auto columns = settle_columns("", named({"w", "dw", "g"}));
  EXPECT_EQ(columns[Role::weight], (Numbers{0}));
  EXPECT_EQ(columns[Role::update], (Numbers{1}));
  EXPECT_EQ(columns[Role::gradient], (Numbers{2}));
}

TEST(Columns, coordinates_are_in_their_order_not_in_the_files) {
  const auto columns = settle_columns(
      "", named({"w2", "w0", "w10", "w1", "w3", "w4", "w5", "w6", "w7", "w8", "w9"}));
  EXPECT_EQ(columns[Role::weight], (Numbers{1, 3, 0, 4, 5, 6, 7, 8, 9, 10, 2}));
}

TEST(Columns, patterns_names_numbers_and_sums_of_them) {
  const auto names = named({"t", "x[1]", "x[2]", "left", "right", "5", "6"});
  const auto columns =
      settle_columns("step = t, weight=x[*],update = left + right,pulses=5:7", names);
  EXPECT_EQ(columns[Role::step], (Numbers{0}));
  EXPECT_EQ(columns[Role::weight], (Numbers{1, 2}));
  EXPECT_EQ(columns[Role::update], (Numbers{3, 4}));
  EXPECT_EQ(columns[Role::pulses], (Numbers{5, 6}));
  const auto plain = settle_columns("weight=0+2,next_weight=1:2+3", unnamed(4));
  EXPECT_EQ(plain[Role::weight], (Numbers{0, 2}));
  EXPECT_EQ(plain[Role::next_weight], (Numbers{1, 3}));
}

TEST(Columns, labels_are_names_or_numbers) {
  EXPECT_EQ(column_label(named({"a", ""}), 0), "a");
  EXPECT_EQ(column_label(named({"a", ""}), 1), "column 1");
}

struct Misuse {
  const char* specification;
  const char* value;
  const char* part;
};

TEST(Columns, misuse_is_named) {
  const auto names = named({"k", "w0", "w1", "g0", "a", "a", "", "v1", "v3", "p0", "p1"});
  for (const auto& [specification, value, part] :
       {Misuse{"weight", "weight", "role=columns"}, Misuse{"weight=w*,", "", "role=columns"},
        Misuse{"wieght=w*", "wieght=w*", "did you mean \"weight\""},
        Misuse{"weight=w*,weight=g0", "weight=g0", "twice"},
        Misuse{"weight=", "weight=", "names no column"},
        Misuse{"weight=w0+", "weight=w0+", "names no column"},
        Misuse{"weight=u*", "weight=u*", "no column u0"},
        Misuse{"weight=W0", "weight=W0", "no column W0; known: k, w0"},
        Misuse{"weight=a", "weight=a", "two columns a"},
        Misuse{"weight=v*", "weight=v*", "a column v3 but no v2"},
        Misuse{"weight=w**", "weight=w**", "two *"},
        Misuse{"weight=3:3", "weight=3:3", "empty range"},
        Misuse{"weight=5:3", "weight=5:3", "empty range"},
        Misuse{"weight=9:12", "weight=9:12", "has 11 columns; give numbers from 0 to 10"},
        Misuse{"weight=11", "weight=11", "has 11 columns"},
        Misuse{"weight=99999999999999999999999", "weight=99999999999999999999999", "11 columns"}}) {
    const auto message =
        support::complaint_of([&] { static_cast<void>(settle_columns(specification, names)); });
    EXPECT_TRUE(support::is_complaint(message, "columns", value, part)) << specification;
  }
}

TEST(Columns, groups_must_fit_together) {
  const auto names = named({"k", "w0", "w1", "g0", "p0", "p1"});
  struct Group {
    const char* specification;
    const char* head;
    const char* part;
  };
  for (const auto& [specification, head, part] :
       {Group{"gradient=g0", "columns: ", "no column is the weight"},
        Group{"weight=w*,gradient=g*", "columns = \"gradient\"", "1 columns where weight has 2"},
        Group{"weight=w*,step=k+g0", "columns = \"step\"", "2 columns"},
        Group{"weight=w*,auxiliary_update=p*", "columns = \"auxiliary_update\"",
              "without auxiliary"},
        Group{"weight=w*,next_auxiliary=p*", "columns = \"next_auxiliary\"", "without auxiliary"},
        Group{"weight=w*,update=w1+w0", "columns = \"update\"", "takes w1, which is weight"},
        Group{"weight=w0+w0", "columns = \"weight\"", "takes w0, which is weight"}}) {
    const auto message =
        support::complaint_of([&] { static_cast<void>(settle_columns(specification, names)); });
    EXPECT_EQ(message.rfind(head, 0), 0U) << message;
    EXPECT_NE(message.find(part), std::string::npos) << message;
  }
}

TEST(Columns, usual_names_must_be_there) {
  const auto complaint = [](const ColumnNames& names, const char* specification = "") {
    return support::complaint_of([&] { static_cast<void>(settle_columns(specification, names)); });
  };
  EXPECT_TRUE(support::is_complaint(complaint(named({"x", "", "y"})), "columns", "",
                                    "it has x, column 1, y; say"));
  EXPECT_TRUE(support::is_complaint(complaint(unnamed(3)), "columns", "", "its 3 columns"));
  EXPECT_TRUE(support::is_complaint(complaint(unnamed(3), "weight=w*"), "columns", "weight=w*",
                                    "does not name"));
  EXPECT_TRUE(support::is_complaint(complaint(named({"w0", "w2"})), "columns", "w*",
                                    "a column w2 but no w1"));
  EXPECT_TRUE(support::is_complaint(complaint(named({"w", "w"})), "columns", "w", "two columns"));
}

TEST(Columns, comments_may_specify_them) {
  EXPECT_EQ(columns_in_comment("# certau-trace columns: weight=w*, update=dw*", "here"),
            "weight=w*, update=dw*");
  EXPECT_EQ(columns_in_comment("#certau-trace  columns:weight=x", "here"), "weight=x");
  for (const char* other : {"#", "###", "# made by hand", "# columns: weight=w*"})
    EXPECT_EQ(columns_in_comment(other, "here"), std::nullopt) << other;
  for (const char* wrong : {"# certau-trace", "# certau-trace columns:",
                            "# certau-trace state: after", "# certau-trace columns weight=w*"})
    EXPECT_TRUE(support::is_complaint(
        support::complaint_of([&] { static_cast<void>(columns_in_comment(wrong, "here")); }),
        "here", std::string{wrong}.substr(2), "no line about columns"));
}

}  // namespace
}  // namespace certau::audit
