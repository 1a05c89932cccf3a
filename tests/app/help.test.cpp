// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"

namespace certau::app_test {
namespace {

using Help = Workplace;

TEST_F(Help, is_everywhere) {
  const auto top = certau({"--help"});
  EXPECT_EQ(top.status, 0);
  EXPECT_EQ(top.err, "");
  EXPECT_TRUE(contains(top.out, "Exit status: 0 proved"));
  for (const char* command : {"table", "verify", "simulate", "explain", "referee", "recheck",
                              "export", "check", "audit", "precision"}) {
    EXPECT_TRUE(contains(top.out, command));
    const auto answer = certau({command, "--help"});
    EXPECT_EQ(answer.status, 0) << command;
    EXPECT_TRUE(contains(answer.out, "Examples:\n"));
    EXPECT_TRUE(contains(answer.out, std::string{"certau "} + command));
    EXPECT_EQ(answer.err, "");
  }
}

TEST_F(Help, the_version_is_the_projects) {
  const auto answer = certau({"--version"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(answer.out, "certau " CERTAU_VERSION "\n");
}

TEST_F(Help, what_is_not_understood_is_refused) {
  write("spec.toml", "");
  for (const auto& arguments : {std::vector<std::string>{},
                                {"tables"},
                                {"--digits", "5"},
                                {"table"},
                                {"verify"},
                                {"explain"},
                                {"simulate"},
                                {"table", "spec.toml", "--digit", "5"},
                                {"table", "spec.toml", "--digits", "0"},
                                {"table", "spec.toml", "--digits", "1001"},
                                {"table", "spec.toml", "--digits", "ten"},
                                {"table", "spec.toml", "--digits"},
                                {"table", "spec.toml", "--jobs", "0"},
                                {"table", "spec.toml", "--quiet"},
                                {"explain", "a", "b"},
                                {"verify", "--all", "x"}}) {
    const auto answer = certau(arguments);
    std::string line;
    for (const auto& word : arguments) line += word + " ";
    EXPECT_EQ(answer.status, 3) << line;
    EXPECT_EQ(answer.out, "") << line;
    EXPECT_NE(answer.err, "") << line;
    EXPECT_FALSE(std::filesystem::exists(path("out"))) << line;
  }
}

}  // namespace
}  // namespace certau::app_test
