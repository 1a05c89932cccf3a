// SPDX-License-Identifier: Apache-2.0
#include "certau/base/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "certau/base/error.hpp"

namespace certau {
namespace {

[[noreturn]] void fail(std::string_view what, const std::string& path, int error) {
  throw InvalidInput("cannot " + std::string{what} + " " + path + ": " + std::strerror(error) +
                     (what == "read" ? "; give the path of a readable file"
                                     : "; nothing half-written was left: make room, or choose "
                                       "another place"));
}

// Closes a descriptor on every path out of a function.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_{number} {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] int close() {
    const int result = ::close(number_);
    number_ = -1;
    return result;
  }

 private:
  int number_;
};

bool write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const auto written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

std::string read_file(const std::string& path) {
  const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.number() < 0) fail("read", path, errno);
  std::string content;
  char buffer[1 << 16];
  for (;;) {
    const auto count = ::read(file.number(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("read", path, errno);
    if (count == 0) return content;
    content.append(buffer, static_cast<std::size_t>(count));
  }
}

void write_file(const std::string& given, std::string_view content) {
  // A link stands for its target; a device or a pipe cannot be replaced by a file without harm.
  std::error_code error_code;
  const std::string path = std::filesystem::is_symlink(given, error_code)
                               ? std::filesystem::weakly_canonical(given, error_code).string()
                               : given;
  const auto status = std::filesystem::status(path, error_code);
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status))
    throw InvalidInput("cannot write " + given +
                       ": it is not a regular file; nothing was touched: choose another place");
  // The name is unique to process and call: two writers of one file do not meet halfway.
  static std::atomic<unsigned> calls{0};
  const std::string aside =
      path + "." + std::to_string(::getpid()) + "-" + std::to_string(calls.fetch_add(1)) + ".part";
  Descriptor file{::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
  if (file.number() < 0) fail("write", path, errno);
  if (!write_all(file.number(), content) || ::fsync(file.number()) != 0 || file.close() != 0 ||
      ::rename(aside.c_str(), path.c_str()) != 0) {
    const int error = errno;
    ::unlink(aside.c_str());
    fail("write", path, error);
  }
}

}  // namespace certau
