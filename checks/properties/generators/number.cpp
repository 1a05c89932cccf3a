// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/generators/number.hpp"

#include <ostream>

#include "certau/base/error.hpp"

namespace certau {

void showValue(const ClosedInterval& interval, std::ostream& out) {
  out << '[' << interval.lower << ", " << interval.upper << ']';
}

namespace properties {
namespace {

// ±p/2^k, the sign plus alone if lowest >= 1. Requires lowest <= highest.
rc::Gen<Rational> dyadic_number(int lowest, int highest, int largest_power) {
  const auto sign = lowest >= 1 ? rc::gen::just(1) : rc::gen::element(1, -1);
  return rc::gen::map(rc::gen::tuple(rc::gen::inRange(lowest, highest + 1),
                                     rc::gen::inRange(0, largest_power + 1), sign),
                      [](const auto& parts) {
                        return Rational{std::get<0>(parts) * std::get<2>(parts)} *
                               power_of_two(-std::get<1>(parts));
                      });
}

// The k with 2^k <= bound < 2^(k + 1). Requires bound >= 1.
int floor_log2(int bound) {
  int k = 0;
  while (bound >> (k + 1) != 0) ++k;
  return k;
}

}  // namespace

rc::Gen<Rational> positive_rational(int largest_numerator, int largest_denominator) {
  return rc::gen::map(rc::gen::pair(rc::gen::inRange(1, largest_numerator + 1),
                                    rc::gen::inRange(1, largest_denominator + 1)),
                      [](const auto& parts) {
                        return Rational{parts.first, parts.second};
                      });
}

rc::Gen<Rational> rational(int largest_numerator, int largest_denominator) {
  return rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(0, largest_numerator + 1),
                     rc::gen::inRange(1, largest_denominator + 1), rc::gen::element(1, -1)),
      [](const auto& parts) {
        return Rational{std::get<0>(parts) * std::get<2>(parts), std::get<1>(parts)};
      });
}

rc::Gen<Rational> dyadic() { return dyadic_number(0, 199, 6); }

rc::Gen<Rational> positive_dyadic() { return dyadic_number(1, 199, 6); }

rc::Gen<Rational> number(NumberKind kind, int largest_numerator, int largest_denominator) {
  return kind == NumberKind::rational
             ? rational(largest_numerator, largest_denominator)
             : dyadic_number(0, largest_numerator, floor_log2(largest_denominator));
}

rc::Gen<Rational> positive_number(NumberKind kind, int largest_numerator, int largest_denominator) {
  return kind == NumberKind::rational
             ? positive_rational(largest_numerator, largest_denominator)
             : dyadic_number(1, largest_numerator, floor_log2(largest_denominator));
}

rc::Gen<Rational> fraction(NumberKind kind) {
  const auto divisors = kind == NumberKind::rational
                            ? rc::gen::inRange(1, 14)
                            : rc::gen::map(rc::gen::inRange(0, 5), [](int k) { return 1 << k; });
  return rc::gen::mapcat(divisors, [](int divisor) {
    return rc::gen::map(rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, divisor + 1)),
                        [divisor](int part) {
                          return Rational{part, divisor};
                        });
  });
}

rc::Gen<Rational> rational_in(const ClosedInterval& interval, NumberKind kind) {
  return rc::gen::map(fraction(kind), [interval](const Rational& part) {
    return Rational{interval.lower + interval.width() * part};
  });
}

}  // namespace properties
}  // namespace certau
