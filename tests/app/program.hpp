// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

/// The programs as processes: what they print, write and answer.
namespace certau::app_test {

struct Answer {
  int status = -1;  // exit status, or minus the signal that ended the program
  std::string out;
  std::string err;
};

/// Where a started program's standard output goes.
enum class Output { file, full_device, closed_pipe };

/// A started program, in a group of its own.
class Running {
 public:
  Running(const std::vector<std::string>& command, std::filesystem::path folder, Output output);
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running();

  [[nodiscard]] bool is_over();
  void send(int signal) const;
  [[nodiscard]] Answer wait();

 private:
  std::filesystem::path folder_;
  int process_ = -1;
  int status_ = 0;
  bool over_ = false;
};

/// A folder of the test's own, in which the programs run; removed with what it holds.
class Workplace : public ::testing::Test {
 protected:
  Workplace();
  ~Workplace() override;

  [[nodiscard]] std::string path(const std::string& name) const { return folder_ / name; }
  void write(const std::string& name, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& name) const;
  /// Names of the files in a folder, in order; empty if there is none.
  [[nodiscard]] std::vector<std::string> files(const std::string& folder) const;
  /// Whether a file that was to be renamed is left anywhere.
  [[nodiscard]] bool has_leftovers() const;

  [[nodiscard]] Answer certau(const std::vector<std::string>& arguments,
                              Output output = Output::file) const;
  [[nodiscard]] Answer certau_verify(const std::vector<std::string>& arguments) const;
  /// A line for /bin/sh, in which "$CERTAU" is the program.
  [[nodiscard]] Answer shell(const std::string& line) const;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  [[nodiscard]] static std::string program(const std::string& name);

 private:
  std::filesystem::path folder_;
};

/// Number of lines of a text that start with a word.
[[nodiscard]] std::size_t lines_with(const std::string& text, const std::string& start);

/// Whether a text contains another; the text is shown if it does not.
[[nodiscard]] ::testing::AssertionResult contains(const std::string& text, const std::string& part);

}  // namespace certau::app_test
