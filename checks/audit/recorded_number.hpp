// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "certau/number/rational.hpp"

namespace certau::audit {

/// Room for the 38 significant digits that a decimal of a trace may have.
__extension__ using Mantissa = __int128;

/// A number of a trace: what was written down, and how far the true one may be from it. Small and
/// without allocation, since a trace has many.
///   Statement  the true number lies within slack() of value()
class RecordedNumber {
 public:
  static constexpr int most_digits = 38;  // significant ones of the mantissa
  static constexpr int least_decimals = -270;
  static constexpr int most_decimals = 400;  // the smallest double needs 340

  RecordedNumber() = default;
  /// mantissa·10^-decimals, rounded to the nearest: the true number is within half a unit.
  ///   Requires  abs(mantissa) < 10^38, least_decimals <= decimals <= most_decimals
  [[nodiscard]] static RecordedNumber decimal(Mantissa mantissa, int decimals);
  /// mantissa·10^-decimals itself: counts, and decimals declared exact. Requires: the same.
  [[nodiscard]] static RecordedNumber exact_decimal(Mantissa mantissa, int decimals);
  /// A binary number, taken as it is. Requires: finite.
  [[nodiscard]] static RecordedNumber binary(double value);

  [[nodiscard]] Rational value() const;
  [[nodiscard]] Rational slack() const;
  /// Within one unit in the last place of value(); finite.
  ///   Error  proved: one division of exact operands, in long double for more than 53 bits
  [[nodiscard]] double approx() const { return approx_; }
  /// At least slack(), and within one unit in the last place of it.
  [[nodiscard]] double approx_slack() const { return approx_slack_; }

  /// Whether value() is an integer of at most 2^53, so that approx() is value().
  [[nodiscard]] bool is_count() const;
  /// Whether this is a decimal() and no other kind, so that slack() is not 0.
  [[nodiscard]] bool is_rounded() const { return rounded_; }
  /// Digits after the point of a decimal, negative for "1e3"; 0 for a binary number.
  [[nodiscard]] int decimals() const { return is_binary_ ? 0 : decimals_; }

 private:
  RecordedNumber(Mantissa mantissa, int decimals, bool rounded);

  Mantissa mantissa_ = 0;
  double approx_ = 0;  // of a binary number: the value
  double approx_slack_ = 0;
  std::int16_t decimals_ = 0;
  bool rounded_ = false;
  bool is_binary_ = true;
};

}  // namespace certau::audit
