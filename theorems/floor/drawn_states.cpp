// SPDX-License-Identifier: Apache-2.0
#include "theorems/floor/drawn_states.hpp"

#include <algorithm>

#include "theorems/claim/letters.hpp"
#include "theorems/model/theorem_3_instance.hpp"

namespace certau::theorems {
namespace {

// Just below 2 − √3, where x = 1/2: a convergent, so nearer than shorter fractions.
const Rational largest_y{56, 209};
// Just below 1/√48, the largest s/(Lτ).
const Rational largest_noise{14, 97};

// Where g lies between its bounds at this y: a part of the way from −ξ₋ (0) to −ξ₊ (1), as far as
// abs(w*) <= τ/4 allows it.
Instance with_gradient(Instance at, const Rational& part) {
  const auto state = theorem_3_state<Rational>(at["L"], at["tau"], at["s"], Rational{0}, at["y"]);
  const Rational quarter = state.tau / 4;
  const Rational lower = std::max(Rational{state.w + state.xi_minus / state.L}, Rational{-quarter});
  const Rational upper = std::min(Rational{state.w + state.xi_plus / state.L}, quarter);
  at.set("w_star", lower + (upper - lower) * part);
  return at;
}

Instance state_at(const Rational& noise, const Rational& alpha, const Rational& y,
                  const Rational& part) {
  Instance at;
  at.set("L", 1).set("tau", 1).set("s", noise).set("alpha", alpha).set("y", y);
  return with_gradient(std::move(at), part);
}

}  // namespace

Letter letter_s() { return {"s", "σ/√D, the noise's size in one coordinate"}; }
Letter letter_y() {
  return {"y", "the state: x = w/τ = 2y/(1 + y²), so that √(1 − x²) = (1 − y²)/(1 + y²)"};
}
Letter letter_w_star() { return {"w_star", "w*, the minimizer in each coordinate"}; }

Rational draw_half_saturated(Draw& draw) { return draw.within(largest_y); }

Instance draw_noisy_problem(Draw& draw) {
  const Rational L = draw.positive();
  const Rational tau = draw.positive();
  Instance at;
  at.set("L", L).set("tau", tau).set("s", L * tau * draw.at_most(largest_noise));
  return at;
}

Instance draw_reachable_state(Draw& draw) {
  Instance at = draw_noisy_problem(draw);
  at.set("alpha", draw.at_most(1 / (2 * at["L"]))).set("y", draw_half_saturated(draw));
  const Rational part = draw.once_in(4) ? Rational{0} : draw.fraction();
  for (int tries = 0; tries < 3; ++tries) {
    at = with_gradient(std::move(at), part);
    if (theorem_3_state(at).has_noise_beyond_gradient()) break;
    // Too far from every admissible w*: somewhere within x <= 1/4 there is one.
    at.set("y", at["y"] * draw.fraction() / 2);
  }
  return at;
}

Instance reachable_example() {
  Instance at;
  at.set("L", 8).set("tau", 1).set("s", 1).set("alpha", Rational{1, 16});
  return at.set("y", Rational{1, 8}).set("w_star", Rational{1, 5});
}

std::vector<Instance> reachable_extremes() {
  std::vector<Instance> extremes;
  const Rational half{1, 2};
  for (const Rational& noise : {largest_noise, Rational{1, 1000}})
    for (const Rational& alpha : {half, power_of_ten(-6)})
      for (const Rational& part : {Rational{0}, half, Rational{1}})
        for (const int sign : {-1, 1})
          extremes.push_back(state_at(noise, alpha, sign * Rational{1, 8}, part));
  // The ends of X furthest out: w* = ±τ/4 and the largest noise.
  extremes.push_back(state_at(largest_noise, half, Rational{4, 23}, 1));
  extremes.push_back(state_at(largest_noise, half, Rational{-4, 23}, 0));
  extremes.push_back(state_at(largest_noise, half, 0, half));
  return extremes;
}

std::vector<Spoiler> reachable_spoilers() {
  return {{"positive", Instance{}.set("s", 0)},
          {"abs(w*) <= tau/4", Instance{}.set("w_star", Rational{1, 2})},
          {"48 s^2 <= tau^2 L^2", Instance{}.set("s", 2)},
          {"0 < alpha <= min(1/(2L), 1/(L + 6s/tau))", Instance{}.set("alpha", 1)},
          {"abs(x) <= 1/2", Instance{}.set("y", Rational{1, 2})},
          {"-xi+ <= g <= -xi-", Instance{}.set("w_star", 0)}};
}

void describe_reachable_state(Claim& claim) {
  claim.letters = {letter_L(),     letter_tau(), letter_s(),
                   letter_alpha(), letter_y(),   letter_w_star()};
  claim.example = reachable_example();
  claim.spoilers = reachable_spoilers();
  claim.extremes = reachable_extremes();
  for (const auto& spoiler : claim.spoilers) claim.hypotheses.push_back(spoiler.hypothesis);
}

}  // namespace certau::theorems
