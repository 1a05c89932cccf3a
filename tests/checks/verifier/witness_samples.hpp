// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/checks/verifier/golden.hpp"

namespace certau_verifier {

inline std::filesystem::path witness_folder() {
  return std::filesystem::path(CERTAU_SOURCE_DIR) / "tests/checks/verifier/witnesses";
}

/// Names of the valid witness files, without `.json`.
inline std::vector<std::string> witness_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(witness_folder())) {
    if (entry.path().extension() == ".json") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

inline std::string read_witness(const std::string& name) {
  std::ifstream file(witness_folder() / (name + ".json"), std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The text with the value of a key, which stands alone on its line, replaced by other JSON.
inline std::string with_entry(const std::string& text, const std::string& key,
                              const std::string& json) {
  const std::size_t start = text.find("\"" + key + "\": ");
  EXPECT_NE(start, std::string::npos) << key;
  if (start == std::string::npos) return text;
  const std::size_t end = text.find('\n', start);
  const std::string comma = text[end - 1] == ',' ? "," : "";
  return text.substr(0, start) + "\"" + key + "\": " + json + comma + text.substr(end);
}

/// The text without that line.
inline std::string without_entry(const std::string& text, const std::string& key) {
  const std::size_t start = text.find("\"" + key + "\": ");
  EXPECT_NE(start, std::string::npos) << key;
  if (start == std::string::npos) return text;
  const std::size_t end = text.find('\n', start);
  const bool last = text[end - 1] != ',';
  const std::size_t from = last ? text.rfind(',', start) : start;
  return text.substr(0, from) + text.substr(end);
}

/// The keys of the instance, in the file's order.
inline std::vector<std::string> instance_keys(const std::string& text) {
  std::vector<std::string> keys;
  const std::size_t end = text.find('}');
  for (std::size_t at = text.find("\"instance\""); at < end;) {
    at = text.find("\n    \"", at);
    if (at >= end) break;
    at += 6;
    keys.push_back(text.substr(at, text.find('"', at) - at));
  }
  return keys;
}

/// What the file says under a key, with its quotes or brackets.
inline std::string entry_of(const std::string& text, const std::string& key) {
  const std::size_t start = text.find("\"" + key + "\": ") + key.size() + 4;
  const std::string line = text.substr(start, text.find('\n', start) - start);
  return line.back() == ',' ? line.substr(0, line.size() - 1) : line;
}

inline std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace certau_verifier
