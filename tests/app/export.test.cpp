// SPDX-License-Identifier: Apache-2.0
#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

class ExportTest : public Workplace {
 protected:
  ExportTest() {
    write("spec.toml", support::SpecText{}.text());
    EXPECT_EQ(certau({"table", "spec.toml", "--digits", "6"}).status, 0);
    for (const auto& name : files("out/certificates"))
      certificates_.push_back("out/certificates/" + name);
  }
  std::vector<std::string> certificates_;
};

using Export = ExportTest;

TEST_F(Export, one_certificate_goes_to_standard_output) {
  const auto answer = certau({"export", "--coq", certificates_.at(0)});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(answer.err, "");
  EXPECT_TRUE(contains(answer.out, "made by: certau "));
  EXPECT_TRUE(contains(answer.out, "Theorem average_"));
  EXPECT_TRUE(contains(answer.out, "Print Assumptions average_"));
}

TEST_F(Export, several_go_to_a_folder_under_names_that_coq_accepts) {
  const auto answer =
      certau({"export", "--coq", certificates_.at(0), certificates_.at(1), "--out", "coq"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(answer.out, "");
  const auto written = files("coq");
  ASSERT_EQ(written.size(), 2U);
  for (const auto& name : written) EXPECT_EQ(name.rfind("cell_", 0), 0U) << name;
  EXPECT_EQ(certau({"export", "--coq", certificates_.at(0), certificates_.at(1)}).status, 3);
  write("a-b.json", read(certificates_.at(0)));
  write("a+b.json", read(certificates_.at(1)));
  const auto same = certau({"export", "--coq", "a-b.json", "a+b.json", "--out", "coq"});
  EXPECT_EQ(same.status, 3);
  EXPECT_TRUE(contains(same.err, "would be written to the same file"));
}

TEST_F(Export, a_rejected_certificate_is_not_exported) {
  std::string text = read(certificates_.at(0));
  const auto position = text.find("\"transient\": \"") + 14;
  text.replace(position, text.find('"', position) - position, "0");
  write("changed.json", text);
  const auto answer = certau({"export", "--coq", "changed.json"});
  EXPECT_EQ(answer.status, 1);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "REJECTED"));
}

TEST_F(Export, bad_arguments_are_refused) {
  EXPECT_EQ(certau({"export", certificates_.at(0)}).status, 3);
  EXPECT_EQ(certau({"export", "--coq"}).status, 3);
  EXPECT_EQ(certau({"export", "--coq", "nowhere.json"}).status, 3);
}

}  // namespace
}  // namespace certau::app_test
