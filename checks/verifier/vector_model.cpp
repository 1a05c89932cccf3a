// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/vector_model.hpp"

#include <algorithm>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {

void spend_on(const Vector& numbers, std::uint64_t operations) {
  std::uint64_t limbs = 1;
  for (const mpq_class& number : numbers) {
    limbs = std::max<std::uint64_t>(
        limbs, mpz_size(number.get_num_mpz_t()) + mpz_size(number.get_den_mpz_t()));
  }
  require_size(1, limbs);
  // A sum of fractions takes three products and a few greatest common divisors, quadratic at worst.
  spend(operations * 8 * (limbs + 1) * (limbs + 1));
}

Vector sum(const Vector& a, const Vector& b) {
  spend_on(a, a.size());
  spend_on(b, b.size());
  Vector result = a;
  for (std::size_t i = 0; i < a.size(); ++i) result[i] += b.at(i);
  return result;
}

Vector difference(const Vector& a, const Vector& b) { return sum(a, scaled(-1, b)); }

Vector scaled(const mpq_class& factor, const Vector& a) {
  spend_on({factor}, a.size());
  spend_on(a, a.size());
  Vector result = a;
  for (mpq_class& entry : result) entry *= factor;
  return result;
}

mpq_class square(const mpq_class& a) { return a * a; }

mpq_class squared_norm(const Vector& a) {
  spend_on(a, 8 * a.size());
  mpq_class total = 0;
  for (const mpq_class& entry : a) total += entry * entry;
  return total;
}

mpq_class largest_magnitude(const Vector& a) {
  spend_on(a, a.size());
  mpq_class largest = 0;
  for (const mpq_class& entry : a) {
    const mpq_class magnitude = abs(entry);
    if (magnitude > largest) largest = magnitude;
  }
  return largest;
}

void add_weighted(mpq_class& total, const mpq_class& weight, const mpq_class& value) {
  spend_on({total, weight, value}, 2);
  total += weight * value;
}

mpq_class device_step(const mpq_class& w, const mpq_class& delta, const mpq_class& tau,
                      const mpq_class& symmetric_point) {
  spend_on({w, delta, tau, symmetric_point}, 8);
  const mpq_class saturation = (w - symmetric_point) / tau;
  if (delta >= 0) return w + delta * (1 - saturation);
  return w + delta * (1 + saturation);
}

Vector device_step(const Vector& w, const Vector& delta, const mpq_class& tau) {
  Vector next;
  for (std::size_t i = 0; i < w.size(); ++i) {
    next.push_back(device_step(w[i], delta.at(i), tau, 0));
  }
  return next;
}

}  // namespace certau_verifier
