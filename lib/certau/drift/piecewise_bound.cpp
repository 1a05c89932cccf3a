// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/piecewise_bound.hpp"

#include <algorithm>
#include <cmath>

#include "certau/drift/directed_search.hpp"

namespace certau {
namespace {

class PiecewiseProver {
 public:
  PiecewiseProver(const PiecewiseQuestion& question, const std::stop_token& stop)
      : question_{question},
        stop_{stop},
        scales_{approx_scales(question.process, question.set.box)} {}

  Outcome<PiecewiseBounds> run() {
    degrees_ = degrees();
    unit_ = approx_unit();
    for (const long degree : degrees_) {
      if (stop_.stop_requested()) break;
      attempt(degree);
      if (best_lower_ && best_upper_ && is_good_enough()) break;
    }
    if (stop_.stop_requested()) return Inconclusive{"interrupted"};
    if (!best_lower_ || !best_upper_) return Inconclusive{remedy_for(reason_)};
    return PiecewiseBounds{*best_lower_, *best_upper_};
  }

 private:
  // To be tried in this order. At one horizon the transient decides the width, and a higher degree
  // hardly helps: the others are for where the first fails.
  [[nodiscard]] std::vector<long> degrees() const {
    if (question_.set.box.auxiliary)
      return question_.horizon ? std::vector{6L, 4L} : std::vector{4L, 6L, 8L, 10L};
    return question_.horizon ? std::vector{14L, 20L, 8L} : std::vector{8L, 14L, 20L, 28L, 36L};
  }

  // A size that values are compared with: the quantity one scale from the first centre.
  [[nodiscard]] long double approx_unit() const {
    const auto& range = question_.set.box.weight;
    const Rational at = std::clamp(Rational{scales_.centres.front() + scales_.scale.weight / 2},
                                   range.lower, range.upper);
    const Rational value =
        abs(question_.quantity.numerator(at)) / question_.quantity.denominator(at);
    return value == 0 ? 1e-6L : approx_extended(value);
  }

  void attempt(long degree) {
    const auto basis = make_basis(question_.process, question_.set.box, scales_, degree);
    const SampledDrift sampled{question_.process, question_.quantity, basis};
    const StateSampler sampler{question_.process, question_.set.box, scales_};
    const long double width = approx_extended(question_.relative_width);
    DirectedSearch upper{question_, basis, sampled, sampler, Direction::upper, unit_, stop_};
    DirectedSearch lower{question_, basis, sampled, sampler, Direction::lower, unit_, stop_};
    for (auto* search : {&upper, &lower})
      if (!succeeded(search->search(width / 40))) return;
    const long double size =
        std::max(std::abs(upper.approx_value()), std::abs(lower.approx_value()));
    if (size > 0) unit_ = size;
    // What the width leaves beyond the gap of the two programs is slack for the proofs.
    const auto spare = [&] { return width * size - (upper.approx_value() - lower.approx_value()); };
    const bool has_another = !question_.horizon && degree != degrees_.back();
    if (has_another && spare() < width * size / 6) return;
    for (auto* search : {&upper, &lower})
      if (!succeeded(search->shorten_transient(width / 20))) return;
    const long double slack = std::max(spare() / 3, width * size / 30);
    if (auto proved = upper.prove(slack); succeeded(proved))
      keep(best_upper_, std::move(proved).value(), Direction::upper);
    if (auto proved = lower.prove(slack); succeeded(proved))
      keep(best_lower_, std::move(proved).value(), Direction::lower);
  }

  template <class T>
  bool succeeded(const Outcome<T>& outcome) {
    if (!outcome.has_value()) reason_ = outcome.reason();
    return outcome.has_value();
  }

  void keep(std::optional<PiecewiseBound>& best, PiecewiseBound found, Direction direction) const {
    const auto badness = [&](const PiecewiseBound& bound) -> Rational {
      const Rational value = direction == Direction::upper ? bound.value : Rational{-bound.value};
      return question_.horizon ? Rational{value + bound.transient / *question_.horizon} : value;
    };
    if (!best || badness(found) < badness(*best)) best = std::move(found);
  }

  [[nodiscard]] bool is_good_enough() const {
    const Rational size =
        std::max(Rational{abs(best_upper_->value)}, Rational{abs(best_lower_->value)});
    return question_.horizon ||
           best_upper_->value - best_lower_->value <= question_.relative_width * size;
  }

  // What in the process makes potentials hard to find, and what would mend it.
  [[nodiscard]] std::string remedy_for(const std::string& reason) const {
    const auto& process = question_.process;
    const auto& [weight, auxiliary] = question_.set.box;
    const std::string why = "; the last reason was: " + reason + ")";
    if (std::holds_alternative<NoNoise<Rational>>(process.noise))
      return complaint("noise.kind", "none",
                       "lets several states stay as they are (no value need hold for starts in all "
                       "of the devices' range" +
                           why,
                       "add noise, or certify a scalar algorithm where increments keep their sign");
    if (auxiliary && abs(process.mixing) * auxiliary->width() > weight.width())
      return complaint("mixing", to_string(process.mixing),
                       "takes gradients beyond the weight's range (no potential was found" + why,
                       "try one of at most \"" +
                           to_string(round_down(weight.width() / auxiliary->width() / 4, 1)) +
                           "\" in size");
    if (auxiliary && 4 * process.learning_rate > process.auxiliary_learning_rate)
      return complaint("learning_rate", to_string(process.learning_rate),
                       "is not small beside auxiliary_learning_rate (no potential was found" + why,
                       "try \"" + to_string(Rational{process.auxiliary_learning_rate / 10}) +
                           "\", a tenth of it");
    if (scales_.centres.size() > 1)
      return complaint("noise", "",
                       "hardly ever carries the process between the objective's " +
                           std::to_string(scales_.centres.size()) +
                           " critical points (no potential steep enough was found" + why,
                       "try more noise or a larger learning rate");
    return complaint("noise", "",
                     "may be too small beside the gradients (no potential was found" + why,
                     "try more noise, a larger learning rate, or a larger table.relative_width");
  }

  const PiecewiseQuestion& question_;
  std::stop_token stop_;
  ApproxScales scales_;
  std::vector<long> degrees_;
  long double unit_ = 1;
  std::optional<PiecewiseBound> best_lower_;
  std::optional<PiecewiseBound> best_upper_;
  std::string reason_ = "none was tried";
};

}  // namespace

Outcome<PiecewiseBounds> prove_piecewise(const PiecewiseQuestion& question,
                                         const std::stop_token& stop) {
  require(question.relative_width > 0,
          "prove_piecewise with a width that is not positive (no slack to prove with): widen it");
  return PiecewiseProver{question, stop}.run();
}

}  // namespace certau
