// SPDX-License-Identifier: Apache-2.0
// A claim of one's own: "on an asymmetric linear device, gradient descent on (h/2)(w - m)²
// contracts as on a digital one: abs(w⁺ - m) <= (1 - alpha h)·abs(w - m)".
#include <cstdio>

#include "theorems/model/array_update.hpp"
#include "theorems/referee/referee.hpp"
#include "theorems/referee/report.hpp"

using namespace certau::theorems;
using certau::Rational;

struct DigitalContraction {
  // The claim at one instance, for exact rationals and for double.
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& h = at["h"];
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const T& w = at["w"];
    const T offset = w - at["m"];
    Judgement<T> judgement;
    if (!judgement.require("positive", h > 0 && tau > 0 && alpha > 0)) return judgement;
    if (!judgement.require("alpha <= 1/(2h)", 2 * alpha * h <= 1)) return judgement;
    if (!judgement.require("abs(w) <= tau", absolute(w) <= tau)) return judgement;
    const T next = update<T>(tau, w, -(alpha * h * offset)) - at["m"];
    judgement.conclude("one step", absolute(next), Relation::at_most,
                       (1 - alpha * h) * absolute(offset));
    return judgement;
  }

  // Instances to try: many scales, boundaries often.
  static Instance draw(Draw& draw) {
    const Rational h = draw.positive();
    const Rational tau = draw.positive();
    Instance at;
    at.set("h", h).set("tau", tau).set("alpha", draw.at_most(1 / (2 * h)));
    return at.set("m", draw.within(tau)).set("w", draw.within(tau));
  }
};

int main() {
  Claim claim = claim_of<DigitalContraction>();
  claim.id = "digital-contraction";
  claim.title = "Analog gradient descent contracts like digital";
  claim.source = "a guess";
  claim.statement = "abs(w⁺ − m) ≤ (1 − αh)·abs(w − m) for α ≤ 1/(2h), abs(w) ≤ τ";
  claim.letters = {
      {"h", "curvature"}, {"tau", "range"}, {"alpha", "rate"}, {"m", "minimiser"}, {"w", "weight"}};
  claim.hypotheses = {"positive", "alpha <= 1/(2h)", "abs(w) <= tau"};
  claim.example.set("h", 1).set("tau", 1).set("alpha", Rational{1, 2}).set("m", 0).set("w", 1);

  const Verdicted verdict{&claim, examine(claim)};
  std::fputs(verdict_section({verdict}, verdict, WitnessFiles::absent).c_str(), stdout);
  return verdict.finding.verdict == Verdict::refuted ? 1 : 0;
}
