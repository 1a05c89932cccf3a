// SPDX-License-Identifier: Apache-2.0
// certau-verify as a process: its lines and its exit status.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>

#include "tests/checks/verifier/golden.hpp"

#ifdef CERTAU_BIN_DIR

namespace certau_verifier {
namespace {

struct Result {
  int status = -1;
  std::string output;
};

class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(program_)) GTEST_SKIP() << program_ << " is not built";
  }

  [[nodiscard]] Result run(const std::string& arguments) const {
    Result result;
    FILE* pipe = popen(("'" + program_ + "' " + arguments + " 2>/dev/null").c_str(), "r");
    if (pipe == nullptr) return result;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) {
      result.output += static_cast<char>(c);
    }
    result.status = WEXITSTATUS(pclose(pipe));
    return result;
  }

  static std::string golden(const std::string& name) {
    return "'" + (golden_folder() / name).string() + "' ";
  }

 private:
  std::string program_ = std::string(CERTAU_BIN_DIR) + "/certau-verify";
};

using Program = ProgramTest;

TEST_F(Program, one_line_for_each_file) {
  const Result good = run(golden("digital_sgd_exact_upper.json") + golden("analog_gd_lower.json"));
  EXPECT_EQ(good.status, 0);
  EXPECT_EQ(good.output.find("VERIFIED digital-sgd, "), 0u);
  EXPECT_NE(good.output.find("\nVERIFIED analog-gd, "), std::string::npos);
  EXPECT_EQ(std::count(good.output.begin(), good.output.end(), '\n'), 2);
}

TEST_F(Program, exit_status_tells_rejected_from_unreadable) {
  const std::string good = golden("digital_sgd_exact_upper.json");
  const std::string bad = golden("generate.py");
  EXPECT_EQ(run(bad).status, 1);
  EXPECT_EQ(run(bad).output.find("REJECTED not strict JSON"), 0u);
  EXPECT_EQ(run(good + bad + good).status, 1);
  EXPECT_EQ(run("/nonexistent").status, 3);
  EXPECT_EQ(run("/nonexistent").output, "REJECTED cannot read /nonexistent\n");
  EXPECT_EQ(run(good + "/nonexistent").status, 3);
  EXPECT_EQ(run(bad + "/nonexistent").status, 1);
  EXPECT_EQ(run(good + "> /dev/full").status, 3);
}

TEST_F(Program, options_are_strict) {
  EXPECT_EQ(run("").status, 3);
  EXPECT_EQ(run("").output, "");
  EXPECT_EQ(run("--").status, 3);
  EXPECT_EQ(run("--quiet " + golden("digital_sgd_exact_upper.json")).status, 3);
  EXPECT_EQ(run("-- --quiet").output, "REJECTED cannot read --quiet\n");
  EXPECT_EQ(run("--version").output, "certau-verify " CERTAU_VERSION " (certificate format 1)\n");
  EXPECT_NE(run("--help").output.find("Examples:"), std::string::npos);
  EXPECT_EQ(run("--help").status, 0);
}

}  // namespace
}  // namespace certau_verifier

#endif
