// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/multiprecision/mpfi.hpp>

#include "certau/number/number_traits.hpp"

namespace certau {

/// MPFI interval of any precision. Enclosed: the exact result of an operation on members lies in
/// the result [cited: MPFI].
using Interval = boost::multiprecision::number<boost::multiprecision::mpfi_float_backend<0>,
                                               boost::multiprecision::et_off>;

template <>
struct NumberTraits<Interval> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = true;
  static Interval from_rational(const Rational& value, NumberFormat format) {
    Interval result;
    mpfi_set_prec(result.backend().data(), static_cast<mpfr_prec_t>(format.bits));
    mpfi_set_q(result.backend().data(), value.backend().data());
    return result;
  }
  /// "[lower, upper]", each end rounded outward.
  static std::string to_text(const Interval& value);
  static Truth is_nonnegative(const Interval& value) {
    if (mpfi_is_nonneg(value.backend().data()) != 0) return Truth::yes;
    return mpfi_is_strictly_neg(value.backend().data()) != 0 ? Truth::no : Truth::unknown;
  }
};

/// The exact end points of a bounded interval.
[[nodiscard]] inline Rational exact_lower(const Interval& value) {
  Rational result;
  mpfr_get_q(result.backend().data(), &value.backend().data()->left);
  return result;
}
[[nodiscard]] inline Rational exact_upper(const Interval& value) {
  Rational result;
  mpfr_get_q(result.backend().data(), &value.backend().data()->right);
  return result;
}

}  // namespace certau
