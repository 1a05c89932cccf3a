// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "certau/number/number_traits.hpp"

namespace certau {

/// A binary floating-point number narrower than a double: subnormal numbers, infinities and NaN as
/// IEEE 754 has them, rounding to nearest, ties to even. Computed in doubles, then rounded.
///   Shape      `bits` of significand; normal numbers from 2^(min_exponent − 1) up to, not
///              including, 2^max_exponent (the conventions of std::numeric_limits)
///   Statement  each of + − · / and sqrt gives the exact result, correctly rounded
///   Error      why rounding twice does no harm [cited: figueroa1995]: 53 ≥ 2·bits + 2, so that for
///              + − · / and sqrt the double decides as the exact result would; where the result is
///              subnormal fewer bits are kept and the same holds for these (sums are then exact,
///              products are exact doubles, and a quotient of `bits`-bit numbers that is no
///              midpoint differs from one by a relative 2^-(2·bits + 1) at least). exp and log are
///              those of double, rounded: within half a unit in the last place and a little
template <int bits, int min_exponent, int max_exponent>
class NarrowFloat {
 public:
  static_assert(2 * bits + 2 <= 53, "double must hold twice the bits");
  static_assert(std::numeric_limits<double>::is_iec559);

  NarrowFloat() = default;
  NarrowFloat(int integer) : value_{rounded(integer)} {}  // NOLINT: like 1 or 2 in other types
  /// The nearest number of this type.
  explicit NarrowFloat(double value) : value_{rounded(value)} {}

  /// The same number.
  [[nodiscard]] double to_double() const { return value_; }

  friend NarrowFloat operator+(NarrowFloat a, NarrowFloat b) {
    return NarrowFloat{a.value_ + b.value_};
  }
  friend NarrowFloat operator-(NarrowFloat a, NarrowFloat b) {
    return NarrowFloat{a.value_ - b.value_};
  }
  friend NarrowFloat operator*(NarrowFloat a, NarrowFloat b) {
    return NarrowFloat{a.value_ * b.value_};
  }
  friend NarrowFloat operator/(NarrowFloat a, NarrowFloat b) {
    return NarrowFloat{a.value_ / b.value_};
  }
  NarrowFloat& operator+=(NarrowFloat other) { return *this = *this + other; }
  NarrowFloat& operator-=(NarrowFloat other) { return *this = *this - other; }
  NarrowFloat& operator*=(NarrowFloat other) { return *this = *this * other; }
  NarrowFloat& operator/=(NarrowFloat other) { return *this = *this / other; }

  friend NarrowFloat operator-(NarrowFloat a) { return NarrowFloat{-a.value_}; }
  friend NarrowFloat abs(NarrowFloat a) { return NarrowFloat{std::abs(a.value_)}; }
  friend NarrowFloat sqrt(NarrowFloat a) { return NarrowFloat{std::sqrt(a.value_)}; }
  friend NarrowFloat exp(NarrowFloat a) { return NarrowFloat{std::exp(a.value_)}; }
  friend NarrowFloat log(NarrowFloat a) { return NarrowFloat{std::log(a.value_)}; }
  friend bool isfinite(NarrowFloat a) { return std::isfinite(a.value_); }
  friend bool isnan(NarrowFloat a) { return std::isnan(a.value_); }

  friend bool operator==(NarrowFloat a, NarrowFloat b) = default;
  friend auto operator<=>(NarrowFloat a, NarrowFloat b) = default;

 private:
  static double rounded(double x) {
    constexpr double least_normal = power_of_2(min_exponent - 1);
    if (!(std::abs(x) >= least_normal)) {  // subnormal, zero or NaN
      // The sum is rounded to a multiple of its unit in the last place, which is the least number.
      constexpr double shift = 1.5 * power_of_2(min_exponent - bits + 52);
      return std::copysign((x + shift) - shift, x);
    }
    // Adds half a unit in the last place, or just less if the last bit kept is even, and cuts. A
    // carry runs on into the exponent, which is right.
    constexpr int dropped = 53 - bits;
    constexpr std::uint64_t below_half = (std::uint64_t{1} << (dropped - 1)) - 1;
    std::uint64_t word = std::bit_cast<std::uint64_t>(x);
    if (!std::isfinite(x)) return x;
    word += below_half + ((word >> dropped) & 1);
    word &= ~((std::uint64_t{1} << dropped) - 1);
    const double cut = std::bit_cast<double>(word);
    constexpr double past_all = power_of_2(max_exponent);
    if (std::abs(cut) >= past_all) return std::copysign(std::numeric_limits<double>::infinity(), x);
    return cut;
  }
  static constexpr double power_of_2(int exponent) {
    double result = 1;
    for (; exponent > 0; --exponent) result *= 2;
    for (; exponent < 0; ++exponent) result /= 2;
    return result;
  }

  double value_ = 0;
};

/// IEEE 754 binary16: 11 bits, up to 65504.
using Half = NarrowFloat<11, -13, 16>;
/// bfloat16 with the rounding and the subnormal numbers of IEEE 754: 8 bits, the range of a float.
using Bfloat16 = NarrowFloat<8, -125, 128>;

/// The nearest number of such a format to a rational, ties to even, as a double.
///   Error  none beyond the rounding: decided in rationals
[[nodiscard]] double nearest_narrow(const Rational& value, int bits, int min_exponent,
                                    int max_exponent);

template <int bits, int min_exponent, int max_exponent>
struct NumberTraits<NarrowFloat<bits, min_exponent, max_exponent>> {
  using Number = NarrowFloat<bits, min_exponent, max_exponent>;
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = false;

  static Number from_rational(const Rational& value, NumberFormat) {
    return Number{nearest_narrow(value, bits, min_exponent, max_exponent)};
  }
  static std::string to_text(const Number& value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.*g", std::numeric_limits<Number>::max_digits10,
                  value.to_double());
    return text;
  }
  static Truth is_nonnegative(const Number& value) {
    return value >= Number{0} ? Truth::yes : Truth::no;
  }
};

}  // namespace certau

template <int bits, int lowest_exponent, int highest_exponent>
class std::numeric_limits<certau::NarrowFloat<bits, lowest_exponent, highest_exponent>> {
  using Number = certau::NarrowFloat<bits, lowest_exponent, highest_exponent>;

 public:
  static constexpr bool is_specialized = true;
  static constexpr bool is_signed = true;
  static constexpr bool is_integer = false;
  static constexpr bool is_exact = false;
  static constexpr bool has_infinity = true;
  static constexpr bool has_quiet_NaN = true;
  static constexpr int radix = 2;
  static constexpr int digits = bits;
  static constexpr int digits10 = (bits - 1) * 30 / 100;
  static constexpr int max_digits10 = 2 + bits * 30103 / 100000;
  static constexpr int min_exponent = lowest_exponent;
  static constexpr int max_exponent = highest_exponent;

  static Number min() { return Number{std::ldexp(1.0, min_exponent - 1)}; }
  static Number denorm_min() { return Number{std::ldexp(1.0, min_exponent - digits)}; }
  static Number max() {
    return Number{std::ldexp(2 - std::ldexp(1.0, 1 - digits), max_exponent - 1)};
  }
  static Number lowest() { return -max(); }
  static Number epsilon() { return Number{std::ldexp(1.0, 1 - digits)}; }
  static Number infinity() { return Number{std::numeric_limits<double>::infinity()}; }
  static Number quiet_NaN() { return Number{std::numeric_limits<double>::quiet_NaN()}; }
};
