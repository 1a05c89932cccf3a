// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/guarded_sum.hpp"

#include <algorithm>
#include <utility>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {

namespace {

// Limbs of all terms together, 512 MiB.
constexpr std::uint64_t storage_limit = 8 * polynomial_limit;

Sign opposite(Sign sign) {
  return sign == Sign::nonpositive ? Sign::nonnegative : Sign::nonpositive;
}

std::uint64_t stored(const BiPolynomial& p) {
  return p.numerators.size() * max_limbs(p.numerators);
}

// The positive multiple of p with coprime integers.
BiPolynomial primitive(BiPolynomial p) {
  mpz_class divisor = 0;
  spend(p.numerators.size() * max_limbs(p.numerators) * max_limbs(p.numerators));
  for (const mpz_class& numerator : p.numerators) divisor = gcd(divisor, numerator);
  for (mpz_class& numerator : p.numerators) {
    mpz_divexact(numerator.get_mpz_t(), numerator.get_mpz_t(), divisor.get_mpz_t());
  }
  p.denominator = 1;
  return p;
}

bool is_same(const BiPolynomial& a, const BiPolynomial& b) {
  return a.rows == b.rows && a.columns == b.columns && a.numerators == b.numerators;
}

}  // namespace

std::optional<Guards> GuardedSum::with(const Guards& guards, const BiPolynomial& argument,
                                       Sign sign) {
  if (argument.is_zero()) return sign == Sign::nonnegative ? std::optional(guards) : std::nullopt;
  // The last numerator of a trimmed table may be 0.
  const auto last = std::find_if(argument.numerators.rbegin(), argument.numerators.rend(),
                                 [](const mpz_class& numerator) { return numerator != 0; });
  const bool last_is_negative = *last < 0;
  if (argument.is_constant()) {
    return last_is_negative == (sign == Sign::nonpositive) ? std::optional(guards) : std::nullopt;
  }
  const BiPolynomial oriented = primitive(last_is_negative ? -argument : argument);
  Guard guard{0, last_is_negative ? opposite(sign) : sign};
  spend(arguments_.size() * 8);
  while (guard.argument < arguments_.size() && !is_same(arguments_[guard.argument], oriented)) {
    ++guard.argument;
  }
  if (guard.argument == arguments_.size()) arguments_.push_back(oriented);
  Guards result = guards;
  const auto place =
      std::lower_bound(result.begin(), result.end(), guard,
                       [](const Guard& a, const Guard& b) { return a.argument < b.argument; });
  if (place == result.end() || place->argument != guard.argument) {
    result.insert(place, guard);
  } else if (place->sign != guard.sign) {
    return std::nullopt;
  }
  return result;
}

void GuardedSum::add(const Guards& guards, const BiPolynomial& polynomial) {
  if (polynomial.is_zero()) return;
  BiPolynomial& term = terms_[guards];
  stored_limbs_ -= stored(term);
  term = reduced(term + polynomial);
  stored_limbs_ += stored(term);
  if (stored_limbs_ > storage_limit) require_size(polynomial_limit + 1, 1);
}

void GuardedSum::add_absolute(const Guards& guards, const BiPolynomial& argument,
                              const BiPolynomial& factor) {
  if (argument.is_zero() || factor.is_zero()) return;
  const BiPolynomial product = argument * factor;
  const std::optional<Guards> below = with(guards, argument, Sign::nonpositive);
  const std::optional<Guards> above = with(guards, argument, Sign::nonnegative);
  if (below) add(*below, -product);
  if (above) add(*above, product);
}

mpq_class GuardedSum::value_at(const mpq_class& x, const mpq_class& y) const {
  std::vector<Sign> signs;
  for (const BiPolynomial& argument : arguments_) {
    const bool below = certau_verifier::value_at(argument, x, y) < 0;
    signs.push_back(below ? Sign::nonpositive : Sign::nonnegative);
  }
  const auto holds = [&](const Guard& guard) { return signs[guard.argument] == guard.sign; };
  mpq_class sum = 0;
  for (const auto& [guards, polynomial] : terms_) {
    if (std::all_of(guards.begin(), guards.end(), holds)) {
      sum += certau_verifier::value_at(polynomial, x, y);
    }
  }
  return sum;
}

}  // namespace certau_verifier
