// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "certau/base/error.hpp"

namespace certau::audit {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  throw InvalidInput("cannot read " + path + ": " + std::strerror(error) +
                     "; give the path of a readable trace");
}

}  // namespace

ByteSource::ByteSource(const std::string& path) : path_{path}, buffer_(piece_size) {
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) fail(path, errno);
  struct stat status {};
  const int error = ::fstat(descriptor_, &status) != 0 ? errno
                    : S_ISDIR(status.st_mode)          ? EISDIR
                                                       : 0;
  if (error != 0) {
    ::close(descriptor_);
    fail(path, error);
  }
  is_regular_ = S_ISREG(status.st_mode);
  if (is_regular_) size_ = status.st_size;
}

ByteSource::~ByteSource() { ::close(descriptor_); }

bool ByteSource::more() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - end_ < piece_size / 2) buffer_.resize(buffer_.size() * 2);
  for (;;) {
    const auto count = ::read(descriptor_, buffer_.data() + end_, buffer_.size() - end_);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path_, errno);
    end_ += static_cast<std::size_t>(count);
    return count > 0;
  }
}

void ByteSource::take(std::size_t count) {
  require(count <= end_ - begin_,
          "more bytes are taken than there are (a defect): read more first");
  begin_ += count;
  position_ += static_cast<std::int64_t>(count);
}

void ByteSource::read_at(std::int64_t offset, char* to, std::size_t count) const {
  while (count > 0) {
    const auto read = ::pread(descriptor_, to, count, offset);
    if (read < 0 && errno == EINTR) continue;
    if (read < 0) fail(path_, errno);
    if (read == 0)
      throw_invalid(path_, "", "ends within its data (it is cut off)", "copy or write it again");
    to += read;
    offset += read;
    count -= static_cast<std::size_t>(read);
  }
}

}  // namespace certau::audit
