// SPDX-License-Identifier: Apache-2.0
#include "certau/report/explanation.hpp"

#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"
#include "certau/report/certificate_json.hpp"
#include "certau/report/table.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

std::string words_for(const Process<Rational>& process, Quantity quantity, Direction direction) {
  const auto bounds = certify({process, q("1/4"), quantity, 6}).value();
  return certificate_in_words(
      certificate_text(direction == Direction::lower ? bounds.lower : bounds.upper, "a test"));
}

TEST(Explanation, a_certificate_names_claim_source_and_proof) {
  const auto upper =
      words_for(support::analog_sgd(), Quantity::squared_gradient_norm, Direction::upper);
  for (const char* part :
       {"for every K >= 1", " is <= ", "wu2024", "alpha         1/10",
        "quadratic, curvature = 1, minimizer = 1/4",
        "asymmetric-linear, tau = 1, symmetric_point = 0", "two-point, sigma = 1/5",
        "start         1/4", "[1/20, 9/20]", "h + T u - u <= value", "theorems/drift_soundness.md"})
    EXPECT_NE(upper.find(part), std::string::npos) << part << " is not in\n" << upper;
  const auto lower =
      words_for(support::analog_sgd(), Quantity::squared_gradient_norm, Direction::lower);
  EXPECT_NE(lower.find(" is >= "), std::string::npos) << lower;
  EXPECT_NE(lower.find("h + T u - u >= value"), std::string::npos) << lower;
}

TEST(Explanation, every_quantity_has_its_formula) {
  for (const auto& [quantity, formula] :
       {std::pair{Quantity::squared_gradient_norm, "g^2, g = f'(w)"},
        std::pair{Quantity::objective_gap, "f(w) - inf f"},
        std::pair{Quantity::squared_saturation, "omega = G/F"},
        std::pair{Quantity::amplification, "omega^2/(1 - omega^2)"},
        std::pair{Quantity::amplification_constant, "g^2 - c sigma^2 S"}}) {
    const auto text = words_for(support::analog_sgd(), quantity, Direction::upper);
    EXPECT_NE(text.find(formula), std::string::npos) << text;
  }
}

TEST(Explanation, long_numbers_have_a_decimal_beside_them) {
  const auto bounds =
      certify({support::analog_sgd(), q("1/4"), Quantity::squared_gradient_norm, 30}).value();
  const auto text = certificate_in_words(certificate_text(bounds.upper, "a test"));
  EXPECT_NE(text.find("about 0.0033891467184421673662540"), std::string::npos) << text;
}

Table table() {
  TableCell good;
  good.parameters = {{"process.device.tau", "1/2"}};
  good.quantity = "objective-gap";
  good.lower = TableBound{q("1/8"), 1};
  good.upper = TableBound{q("1/8"), 2};
  good.certificates = {"certificates/a.json", "certificates/b.json"};
  good.averages = {{10, q("1/9"), q("1/7")}};
  TableCell open;
  open.quantity = "amplification";
  open.reason = "no set";
  return {"m", {{"first", {good}}, {"second", {open}}}};
}

TEST(Explanation, a_certified_cell_names_its_certificates) {
  const auto cell = cell_in_words(table_json(table()), 1).value();
  EXPECT_EQ(cell.certificates,
            (std::vector<std::string>{"certificates/a.json", "certificates/b.json"}));
  for (const char* part : {"Cell 1 of \"first\": objective-gap", "process.device.tau = 1/2",
                           "Certified: 0.125", "Average over K = 10 steps: from 1/9 to 1/7"})
    EXPECT_NE(cell.words.find(part), std::string::npos) << part << " is not in\n" << cell.words;
}

TEST(Explanation, an_inconclusive_cell_says_why) {
  const auto cell = cell_in_words(table_json(table()), 2).value();
  EXPECT_TRUE(cell.certificates.empty());
  EXPECT_NE(cell.words.find("Inconclusive: no set"), std::string::npos) << cell.words;
}

TEST(Explanation, a_cell_that_is_not_there_is_refused) {
  const auto outcome = cell_in_words(table_json(table()), 3);
  ASSERT_FALSE(outcome.has_value());
  EXPECT_EQ(outcome.reason(), "the table has 2 cells");
}

TEST(Explanation, what_is_no_table_is_refused) {
  for (const char* text : {"", "{", "[]", "7", "{}", R"({"format": "certau-certificate"})",
                           R"({"format": "certau-table"})",
                           R"({"format": "certau-table", "format_version": 2, "cells": []})"})
    EXPECT_FALSE(cell_in_words(text, 1).has_value()) << text;
}

TEST(Explanation, a_table_of_another_shape_is_refused) {
  for (const char* text :
       {R"({"format": 1})", R"({"format": "certau-table", "format_version": "1"})",
        R"({"format": "certau-table", "format_version": 1})",
        R"({"format": "certau-table", "format_version": 1, "cells": 7})",
        R"({"format": "certau-table", "format_version": 1, "cells": [{}]})"}) {
    EXPECT_NO_THROW({
      const auto outcome = cell_in_words(text, 1);
      EXPECT_FALSE(outcome.has_value()) << text;
    }) << text;
  }
}

}  // namespace
}  // namespace certau
