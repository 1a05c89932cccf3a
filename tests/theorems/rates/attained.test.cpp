// SPDX-License-Identifier: Apache-2.0
// The closed forms against gradient descent, run step by step on the functions that attain them.
#include <gtest/gtest.h>

#include "tests/theorems/rates/descent.hpp"

namespace certau::theorems {
namespace {

const std::vector<Rational> short_steps{Rational{1, 100}, Rational{1, 3}, Rational{9, 10}, 1};
const std::vector<Rational> long_steps{Rational{11, 10}, Rational{3, 2}, Rational{5, 3},
                                       Rational{19, 10}, Rational{199, 100}};
const std::vector<Rational> constants{1, Rational{1, 7}, 30};
constexpr int steps[] = {0, 1, 2, 5, 12};

TEST(Rates, every_one_has_a_passing_instance_and_a_failing_one_per_hypothesis) {
  for (const Claim& rate : tight_rates()) {
    const auto judgement = rate.judge(rate.example);
    ASSERT_TRUE(judgement.applies()) << rate.id;
    ASSERT_EQ(judgement.conclusions().size(), 1U) << rate.id;
    EXPECT_EQ(judgement.conclusions().front().label, "worst case");
    EXPECT_TRUE(judgement.conclusions().front().holds()) << rate.id;
    ASSERT_EQ(rate.spoilers.size(), rate.hypotheses.size()) << rate.id;
    for (const auto& spoiler : rate.spoilers) {
      Instance spoilt = rate.example;
      for (const auto& entry : spoiler.changes.entries()) spoilt.set(entry.name, entry.values[0]);
      EXPECT_EQ(rate.judge(spoilt).failed_hypothesis(), spoiler.hypothesis) << rate.id;
    }
    EXPECT_EQ(rate.letters.size(), rate.example.entries().size()) << rate.id;
  }
}

TEST(Rates, printed_values_of_the_sources) {
  // One step of size 1/L halves and halves again: LR²/6. PEPit's examples print 1/6 at L = 3, N = 4
  // and 4/(3·5) at N = 5 for f(x_0) − f(x_N), which is 4/(3·5 + 2) for f(x_0) − f*.
  EXPECT_EQ(worst_case(gd_smooth_convex(), gd_smooth_convex().example), Rational(1, 6));
  Instance at;
  at.set("L", 3).set("alpha", Rational{1, 3}).set("N", 4).set("R", 1);
  EXPECT_EQ(worst_case(gd_smooth_convex(), at), Rational(1, 6));
  EXPECT_EQ(worst_case(gd_nonconvex(), gd_nonconvex().example), Rational(4, 17));
  EXPECT_EQ(worst_case(gd_strongly_convex_distance(), gd_strongly_convex_distance().example),
            Rational(6561, 10000));
}

TEST(GdSmoothConvex, is_attained_on_huber_and_quadratic_functions) {
  auto all_steps = short_steps;
  all_steps.insert(all_steps.end(), long_steps.begin(), long_steps.end());
  int by_the_quadratic = 0;
  for (const auto& L : constants)
    for (const auto& h : all_steps)
      for (const int N : steps) {
        const Rational R{5, 2};
        const Rational delta = R / (2 * N * h + 1);
        const Line huber{{0, L, 0}, {-delta, delta}};
        const Line quadratic{{L}, {}};
        const Rational on_huber = huber.f().value(huber.path(R, h / L, N).back());
        const Rational on_quadratic = quadratic.f().value(quadratic.path(R, h / L, N).back());
        const Rational worse = std::max(on_huber, on_quadratic);
        if (on_quadratic > on_huber) ++by_the_quadratic;
        Instance at;
        at.set("L", L).set("alpha", h / L).set("N", N).set("R", R);
        EXPECT_EQ(worst_case(gd_smooth_convex(), at), worse) << "h = " << h << ", N = " << N;
        EXPECT_TRUE(h > 1 || worse == on_huber);
      }
  EXPECT_GT(by_the_quadratic, 0);
}

TEST(GdStronglyConvex, is_attained_on_quadratics) {
  for (const auto& L : constants)
    for (const auto& mu : {Rational{L / 10}, Rational{L * 2 / 3}, L})
      for (const auto& h : {Rational{1, 10}, Rational{1}, Rational{7, 4}, Rational{2}})
        for (const int N : steps) {
          Rational distance = 0;
          Rational gap = 0;
          Rational gradient = 0;
          for (const auto& curvature : {mu, L}) {
            const Line f{{curvature}, {}};
            const Rational x = f.path(1, h / L, N).back();
            const auto relative = [&](const auto& measure) {
              return Rational{measure(x) / measure(Rational{1})};
            };
            const auto squared = [&](const Rational& w) { return Rational{w * w}; };
            const auto value = [&](const Rational& w) { return f.f().value(w); };
            const auto slope = [&](const Rational& w) { return squared(f.f().gradient(w)); };
            distance = std::max(distance, relative(squared));
            gap = std::max(gap, relative(value));
            gradient = std::max(gradient, relative(slope));
          }
          Instance at;
          at.set("L", L).set("mu", mu).set("alpha", h / L).set("N", N);
          at.set("R", 3).set("gap", 3).set("G", 3);
          EXPECT_EQ(worst_case(gd_strongly_convex_distance(), at), distance * 9);
          EXPECT_EQ(worst_case(gd_strongly_convex_gap(), at), gap * 3);
          EXPECT_EQ(worst_case(gd_strongly_convex_gradient(), at), gradient * 9);
        }
}

// Short steps to the right from 0, where the gradient is −G: between iterates it shrinks at slope L
// and recovers, so that it is −G at each; after the last it runs out.
Line ripple(const Rational& L, const Rational& step, int N, const Rational& G) {
  Line line{{L}, {}};
  for (int k = 0; k < N; ++k) {
    line.knots.push_back(k * step + step / 2);
    line.slopes.push_back(-L);
    line.knots.push_back((k + 1) * step);
    line.slopes.push_back(L);
  }
  line.stationary = N * step + G / L;
  return line;
}

TEST(GdNonconvex, is_attained_on_a_ripple_by_short_steps) {
  for (const auto& L : constants)
    for (const auto& h : short_steps)
      for (const int N : steps) {
        const Rational G{3, 2};
        const Line line = ripple(L, h / L * G, N, G);
        const auto f = line.f();
        ASSERT_TRUE(f.is_shaped() && f.is_smooth(L));
        ASSERT_EQ(f.infimum(), Rational(0));
        for (const auto& x : line.path(0, h / L, N)) EXPECT_EQ(f.gradient(x), -G);
        Instance at;
        at.set("L", L).set("alpha", h / L).set("N", N).set("gap", f.value(0));
        EXPECT_EQ(worst_case(gd_nonconvex(), at), G * G) << "h = " << h << ", N = " << N;
      }
}

// A vector of the plane in the basis of two unit vectors with a given cosine.
struct InBasis {
  Rational a;
  Rational b;

  friend InBasis operator-(const InBasis& x, const InBasis& y) { return {x.a - y.a, x.b - y.b}; }
  friend InBasis operator+(const InBasis& x, const InBasis& y) { return {x.a + y.a, x.b + y.b}; }
};

struct Data {
  InBasis x;
  InBasis g;
  Rational f;
};

TEST(GdNonconvex, is_attained_in_the_plane_by_long_steps) {
  // L = 1, unit gradients g_0, g_1, g_0, … with the cosine 1 − h²/2. Finitely many data belong to a
  // 1-smooth function if every pair meets the inequality below, and to one that is nowhere below f*
  // if every f − ‖g‖²/2 >= f*  [taylor2017b, Thm 3.10; drori2020, Thm 7].
  for (const Rational& h : {Rational{1}, Rational{101, 100}, Rational{6, 5}, Rational{3, 2},
                            Rational{8, 5}, Rational{173, 100}})
    for (const int N : steps) {
      const Rational cosine = 1 - h * h / 2;
      const auto dot = [&](const InBasis& x, const InBasis& y) {
        return Rational{x.a * y.a + x.b * y.b + cosine * (x.a * y.b + x.b * y.a)};
      };
      std::vector<Data> data;
      InBasis x{0, 0};
      Rational f = 0;
      for (int k = 0; k <= N; ++k) {
        const InBasis g = k % 2 == 0 ? InBasis{1, 0} : InBasis{0, 1};
        data.push_back({x, g, f});
        x = x - InBasis{h * g.a, h * g.b};
        f -= h * (1 + cosine) / 2;
      }
      const Rational f_star = data.back().f - Rational{1, 2};
      data.push_back({data.back().x - data.back().g, {0, 0}, f_star});
      for (const auto& i : data) {
        EXPECT_GE(i.f - dot(i.g, i.g) / 2, f_star);
        for (const auto& j : data) {
          const InBasis way = i.x - j.x;
          const InBasis turn = i.g - j.g;
          EXPECT_GE(i.f, j.f + dot(i.g + j.g, way) / 2 - dot(way, way) / 4 + dot(turn, turn) / 4)
              << "h = " << h << ", N = " << N;
        }
      }
      Instance at;
      at.set("L", 1).set("alpha", h).set("N", N).set("gap", -f_star);
      EXPECT_EQ(worst_case(gd_nonconvex(), at), 1) << "h = " << h << ", N = " << N;
    }
}

}  // namespace
}  // namespace certau::theorems
