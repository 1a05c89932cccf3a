// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace certau::properties {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t error_bytes = 2000;
// How long a stop may go unnoticed.
constexpr milliseconds slice{50};
// How long it may take to end by itself once its input has ended, and then after SIGTERM.
constexpr milliseconds grace{500};

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// While it lives, a write to a pipe that nobody reads is an error and no signal; a SIGPIPE that
// others sent before stays pending.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&pipe_signal_);
    sigaddset(&pipe_signal_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_signal_, &former_);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal() {
    const timespec now{0, 0};
    if (!was_pending_)
      while (sigtimedwait(&pipe_signal_, nullptr, &now) < 0 && errno == EINTR) {
      }
    pthread_sigmask(SIG_SETMASK, &former_, nullptr);
  }

 private:
  sigset_t pipe_signal_{};
  sigset_t former_{};
  bool was_pending_ = false;
};

void keep_tail(std::string& text) {
  if (text.size() > error_bytes) text.erase(0, text.size() - error_bytes);
}

// In the child, between fork and exec: system calls only.
[[noreturn]] void become(const char* command, int input, int output, int errors, pid_t parent) {
  setpgid(0, 0);
#ifdef __linux__
  // Whatever ends the parent ends the child; it may have ended already.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
#else
  static_cast<void>(parent);
#endif
  // Handlers are gone with exec; what is ignored or blocked would stay so.
  for (const int signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ, SIGCHLD, SIGHUP, SIGQUIT})
    ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 ||
      dup2(errors, STDERR_FILENO) < 0)
    _exit(127);
  execl("/bin/sh", "sh", "-c", command, static_cast<char*>(nullptr));
  _exit(127);
}

}  // namespace

std::string Ending::in_words() const {
  const int number = signal != 0 ? signal : exit_status > 128 ? exit_status - 128 : 0;
  const char* name = number != 0 ? sigdescr_np(number) : nullptr;
  if (signal != 0)
    return "signal " + std::to_string(signal) + (name ? " (" + std::string{name} + ")" : "");
  std::string text = "exit status " + std::to_string(exit_status);
  if (exit_status == 127) text += " (the shell's for a command that is not found)";
  if (exit_status == 126) text += " (the shell's for a file that cannot be run)";
  if (name) text += " (the shell's for signal " + std::to_string(number) + ", " + name + ")";
  return text;
}

// Descriptors -------------------------------------------------------------------------------------

ChildProcess::Descriptor& ChildProcess::Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = other.release();
  }
  return *this;
}

void ChildProcess::Descriptor::close() {
  if (number_ >= 0) ::close(release());
}

int ChildProcess::Descriptor::release() { return std::exchange(number_, -1); }

ChildProcess::Pipe ChildProcess::make_pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("a pipe to the partner");
  Pipe made{Descriptor{ends[0]}, Descriptor{ends[1]}};
  // Where the caller closed its standard streams, a pipe would get their numbers.
  for (Descriptor* end : {&made.read_end, &made.write_end})
    if (end->number() <= STDERR_FILENO) {
      Descriptor above{::fcntl(end->number(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1)};
      if (!above.is_open()) fail("a pipe to the partner");
      *end = std::move(above);
    }
  return made;
}

// Beginning and end -------------------------------------------------------------------------------

ChildProcess::ChildProcess(const std::string& command) {
  Pipe input = make_pipe();
  Pipe output = make_pipe();
  Pipe errors = make_pipe();
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ < 0) fail("a process for the partner");
  if (process_ == 0)
    become(command.c_str(), input.read_end.number(), output.write_end.number(),
           errors.write_end.number(), parent);
  setpgid(process_, process_);  // here too: whoever comes first
  input_ = std::move(input.write_end);
  output_ = std::move(output.read_end);
  errors_ = std::move(errors.read_end);
  for (const Descriptor* end : {&input_, &output_, &errors_})
    ::fcntl(end->number(), F_SETFL, ::fcntl(end->number(), F_GETFL) | O_NONBLOCK);
}

ChildProcess::~ChildProcess() {
  input_.close();
  output_.close();
  errors_.close();
  // Until waitpid the number of the process and of its group is nobody else's.
  if (!ending(grace)) {
    ::kill(-process_, SIGTERM);
    static_cast<void>(ending(grace));
  }
  ::kill(-process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<Ending> ChildProcess::ending(milliseconds patience) const {
  const auto deadline = steady_clock::now() + patience;
  for (milliseconds pause{1};; pause = std::min(2 * pause, milliseconds{20})) {
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(process_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        info.si_pid == process_)
      return info.si_code == CLD_EXITED ? Ending{info.si_status, 0} : Ending{0, info.si_status};
    if (steady_clock::now() >= deadline) return std::nullopt;
    std::this_thread::sleep_for(pause);
  }
}

// Talking -----------------------------------------------------------------------------------------

Reply ChildProcess::ask(const std::string& line, std::chrono::duration<double> timeout,
                        const std::stop_token& stop) {
  const auto deadline =
      steady_clock::now() + std::chrono::duration_cast<steady_clock::duration>(timeout);
  std::string rest = line + "\n";
  bool is_read = send_some(rest);
  for (;;) {
    if (auto answer = take_line()) return {Reply::Kind::line, std::move(*answer)};
    if (received_.size() > longest_line) return {Reply::Kind::too_long, received_};
    if (!output_.is_open()) return {Reply::Kind::ended, received_};
    const auto now = steady_clock::now();
    // One that has ended is read to its end; its standard input closes a little earlier.
    if (!is_read && !ending(2 * slice)) return {Reply::Kind::not_read, received_};
    if (stop.stop_requested()) return {Reply::Kind::stopped, received_};
    if (now >= deadline) return {Reply::Kind::timed_out, received_};
    const auto left = std::chrono::ceil<milliseconds>(deadline - now);
    if (wait(is_read && !rest.empty(), std::min(left, slice))) is_read = send_some(rest);
  }
}

std::string ChildProcess::unasked(milliseconds patience) {
  if (received_.empty() && output_.is_open()) wait(false, patience);
  return received_.substr(0, std::min(received_.find('\n'), longest_line));
}

std::string ChildProcess::error_output() {
  if (errors_.is_open()) read_errors();
  return error_tail_;
}

std::string ChildProcess::new_error_output() {
  if (errors_.is_open()) read_errors();
  return std::exchange(new_errors_, {});
}

std::optional<std::string> ChildProcess::take_line() {
  const auto end = received_.find('\n');
  if (end == std::string::npos) return std::nullopt;
  std::string line = received_.substr(0, end);
  received_.erase(0, end + 1);
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

bool ChildProcess::send_some(std::string& rest) {
  const NoPipeSignal guard;
  while (!rest.empty()) {
    const auto count = ::write(input_.number(), rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno == EAGAIN;
    rest.erase(0, static_cast<std::size_t>(count));
  }
  return true;
}

bool ChildProcess::wait(bool sending, milliseconds patience) {
  // poll ignores negative descriptors.
  std::array<pollfd, 3> watched{pollfd{output_.number(), POLLIN, 0},
                                pollfd{errors_.number(), POLLIN, 0},
                                pollfd{sending ? input_.number() : -1, POLLOUT, 0}};
  if (::poll(watched.data(), watched.size(), static_cast<int>(patience.count())) <= 0) return false;
  if (watched[0].revents != 0) read_output();
  if (watched[1].revents != 0) read_errors();
  return watched[2].revents != 0;
}

void ChildProcess::read_output() {
  std::array<char, 1 << 14> buffer{};
  const auto count = ::read(output_.number(), buffer.data(), buffer.size());
  if (count > 0) received_.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) output_.close();
}

void ChildProcess::read_errors() {
  std::array<char, 1 << 14> buffer{};
  // A program that writes faster than this reads must not hold it up.
  for (int rounds = 0; rounds < 64; ++rounds) {
    const auto count = ::read(errors_.number(), buffer.data(), buffer.size());
    if (count < 0) return;
    if (count == 0) return errors_.close();
    const std::string_view part{buffer.data(), static_cast<std::size_t>(count)};
    for (std::string* tail : {&error_tail_, &new_errors_}) {
      tail->append(part);
      keep_tail(*tail);
    }
  }
}

}  // namespace certau::properties
