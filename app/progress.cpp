// SPDX-License-Identifier: Apache-2.0
#include "app/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace certau::app {

using std::chrono::duration;
using std::chrono::steady_clock;

Progress::Progress(std::size_t total)
    : total_{total},
      on_terminal_{isatty(STDERR_FILENO) == 1},
      begin_{steady_clock::now()},
      printed_{begin_} {}

void Progress::certified() { count(certified_); }
void Progress::reused() { count(reused_); }
void Progress::inconclusive() { count(inconclusive_); }

void Progress::note(const std::string& text) {
  const std::lock_guard lock{mutex_};
  fmt::print(stderr, "{}{}\n", on_terminal_ ? "\r\033[K" : "", text);
}

void Progress::finish() {
  const std::lock_guard lock{mutex_};
  print(true);
}

void Progress::count(std::size_t& counter) {
  const std::lock_guard lock{mutex_};
  ++counter;
  const duration<double> since{steady_clock::now() - printed_};
  if (since.count() > (on_terminal_ ? 0.1 : 5.0)) print(false);
}

void Progress::print(bool last) {
  printed_ = steady_clock::now();
  const std::size_t done = certified_ + reused_ + inconclusive_;
  const duration<double> elapsed{printed_ - begin_};
  std::string line = fmt::format("{}/{} cells: {} certified, {} re-used, {} inconclusive; {:.1f} s",
                                 done, total_, certified_, reused_, inconclusive_, elapsed.count());
  if (!last && done > 0)
    line +=
        fmt::format(", about {:.0f} s to go", elapsed.count() * static_cast<double>(total_ - done) /
                                                  static_cast<double>(done));
  if (on_terminal_)
    fmt::print(stderr, "\r\033[K{}{}", line, last ? "\n" : "");
  else
    fmt::print(stderr, "{}\n", line);
}

}  // namespace certau::app
