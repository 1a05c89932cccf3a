// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>

namespace certau::properties {

/// How a program ended, in words: "exit status 1", "signal 11 (Segmentation fault)".
struct Ending {
  int exit_status = 0;
  int signal = 0;  // 0: it ended by itself

  [[nodiscard]] std::string in_words() const;
};

/// What came back for a line that was sent.
struct Reply {
  enum class Kind {
    line,       // a whole line
    ended,      // standard output ended before a line did
    not_read,   // standard input is closed: the line could not be sent
    timed_out,  // neither in time
    too_long,   // more than longest_line bytes without an end of line
    stopped,    // a stop was requested while waiting
  };
  Kind kind = Kind::line;
  std::string text;  // the line without its end, or as much of it as came
};

/// A program that runs beside this one and is talked to in lines, as /bin/sh runs `command`, in a
/// process group of its own: Ctrl-C on the terminal does not reach it.
///   Statement  no process, zombie or descriptor of it is left behind: on destruction its input
///              ends, then what goes on in its group gets SIGTERM, then SIGKILL
///   Requires   the thread that makes it outlives it (on Linux it is killed with that thread)
///   Error      std::system_error if the system refuses to start it; a command that does not exist
///              is the shell's exit status 127
class ChildProcess {
 public:
  static constexpr std::size_t longest_line = std::size_t{1} << 20;

  explicit ChildProcess(const std::string& command);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  /// Sends a line and waits for one. Lines end with "\n" or "\r\n".
  [[nodiscard]] Reply ask(const std::string& line, std::chrono::duration<double> timeout,
                          const std::stop_token& stop);

  /// Output that has come without a question, waiting as long as told for its first byte; at most
  /// one line of it.
  [[nodiscard]] std::string unasked(std::chrono::milliseconds patience);

  /// How it ended, waiting as long as told; nothing while it goes on.
  [[nodiscard]] std::optional<Ending> ending(std::chrono::milliseconds patience) const;

  /// The last lines on its standard error, at most 2000 bytes.
  [[nodiscard]] std::string error_output();
  /// What was written on standard error since the last call, or its end if that is much.
  [[nodiscard]] std::string new_error_output();

 private:
  // A descriptor that is closed on every path.
  class Descriptor {
   public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_{number} {}
    Descriptor(Descriptor&& other) noexcept : number_{other.release()} {}
    Descriptor& operator=(Descriptor&& other) noexcept;
    ~Descriptor() { close(); }
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    void close();

   private:
    int release();
    int number_ = -1;
  };
  struct Pipe {
    Descriptor read_end;
    Descriptor write_end;
  };

  [[nodiscard]] static Pipe make_pipe();
  [[nodiscard]] std::optional<std::string> take_line();
  // Waits until something can be read, or written if `sending`, and reads what is there.
  bool wait(bool sending, std::chrono::milliseconds patience);
  // False once nobody reads.
  bool send_some(std::string& rest);
  void read_output();
  void read_errors();

  pid_t process_ = -1;
  Descriptor input_;
  Descriptor output_;
  Descriptor errors_;
  std::string received_;
  std::string error_tail_;
  std::string new_errors_;
};

}  // namespace certau::properties
