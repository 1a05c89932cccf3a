// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/number.hpp"

#include <string_view>

#include "checks/verifier/rejection.hpp"

namespace certau_verifier {

namespace {

constexpr std::size_t short_length = 24;  // longest p/q that is shown as it is
constexpr long significant_digits = 20;

bool is_natural(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return false;
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

mpz_class power_of_ten(long exponent) {
  mpz_class power;
  mpz_ui_pow_ui(power.get_mpz_t(), 10, static_cast<unsigned long>(exponent));
  return power;
}

// a * 10^exponent / b as a fraction with a, b integers.
void scale_by_ten(mpz_class& a, mpz_class& b, long exponent) {
  if (exponent >= 0) {
    a *= power_of_ten(exponent);
  } else {
    b *= power_of_ten(-exponent);
  }
}

// Largest e with 10^e <= a/b, for a, b > 0.
long decimal_exponent(const mpz_class& a, const mpz_class& b) {
  // mpz_sizeinbase(., 10) is exact or one too large, so the first candidate is never too small.
  long exponent = static_cast<long>(mpz_sizeinbase(a.get_mpz_t(), 10)) -
                  static_cast<long>(mpz_sizeinbase(b.get_mpz_t(), 10)) + 1;
  for (;; --exponent) {
    mpz_class scaled_a = a;
    mpz_class scaled_b = b;
    scale_by_ten(scaled_a, scaled_b, -exponent);
    if (scaled_a >= scaled_b) return exponent;
  }
}

// digits[0].digits[1..] * 10^exponent, without trailing zeros
std::string place_point(std::string digits, long exponent) {
  digits.erase(digits.find_last_not_of('0') + 1);
  const auto length = static_cast<long>(digits.size());
  if (exponent < -6 || exponent >= significant_digits) {
    const std::string rest = digits.substr(1);
    return digits.substr(0, 1) + (rest.empty() ? "" : "." + rest) + "e" + std::to_string(exponent);
  }
  if (exponent < 0)
    return "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  if (length <= exponent + 1) {
    return digits + std::string(static_cast<std::size_t>(exponent + 1 - length), '0');
  }
  return digits.insert(static_cast<std::size_t>(exponent + 1), ".");
}

bool is_short(const mpq_class& number) {
  // 4 bits a digit: a cheap test before the conversion of what may be a very long number
  return mpz_sizeinbase(number.get_num_mpz_t(), 2) + mpz_sizeinbase(number.get_den_mpz_t(), 2) <
             4 * short_length &&
         number.get_str().size() <= short_length;
}

}  // namespace

mpq_class parse_rational(const std::string& text, const std::string& path) {
  const auto refuse = [&](const std::string& why) { reject(path + ": " + why); };
  if (text.size() > number_length_limit) refuse("the number has more than 20000 characters");
  const bool negative = !text.empty() && text.front() == '-';
  const std::string_view magnitude = std::string_view(text).substr(negative ? 1 : 0);
  const std::size_t slash = magnitude.find('/');
  const bool whole = slash == std::string_view::npos;
  const std::string_view numerator = magnitude.substr(0, slash);
  const std::string_view denominator = whole ? "1" : magnitude.substr(slash + 1);
  if (!is_natural(numerator) || !is_natural(denominator) || (negative && numerator == "0")) {
    refuse("'" + clipped(text) + "' is not a number of the form -?p or -?p/q");
  }
  mpq_class number;
  number.get_num() = mpz_class(std::string(numerator), 10);
  number.get_den() = mpz_class(std::string(denominator), 10);
  if (!whole && number.get_den() < 2)
    refuse("the denominator of '" + clipped(text) + "' is below 2");
  if (gcd(number.get_num(), number.get_den()) != 1) {
    refuse("'" + clipped(text) + "' is not in lowest terms");
  }
  if (negative) number = -number;
  return number;
}

std::string to_decimal(const mpz_class& numerator, const mpz_class& denominator,
                       Rounding rounding) {
  if (numerator == 0) return "0";
  const bool negative = numerator < 0;
  mpz_class a = abs(numerator);
  mpz_class b = denominator;
  long exponent = decimal_exponent(a, b);
  scale_by_ten(a, b, significant_digits - 1 - exponent);
  mpz_class digits;
  if ((rounding == Rounding::up) != negative) {
    mpz_cdiv_q(digits.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
  } else {
    mpz_fdiv_q(digits.get_mpz_t(), a.get_mpz_t(), b.get_mpz_t());
  }
  // Rounding 9.99… up gives one digit more, all of them zeros but the first.
  if (digits == power_of_ten(significant_digits)) ++exponent;
  return (negative ? "-" : "") + place_point(digits.get_str(), exponent);
}

std::string show_rounded(const mpq_class& number, Rounding rounding) {
  return is_short(number) ? number.get_str()
                          : to_decimal(number.get_num(), number.get_den(), rounding);
}

std::string show(const mpq_class& number) {
  return (is_short(number) ? "" : "~") + show_rounded(number, Rounding::down);
}

}  // namespace certau_verifier
