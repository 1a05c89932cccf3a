// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "checks/audit/trace.hpp"

namespace certau::audit {

/// A file of a folder of its own that goes away with it.
class TraceFile {
 public:
  explicit TraceFile(std::string_view content, const std::string& name = "trace.csv") {
    std::string folder = (std::filesystem::temp_directory_path() / "certau-trace-XXXXXX").string();
    folder_ = ::mkdtemp(folder.data());
    path_ = (folder_ / name).string();
    std::ofstream{path_, std::ios::binary} << content;
  }
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;
  ~TraceFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::filesystem::path folder_;
  std::string path_;
};

/// All rows of a trace.
[[nodiscard]] inline std::vector<TraceRow> rows_of(TraceReader& reader) {
  std::vector<TraceRow> rows;
  for (TraceRow row; reader.next(row);) rows.push_back(row);
  return rows;
}

/// All values of a role in a row.
[[nodiscard]] inline std::vector<Rational> values(const TraceRow& row, Role role) {
  std::vector<Rational> result;
  for (const auto& number : row[role]) result.push_back(number.value());
  return result;
}

}  // namespace certau::audit
