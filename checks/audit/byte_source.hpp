// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace certau::audit {

/// A file or pipe read in large pieces, of which only the part in use is in memory.
class ByteSource {
 public:
  static constexpr std::size_t piece_size = std::size_t{1} << 20;

  /// Error  InvalidInput with the system's reason if it cannot be read
  explicit ByteSource(const std::string& path);
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// The bytes that were read and not yet taken. Valid until more().
  [[nodiscard]] std::string_view text() const { return {buffer_.data() + begin_, end_ - begin_}; }
  /// Reads on; text() grows at its end. False at the end of the file.
  [[nodiscard]] bool more();
  /// Drops bytes at the front of text(). Requires: that many are there.
  void take(std::size_t count);

  /// Bytes taken.
  [[nodiscard]] std::int64_t position() const { return position_; }
  /// Of the whole file; 0 if it is not a regular file.
  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] bool is_regular() const { return is_regular_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  /// Reads bytes of a regular file at a place of its own, text() apart.
  ///   Error  InvalidInput if they are not there
  void read_at(std::int64_t offset, char* to, std::size_t count) const;

 private:
  std::string path_;
  int descriptor_ = -1;
  bool is_regular_ = false;
  std::int64_t size_ = 0;
  std::int64_t position_ = 0;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace certau::audit
