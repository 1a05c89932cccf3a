// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

class PrecisionTest : public Workplace {
 protected:
  PrecisionTest() {
    support::SpecText spec;
    spec.sweep = "\"learning_rate\" = [\"1/10\", \"1e-5\"]";
    spec.table = "quantities = [\"squared-gradient-norm\", \"objective-gap\"]";
    write("spec.toml", spec.text());
  }

  [[nodiscard]] Answer precision(const std::vector<std::string>& options) const {
    std::vector<std::string> arguments{"precision", "spec.toml"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return certau(arguments);
  }
};

using Precision = PrecisionTest;

TEST_F(Precision, prints_a_table_for_each_process) {
  const auto answer = precision({"--steps", "1000"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(answer.err, "");
  EXPECT_TRUE(contains(answer.out, "\n## Cell 1: learning_rate=1/10\n"));
  EXPECT_TRUE(contains(answer.out, "\n## Cell 2: learning_rate=1e-5\n"));
  EXPECT_FALSE(answer.out.find("Cell 3") != std::string::npos);  // a quantity changes nothing
  for (const char* type : {"| half ", "| bfloat16 ", "| float ", "| double ", "| quad ",
                           "| mpfr:256 ", "| interval:256 "})
    EXPECT_EQ(lines_with(answer.out, type), 2U) << type;
  EXPECT_EQ(lines_with(answer.out, "The double run is off by at most "), 2U);
  EXPECT_EQ(lines_with(answer.out, "The exact trajectory is enclosed by mpfr:320 "), 2U);
  // At a rate of 1e-5 no update of a bfloat16 lands.
  EXPECT_TRUE(contains(answer.out, " 0                 | 1000         | 0               |"));
}

TEST_F(Precision, the_folder_has_every_rendering) {
  const auto answer = precision({"--steps", "200", "--out", "out", "--types", "half,double,ball"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(files("out"),
            (std::vector<std::string>{"precision-1.svg", "precision-2.svg", "precision.csv",
                                      "precision.json", "precision.md"}));
  EXPECT_EQ(read("out/precision.md"), answer.out);
  EXPECT_FALSE(has_leftovers());
  const auto json = nlohmann::json::parse(read("out/precision.json"));
  EXPECT_EQ(json.at("format"), "certau-precision");
  EXPECT_EQ(json.at("format_version"), 1);
  EXPECT_EQ(json.at("steps"), 200);
  EXPECT_TRUE(contains(json.at("made_by"), "certau precision spec.toml"));
  ASSERT_EQ(json.at("cells").size(), 2U);
  const auto& cell = json.at("cells").at(1);
  EXPECT_EQ(cell.at("parameters").at("process.learning_rate"), "1/100000");
  EXPECT_EQ(cell.at("status"), "complete");
  EXPECT_EQ(cell.at("types").at(0).at("type"), "half");
  const auto& half = cell.at("types").at(0).at("arrays").at(0);
  EXPECT_EQ(half.at("lost_updates").at("count"), 200);
  EXPECT_EQ(half.at("lost_updates").at("all_since"), 0);
  EXPECT_EQ(cell.at("enclosures").at(0).at("type"), "ball:128");
  EXPECT_EQ(cell.at("double_bound").at("steps"), 200);
  EXPECT_LT(std::stod(cell.at("double_bound").at("largest_error").at("weight").get<std::string>()),
            1e-13);
  const auto csv = read("out/precision.csv");
  EXPECT_TRUE(contains(csv, "\ncell,swept,type,array,step,error_lower,error_upper\n"));
  EXPECT_EQ(lines_with(csv, "2,learning_rate=1e-5,double,weight,200,"), 1U);
  EXPECT_EQ(lines_with(csv, "2,learning_rate=1e-5,double bound,weight,200,0,"), 1U);
  EXPECT_EQ(lines_with(read("out/precision-1.svg"), "<polyline"), 3U);
}

TEST_F(Precision, tiki_taka_has_two_rows_a_type) {
  write("spec.toml", support::SpecText::tiki_taka().text());
  const auto answer = precision({"--steps", "300", "--types", "float,interval:53"});
  EXPECT_EQ(answer.status, 0) << answer.out << answer.err;
  EXPECT_EQ(lines_with(answer.out, "| float w "), 1U);
  EXPECT_EQ(lines_with(answer.out, "| float p "), 1U);
  EXPECT_EQ(lines_with(answer.out, "| interval:53 p "), 1U);
}

TEST_F(Precision, what_is_not_enclosed_to_the_end_is_inconclusive) {
  support::SpecText spec;
  spec.device =
      "kind = \"exponential-step\"\ntau_max = 1\ntau_min = -1\ngamma_up = 2\ngamma_down = 2";
  write("spec.toml", spec.text());
  const auto answer = precision({"--steps", "20000", "--types", "double"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(answer.out, "It is not enclosed any further: "));
  EXPECT_TRUE(contains(answer.out, "No bound for the double run: "));
}

TEST_F(Precision, bad_options_are_refused) {
  for (const auto& options : {std::vector<std::string>{"--types", "single"},
                              {"--types", ""},
                              {"--types", "half,,double"},
                              {"--types", "double,rational"},
                              {"--types", "mpfr:2000"},
                              {"--tolerance", "0"},
                              {"--tolerance", "small"},
                              {"--steps", "-1"},
                              {"--enclosure-bits", "8"},
                              {"--out", "spec.toml/here"},
                              {"--every", "2"}}) {
    const auto answer = precision(options);
    EXPECT_EQ(answer.status, 3) << options[0] << options[1];
    EXPECT_EQ(answer.out, "") << options[0];
    EXPECT_NE(answer.err, "") << options[0];
  }
}

// With a learning rate of 3 the trajectory explodes; a bound that is none is not called proved.
TEST_F(Precision, a_bound_ends_before_it_is_larger_than_any_double) {
  write("explodes.toml", R"(title = "Explodes"
[process]
algorithm = "analog-sgd"
learning_rate = "3"
problem = {kind = "quadratic", curvature = "1", minimizer = "1/4"}
device = {kind = "asymmetric-linear", tau = "1"}
noise = {kind = "two-point", sigma = "1/5"}
[start]
weight = "-3/4"
[table]
quantities = ["squared-gradient-norm"]
)");
  const auto answer =
      certau({"precision", "explodes.toml", "--steps", "500", "--types", "half,double"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(answer.out, "at each of the first 9 steps"));
  EXPECT_EQ(answer.out.find("at most unbounded"), std::string::npos) << answer.out;
}

TEST_F(Precision, ctrl_c_ends_it) {
  Running running{{program("certau"), "precision", "spec.toml", "--steps", "1000000000"},
                  folder(),
                  Output::file};
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  ASSERT_FALSE(running.is_over());
  running.send(SIGINT);
  const auto answer = running.wait();
  EXPECT_EQ(answer.status, 130);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "interrupted; nothing was written"));
}

}  // namespace
}  // namespace certau::app_test
