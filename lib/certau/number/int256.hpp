// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/number/rational.hpp"

namespace certau {

/// A 256-bit integer in two's complement, with the few operations that Bernstein subdivision needs,
/// at a few nanoseconds each.
///   Requires  results within range, as with built-in integers: the caller keeps bits to spare
///   Error     none
class Int256 {
 public:
  Int256() = default;
  /// Requires abs(value) < 2^255.
  explicit Int256(const Integer& value) {
    const Integer magnitude = abs(value);
    low_ = word(magnitude) | word(magnitude >> 64) << 64;
    high_ = static_cast<High>(word(magnitude >> 128) | word(magnitude >> 192) << 64);
    if (value < 0) *this = -*this;
  }

  [[nodiscard]] bool is_negative() const { return high_ < 0; }
  [[nodiscard]] bool is_nonpositive() const { return high_ < 0 || (high_ == 0 && low_ == 0); }

  Int256& operator+=(const Int256& other) {
    const Low low = low_ + other.low_;  // not in place: `other` may be *this
    high_ += other.high_ + (low < low_ ? 1 : 0);
    low_ = low;
    return *this;
  }
  friend Int256 operator+(Int256 a, const Int256& b) { return a += b; }
  friend Int256 operator-(const Int256& a) {
    Int256 result;
    result.low_ = ~a.low_ + 1;
    result.high_ = ~a.high_ + (result.low_ == 0 ? 1 : 0);
    return result;
  }
  friend Int256 operator-(const Int256& a, const Int256& b) { return a + -b; }

  /// (a + b)/2, rounded up.
  friend Int256 ceil_average(const Int256& a, const Int256& b) {
    Int256 sum = a + b;
    if (++sum.low_ == 0) ++sum.high_;
    sum.low_ = sum.low_ >> 1 | static_cast<Low>(sum.high_) << 127;
    sum.high_ >>= 1;  // arithmetic: rounds down
    return sum;
  }

  /// The nearest double, more or less.
  [[nodiscard]] double approx_double() const {
    if (is_negative()) return -(-*this).approx_double();  // else -1 is 2^128 − 2^128
    constexpr double two_to_128 = 0x1p128;
    return static_cast<double>(high_) * two_to_128 + static_cast<double>(low_);
  }

 private:
  __extension__ using Low = unsigned __int128;
  __extension__ using High = __int128;

  static Low word(const Integer& value) {
    return static_cast<unsigned long long>(value & Integer{~0ULL});
  }

  Low low_ = 0;
  High high_ = 0;
};

}  // namespace certau
