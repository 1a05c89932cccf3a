// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/spec/specs.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::q;
using support::SpecText;

using Swept = std::vector<std::pair<std::string, std::string>>;

Rational tau_of(const SpecCell& cell) {
  return std::get<AsymmetricLinear<Rational>>(cell.process.device).tau;
}

std::vector<Swept> swept_of(const Spec& spec) {
  std::vector<Swept> result;
  for (const auto& cell : spec.cells) result.push_back(cell.swept);
  return result;
}

TEST(Sweep, values_keep_their_order_and_spelling) {
  SpecText text;
  text.sweep = "\"device.tau\" = [\"2\", \"0.5\", 1, \"3/2\"]";
  const auto spec = text.parsed();
  EXPECT_EQ(swept_of(spec), (std::vector<Swept>{{{"device.tau", "2"}},
                                                {{"device.tau", "0.5"}},
                                                {{"device.tau", "1"}},
                                                {{"device.tau", "3/2"}}}));
  EXPECT_EQ(tau_of(spec.cells.at(1)), q("1/2"));
  EXPECT_EQ(tau_of(spec.cells.at(3)), q("3/2"));
}

TEST(Sweep, axes_keep_the_order_of_the_file_and_the_last_runs_fastest) {
  SpecText text;
  text.table = "quantities = [\"squared-gradient-norm\", \"objective-gap\"]";
  // Alphabetically the first would be the last.
  text.sweep = "\"noise.sigma\" = [\"1/5\", \"1/10\"]\n\"device.tau\" = [\"1\", \"2\", \"3\"]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 12U);
  std::size_t index = 0;
  for (const char* sigma : {"1/5", "1/10"})
    for (const char* tau : {"1", "2", "3"})
      for (const Quantity quantity : {Quantity::squared_gradient_norm, Quantity::objective_gap}) {
        const auto& cell = spec.cells[index++];
        EXPECT_EQ(cell.swept, (Swept{{"noise.sigma", sigma}, {"device.tau", tau}}));
        EXPECT_EQ(cell.quantity, quantity);
        EXPECT_EQ(tau_of(cell), q(tau));
        EXPECT_EQ(std::get<TwoPoint<Rational>>(cell.process.noise).sigma, q(sigma));
      }
}

TEST(Sweep, axes_of_one_line_keep_their_order_too) {
  SpecText text;
  text.top = "sweep = {\"noise.sigma\" = [\"1/5\", \"1/10\"], \"device.tau\" = [\"1\", \"2\"]}";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 4U);
  EXPECT_EQ(spec.cells.at(1).swept, (Swept{{"noise.sigma", "1/5"}, {"device.tau", "2"}}));
}

TEST(Sweep, many_axes_keep_the_order_of_the_file) {
  // Enough for a sort that is not stable to betray itself.
  SpecText text;
  text.problem = "kind = \"double-well\"\nwell = \"1/2\"\ncurvature = 1\ntilt = 0";
  text.device = "kind = \"linear-step\"\ntau_max = 1\ntau_min = -1\nsymmetric_point = 0";
  text.sweep =
      "weight = [\"1/2\"]\n\"problem.well\" = [\"1/2\"]\n\"noise.sigma\" = [\"1/20\"]\n"
      "\"device.tau_min\" = [-1]\n\"problem.tilt\" = [0]\n\"device.tau_max\" = [1]\n"
      "algorithm = [\"analog-sgd\"]\n\"problem.curvature\" = [1]\nlearning_rate = [\"1/20\"]";
  std::vector<std::string> keys;
  const auto spec = text.parsed();
  for (const auto& [key, value] : spec.cells.at(0).swept) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"weight", "problem.well", "noise.sigma",
                                            "device.tau_min", "problem.tilt", "device.tau_max",
                                            "algorithm", "problem.curvature", "learning_rate"}));
}

TEST(Sweep, short_and_full_names_mean_the_same) {
  SpecText text;
  for (const char* key : {"\"device.tau\"", "\"process.device.tau\""}) {
    text.sweep = std::string{key} + " = [\"3\"]";
    EXPECT_EQ(tau_of(text.parsed().cells.at(0)), 3) << key;
  }
  for (const char* key : {"weight", "\"start.weight\""}) {
    text.sweep = std::string{key} + " = [\"1/8\", \"3/8\"]";
    EXPECT_EQ(text.parsed().cells.at(1).start.weight, q("3/8")) << key;
  }
  text.start = "";
  text.sweep = "\"start.weight\" = [\"1/8\"]";
  EXPECT_EQ(text.parsed().cells.at(0).start.weight, q("1/8"));
}

TEST(Sweep, tables_are_values_too) {
  SpecText text;
  text.sweep = "device = [{kind = \"ideal\"}, {kind = \"asymmetric-linear\", tau = \"2\"}]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Ideal<Rational>>(spec.cells[0].process.device));
  EXPECT_EQ(tau_of(spec.cells[1]), 2);
  EXPECT_NE(spec.cells[0].swept.at(0).second.find("ideal"), std::string::npos);
  EXPECT_NE(spec.cells[0].swept, spec.cells[1].swept);
}

TEST(Sweep, lists_are_values_too) {
  SpecText text;
  text.noise = "kind = \"finite\"\nvalues = [1, -1]\nprobabilities = [\"1/2\", \"1/2\"]";
  text.sweep = "\"noise.values\" = [[\"1/5\", \"-1/5\"], [\"1/4\", \"-1/4\"]]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 2U);
  EXPECT_EQ(std::get<FiniteLaw<Rational>>(spec.cells[1].process.noise).values.at(0).at(0),
            q("1/4"));
}

TEST(Sweep, every_cell_is_checked_before_any_is_returned) {
  SpecText text;
  text.sweep = "\"device.tau\" = [\"1\", \"2\", \"0\"]";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("tau = \"0\""), std::string::npos) << message;
}

TEST(Sweep, bad_axes_are_refused) {
  SpecText text;
  for (const auto& [sweep, part] : std::initializer_list<std::pair<const char*, const char*>>{
           {"\"device.tau\" = \"1\"", "must be a list of values"},
           {"\"device.tau\" = []", "must be a list of values"},
           {"\"\" = [1]", "the key has no name"},
           {"\"device.taus\" = [1]", "unknown key"},
           {"\"device.taus\" = [1]", "did you mean \"tau\"?"},
           {"\"learning_rate.x\" = [1]", "is not a table"},
           {"\"start.wait\" = [1]", "did you mean \"weight\"?"},
           {"title = [\"a\"]", "unknown key"},
           {"\"table.horizon\" = [[1]]", "unknown key"},
           {"start = [1]", "must be a table"},
           {"\"device.tau\" = [0.5]", "is a TOML float"}}) {
    text.sweep = sweep;
    const auto message = complaint_of([&] { (void)text.parsed(); });
    EXPECT_NE(message.find(part), std::string::npos) << sweep << ": " << message;
    EXPECT_EQ(message.rfind("test.toml: ", 0), 0U) << message;
  }
}

TEST(Sweep, two_names_of_one_key_are_refused) {
  // The second would silently overrule what the first says about the cell.
  SpecText text;
  text.sweep = "\"device.tau\" = [\"1\"]\n\"process.device.tau\" = [\"2\"]";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("device.tau"), std::string::npos) << message;
}

TEST(Sweep, a_part_and_its_whole_do_not_overrule_each_other) {
  // Either is refused, or every cell is what its swept keys say.
  SpecText text;
  const std::string part = "\"device.tau\" = [\"1\", \"2\"]\n";
  const std::string whole = "device = [{kind = \"asymmetric-linear\", tau = \"3\"}]\n";
  for (const auto& sweep : {part + whole, whole + part}) {
    text.sweep = sweep;
    try {
      const auto spec = text.parsed();
      for (const auto& cell : spec.cells)
        for (const auto& [key, value] : cell.swept) {
          if (key == "device.tau") {
            EXPECT_EQ(tau_of(cell), q(value)) << sweep;
          }
        }
    } catch (const InvalidInput& refusal) {
      EXPECT_NE(std::string{refusal.what()}.find("device"), std::string::npos) << refusal.what();
    }
  }
}

TEST(Sweep, too_many_cells_are_refused) {
  SpecText text;
  std::string values;
  for (int k = 1; k <= 400; ++k) values += std::to_string(k) + ", ";
  text.sweep = "\"device.tau\" = [" + values + "]\n\"learning_rate\" = [" + values + "]";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("more than 100000 cells"), std::string::npos) << message;
}

}  // namespace
}  // namespace certau
