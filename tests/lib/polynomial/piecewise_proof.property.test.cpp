// SPDX-License-Identifier: Apache-2.0
#include "certau/polynomial/piecewise_proof.hpp"

#include <algorithm>
#include <optional>

#include "tests/lib/polynomial/kinked_function.hpp"
#include "tests/support/exact.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::bivariate;
using support::check_property;
using support::exact;
using support::ExactPoint;
using support::KinkedFunction;

BivariatePolynomial constant(const Rational& value) { return BivariatePolynomial{value}; }

// Every k/n of the unit square.
template <class Visit>
void for_each_grid_point(int n, Visit&& visit) {
  for (int i = 0; i <= n; ++i)
    for (int j = 0; j <= n; ++j) visit(ExactPoint{Rational{i, n}, Rational{j, n}});
}

// The largest value seen on a grid and on a climb from its best point: a lower bound on the
// maximum, and close to it.
Rational climbed_maximum(const KinkedFunction& g) {
  ExactPoint best{0, 0};
  Rational largest = g(0, 0);
  const auto visit = [&](const ExactPoint& at) {
    const Rational value = g(at.x, at.y);
    if (value <= largest) return false;
    largest = value;
    best = at;
    return true;
  };
  for_each_grid_point(9, visit);
  Rational step{1, 18};
  for (int k = 0; k < 40; ++k) {
    const ExactPoint from = best;
    bool climbed = false;
    for (const int dx : {-1, 0, 1})
      for (const int dy : {-1, 0, 1}) {
        const ExactPoint to{from.x + dx * step, from.y + dy * step};
        if (to.x >= 0 && to.x <= 1 && to.y >= 0 && to.y <= 1) climbed = visit(to) || climbed;
      }
    if (!climbed) step /= 2;
  }
  return largest;
}

SubdivisionLimits few_boxes() {
  SubdivisionLimits limits;
  limits.boxes = 10'000;
  limits.counterexamples = 20;
  return limits;
}

// What a verdict says must not be contradicted by exact values.
template <class Function>
void check_against_values(const PiecewiseVerdict& verdict, const Function& f) {
  if (verdict.truth == Truth::no) RC_ASSERT(!verdict.counterexamples.empty());
  if (verdict.truth == Truth::unknown) RC_ASSERT(!verdict.reason.empty());
  for (const auto& [x, y] : verdict.counterexamples) RC_ASSERT(f(exact(x), exact(y)) > 0);
  if (verdict.truth != Truth::yes) return;
  for_each_grid_point(14, [&](const ExactPoint& at) { RC_ASSERT(f(at.x, at.y) <= 0); });
  for (int k = 0; k < 5; ++k) {
    const auto [x, y] = *support::point();
    RC_ASSERT(f(x, y) <= 0);
  }
}

TEST(PiecewiseProof, answers_agree_with_values_near_the_maximum) {
  int yes = 0;
  int no = 0;
  check_property(1500, [&] {
    auto g = *support::kinked_function(2, *rc::gen::inRange(0, 3));
    const Rational excess = *rc::gen::element(power_of_two(-20), Rational(1, 1000),
                                              Rational(-1, 1000), Rational(-1, 10), Rational(-1));
    g.smooth += constant(excess - climbed_maximum(g));
    const auto verdict = prove_nonpositive(g.piecewise(), 1, few_boxes());
    // g is `excess` at the point found.
    if (excess > 0) RC_ASSERT(verdict.truth != Truth::yes);
    check_against_values(verdict, g);
    yes += verdict.truth == Truth::yes ? 1 : 0;
    no += verdict.truth == Truth::no ? 1 : 0;
  });
  EXPECT_GT(yes, 300);
  EXPECT_GT(no, 300);
}

// excess − sum of abs(κ)(1/2 + q²) with every κ zero at one point, off the grid of halvings too:
// the maximum is `excess`, there.
KinkedFunction with_maximum(const Rational& excess, const ExactPoint& at) {
  KinkedFunction g{constant(excess), {}};
  for (int k = *rc::gen::inRange(1, 4); k > 0; --k) {
    // Slopes of a few units at most, lest resolving them take too many boxes.
    auto kink = *bivariate(2, 2) / 16;
    kink -= constant(kink(at.x, at.y));
    const auto q = *bivariate(1, 1) / 8;
    g.nests.push_back({{kink, {}}, constant({-1, 2}) - q * q});
  }
  return g;
}

TEST(PiecewiseProof, a_maximum_slightly_below_zero_is_proved) {
  check_property(200, [] {
    const auto g = with_maximum({-1, 1000}, *support::point());
    const auto verdict = prove_nonpositive(g.piecewise(), 1);
    RC_ASSERT(verdict.truth == Truth::yes);
    check_against_values(verdict, g);
  });
}

// Corners may miss a thin spike of positive values, for good; most often one is seen.
TEST(PiecewiseProof, a_maximum_slightly_above_zero_is_refuted_or_left_unknown) {
  int no = 0;
  check_property(200, [&] {
    const auto g = with_maximum({1, 1000}, *support::point());
    const auto verdict = prove_nonpositive(g.piecewise(), 1);
    RC_ASSERT(verdict.truth != Truth::yes);
    check_against_values(verdict, g);
    no += verdict.truth == Truth::no ? 1 : 0;
  });
  EXPECT_GT(no, 180);
}

TEST(PiecewiseProof, a_maximum_of_hardly_more_than_zero_is_never_proved) {
  check_property(100, [] {
    const long exponent = *rc::gen::element(-30L, -40L, -60L, -100L);
    const auto g = with_maximum(power_of_two(exponent), *support::point());
    const auto verdict = prove_nonpositive(g.piecewise(), 1, few_boxes());
    RC_ASSERT(verdict.truth != Truth::yes);
    check_against_values(verdict, g);
  });
}

TEST(PiecewiseProof, a_maximum_of_zero_is_never_refuted) {
  check_property(100, [] {
    const auto g = with_maximum(0, *support::point());
    const auto verdict = prove_nonpositive(g.piecewise(), 1, few_boxes());
    RC_ASSERT(verdict.truth != Truth::no);
    check_against_values(verdict, g);
  });
}

// abs(a + b) − abs(a) − abs(b) <= 0, with equality wherever a and b have one sign.
TEST(PiecewiseProof, the_triangle_inequality_is_proved_with_a_margin_and_refuted_without) {
  check_property(150, [] {
    const auto a = *bivariate(2, 1);
    const auto b = *bivariate(1, 2);
    KinkedFunction g{constant({-1, 10}), {}};
    g.nests = {{{a + b, {}}, 1}, {{a, {}}, -1}, {{b, {}}, -1}};
    const auto verdict = prove_nonpositive(g.piecewise(), 1);
    RC_ASSERT(verdict.truth == Truth::yes);
    check_against_values(verdict, g);
    bool sharp = false;
    for_each_grid_point(8, [&](const ExactPoint& at) {
      sharp = sharp || Rational{a(at.x, at.y) * b(at.x, at.y)} >= 0;
    });
    RC_PRE(sharp);
    g.smooth = constant(power_of_two(-20));
    RC_ASSERT(prove_nonpositive(g.piecewise(), 1, few_boxes()).truth != Truth::yes);
  });
}

TEST(PiecewiseProof, neither_scale_nor_the_order_of_the_variables_turns_an_answer_round) {
  const auto turned = [](const BivariatePolynomial& p) {
    Substitution swap{BivariatePolynomial::linear_y(0, 1), BivariatePolynomial::linear_x(0, 1)};
    return swap(p);
  };
  check_property(100, [&] {
    auto g = *support::kinked_function(2, 2);
    g.smooth -= constant(climbed_maximum(g) + *rc::gen::element(Rational(-1, 100), Rational(1, 9)));
    const auto verdict = prove_nonpositive(g.piecewise(), 1, few_boxes());

    const Rational scale = power_of_two(*rc::gen::inRange(-90L, 90L)) * Rational(3, 7);
    auto scaled = g;
    scaled.smooth = scaled.smooth * constant(scale);
    for (auto& [nest, factor] : scaled.nests) factor = factor * constant(scale);
    auto swapped = g;
    swapped.smooth = turned(swapped.smooth);
    for (auto& [nest, factor] : swapped.nests) {
      factor = turned(factor);
      nest.first = turned(nest.first);
      for (auto& [shift, slope] : nest.levels) {
        shift = turned(shift);
        slope = turned(slope);
      }
    }
    for (const auto& other : {prove_nonpositive(scaled.piecewise(), scale, few_boxes()),
                              prove_nonpositive(swapped.piecewise(), 1, few_boxes())})
      RC_ASSERT(verdict.truth == Truth::unknown || other.truth == Truth::unknown ||
                verdict.truth == other.truth);
  });
}

// The largest value over the signs of the arguments that vanish at a point.
Rational largest_value(const PiecewisePolynomial& f, const Rational& x, const Rational& y) {
  const std::size_t count = f.arguments().size();
  std::optional<Rational> largest;
  for (std::size_t choice = 0; choice < std::size_t{1} << count; ++choice) {
    std::vector<Sign> signs;
    bool possible = true;
    for (std::size_t k = 0; k < count; ++k) {
      signs.push_back((choice >> k & 1) != 0 ? Sign::nonnegative : Sign::nonpositive);
      const Rational at = f.arguments()[k](x, y);
      possible = possible && (at == 0 || (at > 0) == (signs[k] == Sign::nonnegative));
    }
    if (!possible) continue;
    Rational value = 0;
    for (const auto& [conditions, polynomial] : f.terms())
      if (std::all_of(conditions.begin(), conditions.end(),
                      [&](const auto& c) { return signs[c.first] == c.second; }))
        value += polynomial(x, y);
    if (!largest || value > *largest) largest = value;
  }
  return *largest;
}

// Functions that jump: a proof is about the values where no argument vanishes, a counterexample
// about some choice of the signs there.
TEST(PiecewiseProof, answers_about_functions_that_jump_agree_with_their_values) {
  int yes = 0;
  int no = 0;
  check_property(1000, [&] {
    PiecewisePolynomial f;
    f.add({}, constant(*rc::gen::element(Rational(-1, 10), Rational(-1), Rational(-3))));
    for (int k = *rc::gen::inRange(1, 4); k > 0; --k) {
      PiecewisePolynomial::Conditions conditions;
      bool possible = true;
      for (int c = *rc::gen::inRange(1, 3); c > 0; --c)
        possible = f.restrict(conditions, *bivariate(1, 1),
                              *rc::gen::element(Sign::nonnegative, Sign::nonpositive)) &&
                   possible;
      if (possible) f.add(conditions, *bivariate(1, 1));
    }
    const auto verdict = prove_nonpositive(f, 1, few_boxes());
    for (const auto& [x, y] : verdict.counterexamples)
      RC_ASSERT(largest_value(f, exact(x), exact(y)) > 0);
    if (verdict.truth == Truth::yes)
      for_each_grid_point(14, [&](const ExactPoint& at) {
        for (const auto& argument : f.arguments())
          if (argument(at.x, at.y) == 0) return;
        RC_ASSERT(f(at.x, at.y) <= 0);
      });
    yes += verdict.truth == Truth::yes ? 1 : 0;
    no += verdict.truth == Truth::no ? 1 : 0;
  });
  EXPECT_GT(yes, 100);
  EXPECT_GT(no, 100);
}

}  // namespace
}  // namespace certau
