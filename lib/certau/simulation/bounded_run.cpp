// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/bounded_run.hpp"

#include <cmath>

#include "certau/number/exact_range.hpp"
#include "certau/number/real.hpp"

namespace certau {
namespace {

// For choosing a cell; within 2^-53 of the number, relatively.
double position_of(double value) { return value; }
double position_of(const Real& value) { return mpfr_get_d(value.data(), MPFR_RNDN); }

// Upper bound on the distance of a rounded parameter from itself.
template <class T>
double distance_up(const T& rounded, const Rational& exact) {
  return round_up(abs(exact_range(rounded).lower - exact));
}

std::string text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.2g", value);
  return digits;
}

}  // namespace

std::string why_not_bounded(const Process<Rational>& process) {
  if (!has_polynomial_maps(process))
    return "the rounding of exp, roots and fractional powers is not bounded: use a device and a "
           "noise law that do without them";
  if (!BranchSampler{process}.ignores_the_weight())
    return "the noise's probabilities depend on the state, so that the computed trajectory and "
           "the exact one may draw different branches: use constant probabilities";
  if (!has_ieee_doubles())
    return "doubles do not round to nearest on this machine as it is set: restore the default "
           "rounding and subnormal numbers";
  return {};
}

template <class T>
BoundedRun<T>::BoundedRun(const Process<Rational>& process, const State<Rational>& start,
                          std::uint64_t seed, NumberFormat format)
    : process_{convert_process<T>(process, format)},
      sampler_{process},
      growth_{process, start, std::is_same_v<T, double> ? 53 : format.bits},
      words_{seed},
      state_{convert_state<T>(start, format)},
      has_auxiliary_{certau::has_auxiliary(process.algorithm)} {
  require(sampler_.ignores_the_weight(),
          "a bound on rounding where branches depend on the state (they may differ from the exact "
          "ones): ask why_not_bounded first");
  require(format.bits >= 53, "a bounded run below 53 bits (integers might be rounded): take more");
  if (has_auxiliary_) choose_frame(convert_process<double>(process), seed);
  bound_ = growth_.frame().of(distance_up(state_.weight, start.weight),
                              distance_up(state_.auxiliary, start.auxiliary));
  largest_ = bound_;
}

// From steps of a trial run, the second half of it, where a transient has faded.
template <class T>
void BoundedRun<T>::choose_frame(const Process<double>& process, std::uint64_t seed) {
  constexpr int trial_steps = 8192;
  constexpr int distance = 32;
  std::mt19937_64 words{seed};
  State<double> state{position_of(state_.weight), position_of(state_.auxiliary)};
  std::vector<DifferenceStep> typical;
  for (int k = 0; k < trial_steps; ++k) {
    const std::size_t branch = sampler_.choose(words());
    if (!growth_.holds(state.weight, state.auxiliary)) break;
    if (k >= trial_steps / 2 && k % distance == 0)
      typical.push_back(growth_.linear_step(state.weight, state.auxiliary, branch));
    state = branch_image(process, state, branch);
  }
  growth_.set_frame(approx_best_frame(typical));
}

template <class T>
template <bool two>
void BoundedRun<T>::advance(std::int64_t target) {
  // Locals, so that they stay in registers.
  ErrorBound bound = bound_;
  ErrorBound largest = largest_;
  State<T> state = state_;
  std::int64_t step = step_;
  for (; step < target; ++step) {
    const double weight = position_of(state.weight);
    const double auxiliary = two ? position_of(state.auxiliary) : 0;
    if (!growth_.holds(weight, auxiliary) && !growth_.reach(weight, auxiliary)) {
      obstacle_ = "the state is not finite, or of astronomical size";
      break;
    }
    const ErrorBound& limits = growth_.limits();
    if (!(bound.first <= limits.first && bound.second <= limits.second)) {
      obstacle_ = "the bound on the error, " + text(growth_.frame().weight(bound)) +
                  " in the weight, has grown past what the proof allows, about " +
                  text(growth_.frame().weight(limits));
      break;
    }
    const std::size_t branch = sampler_.choose(words_());
    const BoundStep& change = growth_.at(weight, auxiliary, branch);
    const ErrorBound next =
        two ? ErrorGrowth::apply(change, bound) : ErrorGrowth::apply_to_one(change, bound);
    if (!(std::isfinite(next.first) && std::isfinite(next.second))) {
      obstacle_ = "the bound on the error is larger than any double";
      break;
    }
    bound = next;
    largest.first = std::max(largest.first, bound.first);
    if (two) largest.second = std::max(largest.second, bound.second);
    state = branch_image(process_, state, branch);
  }
  step_ = step;
  state_ = std::move(state);
  bound_ = bound;
  largest_ = largest;
}

template <class T>
std::int64_t BoundedRun<T>::advance_to(std::int64_t target) {
  require(target >= step_, "advance_to a step that is past (runs go forward): make a new run");
  if (!obstacle_.empty()) return step_;
  if (has_auxiliary_)
    advance<true>(target);
  else
    advance<false>(target);
  return step_;
}

template class BoundedRun<double>;
template class BoundedRun<Real>;

}  // namespace certau
