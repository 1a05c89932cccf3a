// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/spec.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "certau/base/files.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/spec/specs.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::q;
using support::SpecText;

template <class Kind, class Variant>
const Kind& as(const Variant& variant) {
  EXPECT_TRUE(std::holds_alternative<Kind>(variant));
  return std::get<Kind>(variant);
}

TEST(Spec, every_part_is_read) {
  SpecText text;
  text.top = "title = \"A title\"";
  const auto spec = text.parsed();
  EXPECT_EQ(spec.title, "A title");
  EXPECT_TRUE(spec.cells.front().horizons.empty());
  ASSERT_EQ(spec.cells.size(), 1U);
  const SpecCell& cell = spec.cells.front();
  EXPECT_EQ(cell.quantity, Quantity::squared_gradient_norm);
  EXPECT_TRUE(cell.swept.empty());
  EXPECT_EQ(cell.start.weight, q("1/4"));
  EXPECT_EQ(cell.process.algorithm, Algorithm::analog_sgd);
  EXPECT_EQ(cell.process.learning_rate, q("1/10"));
  const auto& problem = as<Quadratic<Rational>>(cell.process.problem);
  EXPECT_EQ(problem.curvature, 1);
  EXPECT_EQ(problem.minimizer, q("1/4"));
  const auto& device = as<AsymmetricLinear<Rational>>(cell.process.device);
  EXPECT_EQ(device.tau, 1);
  EXPECT_EQ(device.symmetric_point, 0);
  EXPECT_EQ(as<TwoPoint<Rational>>(cell.process.noise).sigma, q("1/5"));
}

TEST(Spec, every_problem_is_read) {
  SpecText text;
  text.problem = "kind = \"polynomial\"\ncoefficients = [0, \"1/2\", \"0.25\"]";
  EXPECT_EQ(as<PolynomialObjective<Rational>>(text.only_process().problem).coefficients,
            (std::vector<Rational>{0, q("1/2"), q("1/4")}));
  text.problem = "kind = \"double-well\"\nwell = \"1/2\"\ncurvature = 2";
  const auto untilted = as<DoubleWell<Rational>>(text.only_process().problem);
  EXPECT_EQ(untilted.well, q("1/2"));
  EXPECT_EQ(untilted.curvature, 2);
  EXPECT_EQ(untilted.tilt, 0);
  text.problem += "\ntilt = \"-1/100\"";
  EXPECT_EQ(as<DoubleWell<Rational>>(text.only_process().problem).tilt, q("-1/100"));
}

TEST(Spec, every_device_is_read) {
  SpecText text;
  text.device = "kind = \"ideal\"";
  as<Ideal<Rational>>(text.only_process().device);
  text.device = "kind = \"asymmetric-linear\"\ntau = \"1\"\nsymmetric_point = \"-1/8\"";
  EXPECT_EQ(as<AsymmetricLinear<Rational>>(text.only_process().device).symmetric_point, q("-1/8"));
  text.device = "kind = \"linear-step\"\ntau_max = 1\ntau_min = -2\nsymmetric_point = \"1/10\"";
  const auto step = as<LinearStep<Rational>>(text.only_process().device);
  EXPECT_EQ(step.tau_max, 1);
  EXPECT_EQ(step.tau_min, -2);
  EXPECT_EQ(step.symmetric_point, q("1/10"));
  const std::string bounds = "tau_max = 1\ntau_min = -1\ngamma_up = 2\ngamma_down = \"3/2\"";
  text.device = "kind = \"power-step\"\n" + bounds;
  const auto powers = as<PowerStep<Rational>>(text.only_process().device);
  EXPECT_EQ(powers.gamma_up, 2);
  EXPECT_EQ(powers.gamma_down, q("3/2"));
  text.device = "kind = \"exponential-step\"\n" + bounds;
  EXPECT_EQ(as<ExponentialStep<Rational>>(text.only_process().device).gamma_down, q("3/2"));
}

TEST(Spec, every_noise_is_read) {
  SpecText text;
  text.noise = "kind = \"none\"";
  as<NoNoise<Rational>>(text.only_process().noise);
  text.noise =
      "kind = \"finite\"\nvalues = [\"2/5\", \"-1/5\"]\nprobabilities = [\"1/3\", \"2/3\"]";
  EXPECT_EQ(as<FiniteLaw<Rational>>(text.only_process().noise).probabilities.at(1).at(0), q("2/3"));
  text.noise =
      "kind = \"finite\"\nvalues = [[1, -1], [\"-1\", -1]]\n"
      "probabilities = [[\"1/2\", \"1/2\"], [\"1/2\", \"-1/2\"]]";
  EXPECT_EQ(as<FiniteLaw<Rational>>(text.only_process().noise).values.at(0),
            (std::vector<Rational>{1, -1}));
  text.noise = "kind = \"theorem-3\"\nsigma = \"1/5\"";
  text.device = "kind = \"asymmetric-linear\"\ntau = \"3/2\"";
  // The law takes its tau from the device.
  EXPECT_EQ(as<Theorem3Law<Rational>>(text.only_process().noise).tau, q("3/2"));
}

TEST(Spec, numbers_are_exact_in_every_spelling) {
  SpecText text;
  for (const char* spelling : {"\"1/10\"", "\"0.1\"", "\"1e-1\"", "\"2/20\"", "\"0.10\""}) {
    text.process = "algorithm = \"analog-sgd\"\nlearning_rate = " + std::string{spelling};
    EXPECT_EQ(text.only_process().learning_rate, q("1/10")) << spelling;
  }
}

TEST(Spec, what_is_optional_has_its_default) {
  SpecText text;
  text.start = "";
  text.process = "algorithm = \"digital-sgd\"\nlearning_rate = 1";
  text.device = "";
  const auto spec = text.parsed();
  EXPECT_EQ(spec.title, "");
  EXPECT_EQ(spec.cells.at(0).start.weight, 0);
  as<Ideal<Rational>>(spec.cells.at(0).process.device);
}

TEST(Spec, horizons_are_all_or_a_list_in_its_order) {
  SpecText text;
  const std::string quantities = text.table;
  text.table = quantities + "\nhorizon = \"all\"";
  EXPECT_TRUE(text.parsed().cells.front().horizons.empty());
  text.table = quantities + "\nhorizon = [100, 1, 1_000_000_000_000]";
  EXPECT_EQ(text.parsed().cells.front().horizons,
            (std::vector<std::int64_t>{100, 1, 1'000'000'000'000}));
}

TEST(Spec, quantities_make_cells_in_their_order) {
  SpecText text;
  text.table = "quantities = [";
  for (const auto& entry : quantity_names)
    text.table =
        text.table + (text.table.back() == '[' ? "" : ", ") + "\"" + std::string{entry.name} + "\"";
  text.table += "]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), quantity_names.size());
  for (std::size_t k = 0; k < spec.cells.size(); ++k)
    EXPECT_EQ(spec.cells[k].quantity, quantity_names[k].value);
}

TEST(Spec, the_examples_are_read) {
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator{std::string{CERTAU_SOURCE_DIR} + "/examples"}) {
    if (entry.path().extension() != ".toml") continue;
    ++count;
    EXPECT_FALSE(read_spec(entry.path().string()).cells.empty()) << entry.path();
  }
  EXPECT_GE(count, 4U);
}

}  // namespace
}  // namespace certau
