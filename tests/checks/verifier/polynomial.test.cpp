// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/polynomial.hpp"

#include <gtest/gtest.h>

#include "checks/verifier/effort.hpp"
#include "checks/verifier/rejection.hpp"

namespace certau_verifier {
namespace {

class PolynomialTest : public testing::Test {
 protected:
  void SetUp() override {
    reset_effort();
    random_.seed(7);
  }

  mpq_class random_number() {
    mpq_class number(random_.get_z_bits(40) - random_.get_z_bits(40), random_.get_z_bits(30) + 1);
    number.canonicalize();
    return number;
  }

  std::vector<mpq_class> random_numbers(std::size_t count) {
    std::vector<mpq_class> numbers;
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(random_number());
    return numbers;
  }

  Polynomial random_polynomial(std::size_t size) { return Polynomial(random_numbers(size)); }

  gmp_randclass random_{gmp_randinit_default};
};

using Polynomials = PolynomialTest;

// The definition, term by term.
mpq_class naive_value(const std::vector<mpq_class>& coefficients, const mpq_class& x) {
  mpq_class sum = 0;
  mpq_class power = 1;
  for (const mpq_class& c : coefficients) {
    sum += c * power;
    power *= x;
  }
  return sum;
}

mpq_class naive_chebyshev_value(const std::vector<mpq_class>& coefficients, const mpq_class& x) {
  mpq_class sum = 0;
  mpq_class t = 1;
  mpq_class t_next = x;
  for (const mpq_class& c : coefficients) {
    sum += c * t;
    const mpq_class t_after = 2 * x * t_next - t;
    t = t_next;
    t_next = t_after;
  }
  return sum;
}

bool same(const Polynomial& a, const Polynomial& b) { return (a - b).is_zero(); }

TEST_F(Polynomials, value_agrees_with_the_definition) {
  for (std::size_t size = 0; size < 12; ++size) {
    const std::vector<mpq_class> coefficients = random_numbers(size);
    const mpq_class x = random_number();
    EXPECT_EQ(value_at(Polynomial(coefficients), x), naive_value(coefficients, x));
    EXPECT_EQ(value_at(Polynomial(coefficients), 0), naive_value(coefficients, 0));
  }
}

TEST_F(Polynomials, arithmetic_agrees_with_pointwise_arithmetic) {
  for (std::size_t size = 0; size < 10; ++size) {
    const Polynomial a = random_polynomial(size);
    const Polynomial b = random_polynomial(9 - size);
    const mpq_class x = random_number();
    EXPECT_EQ(value_at(a + b, x), value_at(a, x) + value_at(b, x));
    EXPECT_EQ(value_at(a - b, x), value_at(a, x) - value_at(b, x));
    EXPECT_EQ(value_at(a * b, x), value_at(a, x) * value_at(b, x));
    EXPECT_EQ(value_at(compose(a, b), x), value_at(a, value_at(b, x)));
    EXPECT_EQ(value_at(power(a, 3), x), value_at(a, x) * value_at(a, x) * value_at(a, x));
    EXPECT_EQ(value_at(reduced(a * b), x), value_at(a * b, x));
  }
}

TEST_F(Polynomials, differences_of_equals_vanish) {
  const Polynomial a = random_polynomial(7);
  EXPECT_TRUE((a - a).is_zero());
  EXPECT_EQ((a - a).degree(), 0u);
  EXPECT_TRUE(Polynomial(std::vector<mpq_class>{0, 0}).is_zero());
  EXPECT_TRUE((a * Polynomial()).is_zero());
  EXPECT_TRUE(compose(Polynomial(), a).is_zero());
  EXPECT_TRUE(same(compose(a, Polynomial()), Polynomial(value_at(a, 0))));
  EXPECT_EQ((a + (linear(0, 0) - a) + mpq_class(2)).degree(), 0u);
}

TEST_F(Polynomials, derivative_obeys_the_product_rule) {
  const Polynomial a = random_polynomial(6);
  const Polynomial b = random_polynomial(5);
  EXPECT_TRUE(same(derivative(a * b), derivative(a) * b + a * derivative(b)));
  EXPECT_TRUE(derivative(mpq_class(5)).is_zero());
}

TEST_F(Polynomials, reduced_takes_out_the_common_divisor) {
  Polynomial p;
  p.numerators = {6, -12, 18};
  p.denominator = 24;
  const Polynomial q = reduced(p);
  EXPECT_EQ(q.denominator, 4);
  EXPECT_TRUE(same(p, q));
}

TEST_F(Polynomials, chebyshev_series_agrees_with_the_recurrence) {
  for (const std::size_t size : {1u, 2u, 3u, 4u, 9u, 25u, 40u}) {
    const std::vector<mpq_class> coefficients = random_numbers(size);
    const mpq_class x = random_number();
    EXPECT_EQ(value_at(from_chebyshev(coefficients), x), naive_chebyshev_value(coefficients, x));
  }
  EXPECT_TRUE(from_chebyshev({0, 0, 0}).is_zero());
}

TEST_F(Polynomials, chebyshev_coefficients_come_back) {
  for (const std::size_t size : {1u, 2u, 3u, 4u, 5u, 10u, 33u, 97u}) {
    const std::vector<mpq_class> coefficients = random_numbers(size);
    const Polynomial p = from_chebyshev(coefficients);
    const std::vector<mpz_class> numerators = chebyshev_numerators(p);
    ASSERT_EQ(numerators.size(), size);
    const mpz_class denominator = p.denominator << p.degree();
    for (std::size_t k = 0; k < size; ++k) {
      EXPECT_EQ(numerators[k], coefficients[k] * denominator) << k;
    }
  }
  EXPECT_TRUE(chebyshev_numerators(Polynomial()).empty());
}

TEST_F(Polynomials, powers_have_their_known_chebyshev_coefficients) {
  // 8 x^4 = 3 T_0 + 4 T_2 + T_4, times 2 for 2^4
  const std::vector<mpz_class> numerators = chebyshev_numerators(power(linear(0, 1), 4));
  EXPECT_EQ(numerators, (std::vector<mpz_class>{6, 0, 8, 0, 2}));
}

TEST_F(Polynomials, work_and_size_are_limited) {
  spend(effort_limit);
  EXPECT_THROW(spend(1), Rejection);
  reset_effort();
  EXPECT_NO_THROW(require_size(polynomial_limit, 1));
  EXPECT_THROW(require_size(polynomial_limit + 1, 1), Rejection);
  EXPECT_THROW(require_size(1, integer_limit + 1), Rejection);
  EXPECT_THROW(require_size(~std::uint64_t{0}, ~std::uint64_t{0}), Rejection);
  const mpz_class huge = mpz_class(1) << 5'000'000;
  const Polynomial p = linear(1, mpq_class(huge));
  EXPECT_THROW((void)(p * p), Rejection);
  EXPECT_THROW((void)compose(p, p), Rejection);
}

}  // namespace
}  // namespace certau_verifier
