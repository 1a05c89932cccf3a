// SPDX-License-Identifier: Apache-2.0
// No random function of the class does worse than the closed form.
#include "tests/support/property.hpp"
#include "tests/theorems/rates/descent.hpp"
#include "theorems/model/quadratic_form.hpp"

namespace certau::theorems {
namespace {

constexpr int cases = 400;

// A source of random numbers from one seed, which RapidCheck prints.
Draw drawn() {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  return Draw{rc::Random{seed}, *rc::gen::inRange(0, 60)};
}

// Step times smoothness constant, in (0, most), often close to the ends.
Rational step_below(Draw& draw, const Rational& most) {
  const Rational share{draw.integer(1, 99), 100};
  return draw.once_in(3) ? Rational{most * share}
                         : std::min(Rational{draw.fraction()}, most * share);
}

// Up to four knots around 0, slopes in [low, high], often at an end.
Line line_with_slopes(Draw& draw, const Rational& low, const Rational& high) {
  const auto slope = [&] {
    return draw.once_in(3)   ? low
           : draw.once_in(2) ? high
                             : Rational{low + (high - low) * draw.fraction()};
  };
  Line line{{slope()}, {}};
  Rational knot = -draw.positive();
  for (int k = draw.integer(0, 4); k > 0; --k) {
    line.knots.push_back(knot);
    line.slopes.push_back(slope());
    knot += draw.positive();
  }
  return line;
}

TEST(GdSmoothConvex, is_never_exceeded_on_the_line) {
  support::check_property(cases, [] {
    Draw draw = drawn();
    const Rational L = draw.positive();
    const Rational alpha = step_below(draw, 2) / L;
    const int N = draw.integer(0, 8);
    const Line line = line_with_slopes(draw, 0, L);
    const Rational x = draw.once_in(2) ? draw.positive() : Rational{-draw.positive()};
    Instance at;
    at.set("L", L).set("alpha", alpha).set("N", N).set("R", abs(x));
    RC_ASSERT(line.f().value(line.path(x, alpha, N).back()) <= worst_case(gd_smooth_convex(), at));
  });
}

TEST(GdStronglyConvex, is_never_exceeded_on_the_line) {
  support::check_property(cases, [] {
    Draw draw = drawn();
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational alpha = draw.once_in(6) ? 2 / L : step_below(draw, 2) / L;
    const int N = draw.integer(0, 8);
    const Line line = line_with_slopes(draw, mu, L);
    const auto f = line.f();
    const Rational x = draw.once_in(2) ? draw.positive() : Rational{-draw.positive()};
    const Rational last = line.path(x, alpha, N).back();
    Instance at;
    at.set("L", L).set("mu", mu).set("alpha", alpha).set("N", N);
    at.set("R", abs(x)).set("gap", f.value(x)).set("G", abs(f.gradient(x)));
    RC_ASSERT(last * last <= worst_case(gd_strongly_convex_distance(), at));
    RC_ASSERT(f.value(last) <= worst_case(gd_strongly_convex_gap(), at));
    RC_ASSERT(f.gradient(last) * f.gradient(last) <= worst_case(gd_strongly_convex_gradient(), at));
  });
}

TEST(GdNonconvex, is_never_exceeded_on_the_line) {
  int worst_met = 0;
  support::check_property(cases, [&] {
    Draw draw = drawn();
    const Rational L = draw.positive();
    const Rational alpha = step_below(draw, Rational{173, 100}) / L;
    const int N = draw.integer(0, 8);
    Line line = line_with_slopes(draw, -L, L);
    line.slopes.front() = draw.at_most(L);
    line.slopes.back() = draw.at_most(L);
    const auto f = line.f();
    const Rational x = draw.any();
    const auto infimum = f.infimum();
    RC_ASSERT(infimum.has_value());
    const Rational gap = f.value(x) - *infimum;
    if (gap == 0) return;
    Rational least = f.gradient(x) * f.gradient(x);
    for (const auto& w : line.path(x, alpha, N))
      least = std::min(least, Rational{f.gradient(w) * f.gradient(w)});
    Instance at;
    at.set("L", L).set("alpha", alpha).set("N", N).set("gap", gap);
    const Rational most = worst_case(gd_nonconvex(), at);
    RC_ASSERT(least <= most);
    if (2 * least >= most) ++worst_met;
  });
  EXPECT_GT(worst_met, 0) << "the random functions are all harmless";
}

TEST(Rates, are_never_exceeded_on_quadratics) {
  support::check_property(cases, [] {
    Draw draw = drawn();
    const Rational L = draw.positive();
    const Rational mu = draw.at_most(L);
    const Rational alpha = step_below(draw, Rational{173, 100}) / L;
    const int D = draw.integer(1, 3);
    const int N = draw.integer(0, 6);
    const auto H = draw.symmetric_matrix(D, mu, L);
    const std::vector<Rational> minimizer(static_cast<std::size_t>(D), Rational{0});
    const QuadraticForm<Rational> f{H, minimizer};
    const auto x_0 = draw.vector_within(D, draw.positive());
    if (largest(x_0) == 0) return;
    auto x = x_0;
    auto least = squared_norm(f.gradient(x));
    for (int k = 0; k < N; ++k) {
      x = plus(x, f.gradient(x), Rational{-alpha});
      least = std::min(least, squared_norm(f.gradient(x)));
    }
    // The rates are multiples of R², gap and G², so that no square root is needed.
    Instance at;
    at.set("L", L).set("mu", mu).set("alpha", alpha).set("N", N);
    at.set("R", 1).set("gap", f.value(x_0)).set("G", 1);
    RC_ASSERT(f.value(x) <= worst_case(gd_smooth_convex(), at) * squared_norm(x_0));
    RC_ASSERT(squared_norm(x) <= worst_case(gd_strongly_convex_distance(), at) * squared_norm(x_0));
    RC_ASSERT(f.value(x) <= worst_case(gd_strongly_convex_gap(), at));
    RC_ASSERT(squared_norm(f.gradient(x)) <=
              worst_case(gd_strongly_convex_gradient(), at) * squared_norm(f.gradient(x_0)));
    RC_ASSERT(least <= worst_case(gd_nonconvex(), at));
  });
}

TEST(Rates, random_instances_meet_their_hypotheses_and_hold) {
  for (const Claim& rate : tight_rates())
    support::check_property(200, [&] {
      Draw draw = drawn();
      const Instance at = rate.draw(draw);
      const auto judgement = rate.judge(at);
      RC_ASSERT(judgement.applies());
      RC_ASSERT(judgement.violated() == nullptr);
      const auto approx = rate.approx_judge(approx_assignment(at));
      RC_ASSERT(!approx.applies() || approx.conclusions().front().violation() < 1e-9);
    });
}

}  // namespace
}  // namespace certau::theorems
