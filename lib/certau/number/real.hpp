// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/multiprecision/mpfr.hpp>

#include "certau/number/number_traits.hpp"

namespace certau {

/// MPFR float of any precision. An operation's result has the largest precision of its operands.
/// Approximate: each operation rounds to nearest, nothing is enclosed.
using Real = boost::multiprecision::number<boost::multiprecision::mpfr_float_backend<0>,
                                           boost::multiprecision::et_off>;

template <>
struct NumberTraits<Real> {
  static constexpr bool has_elementary_functions = true;
  static constexpr bool is_enclosure = false;
  static Real from_rational(const Rational& value, NumberFormat format) {
    Real result;
    mpfr_set_prec(result.backend().data(), static_cast<mpfr_prec_t>(format.bits));
    mpfr_set_q(result.backend().data(), value.backend().data(), MPFR_RNDN);
    return result;
  }
  static std::string to_text(const Real& value) { return value.str(); }
  static Truth is_nonnegative(const Real& value) { return value >= 0 ? Truth::yes : Truth::no; }
};

}  // namespace certau
