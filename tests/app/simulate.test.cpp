// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

class SimulateTest : public Workplace {
 protected:
  SimulateTest() {
    support::SpecText spec;
    spec.sweep = "\"device.tau\" = [\"1\", \"2\"]";
    spec.table = "quantities = [\"squared-gradient-norm\", \"objective-gap\"]";
    write("spec.toml", spec.text());
  }

  [[nodiscard]] Answer simulate(const std::vector<std::string>& options) const {
    std::vector<std::string> arguments{"simulate", "spec.toml"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return certau(arguments);
  }
};

using Simulate = SimulateTest;

TEST_F(Simulate, prints_a_trajectory_for_each_process) {
  const auto answer = simulate({"--steps", "10", "--every", "5"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(answer.out.rfind("# certau-trajectory format_version 1, made by: certau ", 0), 0U);
  EXPECT_TRUE(contains(answer.out, "\ncell,swept,k,weight,gradient,objective\n"));
  // Three rows each; the two quantities of a process share its trajectory.
  EXPECT_EQ(lines_with(answer.out, "1,device.tau=1,"), 3U);
  EXPECT_EQ(lines_with(answer.out, "2,device.tau=2,"), 3U);
  EXPECT_EQ(lines_with(answer.out, ""), 8U);
  EXPECT_TRUE(contains(answer.out, "\n1,device.tau=1,0,0.25,0,0\n"));
}

TEST_F(Simulate, a_file_holds_what_would_be_printed) {
  const auto printed = simulate({"--steps", "7"});
  const auto answer = simulate({"--steps", "7", "--out", "path.csv"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(answer.out, "");
  const auto rows = [](const std::string& text) { return text.substr(text.find('\n')); };
  EXPECT_EQ(rows(read("path.csv")), rows(printed.out));
  EXPECT_FALSE(has_leftovers());
}

TEST_F(Simulate, seeds_replay) {
  EXPECT_EQ(simulate({"--seed", "5"}).out, simulate({"--seed", "5"}).out);
  const auto rows = [&](const char* seed) {
    const auto text = simulate({"--seed", seed}).out;
    return text.substr(text.find('\n'));
  };
  EXPECT_NE(rows("5"), rows("6"));
}

TEST_F(Simulate, every_precision_works) {
  for (const char* precision : {"float", "double", "long-double", "quad", "mpfr", "mpfr:300",
                                "rational", "interval:100", "ball", "ball:256"}) {
    const auto answer = simulate({"--precision", precision, "--steps", "4"});
    EXPECT_EQ(answer.status, 0) << precision << answer.err;
    EXPECT_EQ(lines_with(answer.out, "1,device.tau=1,"), 5U) << precision;
  }
  // The comma of an interval is quoted.
  EXPECT_TRUE(contains(simulate({"--precision", "interval", "--steps", "1"}).out, ",\"["));
}

TEST_F(Simulate, what_cannot_go_on_is_inconclusive_with_its_rows) {
  const auto answer = simulate({"--precision", "rational", "--steps", "100", "--every", "100"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(answer.err, "cell 1: at step "));
  EXPECT_TRUE(contains(answer.err, "cell 2: at step "));
  EXPECT_EQ(lines_with(answer.out, "1,device.tau=1,0,"), 1U);
}

TEST_F(Simulate, tiki_taka_has_a_column_for_its_auxiliary) {
  auto spec = support::SpecText::tiki_taka();
  spec.start = "weight = \"1/2\"\nauxiliary = \"1/4\"";
  write("spec.toml", spec.text());
  const auto answer = simulate({"--steps", "2", "--precision", "rational"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out, "\ncell,swept,k,weight,auxiliary,gradient,objective\n"));
  EXPECT_TRUE(contains(answer.out, "\n1,,0,1/2,1/4,1/4,1/32\n"));
  EXPECT_EQ(lines_with(answer.out, ""), 5U);
  for (const char* precision : {"float", "long-double", "quad", "mpfr:80", "interval", "ball"})
    EXPECT_EQ(simulate({"--steps", "5", "--precision", precision}).status, 0) << precision;
}

TEST_F(Simulate, beside_tiki_taka_other_algorithms_leave_the_column_empty) {
  support::SpecText spec;
  spec.sweep =
      "process = [{algorithm = \"analog-sgd\", learning_rate = \"1/10\", problem = "
      "{kind = \"quadratic\", curvature = 1, minimizer = 0}, device = {kind = \"ideal\"}, noise "
      "= {kind = \"none\"}}, {algorithm = \"tiki-taka\", learning_rate = \"1/10\", "
      "auxiliary_learning_rate = \"1/10\", problem = {kind = \"quadratic\", curvature = 1, "
      "minimizer = 0}, device = {kind = \"ideal\"}, noise = {kind = \"none\"}}]";
  write("spec.toml", spec.text());
  const auto answer = simulate({"--steps", "1"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out, ",0,0.25,,0.25,0.03125\n")) << answer.out;
  EXPECT_TRUE(contains(answer.out, ",0,0.25,0,0.25,0.03125\n")) << answer.out;
}

TEST_F(Simulate, pulses_have_columns_of_their_own) {
  const std::string pulses = "size=1/150,policy=stochastic-train,longest=31";
  const auto answer = simulate({"--pulses", pulses, "--steps", "20", "--precision", "rational"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out, "\ncell,swept,k,weight,gradient,objective,increment,pulses\n"));
  // α·(g + ε) = ±1/50 at the minimizer: 3 pulses of 1/150, in a train of 3 slots that is full.
  EXPECT_TRUE(contains(answer.out, "\n1,device.tau=1,0,1/4,0,0,-1/50,-3\n") ||
              contains(answer.out, "\n1,device.tau=1,0,1/4,0,0,1/50,3\n"))
      << answer.out;
  // The last row has no step.
  EXPECT_EQ(lines_with(answer.out, "1,device.tau=1,20,"), 1U);
  const auto last = answer.out.substr(answer.out.find("device.tau=1,20,"));
  EXPECT_EQ(last.substr(last.find('\n') - 2, 2), ",,");
  EXPECT_EQ(lines_with(answer.out, ""), 44U);
}

TEST_F(Simulate, pulses_work_in_every_precision) {
  for (const char* precision : {"half", "bfloat16", "float", "double", "long-double", "quad",
                                "mpfr:80", "rational", "interval:100", "ball"})
    for (const char* policy : {"nearest", "truncate", "stochastic-rounding", "stochastic-train"}) {
      const auto answer = simulate({"--precision", precision, "--steps", "4", "--pulses",
                                    std::string{"size=1/160,policy="} + policy});
      EXPECT_EQ(answer.status, 0) << precision << policy << answer.err;
      EXPECT_EQ(lines_with(answer.out, "1,device.tau=1,"), 5U) << precision << policy;
    }
}

TEST_F(Simulate, tiki_taka_pulses_both_arrays) {
  write("spec.toml", support::SpecText::tiki_taka().text());
  const auto answer =
      simulate({"--steps", "3", "--pulses", "size=1/300", "--precision", "interval"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out,
                       "\ncell,swept,k,weight,auxiliary,gradient,objective,increment,pulses,"
                       "auxiliary_increment,auxiliary_pulses\n"));
}

TEST_F(Simulate, pulses_that_cannot_be_are_refused) {
  for (const auto& [pulses, part] :
       {std::pair{"", "pulses: is no KEY=VALUE"},
        {"policy=nearest", "has no size"},
        {"size=-1", "pulses.size = \"-1\": must be positive"},
        {"size=2", "pulses.size = \"2\": is too large for the device"},
        {"size=1/150,policy=closest", "pulses.policy = \"closest\": no such policy"},
        {"size=1/150,longest=0", "pulses.longest = \"0\": is out of bounds"}}) {
    const auto answer = simulate({"--pulses", pulses, "--steps", "3"});
    EXPECT_EQ(answer.status, 3) << pulses;
    EXPECT_TRUE(contains(answer.err, part)) << answer.err;
    EXPECT_EQ(answer.out, "") << pulses;
  }
  support::SpecText digital;
  digital.process = "algorithm = \"digital-sgd\"\nlearning_rate = \"1/10\"";
  write("spec.toml", digital.text());
  const auto answer = simulate({"--pulses", "size=1/150", "--out", "path.csv"});
  EXPECT_EQ(answer.status, 3);
  EXPECT_TRUE(contains(answer.err, "cannot be made by digital-sgd")) << answer.err;
  EXPECT_FALSE(has_leftovers());
}

TEST_F(Simulate, pulses_that_cannot_be_counted_are_inconclusive) {
  // The increment is exactly 3 pulses: no ball around it tells 2 of them from 3.
  for (const char* precision : {"ball", "ball:1000"}) {
    const auto tie = simulate(
        {"--precision", precision, "--pulses", "size=1/150,policy=truncate", "--steps", "3"});
    EXPECT_EQ(tie.status, 2);
    EXPECT_TRUE(contains(tie.err, "use rational")) << tie.err;
  }
  const auto answer = simulate({"--pulses", "size=1e-9", "--steps", "3"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(answer.err, "cell 1: at step 0: an update would need 20000000 pulses"))
      << answer.err;
}

TEST_F(Simulate, bad_options_are_refused) {
  for (const auto& options : {std::vector<std::string>{"--precision", "single"},
                              {"--precision", "double:53"},
                              {"--precision", "mpfr:2"},
                              {"--steps", "-1"},
                              {"--every", "0"},
                              {"--steps", "many"},
                              {"--seed", "x"},
                              {"--out", "missing/path.csv"},
                              {"--jobs", "2"}}) {
    const auto answer = simulate(options);
    EXPECT_EQ(answer.status, 3) << options[0] << answer.err;
    EXPECT_EQ(answer.out, "") << options[0];
  }
}

TEST_F(Simulate, a_type_without_the_functions_is_the_users_choice_not_a_defect) {
  support::SpecText spec;
  spec.device =
      "kind = \"exponential-step\"\ntau_max = 1\ntau_min = -1\ngamma_up = 2\n"
      "gamma_down = 2";
  write("exponential.toml", spec.text());
  EXPECT_EQ(certau({"simulate", "exponential.toml", "--precision", "ball", "--steps", "20"}).status,
            0);
  const auto answer = certau({"simulate", "exponential.toml", "--precision", "rational"});
  EXPECT_NE(answer.status, 0);
  EXPECT_EQ(answer.err.find("internal error"), std::string::npos) << answer.err;
}

}  // namespace
}  // namespace certau::app_test
