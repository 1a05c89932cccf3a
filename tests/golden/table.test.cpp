// SPDX-License-Identifier: Apache-2.0
// Tables compared word for word with committed ones: all numbers in them are exact.
//   A wanted change is taken over with  certau table tests/golden/NAME.toml --digits 15, whose
//   standard output, but for its first line, is the new NAME.md.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>

#include "certau/base/files.hpp"

namespace certau {
namespace {

class GoldenTest : public ::testing::TestWithParam<const char*> {
 protected:
  GoldenTest() {
    std::string name = (std::filesystem::temp_directory_path() / "certau-golden-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~GoldenTest() override { std::filesystem::remove_all(folder_); }

  // What certau prints about a spec, without the line that names the command.
  [[nodiscard]] std::string printed(const std::string& spec) const {
    const std::string command = std::string{CERTAU_BIN_DIR} + "/certau table '" + spec +
                                "' --digits 15 --out '" + folder_ + "' 2>/dev/null";
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) return {};
    std::string text;
    for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) text += static_cast<char>(c);
    EXPECT_LE(WEXITSTATUS(pclose(pipe)), 2);
    EXPECT_EQ(text, read_file(folder_ + "/table.md"));
    EXPECT_EQ(text.rfind("<!-- certau-table format_version 1, made by: certau ", 0), 0U);
    return text.substr(text.find('\n') + 1);
  }

 private:
  std::string folder_;
};

using GoldenTable = GoldenTest;

TEST_P(GoldenTable, is_printed_word_for_word) {
  const std::string stem = std::string{CERTAU_SOURCE_DIR} + "/tests/golden/" + GetParam();
  EXPECT_EQ(printed(stem + ".toml"), read_file(stem + ".md"));
}

INSTANTIATE_TEST_SUITE_P(Files, GoldenTable, ::testing::Values("quick", "horizons"),
                         [](const auto& tested) { return std::string{tested.param}; });

}  // namespace
}  // namespace certau
