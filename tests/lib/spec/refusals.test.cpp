// SPDX-License-Identifier: Apache-2.0
// Every bad input is refused with file, line, key, value, reason and remedy.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "certau/base/files.hpp"
#include "tests/lib/spec/specs.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::SpecText;

struct Case {
  const char* name;
  std::string SpecText::*section;
  const char* content;
  const char* line_start;  // the line to be named, by how it starts
  std::vector<std::string> parts;
};

// The number of the first line that starts so.
std::string line_number(const std::string& text, const std::string& start) {
  const auto position = start.empty() ? 0 : ("\n" + text).find("\n" + start);
  EXPECT_NE(position, std::string::npos) << start;
  return std::to_string(
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
}

class Refusals : public ::testing::TestWithParam<Case> {};

TEST_P(Refusals, name_key_value_reason_and_remedy) {
  SpecText text;
  text.*GetParam().section = GetParam().content;
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_EQ(message.rfind("test.toml: ", 0), 0U) << message;
  for (const auto& part : GetParam().parts)
    EXPECT_NE(message.find(part), std::string::npos) << part << " is not in\n" << message;
  const auto remedy = message.rfind("; ");
  ASSERT_NE(remedy, std::string::npos) << message;
  EXPECT_GT(message.size() - remedy, 6U) << message;
}

TEST_P(Refusals, name_the_line) {
  SpecText text;
  text.*GetParam().section = GetParam().content;
  const auto message = complaint_of([&] { (void)text.parsed(); });
  const auto line = "line " + line_number(text.text(), GetParam().line_start) + ": ";
  EXPECT_NE(message.find(line), std::string::npos) << line << " is not in\n" << message;
}

constexpr auto process = &SpecText::process;
constexpr auto problem = &SpecText::problem;
constexpr auto device = &SpecText::device;
constexpr auto noise = &SpecText::noise;
constexpr auto start = &SpecText::start;
constexpr auto table = &SpecText::table;

// One case in one or two lines.
// clang-format off
const Case cases[] = {
    {"unknown_top_key", &SpecText::top, "titel = \"x\"", "titel",
     {"titel = \"x\"", "unknown key", "did you mean \"title\"?"}},
    {"unknown_process_key", process,
     "algorithm = \"analog-sgd\"\nlearning_rate = 1\nlearning_rat = 2", "learning_rat = ",
     {"process.learning_rat = \"2\"", "unknown key", "did you mean \"learning_rate\"?"}},
    {"unknown_problem_key", problem, "kind = \"quadratic\"\ncurvature = 1\nminimiser = 0",
     "minimiser", {"process.problem.minimiser = \"0\"", "did you mean \"minimizer\"?"}},
    {"unknown_device_key", device, "kind = \"asymmetric-linear\"\ntau = 1\nsymmetric = 0",
     "symmetric", {"process.device.symmetric", "did you mean \"symmetric_point\"?"}},
    {"unknown_table_key", table, "quantities = [\"objective-gap\"]\nhorizons = \"all\"", "horizons",
     {"table.horizons", "did you mean \"horizon\"?"}},
    {"unknown_start_key", start, "weigth = 0", "weigth", {"start.weigth", "\"weight\"?"}},
    {"key_of_another_kind", noise, "kind = \"none\"\nsigma = 1", "sigma",
     {"process.noise.sigma", "unknown key"}},
    {"float_learning_rate", process, "algorithm = \"analog-sgd\"\nlearning_rate = 0.1",
     "learning_rate", {"process.learning_rate = \"0.1\"", "TOML float", "quote it", "\"1/10\""}},
    {"float_coefficient", problem, "kind = \"polynomial\"\ncoefficients = [0, 0, 0.5]",
     "coefficients", {"process.problem.coefficients", "TOML float"}},
    {"infinite", device, "kind = \"asymmetric-linear\"\ntau = inf", "tau", {"tau", "TOML float"}},
    {"no_number", device, "kind = \"asymmetric-linear\"\ntau = \"one\"", "tau",
     {"process.device.tau = \"one\"", "is not a number"}},
    {"boolean", device, "kind = \"asymmetric-linear\"\ntau = true", "tau",
     {"process.device.tau", "is not a number"}},
    {"division_by_zero", device, "kind = \"asymmetric-linear\"\ntau = \"1/0\"", "tau",
     {"process.device.tau = \"1/0\"", "is not a number"}},
    {"zero_tau", device, "kind = \"asymmetric-linear\"\ntau = \"0\"", "tau",
     {"device.tau = \"0\"", "must be positive"}},
    {"negative_tau", device, "kind = \"asymmetric-linear\"\ntau = \"-1\"", "tau",
     {"device.tau = \"-1\"", "must be positive"}},
    {"positive_tau_min", device, "kind = \"linear-step\"\ntau_max = 1\ntau_min = 1", "tau_min",
     {"device.tau_min = \"1\"", "must be negative"}},
    {"zero_gamma", device,
     "kind = \"power-step\"\ntau_max = 1\ntau_min = 0\ngamma_up = 0\ngamma_down = 1", "gamma_up",
     {"device.gamma_up = \"0\"", "must be positive"}},
    {"zero_sigma", noise, "kind = \"two-point\"\nsigma = 0", "sigma",
     {"noise.sigma = \"0\"", "must be positive"}},
    {"negative_sigma", noise, "kind = \"two-point\"\nsigma = \"-1/5\"", "sigma",
     {"noise.sigma = \"-1/5\"", "must be positive"}},
    {"zero_learning_rate", process, "algorithm = \"analog-sgd\"\nlearning_rate = 0",
     "learning_rate", {"learning_rate = \"0\"", "must be positive"}},
    {"negative_learning_rate", process, "algorithm = \"analog-sgd\"\nlearning_rate = \"-1/10\"",
     "learning_rate", {"learning_rate = \"-1/10\"", "must be positive"}},
    {"zero_curvature", problem, "kind = \"quadratic\"\ncurvature = 0\nminimizer = 0", "curvature",
     {"problem.curvature = \"0\"", "must be positive"}},
    {"constant_polynomial", problem, "kind = \"polynomial\"\ncoefficients = [1]", "coefficients",
     {"problem.coefficients", "1 entries"}},
    {"probabilities_below_one", noise,
     "kind = \"finite\"\nvalues = [1, -1]\nprobabilities = [\"1/2\", \"1/3\"]", "probabilities",
     {"noise.probabilities", "sum to 5/6"}},
    {"negative_probability", noise,
     "kind = \"finite\"\nvalues = [1, -1]\nprobabilities = [\"3/2\", \"-1/2\"]", "probabilities",
     {"noise.probabilities = \"-1/2\"", "is negative"}},
    {"mean_not_zero", noise,
     "kind = \"finite\"\nvalues = [1, \"-1/2\"]\nprobabilities = [\"1/2\", \"1/2\"]", "values",
     {"noise.values", "have mean 1/4"}},
    {"lists_of_two_lengths", noise, "kind = \"finite\"\nvalues = [0]\nprobabilities = []",
     "probabilities", {"noise.probabilities", "0 entries for 1 values"}},
    {"unknown_algorithm", process, "algorithm = \"analog_sgd\"\nlearning_rate = 1", "algorithm",
     {"process.algorithm = \"analog_sgd\"", "did you mean \"analog-sgd\"?", "digital-sgd"}},
    {"unknown_problem", problem, "kind = \"cubic\"", "kind = \"cubic\"",
     {"process.problem.kind = \"cubic\"", "no such kind", "double-well"}},
    {"unknown_device", device, "kind = \"linear\"", "kind = \"linear\"",
     {"process.device.kind = \"linear\"", "no such kind", "asymmetric-linear"}},
    {"unknown_noise", noise, "kind = \"gauss\"", "kind = \"gauss\"",
     {"process.noise.kind = \"gauss\"", "no such kind", "two-point"}},
    {"unknown_quantity", table, "quantities = [\"gradient-norm\"]", "quantities",
     {"table.quantities", "\"gradient-norm\" is no quantity", "\"squared-gradient-norm\"?"}},
    {"missing_kind", noise, "sigma = \"1/5\"", "[process.noise]", {"process.noise", "kind"}},
    {"missing_sigma", noise, "kind = \"two-point\"", "[process.noise]",
     {"process.noise.sigma", "is missing"}},
    {"missing_learning_rate", process, "algorithm = \"analog-sgd\"", "[process]",
     {"process.learning_rate", "is missing"}},
    {"missing_device", device, "", "[process]", {"process.device", "is missing"}},
    {"missing_table", table, "", "", {"table", "is missing"}},
    {"missing_process", process, "", "", {"process"}},
    {"no_quantity", table, "quantities = []", "quantities", {"table.quantities", "not empty"}},
    {"start_above_the_range", start, "weight = \"3/2\"", "weight",
     {"start.weight = \"3/2\"", "outside the device's range [-1, 1]"}},
    {"start_below_the_range", start, "weight = -2", "weight", {"start.weight = \"-2\"", "outside"}},
    {"zero_horizon", table, "quantities = [\"objective-gap\"]\nhorizon = [10, 0]", "horizon",
     {"table.horizon", "from 1 to 10^12"}},
    {"too_long_horizon", table, "quantities = [\"objective-gap\"]\nhorizon = [1000000000001]",
     "horizon", {"table.horizon", "from 1 to 10^12"}},
    {"horizon_of_strings", table, "quantities = [\"objective-gap\"]\nhorizon = [\"10\"]", "horizon",
     {"table.horizon", "must be an integer"}},
    {"empty_horizon", table, "quantities = [\"objective-gap\"]\nhorizon = []", "horizon",
     {"table.horizon", "must be \"all\" or a list"}},
    {"horizon_of_another_word", table, "quantities = [\"objective-gap\"]\nhorizon = \"some\"",
     "horizon", {"table.horizon = \"some\"", "must be \"all\" or a list"}},
    {"constant_at_one_horizon", table,
     "quantities = [\"amplification-constant\"]\nhorizon = [100]", "horizon",
     {"table.horizon", "amplification-constant has no average at a single K"}},
    {"negative_relative_width", table,
     "quantities = [\"objective-gap\"]\nrelative_width = \"-1/50\"", "relative_width",
     {"table.relative_width = \"-1/50\"", "more than 0 and at most 1"}},
    {"zero_relative_width", table, "quantities = [\"objective-gap\"]\nrelative_width = 0",
     "relative_width", {"table.relative_width = \"0\"", "more than 0"}},
    {"relative_width_above_one", table,
     "quantities = [\"objective-gap\"]\nrelative_width = \"1.01\"", "relative_width",
     {"table.relative_width = \"1.01\"", "at most 1"}},
    {"relative_width_in_binary", table,
     "quantities = [\"objective-gap\"]\nrelative_width = 0.02", "relative_width",
     {"table.relative_width = \"0.02\"", "TOML float"}},
    {"unknown_baseline", table, "quantities = [\"objective-gap\"]\nbaseline = \"sgd\"",
     "baseline", {"table.baseline = \"sgd\"", "no such algorithm", "analog-sgd"}},
    {"baseline_with_auxiliary", table,
     "quantities = [\"objective-gap\"]\nbaseline = \"tiki-taka\"", "baseline",
     {"table.baseline = \"tiki-taka\"", "without an auxiliary array"}},
    {"baseline_of_the_constant", table,
     "quantities = [\"amplification-constant\"]\nbaseline = \"digital-sgd\"", "baseline",
     {"table.baseline", "cannot be compared in amplification-constant"}},
    {"baseline_that_needs_no_noise", table,
     "quantities = [\"objective-gap\"]\nbaseline = \"analog-gd\"", "baseline",
     {"table.baseline = \"analog-gd\"", "must be \"none\" for analog-gd"}},
    {"descent_with_noise", process, "algorithm = \"analog-gd\"\nlearning_rate = 1",
     "kind = \"two-point\"", {"noise.kind", "must be \"none\" for analog-gd"}},
};
// clang-format on

INSTANTIATE_TEST_SUITE_P(All, Refusals, ::testing::ValuesIn(cases),
                         [](const auto& tested) { return std::string{tested.param.name}; });

TEST(Refusal, invalid_toml_names_the_line) {
  const auto message = complaint_of([] { (void)parse_spec("[process\nx = 1\n", "bad.toml"); });
  EXPECT_EQ(message.rfind("bad.toml: line 1: not valid TOML: ", 0), 0U) << message;
  const auto twice = complaint_of([] { (void)parse_spec("a = 1\n\na = 2\n", "bad.toml"); });
  EXPECT_EQ(twice.rfind("bad.toml: line 3: not valid TOML: ", 0), 0U) << twice;
  EXPECT_THROW((void)parse_spec("title = \"\xff\"", "bad.toml"), InvalidInput);
}

TEST(Refusal, an_empty_file_names_what_is_missing) {
  const auto message = complaint_of([] { (void)parse_spec("", "empty.toml"); });
  EXPECT_EQ(message.rfind("empty.toml: ", 0), 0U) << message;
  EXPECT_NE(message.find("process: is missing"), std::string::npos) << message;
}

TEST(Refusal, unreadable_files_are_named) {
  const auto missing = complaint_of([] { (void)read_spec("/nonexistent/spec.toml"); });
  EXPECT_NE(missing.find("/nonexistent/spec.toml"), std::string::npos) << missing;
  const auto folder = complaint_of([] { (void)read_spec("/tmp"); });
  EXPECT_NE(folder.find("cannot read /tmp"), std::string::npos) << folder;
  EXPECT_NE(folder.find("directory"), std::string::npos) << folder;
}

TEST(Refusal, parts_that_do_not_fit_are_refused) {
  SpecText text;
  text.noise = "kind = \"theorem-3\"\nsigma = \"1/5\"";
  text.device += "\nsymmetric_point = \"1/8\"";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("symmetric point 0"), std::string::npos) << message;
}

}  // namespace
}  // namespace certau
