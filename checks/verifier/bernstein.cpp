// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/bernstein.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {

namespace {

using Integers = std::vector<mpz_class>;

// Bernstein coefficients on [index, index + 1] / 2^depth, times some positive number.
struct Node {
  Integers coefficients;
  mpz_class index;
  std::size_t depth = 0;
};

// Bernstein coefficients b_i of p on [0, 1], times one positive integer.
// With t = s/(1 + s): (1 + s)^n p = sum of C(n, i) b_i s^i, a Taylor shift of the reversed p.
Integers bernstein_coefficients(const Polynomial& p) {
  const std::size_t n = p.degree();
  spend((n + 1) * (n + 1) * (max_limbs(p.numerators) + n / 32 + 8));
  Integers shifted(p.numerators.rbegin(), p.numerators.rend());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = n; k-- > i;) shifted[k] += shifted[k + 1];
  }
  // b_i = shifted[n - i] / C(n, i); times a common multiple of the binomials they are integers.
  Integers binomials(n + 1);
  mpz_class multiple = 1;
  for (std::size_t i = 0; i <= n; ++i) {
    mpz_bin_uiui(binomials[i].get_mpz_t(), n, i);
    multiple = lcm(multiple, binomials[i]);
  }
  require_size(n + 1, max_limbs(shifted) + mpz_size(multiple.get_mpz_t()));
  Integers b(n + 1);
  for (std::size_t i = 0; i <= n; ++i) b[i] = shifted[n - i] * (multiple / binomials[i]);
  return b;
}

void strip_common_power_of_two(Integers& integers) {
  mp_bitcnt_t shift = ~mp_bitcnt_t{0};
  for (const mpz_class& integer : integers) {
    if (integer != 0) shift = std::min(shift, mpz_scan1(integer.get_mpz_t(), 0));
  }
  if (shift == 0 || shift == ~mp_bitcnt_t{0}) return;
  for (mpz_class& integer : integers) integer >>= shift;
}

// de Casteljau at 1/2 without divisions: both halves come out times 2^n. Returns the left half;
// `node` becomes the right one.
Node split_off_left(Node& node) {
  Integers& b = node.coefficients;
  const std::size_t n = b.size() - 1;
  require_size(n + 1, max_limbs(b) + n / 32 + 1);
  spend((n + 1) * (n + 1) * (max_limbs(b) + n / 32 + 8));
  Node left{Integers(n + 1), 2 * node.index, node.depth + 1};
  for (std::size_t k = 0; k <= n; ++k) {
    left.coefficients[k] = b[0] << (n - k);
    for (std::size_t i = 0; i + k < n; ++i) b[i] += b[i + 1];
  }
  for (std::size_t i = 0; i <= n; ++i) b[i] <<= i;
  node.index = 2 * node.index + 1;
  ++node.depth;
  strip_common_power_of_two(left.coefficients);
  strip_common_power_of_two(b);
  return left;
}

}  // namespace

Finding prove(const Polynomial& p, Inequality inequality, const mpq_class& lower,
              const mpq_class& upper) {
  const int least_sign = inequality == Inequality::positive ? 1 : 0;
  const auto holds = [&](const mpz_class& b) { return sgn(b) >= least_sign; };
  if (p.is_zero()) {
    return {least_sign == 0 ? Finding::Outcome::proved : Finding::Outcome::refuted, lower};
  }
  std::vector<Node> open;
  open.push_back({bernstein_coefficients(compose(p, linear(lower, upper - lower))), 0, 0});
  for (std::size_t visited = 1; !open.empty(); ++visited) {
    Node& node = open.back();
    const Integers& b = node.coefficients;
    if (std::all_of(b.begin(), b.end(), holds)) {
      open.pop_back();
      continue;
    }
    // The first and the last coefficient are the values at the ends.
    const bool false_at_left = !holds(b.front());
    if (false_at_left || !holds(b.back()) || node.depth == bisection_depth_limit ||
        visited >= bisection_node_limit) {
      const bool refuted = false_at_left || !holds(b.back());
      mpq_class position = refuted && !false_at_left ? mpz_class(node.index + 1) : node.index;
      mpq_div_2exp(position.get_mpq_t(), position.get_mpq_t(), node.depth);
      return {refuted ? Finding::Outcome::refuted : Finding::Outcome::undecided,
              lower + (upper - lower) * position};
    }
    // Pending halves are kept whole, so their number is bounded by their size too.
    require_size(b.size() * (open.size() + 1), max_limbs(b));
    Node left = split_off_left(node);
    open.push_back(std::move(left));
  }
  return {Finding::Outcome::proved, lower};
}

}  // namespace certau_verifier
