// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace certau::app {

/// How a job of many cells is getting on, on stderr: one line rewritten on a terminal, a line every
/// few seconds elsewhere. Safe to call from several threads.
class Progress {
 public:
  explicit Progress(std::size_t total);

  void certified();
  void reused();
  void inconclusive();
  /// A remark on its own line.
  void note(const std::string& text);
  /// The last line. Call once, when the job is over.
  void finish();

 private:
  void count(std::size_t& counter);
  void print(bool last);

  std::mutex mutex_;
  std::size_t total_;
  std::size_t certified_ = 0;
  std::size_t reused_ = 0;
  std::size_t inconclusive_ = 0;
  bool on_terminal_;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point printed_;
};

}  // namespace certau::app
