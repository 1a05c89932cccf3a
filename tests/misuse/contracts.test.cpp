// SPDX-License-Identifier: Apache-2.0
// Requirements are checked in release builds too, with "problem (why it matters): what to do".
#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"
#include "certau/drift/transient.hpp"
#include "certau/expectation/enumeration.hpp"
#include "certau/expectation/transients.hpp"
#include "certau/polynomial/bernstein.hpp"
#include "certau/polynomial/real_roots.hpp"
#include "certau/report/decimal.hpp"
#include "tests/lib/expectation/instances.hpp"

namespace certau {
namespace {

using support::q;

// The message of the ContractViolation that an action throws.
template <class Action>
std::string violation_of(Action action) {
  try {
    action();
  } catch (const ContractViolation& violation) {
    return violation.what();
  }
  ADD_FAILURE() << "nothing was violated";
  return {};
}

template <class Action>
void expect_violation(Action action) {
  const std::string message = violation_of(action);
  const auto open = message.find(" (");
  const auto close = message.find("): ");
  EXPECT_TRUE(open != std::string::npos && close != std::string::npos && open < close)
      << "\"" << message << "\" is not \"problem (why it matters): what to do\"";
}

TEST(Contracts, an_outcome_without_value_tells_its_reason) {
  const Outcome<int> open{Inconclusive{"too wide"}};
  const Outcome<int> outside{OutsideDomain{"below zero"}};
  EXPECT_EQ(violation_of([&] { (void)open.value(); }), "Outcome without a value: too wide");
  EXPECT_EQ(violation_of([&] { (void)outside.value(); }), "Outcome without a value: below zero");
  EXPECT_EQ(violation_of([] { (void)Outcome<int>{Inconclusive{"x"}}.value(); }),
            "Outcome without a value: x");
  expect_violation([] { (void)Outcome<int>{1}.refusal<double>(); });
}

TEST(Contracts, numbers) {
  expect_violation([] { (void)decimal_exponent(0); });
  expect_violation([] { (void)approx_decimal(1, -1); });
  expect_violation([] { (void)certain_decimal(1, 0); });
  expect_violation([] { (void)intersection({0, 1}, {2, 3}); });
  expect_violation([] { (void)natural_power(Rational{2}, 0); });
  expect_violation([] { (void)rational_power(Rational{2}, Rational{1, 2}, {}); });
  expect_violation([] { (void)elementary_sqrt(Rational{2}); });
  const Ball unbounded = Ball{1} / Ball{0};
  expect_violation([&] { (void)exact_upper(unbounded); });
}

TEST(Contracts, polynomials) {
  const auto x = RationalPolynomial::identity();
  expect_violation([&] { (void)(x / x); });
  expect_violation([&] { (void)(x / RationalPolynomial{0}); });
  expect_violation([] { (void)to_powers({}); });
  expect_violation([] { (void)real_roots(RationalPolynomial{}, 32); });
  expect_violation([&] { (void)is_nonnegative_on(x, {1, 0}); });
}

TEST(Contracts, processes) {
  auto process = support::analog_sgd();
  process.device = ExponentialStep<Rational>{1, -1, 2, 2};
  expect_violation([&] { (void)to_polynomials(process); });
  const auto tiki_taka = support::tiki_taka();
  expect_violation([&] { (void)to_polynomials(tiki_taka); });
  expect_violation([&] { (void)branch_image(tiki_taka, q("1/2"), 0); });
  expect_violation([&] { (void)branch_increment(tiki_taka, q("1/2"), 0); });
  expect_violation([&] { (void)auxiliary_increment(support::analog_sgd(), State<Rational>{}, 0); });
  const auto polynomials = to_polynomials(support::analog_sgd());
  expect_violation([&] { (void)prove_invariant(polynomials, {0, 1}, {2}); });
  expect_violation([&] { (void)prove_invariant(polynomials, {0, 1}, {q("1/2"), q("1/2")}); });
  expect_violation([&] { (void)prove_invariant(polynomials, {1, 1}, {}); });
}

TEST(Contracts, expectations_and_bounds) {
  const auto process = support::analog_sgd();
  const auto polynomials = to_polynomials(process);
  const auto set = prove_invariant(polynomials, {q("1/20"), q("9/20")}, {}).value();
  const Transients transients{polynomials, set, {0, 1}, {4, 64}};
  expect_violation([&] { (void)transients.value_at(2); });
  expect_violation([&] { (void)provable_transient({0, 1}, 2, Direction::upper); });
  expect_violation([&] {
    (void)enumerate_expectations(process, {}, 64,
                                 [](const State<Rational>& x) { return x.weight; });
  });
  for (const int digits : {0, -1, 1001})
    expect_violation([&] {
      (void)certify({process, {q("1/4")}, Quantity::squared_gradient_norm, digits});
    });
}

}  // namespace
}  // namespace certau
