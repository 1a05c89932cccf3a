// SPDX-License-Identifier: Apache-2.0
#include "certau/number/rational.hpp"

#include <charconv>
#include <optional>

namespace certau {
namespace {

// A bound on exponents keeps "1e999999999" from filling the memory.
constexpr int largest_exponent = 20'000;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Splits off a leading sign; true means negative.
bool take_sign(std::string_view& text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  return negative;
}

std::optional<Rational> parse_decimal(std::string_view text) {
  int exponent = 0;
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    auto digits = text.substr(e + 1);
    const bool negative = take_sign(digits);
    if (!all_digits(digits)) return std::nullopt;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (exponent > largest_exponent) return std::nullopt;
    if (negative) exponent = -exponent;
    text = text.substr(0, e);
  }
  std::string digits{text};
  if (const auto point = digits.find('.'); point != std::string::npos) {
    if (point == 0 || point + 1 == digits.size()) return std::nullopt;
    exponent -= static_cast<int>(digits.size() - point - 1);
    digits.erase(point, 1);
  }
  if (!all_digits(digits)) return std::nullopt;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return Rational{Integer{digits}} * power_of_ten(exponent);
}

std::optional<Rational> parse_quotient(std::string_view text, std::size_t slash) {
  std::string numerator{text.substr(0, slash)};
  std::string denominator{text.substr(slash + 1)};
  if (!all_digits(numerator) || !all_digits(denominator)) return std::nullopt;
  // Boost reads a leading zero as an octal prefix.
  numerator.erase(0, std::min(numerator.find_first_not_of('0'), numerator.size() - 1));
  denominator.erase(0, std::min(denominator.find_first_not_of('0'), denominator.size() - 1));
  const Integer divisor{denominator};
  if (divisor == 0) return std::nullopt;
  return Rational{Integer{numerator}, divisor};
}

Rational quantum(const Rational& value, int digits) {
  return power_of_ten(decimal_exponent(value) + 1 - digits);
}

}  // namespace

Outcome<Rational> parse_rational(std::string_view text) {
  const auto refuse = [&] {
    return OutsideDomain{"\"" + std::string{text.substr(0, 60)} +
                         "\" is not a rational such as \"1/4\" or a decimal such as \"0.25\""};
  };
  if (text.size() > 20'000) return refuse();
  auto rest = text;
  const bool negative = take_sign(rest);
  const auto slash = rest.find('/');
  const auto value =
      slash == std::string_view::npos ? parse_decimal(rest) : parse_quotient(rest, slash);
  if (!value) return refuse();
  return negative ? Rational{-*value} : *value;
}

std::string to_string(const Rational& value) { return value.str(); }

Integer floor(const Rational& value) {
  Integer result;
  mpz_fdiv_q(result.backend().data(), mpq_numref(value.backend().data()),
             mpq_denref(value.backend().data()));
  return result;
}

Integer ceil(const Rational& value) { return -floor(-value); }

Rational power(const Rational& base, unsigned exponent) {
  Rational result = 1;
  Rational square = base;
  for (; exponent != 0; exponent >>= 1) {
    if ((exponent & 1U) != 0) result *= square;
    square *= square;
  }
  return result;
}

Rational power_of_ten(int exponent) {
  const Integer magnitude =
      boost::multiprecision::pow(Integer{10}, static_cast<unsigned>(std::abs(exponent)));
  return exponent < 0 ? Rational{Integer{1}, magnitude} : Rational{magnitude};
}

Rational power_of_two(long exponent) {
  const Integer magnitude = Integer{1} << static_cast<unsigned long>(std::abs(exponent));
  return exponent < 0 ? Rational{Integer{1}, magnitude} : Rational{magnitude};
}

int decimal_exponent(const Rational& value) {
  require(value != 0, "decimal_exponent of zero (it has none): test for zero first");
  const Rational size = abs(value);
  // The digit counts of numerator and denominator give the exponent to within one.
  const auto digits = [](const Integer& integer) {
    return static_cast<int>(mpz_sizeinbase(integer.backend().data(), 10));
  };
  int exponent = digits(numerator(size)) - digits(denominator(size)) - 2;
  while (power_of_ten(exponent + 1) <= size) ++exponent;
  return exponent;
}

Rational round_down(const Rational& value, int digits) {
  if (value == 0) return value;
  const Rational unit = quantum(value, digits);
  return Rational{floor(value / unit)} * unit;
}

Rational round_up(const Rational& value, int digits) { return -round_down(-value, digits); }

std::string approx_decimal(const Rational& value, int places) {
  require(places >= 0, "approx_decimal with negative places (there is no such digit): give >= 0");
  const Integer scaled = floor(abs(value) * power_of_ten(places) + Rational{1, 2});
  std::string digits = scaled.str();
  const auto width = static_cast<std::size_t>(places);
  if (digits.size() <= width) digits.insert(0, width + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - width, 1, '.');
  return (value < 0 && scaled != 0 ? "-" : "") + digits;
}

}  // namespace certau
