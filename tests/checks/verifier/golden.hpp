// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "checks/verifier/verify.hpp"

namespace certau_verifier {

inline std::filesystem::path golden_folder() {
  return std::filesystem::path(CERTAU_SOURCE_DIR) / "tests/checks/verifier/golden";
}

/// Names without `.json`.
inline std::vector<std::string> golden_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(golden_folder())) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  return names;
}

inline std::string read_golden(const std::string& name) {
  std::ifstream file(golden_folder() / (name + ".json"), std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The text with its only occurrence of `from` replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t position = text.find(from);
  EXPECT_NE(position, std::string::npos) << from;
  EXPECT_EQ(text.find(from, position + 1), std::string::npos) << from << " is there twice";
  return position == std::string::npos ? text : text.replace(position, from.size(), to);
}

/// The text with the string value of a key replaced; the key must occur once.
inline std::string with_value(const std::string& text, const std::string& key,
                              const std::string& value) {
  const std::size_t start = text.find("\"" + key + "\": \"");
  EXPECT_NE(start, std::string::npos) << key;
  if (start == std::string::npos) return text;
  const std::size_t end = text.find('"', start + key.size() + 5);
  return replaced(text, text.substr(start, end + 1 - start), "\"" + key + "\": \"" + value + "\"");
}

inline void expect_rejected(const std::string& text, const std::string& reason) {
  const Verdict verdict = verify_text(text);
  EXPECT_FALSE(verdict.verified) << verdict.text;
  EXPECT_TRUE(verdict.readable);
  EXPECT_NE(verdict.text.find(reason), std::string::npos)
      << "expected: " << reason << "\n     got: " << verdict.text;
}

}  // namespace certau_verifier
