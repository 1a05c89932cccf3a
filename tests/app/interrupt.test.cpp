// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <chrono>
#include <thread>

#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

class InterruptTest : public Workplace {
 protected:
  // Cells enough to keep the program busy for seconds.
  InterruptTest() {
    support::SpecText spec;
    spec.sweep = "\"device.tau\" = [";
    for (int tau = 1; tau <= cells; ++tau) spec.sweep += std::to_string(tau) + ", ";
    spec.sweep += "]";
    write("spec.toml", spec.text());
  }

  // Sends a signal once some certificates are there.
  Answer interrupted(int signal) {
    Running running{command(), folder(), Output::file};
    while (files("out/certificates").size() < 5 && !running.is_over())
      std::this_thread::sleep_for(std::chrono::milliseconds{5});
    EXPECT_FALSE(running.is_over()) << "the job was too short to be interrupted";
    running.send(signal);
    return running.wait();
  }

  [[nodiscard]] std::vector<std::string> command() const {
    return {program("certau"), "table", "spec.toml", "--digits", "120", "--jobs", "1"};
  }

  static constexpr int cells = 25;
};

using Interrupt = InterruptTest;

TEST_F(Interrupt, loses_no_finished_cell) {
  const auto answer = interrupted(SIGINT);
  EXPECT_EQ(answer.status, 130) << answer.err;
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "interrupted"));
  EXPECT_TRUE(files("out").empty());
  EXPECT_FALSE(has_leftovers());
  const auto kept = files("out/certificates");
  EXPECT_GE(kept.size(), 5U);
  EXPECT_LT(kept.size(), 2U * cells);
  const auto verdicts = certau({"verify", "out"});
  EXPECT_EQ(verdicts.status, 0);
  EXPECT_EQ(lines_with(verdicts.out, "VERIFIED "), kept.size());

  const auto again = Running{command(), folder(), Output::file}.wait();
  EXPECT_EQ(again.status, 0) << again.err;
  const auto finished = std::to_string(kept.size() / 2);
  EXPECT_TRUE(contains(again.err, " " + finished + " re-used, 0 inconclusive"));
  EXPECT_EQ(files("out/certificates").size(), 2U * cells);
}

TEST_F(Interrupt, termination_is_an_interruption_too) {
  const auto answer = interrupted(SIGTERM);
  EXPECT_EQ(answer.status, 130) << answer.err;
  EXPECT_FALSE(has_leftovers());
}

TEST_F(Interrupt, a_simulation_stops_and_writes_nothing) {
  Running running{{program("certau"), "simulate", "spec.toml", "--steps", "1000000000", "--every",
                   "1000000000", "--out", "path.csv"},
                  folder(),
                  Output::file};
  std::this_thread::sleep_for(std::chrono::milliseconds{300});
  EXPECT_FALSE(running.is_over());
  running.send(SIGINT);
  EXPECT_EQ(running.wait().status, 130);
  EXPECT_FALSE(std::filesystem::exists(path("path.csv")));
}

}  // namespace
}  // namespace certau::app_test
