// SPDX-License-Identifier: Apache-2.0
#include "app/interrupt.hpp"

#include <unistd.h>

#include <csignal>
#include <ctime>

#include "app/exit_status.hpp"

namespace certau::app {
namespace {

sigset_t watched_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  return signals;
}

}  // namespace

Interrupt::Interrupt() {
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  watcher_ = std::jthread{[this, signals](const std::stop_token& finished) {
    const timespec pause{0, 50'000'000};
    while (!finished.stop_requested()) {
      if (sigtimedwait(&signals, nullptr, &pause) < 0) continue;
      if (source_.stop_requested()) _exit(ExitStatus::interrupted);
      source_.request_stop();
    }
  }};
}

Interrupt::~Interrupt() {
  watcher_.request_stop();
  watcher_.join();
  const sigset_t signals = watched_signals();
  pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

}  // namespace certau::app
