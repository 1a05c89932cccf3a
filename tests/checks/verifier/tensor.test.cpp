// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/tensor.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "checks/verifier/effort.hpp"

namespace certau_verifier {
namespace {

BiPolynomial random_polynomial(std::mt19937& random) {
  std::vector<std::vector<mpq_class>> table(1 + random() % 5);
  for (auto& row : table) {
    row.resize(1 + random() % 5);
    for (mpq_class& entry : row) {
      entry = mpq_class(static_cast<long>(random() % 2001) - 1000, 1 + random() % 99);
      entry.canonicalize();
    }
  }
  return BiPolynomial(table);
}

mpz_class as_integer(Fixed value) {
  const bool negative = value < 0;
  const Fixed magnitude = negative ? -value : value;
  mpz_class result = static_cast<unsigned long>(magnitude >> 64);
  result = (result << 64) + static_cast<unsigned long>(magnitude);
  return negative ? mpz_class(-result) : result;
}

// entry / 2^scale
mpq_class as_number(Fixed entry, long scale) {
  mpq_class result = as_integer(entry);
  if (scale >= 0) {
    mpq_div_2exp(result.get_mpq_t(), result.get_mpq_t(), static_cast<mp_bitcnt_t>(scale));
  } else {
    mpq_mul_2exp(result.get_mpq_t(), result.get_mpq_t(), static_cast<mp_bitcnt_t>(-scale));
  }
  return result;
}

mpq_class largest(const Tensor& tensor, long scale) {
  Fixed entry = tensor[0];
  for (std::size_t k = 1; k < tensor.size(); ++k) entry = std::max(entry, tensor[k]);
  return as_number(entry, scale);
}

TEST(Tensor, halves_bound_the_polynomial_and_are_tight_at_corners) {
  constexpr unsigned seed = 5;
  SCOPED_TRACE(seed);
  std::mt19937 random(seed);
  reset_effort();
  for (int trial = 0; trial < 60; ++trial) {
    const BiPolynomial p = random_polynomial(random);
    const std::size_t rows = p.rows + 1 + random() % 3;
    const std::size_t columns = p.columns + 1 + random() % 3;
    const BernsteinForm form = bernstein_form(p, rows, columns);
    // Few bits, so that rounding is seen; and all of them.
    const long bits = trial % 2 == 0 ? 20 : fixed_bits;
    const long scale = bits - form.exponent();
    Tensor tensor = rounded_up(form, scale);
    mpq_class x = 0;
    mpq_class y = 0;
    mpq_class width = 1;
    mpq_class height = 1;
    for (int halving = 0; halving < 12; ++halving) {
      const Axis axis = random() % 2 == 0 ? Axis::x : Axis::y;
      const bool keep_lower = random() % 2 == 0;
      const Tensor lower = tensor.split_off_lower(axis);
      if (keep_lower) tensor = lower;
      mpq_class& size = axis == Axis::x ? width : height;
      size /= 2;
      if (!keep_lower) (axis == Axis::x ? x : y) += size;

      const mpq_class bound = largest(tensor, scale);
      for (int point = 0; point < 5; ++point) {
        const mpq_class at_x = x + width * mpq_class(random() % 17) / 16;
        const mpq_class at_y = y + height * mpq_class(random() % 17) / 16;
        ASSERT_LE(value_at(p, at_x, at_y), bound);
      }
      const mpq_class slack = as_number(12 * 12, scale);
      for (const bool right : {false, true}) {
        for (const bool top : {false, true}) {
          const mpq_class exact = value_at(p, right ? x + width : x, top ? y + height : y);
          const mpq_class corner = as_number(tensor.corner(right, top), scale);
          ASSERT_GE(corner, exact);
          ASSERT_LE(corner, exact + slack);
        }
      }
    }
  }
}

TEST(Tensor, root_coefficients_fit_their_bits) {
  std::mt19937 random(6);
  reset_effort();
  for (int trial = 0; trial < 100; ++trial) {
    const BiPolynomial p = random_polynomial(random);
    const BernsteinForm form = bernstein_form(p, p.rows + 2, p.columns);
    const Tensor tensor = rounded_up(form, fixed_bits - form.exponent());
    mpz_class limit = 1;
    limit <<= fixed_bits;
    for (std::size_t k = 0; k < tensor.size(); ++k) {
      ASSERT_LE(abs(as_integer(tensor[k])), limit);
    }
  }
}

TEST(Tensor, rounding_is_upward) {
  const BernsteinForm form = bernstein_form(mpq_class(-1, 3), 1, 1);
  EXPECT_EQ(as_integer(rounded_up(form, 0)[0]), 0);
  EXPECT_EQ(as_integer(rounded_up(form, 2)[0]), -1);
  EXPECT_EQ(as_integer(rounded_up(bernstein_form(mpq_class(1, 3), 1, 1), -50)[0]), 1);
}

TEST(Tensor, averages_round_upward) {
  Tensor tensor(2, 1);
  tensor[0] = -3;
  tensor[1] = 0;
  const Tensor lower = tensor.split_off_lower(Axis::x);
  EXPECT_EQ(as_integer(lower[1]), -1);  // -3/2
  EXPECT_EQ(as_integer(tensor[0]), -1);
  EXPECT_EQ(as_integer(tensor[1]), 0);
}

TEST(Tensor, linear_polynomials_have_linear_coefficients) {
  reset_effort();
  const BernsteinForm form = bernstein_form(in_x(linear(-1, 4)), 5, 3);
  for (std::size_t i = 0; i < 5; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      mpq_class b(form.numerators[i * 3 + j], form.denominator);
      b.canonicalize();
      EXPECT_EQ(b, mpq_class(static_cast<long>(i)) - 1);
    }
  }
}

}  // namespace
}  // namespace certau_verifier
