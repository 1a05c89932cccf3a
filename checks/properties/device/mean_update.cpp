// SPDX-License-Identifier: Apache-2.0
// An implementation that draws its number of pulses: many repeated updates against the continuous
// one.
#include <map>

#include "certau/number/interval.hpp"
#include "checks/properties/device/asked.hpp"
#include "checks/properties/device/capsules.hpp"
#include "theorems/model/vectors.hpp"

namespace certau::properties {
namespace {

using theorems::absolute;

constexpr int repetitions = 2000;        // N
constexpr long chances = 4'000'000'000;  // 2/δ' for δ' = δ/2, δ = 1e-9: two sides
constexpr unsigned precision = 128;      // bits of the enclosures
constexpr int most_requested = 64;

// Repeated updates of one weight; the movement in the direction of the increment.
struct Movements {
  Rational mean;
  Rational least;
  Rational most;
  Rational variance;  // of the sample, 1/(N − 1) Σ (z − mean)²

  // How far the mean may be off its expectation: with probability at least 1 − δ no further than
  // √(2V ln(2/δ')/N) + 7R ln(2/δ')/(3(N − 1)) in either direction, for N independent numbers in an
  // interval of length R with the sample variance V [maurer2009, Theorem 4].
  [[nodiscard]] Rational deviation(const Rational& length) const {
    const Interval logarithm = log(Interval{Rational{chances}, precision});
    const Interval root =
        sqrt(Interval{Rational{2 * variance / repetitions}, precision} * logarithm);
    return exact_upper(
        root + logarithm * Interval{Rational{7 * length / (3 * (repetitions - 1))}, precision});
  }
};

Movements ask_repeatedly(const Setting& setting, const Device<Rational>& device, const Rational& w,
                         const Rational& delta) {
  std::map<Rational, int> counts;  // few different answers
  for (int k = 0; k < repetitions; ++k) {
    const auto next = setting.subject.update(device, {w}, {delta});
    require_coordinates("weight", next.size(), 1);
    ++counts[delta < 0 ? Rational{w - next.front()} : Rational{next.front() - w}];
  }
  Movements moved{0, counts.begin()->first, counts.rbegin()->first, 0};
  for (const auto& [movement, count] : counts) moved.mean += count * movement;
  moved.mean /= repetitions;
  for (const auto& [movement, count] : counts)
    moved.variance += count * (movement - moved.mean) * (movement - moved.mean);
  moved.variance /= repetitions - 1;
  return moved;
}

// With d = Δw_min, x = d/τ, q = q_s(w), ν = abs(Δ)/d and m < ν < m + 1, n pulses move the weight by
// y_n = τq(1 − (1 − x)ⁿ), where qd(n − n(n − 1)x/2) <= y_n <= qdn. If n is one of 0 … m + 1 and has
// the mean ν, then E n(n − 1) <= νm: n(n − 1) is convex, so at most if n is 0 or m + 1.
CaseJudgement judge(const Setting& setting, const Instance& at) {
  CaseJudgement judgement;
  const Arithmetic& arithmetic = setting.subject.arithmetic();
  const Rational& d = arithmetic.granularity;
  if (d == 0)
    throw Unsupported{
        "it is about an implementation that draws its number of pulses: give the weight's change "
        "by one pulse as the arithmetic's granularity (--granularity)"};
  if (!judgement.require("device", can_be_asked(setting, at))) return judgement;
  const auto device = device_of(at, setting.device);
  const Rational& w = at["w"];
  const Rational delta = arithmetic.nearest(at["nu"] * d);
  const Rational nu = absolute(delta) / d;
  const Rational m{floor(nu)};
  if (!judgement.require("in range", is_in_range(device, w, delta))) return judgement;
  if (!judgement.require("between whole pulses", nu < most_requested && nu != m)) return judgement;
  if (!judgement.require("held", are_held(setting, device, w, delta))) return judgement;

  const Movements moved = ask_repeatedly(setting, device, w, delta);
  const auto factors = response(device, w);
  const Rational q = delta < 0 ? factors.down : factors.up;
  if (moved.least == moved.most) {  // not drawn: (20) is all that can be asked
    judgement.compare("movement by a fixed number of pulses", moved.mean, Relation::equal,
                      q * absolute(delta), allowance_of(arithmetic, device, w, delta));
    return judgement;
  }
  Arithmetic continuous = arithmetic;
  continuous.granularity = 0;
  // Rounding of each of at most m + 1 pulses; later ones shrink what earlier ones were off.
  const Rational rounding = (m + 2) * allowance_of(continuous, device, w, delta);
  const Rational farthest = q * d * (m + 1);
  judgement.compare("least movement, negated", -moved.least, Relation::at_most, 0, rounding);
  judgement.compare("largest movement", moved.most, Relation::at_most, farthest, rounding);

  const Rational by_chance = moved.deviation(farthest + 2 * rounding) + rounding;
  const Rational movement = q * absolute(delta);
  const Rational bias = q * d * nu * m * d / (2 * at["tau"]);
  judgement.compare("mean movement", moved.mean, Relation::at_most, movement, by_chance);
  judgement.compare("mean movement, negated", -moved.mean, Relation::at_most, bias - movement,
                    by_chance);
  return judgement;
}

Instance draw(ShortNumbers& numbers, DeviceKind kind) {
  Instance at;
  draw_device(numbers, kind, at);
  at.set("w", draw_weight(numbers, device_of(at, kind)));
  const Rational nu =
      numbers.integer(0, numbers.once_in(4) ? 20 : 2) + Rational{numbers.integer(1, 15), 16};
  return at.set("nu", numbers.once_in(2) ? nu : Rational{-nu});
}

}  // namespace

Property mean_update() {
  Property property;
  property.id = "mean-update";
  property.title = "On average, random pulses do what was requested";
  property.statement =
      "With d = Δw_min and ν = abs(Δ)/d between m and m + 1, n = 0 … m + 1 pulses drawn so that "
      "E n = ν: q(abs(Δ) − νm·d²/(2τ)) ≤ E abs(w⁺ − w) ≤ q·abs(Δ), q = q±(w)";
  property.source = "[wu2024, (15)-(18)]; repaired bound: Certau";
  property.claims = {"pulse-error-repaired"};
  property.letters = {{"w", "the weight"},
                      {"nu", "Δ/Δw_min, the number of pulses requested, with the sign of Δ"}};
  property.hypotheses = {"device", "in range", "between whole pulses", "held"};
  property.devices = {DeviceKind::asymmetric_linear};
  property.statistical = StatisticalRates{
      .false_alarm =
          "at most 1e-9 for each case, if repeated updates are independent "
          "[maurer2009, Theorem 4; 2000 updates a case]",
      // Above twice the deviation, where V <= (R/2)²N/(N − 1) and R = qd(m + 1).
      .detection =
          "a mean number of pulses that is off by e is found with probability at least "
          "1 − 1e-9 in a case with e > 0.201(m + 1) + (ν + e)·m·d/(2τ), unless the weight "
          "is at the bound that it moves to"};
  property.draw = draw;
  property.judge = judge;
  property.example.set("tau", 1).set("w_sym", 0).set("w", Rational{1, 2}).set("nu", Rational{5, 4});
  property.spoilers = {{"device", Instance{}.set("tau", 0)},
                       {"in range", Instance{}.set("w", 2)},
                       {"between whole pulses", Instance{}.set("nu", 2)},
                       {"held", Instance{}.set("w", Rational{1, 3})}};
  return property;
}

}  // namespace certau::properties
