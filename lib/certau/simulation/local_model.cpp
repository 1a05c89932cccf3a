// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/local_model.hpp"

namespace certau {
namespace {

// Whether a rational is a number of at most so many bits, of a size that every type here holds.
bool is_held(const Rational& value, unsigned bits) {
  if (value == 0) return true;
  const Integer top = numerator(value);
  const Integer bottom = denominator(value);
  const auto length = mpz_sizeinbase(bottom.backend().data(), 2);
  const bool dyadic = mpz_scan1(bottom.backend().data(), 0) + 1 == length;
  const auto trailing = mpz_scan1(top.backend().data(), 0);
  return dyadic && length < 900 && mpz_sizeinbase(top.backend().data(), 2) - trailing <= bits;
}

}  // namespace

double half_unit(double magnitude, unsigned bits) {
  if (!std::isfinite(magnitude)) return std::numeric_limits<double>::infinity();
  if (magnitude == 0) return 0;
  // A number of [2^e, 2^(e + 1)) is at most 2^(e − bits) from its neighbourhood's middle; smaller
  // ones are nearer, and no double is further than the least one.
  const double unit = std::ldexp(1.0, std::ilogb(magnitude) - static_cast<int>(bits));
  return std::max(unit, std::numeric_limits<double>::denorm_min());
}

LocalModel::LocalModel(const Rational& value, unsigned bits)
    : range_{DoubleInterval::enclosing(value)}, bits_{bits} {
  if (!is_held(value, bits)) rounding_ = half_unit(range_.magnitude(), bits);
}

LocalModel LocalModel::rounded(const LocalModel& a, const LocalModel& b, DoubleInterval range,
                               DoubleInterval weight_slope, DoubleInterval auxiliary_slope,
                               double inherited) {
  // Two integers that do not give a third work in 53 bits at least.
  const unsigned bits = a.bits_ + b.bits_ == 0 ? 53 : std::max(a.bits_, b.bits_);
  const double computed = add_up(range.magnitude(), inherited);
  return {range, weight_slope, auxiliary_slope, add_up(inherited, half_unit(computed, bits)), bits};
}

}  // namespace certau
