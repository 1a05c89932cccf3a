// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/bivariate_polynomial.hpp"

#include "tests/lib/polynomial/bivariate.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::bivariate;
using support::check_property;

// table[j][i] is the coefficient of x^i y^j; zeros anywhere, at the ends too.
using Table = std::vector<std::vector<Rational>>;

rc::Gen<Table> table() {
  const auto entry = rc::gen::weightedOneOf<Rational>(
      {{2, properties::rational(6, 4)}, {1, rc::gen::just(Rational{0})}});
  return rc::gen::mapcat(
      rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(0, 5)), [=](const auto& sizes) {
        return rc::gen::container<Table>(static_cast<std::size_t>(sizes.first),
                                         rc::gen::container<std::vector<Rational>>(
                                             static_cast<std::size_t>(sizes.second), entry));
      });
}

BivariatePolynomial from(const Table& table) {
  std::vector<RationalPolynomial> rows;
  for (const auto& row : table) rows.emplace_back(row);
  return BivariatePolynomial{rows};
}

TEST(BivariatePolynomial, evaluation_is_the_sum_of_its_terms) {
  check_property(300, [] {
    const auto terms = *table();
    const Rational x = *properties::rational();
    const Rational y = *properties::rational();
    Rational sum = 0;
    for (unsigned j = 0; j < terms.size(); ++j)
      for (unsigned i = 0; i < terms[j].size(); ++i) sum += terms[j][i] * power(x, i) * power(y, j);
    RC_ASSERT(from(terms)(x, y) == sum);
  });
}

TEST(BivariatePolynomial, degrees_are_of_the_last_terms_that_are_not_zero) {
  check_property(300, [] {
    const auto terms = *table();
    long degree_x = -1;
    long degree_y = -1;
    const auto p = from(terms);
    for (std::size_t j = 0; j < terms.size(); ++j)
      for (std::size_t i = 0; i < terms[j].size(); ++i) {
        RC_ASSERT(p.coefficient(static_cast<long>(i), static_cast<long>(j)) == terms[j][i]);
        if (terms[j][i] == 0) continue;
        degree_x = std::max(degree_x, static_cast<long>(i));
        degree_y = std::max(degree_y, static_cast<long>(j));
      }
    RC_ASSERT(p.degree_x() == degree_x);
    RC_ASSERT(p.degree_y() == degree_y);
    RC_ASSERT(p.is_zero() == (degree_x < 0));
    RC_ASSERT(p.is_constant() == (degree_x <= 0 && degree_y <= 0));
    RC_ASSERT(p.coefficient(9, 0) == 0 && p.coefficient(0, 9) == 0 && p.coefficient(9, 9) == 0);
  });
}

TEST(BivariatePolynomial, operations_are_pointwise) {
  check_property(300, [] {
    const auto p = *bivariate(4, 3);
    const auto q = *bivariate(3, 4);
    const Rational c = *properties::positive_rational();
    const Rational x = *properties::rational();
    const Rational y = *properties::rational();
    RC_ASSERT((p + q)(x, y) == p(x, y) + q(x, y));
    RC_ASSERT((p - q)(x, y) == p(x, y) - q(x, y));
    RC_ASSERT((p * q)(x, y) == p(x, y) * q(x, y));
    RC_ASSERT((-p)(x, y) == -p(x, y));
    RC_ASSERT((p / BivariatePolynomial{c})(x, y) == p(x, y) / c);
    RC_ASSERT((p / BivariatePolynomial{Rational{-c}})(x, y) == -p(x, y) / c);
  });
}

TEST(BivariatePolynomial, degrees_of_a_product_add) {
  check_property(200, [] {
    const auto p = *bivariate(3, 3);
    const auto q = *bivariate(3, 3);
    const auto product = p * q;
    RC_ASSERT(product.is_zero() == (p.is_zero() || q.is_zero()));
    if (product.is_zero()) return;
    RC_ASSERT(product.degree_x() == p.degree_x() + q.degree_x());
    RC_ASSERT(product.degree_y() == p.degree_y() + q.degree_y());
  });
}

TEST(BivariatePolynomial, rows_that_cancel_are_trimmed_so_that_equal_polynomials_are_equal) {
  check_property(300, [] {
    const auto p = *bivariate(3, 3);
    const auto q = *bivariate(3, 4);
    RC_ASSERT((p - p).is_zero() && p - p == 0 && p + -p == BivariatePolynomial{});
    RC_ASSERT(p + q - q == p);
    RC_ASSERT(p - q + q == p);
    RC_ASSERT((p + q) * (p - q) == p * p - q * q);
    auto rows = p.rows();
    rows.resize(rows.size() + 2);
    RC_ASSERT(BivariatePolynomial{rows} == p);
    auto itself = p;
    itself -= itself;
    RC_ASSERT(itself.is_zero());
    itself = p;
    itself += itself;
    RC_ASSERT(itself == p * 2);
  });
}

TEST(BivariatePolynomial, a_polynomial_in_x_alone_is_a_special_case) {
  check_property(200, [] {
    const auto p = *properties::polynomial(5);
    const Rational x = *properties::rational();
    const Rational y = *properties::rational();
    const BivariatePolynomial both{p};
    RC_ASSERT(both(x, y) == p(x));
    RC_ASSERT(both.degree_x() == p.degree());
    RC_ASSERT(both.degree_y() == (p.is_zero() ? -1 : 0));
  });
}

TEST(BivariatePolynomial, linear_polynomials_and_constants_have_their_values) {
  check_property(200, [] {
    const Rational a = *properties::rational();
    const Rational b = *properties::rational();
    const Rational x = *properties::rational();
    const Rational y = *properties::rational();
    RC_ASSERT(BivariatePolynomial::linear_x(a, b)(x, y) == a + b * x);
    RC_ASSERT(BivariatePolynomial::linear_y(a, b)(x, y) == a + b * y);
    RC_ASSERT(BivariatePolynomial{a}(x, y) == a);
    RC_ASSERT(NumberTraits<BivariatePolynomial>::from_rational(a, {}) == BivariatePolynomial{a});
  });
}

TEST(BivariatePolynomial, division_is_by_non_zero_constants_only) {
  check_property(100, [] {
    const auto p = *bivariate(3, 3);
    const auto q = *bivariate(3, 3);
    if (q.is_constant() && !q.is_zero()) {
      RC_ASSERT(p / q * q == p);
    } else {
      RC_ASSERT_THROWS_AS((void)(p / q), ContractViolation);
    }
  });
  const auto y = BivariatePolynomial::linear_y(0, 1);
  EXPECT_THROW((void)(y / y), ContractViolation);
  EXPECT_THROW((void)(y / 0), ContractViolation);
  EXPECT_THROW((void)(BivariatePolynomial{0} / y), ContractViolation);
}

TEST(Substitution, composition_is_pointwise) {
  check_property(100, [] {
    const auto inner_x = *bivariate(2, 2);
    const auto inner_y = *bivariate(2, 2);
    const Rational x = *properties::rational(4, 4);
    const Rational y = *properties::rational(4, 4);
    // One object for many outers, of higher and of lower degree than those before.
    Substitution substitute{inner_x, inner_y};
    for (int k = 0; k < 4; ++k) {
      const auto outer = *bivariate(3, 3);
      RC_ASSERT(substitute(outer)(x, y) == outer(inner_x(x, y), inner_y(x, y)));
    }
  });
}

TEST(Substitution, of_the_variables_themselves_is_the_identity_and_swapped_twice_too) {
  const auto x = BivariatePolynomial::linear_x(0, 1);
  const auto y = BivariatePolynomial::linear_y(0, 1);
  check_property(100, [&] {
    const auto p = *bivariate(4, 3);
    Substitution same{x, y};
    Substitution swap{y, x};
    RC_ASSERT(same(p) == p);
    RC_ASSERT(swap(swap(p)) == p);
    RC_ASSERT(swap(p).degree_x() == p.degree_y() && swap(p).degree_y() == p.degree_x());
  });
}

}  // namespace
}  // namespace certau
