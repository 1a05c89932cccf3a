// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/spec/specs.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::q;
using support::SpecText;

SpecText scheduled() {
  auto text = SpecText::tiki_taka();
  text.process = "algorithm = \"tiki-taka\"";
  text.schedule = "horizon = [100, 7]\nlearning_rate = \"1/2\"\nauxiliary_ratio = 3";
  return text;
}

void expect_refused(const SpecText& text, const std::string& line_start,
                    const std::vector<std::string>& parts) {
  const auto message = complaint_of([&] { (void)text.parsed(); });
  const std::string whole = text.text();
  const auto at = ("\n" + whole).find("\n" + line_start);
  ASSERT_NE(at, std::string::npos) << line_start;
  const auto line =
      1 + std::count(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  EXPECT_NE(message.find("line " + std::to_string(line) + ": "), std::string::npos) << message;
  for (const auto& part : parts)
    EXPECT_NE(message.find(part), std::string::npos) << part << " is not in\n" << message;
}

TEST(Schedule, rates_of_squares_are_exact) {
  const Schedule schedule{{}, q("2/7"), {}};
  for (const std::int64_t root : {1, 2, 3, 10, 999'999, 1'000'000})
    EXPECT_EQ(schedule.learning_rate(root * root), Rational(q("2/7") / root)) << root;
}

TEST(Schedule, other_rates_are_the_largest_decimal_of_six_digits_below) {
  for (const char* scale : {"1", "1/2", "1/7", "3", "1e-9", "123456789"})
    for (const std::int64_t horizon : std::vector<std::int64_t>{2, 3, 5, 8, 99, 101, 1000, 123'456,
                                                                10'000'001, 999'999'999'999}) {
      const Schedule schedule{{}, q(scale), {}};
      const Rational rate = schedule.learning_rate(horizon);
      const Rational square = q(scale) * q(scale);
      EXPECT_EQ(round_down(rate, 6), rate) << scale << " " << horizon;
      EXPECT_LT(rate * rate * horizon, square) << scale << " " << horizon;
      const Rational next = rate + power_of_ten(decimal_exponent(rate) - 5);
      EXPECT_GT(next * next * horizon, square) << scale << " " << horizon;
    }
}

TEST(Schedule, a_scale_that_just_reaches_a_decimal_reaches_it) {
  // a²/K is (0.123456)² and 10^-40 more: closer than any approximation of the root of 12 digits.
  const Rational decimal = q("0.123456");
  const Integer fine = sqrt(Integer{2} * numerator(power_of_ten(80))) + 1;
  const Schedule schedule{{}, decimal * fine * power_of_ten(-40), {}};
  EXPECT_EQ(schedule.learning_rate(2), decimal);
}

TEST(Schedule, makes_a_cell_for_each_horizon) {
  const auto spec = scheduled().parsed();
  ASSERT_EQ(spec.cells.size(), 2U);
  using Swept = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(spec.cells[0].horizons, (std::vector<std::int64_t>{100}));
  EXPECT_EQ(spec.cells[0].process.learning_rate, q("1/20"));
  EXPECT_EQ(spec.cells[0].process.auxiliary_learning_rate, q("3/20"));
  EXPECT_EQ(spec.cells[0].swept, (Swept{{"K", "100"}, {"learning_rate", "1/20"}}));
  EXPECT_EQ(spec.cells[1].horizons, (std::vector<std::int64_t>{7}));
  EXPECT_EQ(spec.cells[1].process.learning_rate, q("0.188982"));
  EXPECT_EQ(spec.cells[1].process.auxiliary_learning_rate, q("0.566946"));
  EXPECT_EQ(spec.cells[1].swept, (Swept{{"K", "7"}, {"learning_rate", "0.188982"}}));
}

TEST(Schedule, sweeps_run_within_each_horizon) {
  auto text = scheduled();
  text.sweep = "\"device.tau\" = [1, 2]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 4U);
  EXPECT_EQ(spec.cells[1].horizons, (std::vector<std::int64_t>{100}));
  EXPECT_EQ(spec.cells[1].swept.back().second, "2");
  EXPECT_EQ(spec.cells[2].horizons, (std::vector<std::int64_t>{7}));
}

TEST(Schedule, holds_in_a_process_that_is_swept_as_a_whole) {
  auto text = scheduled();
  text.schedule = "horizon = [100, 4]\nlearning_rate = \"1/2\"";
  const std::string rest =
      "problem = {kind = \"quadratic\", curvature = 1, minimizer = 0}, "
      "device = {kind = \"ideal\"}, noise = {kind = \"none\"}";
  text.sweep = "process = [{algorithm = \"digital-sgd\", " + rest +
               "}, {algorithm = \"analog-sgd\", " + rest + "}]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 4U);
  EXPECT_EQ(spec.cells[1].process.learning_rate, q("1/20"));
  EXPECT_EQ(spec.cells[3].process.learning_rate, q("1/4"));
  EXPECT_EQ(spec.cells[3].process.algorithm, Algorithm::analog_sgd);
  text.sweep = "process = [{algorithm = \"digital-sgd\", learning_rate = 1, " + rest + "}]";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("process.learning_rate: is set by [schedule]"), std::string::npos)
      << message;
}

TEST(Schedule, without_a_ratio_the_auxiliary_rate_is_the_processs) {
  auto text = scheduled();
  text.process += "\nauxiliary_learning_rate = \"1/8\"";
  text.schedule = "horizon = [100, 7]\nlearning_rate = \"1/2\"";
  const auto spec = text.parsed();
  for (const auto& cell : spec.cells) EXPECT_EQ(cell.process.auxiliary_learning_rate, q("1/8"));
  text.sweep = "auxiliary_learning_rate = [\"1/8\", \"1/9\"]";
  EXPECT_EQ(text.parsed().cells.at(3).process.auxiliary_learning_rate, q("1/9"));
}

TEST(Schedule, rates_beside_it_are_refused) {
  auto text = scheduled();
  text.process += "\nlearning_rate = \"1/10\"";
  expect_refused(text, "learning_rate = \"1/10\"", {"process.learning_rate", "leave one"});
  text = scheduled();
  text.process += "\nauxiliary_learning_rate = \"1/10\"";
  expect_refused(text, "auxiliary_learning_rate", {"process.auxiliary_learning_rate: is set by"});
}

TEST(Schedule, swept_rates_are_refused) {
  for (const char* key : {"learning_rate", "auxiliary_learning_rate"}) {
    auto text = scheduled();
    text.sweep = std::string{key} + " = [\"1/10\"]";
    expect_refused(text, std::string{key} + " = [", {"sweep." + std::string{key}, "[schedule]"});
  }
}

TEST(Schedule, the_tables_horizons_are_its_own) {
  auto text = scheduled();
  text.table += "\nhorizon = \"all\"";
  EXPECT_EQ(text.parsed().cells.at(1).horizons.front(), 7);
  text = scheduled();
  text.table += "\nhorizon = [10]";
  expect_refused(text, "horizon = [10]", {"table.horizon", "are those of [schedule]"});
}

TEST(Schedule, the_constant_has_no_average_at_its_horizons) {
  auto text = scheduled();
  text.table = "quantities = [\"amplification-constant\"]";
  expect_refused(text, "quantities", {"table.quantities", "no average at a single K"});
}

TEST(Schedule, bad_values_are_refused) {
  for (const auto& [line, part] : {std::pair{"learning_rate = 0", "must be positive"},
                                   {"learning_rate = \"-1\"", "must be positive"},
                                   {"learning_rate = 0.5", "TOML float"},
                                   {"learning_rates = 1", "did you mean \"learning_rate\"?"}}) {
    auto text = scheduled();
    text.schedule = "horizon = [4]\n" + std::string{line};
    expect_refused(text, line, {"schedule.learning_rate", part});
  }
  for (const auto& [line, part] : {std::pair{"auxiliary_ratio = 0", "must be positive"},
                                   {"auxiliary_ratios = 3", "unknown key"}}) {
    auto text = scheduled();
    text.schedule = "horizon = [4]\nlearning_rate = 1\n" + std::string{line};
    expect_refused(text, line, {"schedule.auxiliary_ratio", part});
  }
  for (const char* line : {"horizon = [0]", "horizon = []", "horizon = 4", "horizon = [\"4\"]",
                           "horizon = [1000000000001]", "horizon = \"all\""}) {
    auto text = scheduled();
    text.schedule = std::string{line} + "\nlearning_rate = 1";
    expect_refused(text, line, {"schedule.horizon"});
  }
}

TEST(Schedule, a_ratio_without_an_auxiliary_array_is_refused) {
  auto text = scheduled();
  text.process = "algorithm = \"analog-sgd\"";
  expect_refused(text, "auxiliary_ratio", {"schedule.auxiliary_ratio", "tiki-taka only"});
}

TEST(Schedule, too_many_horizons_are_refused) {
  auto text = scheduled();
  std::string horizons = "1";
  for (int k = 0; k < 100'000; ++k) horizons += ",1";
  text.schedule = "horizon = [" + horizons + "]\nlearning_rate = 1\nauxiliary_ratio = 1";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("more than 100000 cells"), std::string::npos) << message;
}

TEST(Baseline, is_the_same_question_about_another_algorithm) {
  auto text = SpecText::tiki_taka();
  text.process += "\nmixing = \"1/4\"";
  text.start = "weight = \"1/3\"\nauxiliary = \"1/2\"";
  text.table += "\nrelative_width = \"1/20\"\nbaseline = \"analog-sgd\"";
  const SpecCell cell = text.parsed().cells.at(0);
  EXPECT_EQ(cell.relative_width, q("1/20"));
  ASSERT_TRUE(cell.baseline.has_value());
  const SpecCell other = baseline_cell(cell);
  EXPECT_EQ(other.process.algorithm, Algorithm::analog_sgd);
  EXPECT_EQ(other.process.learning_rate, cell.process.learning_rate);
  EXPECT_EQ(other.process.mixing, 0);
  EXPECT_EQ(other.process.auxiliary_learning_rate, 0);
  EXPECT_EQ(other.start, (State<Rational>{q("1/3"), 0}));
  EXPECT_EQ(other.quantity, cell.quantity);
  EXPECT_NO_THROW(validate(other.process));
}

TEST(Baseline, is_needed_for_its_question) {
  EXPECT_THROW((void)baseline_cell(SpecCell{}), ContractViolation);
}

}  // namespace
}  // namespace certau
