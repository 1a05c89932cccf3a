// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/directed_search.hpp"

#include <algorithm>
#include <cmath>

#include "certau/drift/piecewise_residual.hpp"

namespace certau {
namespace {

constexpr int search_rounds = 16;
constexpr int mending_rounds = 12;
constexpr int proof_rounds = 10;
constexpr int transient_rounds = 3;

Rational exact(long double value) { return Rational{static_cast<double>(value)}; }

}  // namespace

DirectedSearch::DirectedSearch(const PiecewiseQuestion& question, const PotentialBasis& basis,
                               const SampledDrift& sampled, StateSampler sampler,
                               Direction direction, long double unit, std::stop_token stop)
    : question_{question},
      basis_{basis},
      sampler_{std::move(sampler)},
      direction_{direction},
      unit_{unit},
      stop_{std::move(stop)},
      sizes_{question.set.box.auxiliary ? SampleSizes{1500, 6000, 400}
                                        : SampleSizes{300, 4000, 120}},
      search_{sampled, direction, question.start, unit, sampler_.first(sizes_.first)} {
  if (question.horizon) search_.set_horizon(static_cast<long double>(*question.horizon));
}

Outcome<bool> DirectedSearch::search(long double tolerance) {
  return improve(tolerance, Patience::until_value_settles);
}

Outcome<bool> DirectedSearch::improve(long double tolerance, Patience patience) {
  const int rounds = patience == Patience::until_nothing_fails ? mending_rounds : search_rounds;
  for (int round = 0; round < rounds; ++round) {
    if (stop_.stop_requested()) return Inconclusive{"interrupted"};
    auto solved = search_.approx_solve();
    if (!solved.has_value()) return solved.refusal<bool>();
    const long double before = candidate_.value;
    candidate_ = std::move(solved).value();
    std::vector<std::pair<long double, State<long double>>> violations;
    for (const auto& state : sampler_.random(sizes_.trial)) {
      const long double violation = search_.approx_violation(state, candidate_);
      if (violation > tolerance / 4) violations.emplace_back(violation, state);
    }
    if (violations.empty()) return true;
    std::sort(violations.begin(), violations.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    if (violations.front().first < tolerance) return true;
    // New states no longer move the value: what is left is for the proof to find.
    if (patience == Patience::until_value_settles && round >= 2 && candidate_.is_determined &&
        std::abs(candidate_.value - before) < tolerance / 8 * unit_)
      break;
    // The worst, and a sample of the rest: the worst alone lie in a heap.
    const std::size_t stride = std::max<std::size_t>(1, violations.size() / sizes_.added);
    for (std::size_t k = 0; k < violations.size(); k += k < sizes_.added / 4 ? 1 : stride)
      search_.add(violations[k].second);
  }
  if (!candidate_.is_determined && patience == Patience::until_value_settles)
    return Inconclusive{
        "the linear program is unbounded: the inequality does not determine a potential of this "
        "degree"};
  return true;  // or the proof will tell
}

Outcome<bool> DirectedSearch::shorten_transient(long double tolerance) {
  if (question_.horizon) return true;
  long double before = approx_transient();
  for (int round = 0; round < transient_rounds; ++round) {
    search_.set_horizon(std::max(before, unit_) / (tolerance * unit_));
    if (auto searched = search(tolerance); !searched.has_value()) return searched;
    const long double now = approx_transient();
    if (now > before * 0.7L) break;
    before = now;
  }
  return true;
}

Outcome<PiecewiseBound> DirectedSearch::prove(long double slack) {
  for (int round = 0; round < proof_rounds; ++round) {
    const PiecewisePotential potential = basis_.combine(candidate_.coefficients);
    const Rational value = outward(candidate_.value, slack);
    const PiecewiseResidual residual{question_.process, question_.set.box, question_.quantity,
                                     potential};
    const auto verdict =
        prove_nonpositive(residual.excess(direction_, value), round_up(exact(unit_), 3), {}, stop_);
    if (verdict.truth == Truth::yes) return with_transient(potential, value);
    if (stop_.stop_requested()) return Inconclusive{"interrupted"};
    if (verdict.truth == Truth::unknown) return Inconclusive{verdict.reason};
    for (const auto& point : verdict.counterexamples) search_.add(state_at(point));
    if (auto searched = improve(slack / unit_ / 2, Patience::until_nothing_fails);
        !searched.has_value())
      return searched.refusal<PiecewiseBound>();
  }
  return Inconclusive{"the candidates kept failing in places"};
}

long double DirectedSearch::approx_transient() {
  long double result = 0;
  for (const auto& state : sampler_.random(sizes_.trial))
    result = std::max(result, search_.approx_transient(state, candidate_));
  return result;
}

// The value moved outward by the slack and to few digits.
Rational DirectedSearch::outward(long double value, long double slack) const {
  const bool up = direction_ == Direction::upper;
  const Rational moved = exact(value + (up ? slack : -slack));
  const Rational grid = power_of_ten(static_cast<int>(std::floor(std::log10(slack / 16))));
  return Rational{up ? ceil(moved / grid) : floor(moved / grid)} * grid;
}

State<long double> DirectedSearch::state_at(const UnitPoint& point) const {
  const auto& [weight, auxiliary] = question_.set.box;
  const auto place = [](const ClosedInterval& range, double part) {
    return approx_extended(range.lower) + approx_extended(range.width()) * part;
  };
  return {place(weight, point.x), auxiliary ? place(*auxiliary, point.y) : 0};
}

// The least transient seen at trial states, raised until it is proved.
Outcome<PiecewiseBound> DirectedSearch::with_transient(const PiecewisePotential& potential,
                                                       const Rational& value) {
  long double least = approx_transient();
  const long double scale = std::max(least, unit_);
  for (long double raise = 0.002L; raise < 2; raise *= 2) {
    const Rational transient = round_up(exact(least + raise * scale), 4);
    const auto verdict = prove_nonpositive(
        transient_excess(question_.set.box, potential, question_.start, direction_, transient),
        round_up(exact(scale), 3), {}, stop_);
    if (verdict.truth == Truth::yes) return PiecewiseBound{potential, value, transient};
    if (stop_.stop_requested()) return Inconclusive{"interrupted"};
    for (const auto& point : verdict.counterexamples)
      least = std::max(least, search_.approx_transient(state_at(point), candidate_));
  }
  return Inconclusive{"no transient was proved"};
}

}  // namespace certau
