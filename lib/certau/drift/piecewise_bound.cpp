// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/piecewise_bound.hpp"

#include <algorithm>
#include <cmath>

#include "certau/drift/piecewise_residual.hpp"
#include "certau/drift/potential_search.hpp"
#include "certau/drift/state_sampler.hpp"
#include "certau/polynomial/piecewise_proof.hpp"

namespace certau {
namespace {

constexpr long scalar_degrees[] = {8, 14, 20, 28, 36};
constexpr long paired_degrees[] = {4, 6, 8, 10};
constexpr int search_rounds = 16;
constexpr int mending_rounds = 12;
constexpr int proof_rounds = 10;
constexpr int transient_rounds = 3;

// How many states: one dimension needs fewer.
struct SampleSizes {
  std::size_t first;  // beside the grid
  std::size_t trial;
  std::size_t added;  // of those that violate a candidate, at most
};
constexpr SampleSizes scalar_sizes{300, 4000, 120};
constexpr SampleSizes paired_sizes{1500, 6000, 400};

// When to stop adding states to a linear program.
enum class Patience { until_value_settles, until_nothing_fails };

long double approx(const Rational& value) { return from_rational<long double>(value, {}); }

// One direction at one degree: linear programs on growing sets of states, then proofs.
class DirectedSearch {
 public:
  DirectedSearch(const PiecewiseQuestion& question, const PotentialBasis& basis,
                 const SampledDrift& sampled, StateSampler sampler, Direction direction,
                 long double unit, const std::stop_token& stop)
      : question_{question},
        basis_{basis},
        sampler_{std::move(sampler)},
        direction_{direction},
        unit_{unit},
        stop_{stop},
        sizes_{question.set.box.auxiliary ? paired_sizes : scalar_sizes},
        search_{sampled, direction, question.start, unit, sampler_.first(sizes_.first)} {
    if (question.horizon) search_.set_horizon(static_cast<long double>(*question.horizon));
  }

  // Solves until no trial state violates the candidate by more than the tolerance (in units).
  Outcome<bool> search(long double tolerance, Patience patience) {
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

  [[nodiscard]] long double value() const { return candidate_.value; }
  [[nodiscard]] long double transient() const { return candidate_.transient; }

  // Among potentials whose values differ by less than the tolerance (in units), one with a small
  // transient: without a price on it, it is whatever the program left it at.
  Outcome<bool> shorten_transient(long double tolerance) {
    if (question_.horizon) return true;
    long double before = transient_seen();
    for (int round = 0; round < transient_rounds; ++round) {
      search_.set_horizon(std::max(before, unit_) / (tolerance * unit_));
      if (auto searched = search(tolerance, Patience::until_value_settles); !searched.has_value())
        return searched;
      const long double now = transient_seen();
      if (now > before * 0.7L) break;
      before = now;
    }
    return true;
  }

  // Proves the candidate with some slack, mending it with the points where the proof fails.
  Outcome<PiecewiseBound> prove(long double slack, const SubdivisionLimits& limits) {
    std::string reason = "the candidates kept failing in places";
    for (int round = 0; round < proof_rounds; ++round) {
      const PiecewisePotential potential = basis_.combine(candidate_.coefficients);
      const Rational value = outward(candidate_.value, slack);
      const PiecewiseResidual residual{question_.process, question_.set.box, question_.quantity,
                                       potential};
      const auto verdict =
          prove_nonpositive(residual.excess(direction_, value), exact_unit(), limits, stop_);
      if (verdict.truth == Truth::yes) return with_transient(potential, value, limits);
      if (stop_.stop_requested()) return Inconclusive{"interrupted"};
      if (verdict.truth == Truth::unknown) return Inconclusive{verdict.reason};
      for (const auto& point : verdict.counterexamples) search_.add(state_at(point));
      if (auto searched = search(slack / unit_ / 2, Patience::until_nothing_fails);
          !searched.has_value())
        return searched.refusal<PiecewiseBound>();
    }
    return Inconclusive{reason};
  }

 private:
  // The largest at trial states.
  [[nodiscard]] long double transient_seen() {
    long double result = 0;
    for (const auto& state : sampler_.random(sizes_.trial))
      result = std::max(result, search_.approx_transient(state, candidate_));
    return result;
  }

  [[nodiscard]] Rational exact_unit() const {
    return round_up(Rational{static_cast<double>(unit_)}, 3);
  }

  // The value moved outward by the slack and to few digits.
  [[nodiscard]] Rational outward(long double value, long double slack) const {
    const bool up = direction_ == Direction::upper;
    const Rational moved{static_cast<double>(value + (up ? slack : -slack))};
    const Rational grid = power_of_ten(static_cast<int>(std::floor(std::log10(slack / 16))));
    return Rational{up ? ceil(moved / grid) : floor(moved / grid)} * grid;
  }

  [[nodiscard]] State<long double> state_at(const UnitPoint& point) const {
    const auto& box = question_.set.box;
    State<long double> state{approx(box.weight.lower) + approx(box.weight.width()) * point.x, 0};
    if (box.auxiliary)
      state.auxiliary = approx(box.auxiliary->lower) + approx(box.auxiliary->width()) * point.y;
    return state;
  }

  // The least transient seen at trial states, raised until it is proved.
  Outcome<PiecewiseBound> with_transient(const PiecewisePotential& potential, const Rational& value,
                                         const SubdivisionLimits& limits) {
    long double least = transient_seen();
    const long double floor_of_scale = std::max(least, unit_);
    Rational transient = round_up(Rational{static_cast<double>(least)}, 4);
    for (long double raise = 0.002L; raise < 2; raise *= 2) {
      transient = round_up(Rational{static_cast<double>(least + raise * floor_of_scale)}, 4);
      const auto verdict = prove_nonpositive(
          transient_excess(question_.set.box, potential, question_.start, direction_, transient),
          round_up(Rational{static_cast<double>(floor_of_scale)}, 3), limits, stop_);
      if (verdict.truth == Truth::yes) return PiecewiseBound{potential, value, transient};
      if (stop_.stop_requested()) return Inconclusive{"interrupted"};
      for (const auto& point : verdict.counterexamples)
        least = std::max(least, search_.approx_transient(state_at(point), candidate_));
    }
    return Inconclusive{"no transient was proved"};
  }

  const PiecewiseQuestion& question_;
  const PotentialBasis& basis_;
  StateSampler sampler_;
  Direction direction_;
  long double unit_;
  std::stop_token stop_;
  SampleSizes sizes_;
  PotentialSearch search_;
  PotentialSearch::Candidate candidate_;
};

class PiecewiseProver {
 public:
  PiecewiseProver(const PiecewiseQuestion& question, const std::stop_token& stop)
      : question_{question},
        stop_{stop},
        scales_{approx_scales(question.process, question.set.box)} {}

  Outcome<PiecewiseBounds> run() {
    const bool paired = question_.set.box.auxiliary.has_value();
    std::vector<long> degrees(std::begin(scalar_degrees), std::end(scalar_degrees));
    if (paired) degrees.assign(std::begin(paired_degrees), std::end(paired_degrees));
    if (question_.horizon && paired) degrees = {6, 4};
    if (question_.horizon && !paired) degrees = {14, 20, 8};
    unit_ = approx_unit();
    for (const long degree : degrees) {
      if (stop_.stop_requested()) return Inconclusive{"interrupted"};
      attempt(degree, question_.horizon || degree == degrees.back());
      // At one horizon the transient decides the width, and another degree hardly helps.
      if (best_lower_ && best_upper_ && (question_.horizon || narrow_enough())) break;
    }
    if (stop_.stop_requested()) return Inconclusive{"interrupted"};
    if (!best_lower_ || !best_upper_) return Inconclusive{remedy_for(reason_)};
    return PiecewiseBounds{*best_lower_, *best_upper_};
  }

 private:
  // A size that values are compared with: the quantity one scale from the first centre.
  long double approx_unit() const {
    const Rational at = std::clamp(Rational{scales_.centres.front() + scales_.scale.weight / 2},
                                   question_.set.box.weight.lower, question_.set.box.weight.upper);
    const Rational value =
        abs(question_.quantity.numerator(at)) / question_.quantity.denominator(at);
    return value == 0 ? 1e-6L : approx(value);
  }

  // What in the process makes potentials hard to find, and what would mend it.
  [[nodiscard]] std::string remedy_for(const std::string& reason) const {
    const auto& process = question_.process;
    if (std::holds_alternative<NoNoise<Rational>>(process.noise))
      return complaint(
          "noise.kind", "none",
          "lets several states stay as they are, so that no value need hold for starts "
          "in all of the devices' range (" +
              reason + ")",
          "add noise, or certify a scalar algorithm where increments keep their sign");
    if (scales_.centres.size() > 1)
      return complaint(
          "noise", "",
          "hardly ever carries the process between the objective's " +
              std::to_string(scales_.centres.size()) +
              " critical points, or none of the potentials tried is steep enough there "
              "(" +
              reason + ")",
          "use more noise, a larger learning rate, or a larger table.relative_width");
    return complaint(
        "learning_rate", to_string(process.learning_rate),
        "no potential was found for it (" + reason + ")",
        "use a larger table.relative_width, or a learning rate and noise for which the "
        "process forgets its start sooner");
  }

  void attempt(long degree, bool last) {
    const auto basis = make_basis(question_.process, question_.set.box, scales_, degree);
    const SampledDrift sampled{question_.process, question_.quantity, basis};
    const StateSampler sampler{question_.process, question_.set.box, scales_};
    const long double width = approx(question_.relative_width);
    DirectedSearch upper{question_, basis, sampled, sampler, Direction::upper, unit_, stop_};
    DirectedSearch lower{question_, basis, sampled, sampler, Direction::lower, unit_, stop_};
    for (auto* search : {&upper, &lower})
      if (const auto searched = search->search(width / 40, Patience::until_value_settles);
          !searched.has_value()) {
        reason_ = searched.reason();
        return;
      }
    const long double size = std::max(std::abs(upper.value()), std::abs(lower.value()));
    if (size > 0) unit_ = size;
    if (width * size - (upper.value() - lower.value()) < width * size / 6 && !last) return;
    for (auto* search : {&upper, &lower})
      if (const auto shortened = search->shorten_transient(width / 20); !shortened.has_value()) {
        reason_ = shortened.reason();
        return;
      }
    // What the width leaves beyond the gap of the two programs is slack for the proofs.
    const long double spare = width * size - (upper.value() - lower.value());
    const long double slack = std::max(spare / 3, width * size / 30);
    if (auto proved = upper.prove(slack, {}); proved.has_value())
      keep(best_upper_, std::move(proved).value(), Direction::upper);
    else
      reason_ = proved.reason();
    if (auto proved = lower.prove(slack, {}); proved.has_value())
      keep(best_lower_, std::move(proved).value(), Direction::lower);
    else
      reason_ = proved.reason();
  }

  void keep(std::optional<PiecewiseBound>& best, PiecewiseBound found, Direction direction) const {
    const auto badness = [&](const PiecewiseBound& bound) {
      const Rational total =
          question_.horizon
              ? Rational{(direction == Direction::upper ? bound.value : -bound.value) +
                         bound.transient / *question_.horizon}
              : Rational{direction == Direction::upper ? bound.value : -bound.value};
      return total;
    };
    if (!best || badness(found) < badness(*best)) best = std::move(found);
  }

  [[nodiscard]] bool narrow_enough() const {
    return best_upper_->value - best_lower_->value <=
           question_.relative_width *
               std::max(Rational{abs(best_upper_->value)}, Rational{abs(best_lower_->value)});
  }

  const PiecewiseQuestion& question_;
  std::stop_token stop_;
  ApproxScales scales_;
  long double unit_ = 1;
  std::optional<PiecewiseBound> best_lower_;
  std::optional<PiecewiseBound> best_upper_;
  std::string reason_ = "no potential was found";
};

}  // namespace

Outcome<PiecewiseBounds> prove_piecewise(const PiecewiseQuestion& question,
                                         const std::stop_token& stop) {
  require(question.relative_width > 0,
          "prove_piecewise with a width that is not positive (no slack to prove with): widen it");
  return PiecewiseProver{question, stop}.run();
}

}  // namespace certau
