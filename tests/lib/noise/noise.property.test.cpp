// SPDX-License-Identifier: Apache-2.0
#include "certau/noise/noise.hpp"

#include "certau/number/ball.hpp"
#include "checks/properties/generators/noise.hpp"
#include "checks/properties/generators/number.hpp"
#include "checks/properties/generators/polynomial.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::check_property;

TEST(Noise, every_valid_law_has_total_one_and_mean_zero) {
  check_property(300, [] {
    const auto noise = *properties::polynomial_noise();
    std::visit([](const auto& law) { law.validate(); }, noise);
    const Rational w = *properties::rational();
    Rational total = 0;
    Rational mean = 0;
    for (std::size_t j = 0; j < branch_count(noise); ++j) {
      total += noise_probability(noise, j, w);
      mean += noise_probability(noise, j, w) * noise_value(noise, j, w);
    }
    RC_ASSERT(total == 1);
    RC_ASSERT(mean == 0);
  });
}

TEST(Noise, a_finite_law_off_by_anything_is_refused) {
  check_property(200, [] {
    auto law = *properties::finite_law();
    auto& list = *rc::gen::arbitrary<bool>() ? law.values : law.probabilities;
    const auto j = *rc::gen::inRange<std::size_t>(0, list.size());
    const Rational shift = *properties::positive_rational();
    // A probability of 0 leaves the mean as it is.
    RC_PRE(&list == &law.probabilities || law.probabilities[j].front() != 0);
    list[j].front() += shift;
    RC_ASSERT_THROWS_AS(law.validate(), InvalidInput);
  });
}

TEST(Noise, state_dependent_laws_agree_with_their_polynomials) {
  // p = 1/2 + s(w), values q·k(w), −p·k(w): mean zero for any s and k.
  check_property(200, [] {
    auto s = *properties::polynomial(2);
    if (s.is_constant()) s += RationalPolynomial::identity();
    const auto k = *properties::polynomial(2);
    const auto list = [](const RationalPolynomial& p) {
      std::vector<Rational> result;
      for (long i = 0; i <= std::max(0L, p.degree()); ++i) result.push_back(p.coefficient(i));
      return result;
    };
    const RationalPolynomial p = s + RationalPolynomial{Rational(1, 2)};
    const RationalPolynomial q = 1 - p;
    const FiniteLaw<Rational> law{{list(q * k), list(-p * k)}, {list(p), list(q)}};
    law.validate();
    const Rational w = *properties::rational();
    RC_ASSERT(law.value(0, w) == q(w) * k(w));
    RC_ASSERT(law.probability(0, w) * law.value(0, w) + law.probability(1, w) * law.value(1, w) ==
              0);
    // Not so if one value moves.
    const FiniteLaw<Rational> moved{{list(q * k + 1), list(-p * k)}, {list(p), list(q)}};
    RC_ASSERT_THROWS_AS(moved.validate(), InvalidInput);
  });
}

TEST(Noise, theorem_3_encloses_its_moments) {
  check_property(100, [] {
    const Rational sigma = *properties::positive_rational();
    const Rational tau = *properties::positive_rational();
    const Rational w = tau * *rc::gen::suchThat(properties::rational(9, 9),
                                                [](const Rational& x) { return abs(x) < 1; });
    const Converter<Ball> convert{{120}};
    const auto law = Theorem3Law<Rational>{sigma, tau}.converted(convert);
    const Ball at = convert(w);
    Ball mean{0};
    Ball square{0};
    for (std::size_t j = 0; j < 2; ++j) {
      mean += law.probability(j, at) * law.value(j, at);
      square += law.probability(j, at) * law.value(j, at) * law.value(j, at);
    }
    RC_ASSERT(exact_lower(mean) <= 0 && exact_upper(mean) >= 0);
    RC_ASSERT(exact_lower(square) <= sigma * sigma && exact_upper(square) >= sigma * sigma);
    RC_ASSERT(exact_upper(square) - exact_lower(square) <= power_of_two(-100) * sigma * sigma);
  });
}

}  // namespace
}  // namespace certau
