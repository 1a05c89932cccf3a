// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/recorded_number.hpp"

#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <string>

#include "certau/base/error.hpp"

namespace certau::audit {
namespace {

__extension__ using Magnitude = unsigned __int128;

constexpr std::uint64_t exact_in_double = std::uint64_t{1} << 53;

// 10^0, …, 10^last, each of them exact in the type.
template <class T, std::size_t last>
constexpr std::array<T, last + 1> powers_of_ten() {
  std::array<T, last + 1> powers{};
  powers[0] = 1;
  for (std::size_t k = 0; k < last; ++k) powers[k + 1] = powers[k] * 10;
  return powers;
}

constexpr auto powers = powers_of_ten<double, 22>();  // 5^22 < 2^53
static_assert(std::numeric_limits<long double>::digits >= 64);
constexpr auto long_powers = powers_of_ten<long double, 27>();  // 5^27 < 2^64

constexpr Magnitude mantissa_limit() {
  Magnitude limit = 1;
  for (int k = 0; k < RecordedNumber::most_digits; ++k) limit *= 10;
  return limit;
}

Magnitude magnitude(Mantissa mantissa) {
  const auto bits = static_cast<Magnitude>(mantissa);
  return mantissa < 0 ? 0 - bits : bits;
}

std::string digits_of(Magnitude value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return digits;
}

// The double nearest to digits·10^exponent; glibc's strtod rounds correctly.
double nearest_double(const std::string& digits, int exponent) {
  return std::strtod((digits + "e" + std::to_string(exponent)).c_str(), nullptr);
}

double approximate(Magnitude value, int decimals) {
  if (value <= exact_in_double && decimals >= 0 && decimals <= 22)
    return static_cast<double>(static_cast<std::uint64_t>(value)) /
           powers[static_cast<std::size_t>(decimals)];
  if (value <= std::numeric_limits<std::uint64_t>::max() && decimals >= 0 && decimals <= 27)
    return static_cast<double>(static_cast<long double>(static_cast<std::uint64_t>(value)) /
                               long_powers[static_cast<std::size_t>(decimals)]);
  return nearest_double(digits_of(value), -decimals);
}

// 5·10^-(decimals + 1), rounded up.
double half_unit_above(int decimals) {
  const double nearest = nearest_double("5", -decimals - 1);
  const Rational half_unit = 5 * power_of_ten(-decimals - 1);
  return Rational{nearest} >= half_unit
             ? nearest
             : std::nextafter(nearest, std::numeric_limits<double>::infinity());
}

double approximate_slack(int decimals) {
  constexpr std::size_t size = 64;
  static const auto table = [] {
    std::array<double, size> slacks{};
    for (std::size_t k = 0; k < size; ++k) slacks[k] = half_unit_above(static_cast<int>(k));
    return slacks;
  }();
  const auto index = static_cast<std::size_t>(decimals);  // a negative one wraps to a large one
  return index < size ? table[index] : half_unit_above(decimals);
}

Rational exact(Magnitude value) {
  const Integer high = static_cast<std::uint64_t>(value >> 64);
  return Rational{Integer{high << 64} + static_cast<std::uint64_t>(value)};
}

}  // namespace

RecordedNumber::RecordedNumber(Mantissa mantissa, int decimals, bool rounded)
    : mantissa_{mantissa},
      decimals_{static_cast<std::int16_t>(decimals)},
      rounded_{rounded},
      is_binary_{false} {
  static constexpr Magnitude limit = mantissa_limit();
  const Magnitude size = magnitude(mantissa);
  require(size < limit && decimals >= least_decimals && decimals <= most_decimals,
          "a decimal that a recorded number cannot hold (it would have to be rounded): refuse it "
          "where it is read");
  const double approx = approximate(size, decimals);
  approx_ = mantissa < 0 ? -approx : approx;
  if (rounded) approx_slack_ = approximate_slack(decimals);
}

RecordedNumber RecordedNumber::decimal(Mantissa mantissa, int decimals) {
  return {mantissa, decimals, true};
}

RecordedNumber RecordedNumber::exact_decimal(Mantissa mantissa, int decimals) {
  return {mantissa, decimals, false};
}

RecordedNumber RecordedNumber::binary(double value) {
  require(std::isfinite(value),
          "a recorded number that is not finite (it has no value): refuse it where it is read");
  RecordedNumber number;
  number.approx_ = value;
  return number;
}

Rational RecordedNumber::value() const {
  if (is_binary_) return Rational{approx_};
  const Rational size = exact(magnitude(mantissa_)) * power_of_ten(-decimals_);
  return mantissa_ < 0 ? Rational{-size} : size;
}

Rational RecordedNumber::slack() const {
  return rounded_ ? Rational{5 * power_of_ten(-decimals_ - 1)} : Rational{0};
}

bool RecordedNumber::is_count() const {
  if (std::abs(approx_) > static_cast<double>(exact_in_double) || std::trunc(approx_) != approx_)
    return false;
  if (is_binary_) return true;
  // An integer beyond 2^53 may have been rounded to 2^53, and 2.00…01 to 2.
  return decimals_ == 0 ? magnitude(mantissa_) <= exact_in_double : value() == Rational{approx_};
}

}  // namespace certau::audit
