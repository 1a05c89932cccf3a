// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>
#include <thread>

namespace certau::app {

/// Turns Ctrl-C (SIGINT) and SIGTERM into a stop request; the second one ends the program at once.
/// Make one before any other thread: the signals are blocked in all threads and awaited in one.
class Interrupt {
 public:
  Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  ~Interrupt();

  [[nodiscard]] std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::jthread watcher_;
};

}  // namespace certau::app
