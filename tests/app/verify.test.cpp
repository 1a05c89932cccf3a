// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

class VerifyTest : public Workplace {
 protected:
  VerifyTest() {
    support::SpecText spec;
    spec.table =
        "quantities = [\"squared-gradient-norm\", \"objective-gap\", "
        "\"squared-saturation\", \"amplification\", \"amplification-constant\"]";
    write("spec.toml", spec.text());
    EXPECT_EQ(certau({"table", "spec.toml", "--digits", "8"}).status, 0);
    for (const auto& name : files("out/certificates")) paths_.push_back("out/certificates/" + name);
    EXPECT_EQ(paths_.size(), 10U);
  }

  [[nodiscard]] Answer verify(const std::vector<std::string>& paths) const {
    std::vector<std::string> arguments{"verify"};
    arguments.insert(arguments.end(), paths.begin(), paths.end());
    return certau(arguments);
  }

  std::vector<std::string> paths_;
};

using Verify = VerifyTest;

TEST_F(Verify, folders_and_files_are_the_same) {
  const auto answer = verify({"out"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(lines_with(answer.out, "VERIFIED analog-sgd, "), 10U);
  EXPECT_EQ(lines_with(answer.out, ""), 10U);
  EXPECT_EQ(answer.err, "");
  EXPECT_EQ(verify({"out/certificates"}).out, answer.out);
  EXPECT_EQ(verify(paths_).out, answer.out);
}

TEST_F(Verify, the_stand_alone_program_says_the_same) {
  auto paths = paths_;
  const auto agree = [&](int status) {
    const auto answer = verify(paths);
    const auto alone = certau_verify(paths);
    EXPECT_EQ(alone.out, answer.out);
    EXPECT_EQ(alone.status, status);
    EXPECT_EQ(answer.status, status);
  };
  agree(0);
  paths.push_back("nowhere.json");
  agree(3);
  write(paths_[3], "{}");
  agree(1);
  paths.pop_back();
  agree(1);
}

TEST_F(Verify, a_corrupted_certificate_is_rejected_alone) {
  const auto text = read(paths_[4]);
  const auto at = text.find("\"learning_rate\": \"1/10\"");
  ASSERT_NE(at, std::string::npos);
  write(paths_[4], text.substr(0, at) + "\"learning_rate\": \"1/11\"" + text.substr(at + 23));
  const auto answer = verify({"out"});
  EXPECT_EQ(answer.status, 1);
  EXPECT_EQ(lines_with(answer.out, "VERIFIED "), 9U);
  EXPECT_EQ(lines_with(answer.out, "REJECTED "), 1U);
  EXPECT_TRUE(contains(answer.err, paths_[4]));
}

TEST_F(Verify, what_cannot_be_read_is_told) {
  const auto answer = verify({"nowhere.json"});
  EXPECT_EQ(answer.status, 3);
  EXPECT_EQ(answer.out, "REJECTED cannot read nowhere.json\n");
  const auto mixed = verify({paths_[0], "nowhere.json", paths_[1]});
  EXPECT_EQ(mixed.status, 3);
  EXPECT_EQ(lines_with(mixed.out, "VERIFIED "), 2U);
}

TEST_F(Verify, there_must_be_something_to_verify) {
  std::filesystem::create_directory(path("empty"));
  for (const auto& paths : {std::vector<std::string>{"empty"}, {}}) {
    const auto answer = verify(paths);
    EXPECT_EQ(answer.status, 3);
    EXPECT_EQ(answer.out, "");
    EXPECT_NE(answer.err, "");
  }
  EXPECT_TRUE(contains(verify({"empty"}).err, "no certificates or witnesses in this folder"));
}

TEST_F(Verify, other_files_are_rejected) {
  for (const char* file : {"spec.toml", "out/table.json", "out/table.md"}) {
    const auto answer = verify({file});
    EXPECT_EQ(answer.status, 1) << file;
    EXPECT_EQ(lines_with(answer.out, "REJECTED "), 1U) << answer.out;
  }
}

}  // namespace
}  // namespace certau::app_test
