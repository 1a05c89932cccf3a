// SPDX-License-Identifier: Apache-2.0
#include "theorems/tiki_taka/drawn_setting.hpp"

#include <algorithm>
#include <cmath>

#include "theorems/model/laws.hpp"

namespace certau::theorems {
namespace {

Instance setting_with(Draw& draw, int D, const DrawnLaw& noise) {
  const Rational L = draw.positive();
  const Rational tau = draw.positive();
  const ProductLaw<Rational> law{noise.values, noise.probabilities, static_cast<std::size_t>(D)};
  const Rational sigma = root_at_least(law.coordinate_variance() * D) *
                         (draw.once_in(3) ? 1 / draw.fraction() : Rational{1});
  // A5 with equality: the mean magnitude is least at one of its corners.
  Rational least = law.mean_magnitude(-noise.values.front());
  for (const Rational& value : noise.values)
    least = std::min(least, law.mean_magnitude(Rational{-value}));
  const Rational radius = draw.once_in(3) ? tau * draw.integer(1, 100) : tau;
  Instance at;
  at.set("L", L).set_list("H", draw.symmetric_matrix(D, -L, L));
  at.set_list("W_star", draw.vector_within(D, radius)).set("tau", tau);
  at.set("alpha", draw.once_in(2) ? draw.fraction() : draw.positive()).set("beta", 1);
  at.set("sigma", sigma).set("c", least / sigma * (draw.once_in(3) ? draw.fraction() : 1));
  at.set_list("eps", noise.values).set_list("prob", noise.probabilities);
  return at;
}

}  // namespace

Rational root_at_least(const Rational& x) {
  require(x >= 0, "root_at_least (a negative number has no real root): give x >= 0");
  const Integer above = sqrt(numerator(x));
  const Integer below = sqrt(denominator(x));
  const Rational candidate{above, below};
  if (candidate * candidate == x) return candidate;
  const Rational approx{std::sqrt(static_cast<double>(x))};
  return round_up(approx * Rational{10001, 10000}, 4);
}

Instance draw_tiki_taka(Draw& draw, int D) {
  const Rational scale = draw.positive();
  if (draw.once_in(2))
    return setting_with(draw, D, {{scale, -scale}, {Rational{1, 2}, Rational{1, 2}}});
  DrawnLaw noise = draw.law(draw.integer(2, 3), scale);
  // A law without spread has no c > 0; that of zeros is the only one.
  if (noise.variance() == 0) noise = {{scale, -scale}, {Rational{1, 2}, Rational{1, 2}}};
  return setting_with(draw, D, noise);
}

Instance draw_tiki_taka_with_rare_noise(Draw& draw, int D) {
  const Rational scale = draw.positive();
  const Rational rare = power_of_ten(draw.integer(2, 4));
  const Rational q = 1 / (rare * rare);
  const Rational p = (1 + (rare - 1) * q) / 2;  // of −1: makes the mean 0
  return setting_with(draw, D, {{rare * scale, scale, -scale}, {q, 1 - p - q, p}});
}

Rational draw_below(Draw& draw, std::initializer_list<Rational> bounds) {
  return draw.at_most(std::min(bounds));
}

std::vector<Rational> draw_path(Draw& draw, int steps, int D, int values) {
  std::vector<Rational> path;
  for (int k = 0; k < steps * D; ++k) path.emplace_back(draw.integer(0, values - 1));
  return path;
}

}  // namespace certau::theorems
