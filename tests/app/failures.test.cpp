// SPDX-License-Identifier: Apache-2.0
// What goes wrong is answered with exit status 3, and nothing half-written is left.
#include <signal.h>

#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

using Failures = Workplace;

support::SpecText many_cells() {
  support::SpecText spec;
  spec.sweep = "\"device.tau\" = [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\", \"7\", \"8\", \"9\"]";
  return spec;
}

TEST_F(Failures, an_invalid_spec_writes_nothing) {
  auto spec = many_cells();
  spec.noise = "kind = \"two-point\"\nsigma = 0.2";
  write("bad.toml", spec.text());
  write("good.toml", many_cells().text());
  // Even where a good one comes first.
  for (const auto& arguments : {std::vector<std::string>{"table", "bad.toml", "--out", "out"},
                                {"table", "good.toml", "bad.toml", "--out", "out"},
                                {"table", "missing.toml", "--out", "out"},
                                {"table", ".", "--out", "out"}}) {
    const auto answer = certau(arguments);
    EXPECT_EQ(answer.status, 3) << answer.err;
    EXPECT_EQ(answer.out, "");
    EXPECT_EQ(answer.err.rfind("certau: ", 0), 0U) << answer.err;
    EXPECT_FALSE(std::filesystem::exists(path("out")));
  }
  EXPECT_TRUE(contains(certau({"table", "bad.toml"}).err, "TOML float"));
}

TEST_F(Failures, a_place_that_cannot_be_written_is_named) {
  write("spec.toml", many_cells().text());
  for (const char* place : {"spec.toml", "spec.toml/out", "/proc/certau", "/dev/null/x"}) {
    const auto answer = certau({"table", "spec.toml", "--out", place});
    EXPECT_EQ(answer.status, 3) << place << answer.err;
    EXPECT_TRUE(contains(answer.err, place));
    EXPECT_EQ(answer.out, "");
  }
}

TEST_F(Failures, tables_that_cannot_be_written_keep_the_certificates) {
  write("spec.toml", many_cells().text());
  std::filesystem::create_directories(path("out/table.json"));
  const auto answer = certau({"table", "spec.toml", "--out", "out", "--digits", "8"});
  EXPECT_EQ(answer.status, 3);
  EXPECT_TRUE(contains(answer.err, "table.json"));
  EXPECT_EQ(answer.out, "");
  EXPECT_EQ(files("out/certificates").size(), 18U);
  EXPECT_FALSE(has_leftovers());
}

TEST_F(Failures, a_full_disk_keeps_finished_certificates_and_no_parts) {
  write("spec.toml", many_cells().text());
  // Blocks of 512 bytes: certificates fit, the table does not.
  const auto answer = shell(
      "trap '' XFSZ; ulimit -f 12; exec \"$CERTAU\" table spec.toml "
      "--digits 8 --jobs 1");
  EXPECT_EQ(answer.status, 3) << answer.err;
  EXPECT_TRUE(contains(answer.err, "File too large"));
  EXPECT_EQ(files("out/certificates").size(), 18U);
  EXPECT_TRUE(files("out").empty());
  EXPECT_FALSE(has_leftovers());
  EXPECT_EQ(certau({"verify", "out"}).status, 0);
  const auto again = certau({"table", "spec.toml", "--digits", "8"});
  EXPECT_EQ(again.status, 0);
  EXPECT_TRUE(contains(again.err, "0 certified, 9 re-used"));
}

TEST_F(Failures, a_disk_full_from_the_beginning_leaves_nothing) {
  write("spec.toml", many_cells().text());
  for (const char* jobs : {"1", "4"}) {
    const auto answer = shell(
        "trap '' XFSZ; ulimit -f 1; exec \"$CERTAU\" table spec.toml --jobs " + std::string{jobs});
    EXPECT_EQ(answer.status, 3) << answer.err;
    EXPECT_TRUE(files("out/certificates").empty());
    EXPECT_FALSE(has_leftovers());
  }
}

TEST_F(Failures, a_file_size_limit_is_a_failure_like_any_other) {
  // Unless the program ignores it, SIGXFSZ ends it in the middle of a write and leaves the part.
  write("spec.toml", many_cells().text());
  const auto answer = shell("ulimit -f 1; exec \"$CERTAU\" table spec.toml --jobs 1");
  EXPECT_EQ(answer.status, 3) << answer.err;
  EXPECT_FALSE(has_leftovers());
}

TEST_F(Failures, a_full_standard_output_is_not_success) {
  auto spec = many_cells();
  write("spec.toml", spec.text());
  for (const auto& arguments : {std::vector<std::string>{"table", "spec.toml", "--digits", "8"},
                                {"verify", "out"},
                                {"explain", "out/table.json#1"},
                                {"simulate", "spec.toml", "--steps", "5"},
                                {"simulate", "spec.toml", "--steps", "5000"},
                                {"--help"},
                                {"table", "--help"},
                                {"--version"}}) {
    const auto answer = certau(arguments, Output::full_device);
    EXPECT_EQ(answer.status, 3) << arguments[0] << ": " << answer.err;
    EXPECT_EQ(answer.err.find("internal error"), std::string::npos) << answer.err;
  }
  // What was computed is there all the same.
  EXPECT_EQ(certau({"verify", "out"}).status, 0);
}

TEST_F(Failures, a_closed_pipe_is_not_success) {
  write("spec.toml", many_cells().text());
  for (const auto& arguments : {std::vector<std::string>{"table", "spec.toml", "--digits", "8"},
                                {"verify", "out"},
                                {"simulate", "spec.toml", "--steps", "5000"},
                                {"--help"}}) {
    const auto answer = certau(arguments, Output::closed_pipe);
    // Ended by the signal, as usual in a pipeline, or told by exit status.
    EXPECT_TRUE(answer.status == -SIGPIPE || answer.status == 3)
        << arguments[0] << " " << answer.status << ": " << answer.err;
  }
  EXPECT_EQ(files("out/certificates").size(), 18U);
  const auto ignoring = shell(
      "trap '' PIPE; { \"$CERTAU\" simulate spec.toml --steps 20000; "
      "echo $? > status; } | :; cat status");
  EXPECT_EQ(ignoring.out, "3\n") << ignoring.err;
}

TEST_F(Failures, names_that_are_not_utf8_are_no_defect_of_the_program) {
  const std::string name =
      "sp\xe9"
      "c.toml";
  write(name, many_cells().text());
  const auto answer = certau({"table", name, "--digits", "8"});
  EXPECT_EQ(answer.err.find("internal error"), std::string::npos) << answer.err;
}

}  // namespace
}  // namespace certau::app_test
