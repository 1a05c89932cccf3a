// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmpxx.h>

#include <string>

namespace certau_verifier {

inline constexpr std::size_t number_length_limit = 20'000;

/// Read a rational in the one spelling the contract allows: -?p or -?p/q in lowest terms, q >= 2,
/// no leading zero, no plus sign, no -0.
///   Error  Rejection that names `path`
[[nodiscard]] mpq_class parse_rational(const std::string& text, const std::string& path);

enum class Rounding { down, up };

/// Decimal with up to 20 significant digits, rounded in the given direction.
///   Requires  denominator > 0 (lowest terms are not needed)
///   Error     below one unit of the 20th digit, in the direction asked [proved: integer division]
[[nodiscard]] std::string to_decimal(const mpz_class& numerator, const mpz_class& denominator,
                                     Rounding rounding);

/// The number itself when that is short, else its decimal rounded in the given direction.
[[nodiscard]] std::string show_rounded(const mpq_class& number, Rounding rounding);

/// The number itself when that is short, else a decimal marked `~` as approximate.
[[nodiscard]] std::string show(const mpq_class& number);

}  // namespace certau_verifier
