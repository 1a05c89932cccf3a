// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "checks/properties/subject.hpp"
#include "examples/wrong_updates/accumulates_digitally.hpp"
#include "examples/wrong_updates/adds_momentum.hpp"
#include "examples/wrong_updates/ascends.hpp"
#include "examples/wrong_updates/clips_at_one.hpp"
#include "examples/wrong_updates/clips_the_gradient.hpp"
#include "examples/wrong_updates/decays_by_a_constant.hpp"
#include "examples/wrong_updates/decays_when_idle.hpp"
#include "examples/wrong_updates/drifts_when_idle.hpp"
#include "examples/wrong_updates/drops_small_increments.hpp"
#include "examples/wrong_updates/forgets_abs.hpp"
#include "examples/wrong_updates/forgets_saturation.hpp"
#include "examples/wrong_updates/halves_the_response.hpp"
#include "examples/wrong_updates/ignores_negative_gradients.hpp"
#include "examples/wrong_updates/mixes_coordinates.hpp"
#include "examples/wrong_updates/normalises_the_gradient.hpp"
#include "examples/wrong_updates/permutes_coordinates.hpp"
#include "examples/wrong_updates/resets_slowly.hpp"
#include "examples/wrong_updates/rounds_pulses_with_the_wrong_chance.hpp"
#include "examples/wrong_updates/rounds_tau_to_float.hpp"
#include "examples/wrong_updates/saturates_upwards_only.hpp"
#include "examples/wrong_updates/steps_by_rate_squared.hpp"
#include "examples/wrong_updates/steps_digitally.hpp"
#include "examples/wrong_updates/steps_twice_as_far.hpp"
#include "examples/wrong_updates/swaps_up_and_down.hpp"
#include "examples/wrong_updates/takes_tau_for_the_width.hpp"
#include "examples/wrong_updates/transfers_magnitudes.hpp"
#include "examples/wrong_updates/transfers_old_auxiliary.hpp"
#include "examples/wrong_updates/transfers_signs.hpp"
#include "examples/wrong_updates/transfers_with_the_wrong_sign.hpp"
#include "examples/wrong_updates/updates_twice.hpp"
#include "examples/wrong_updates/uses_one_device_for_both.hpp"
#include "examples/wrong_updates/uses_one_rate_for_both.hpp"
#include "examples/wrong_updates/uses_weight_instead_of_offset.hpp"

namespace wrong_updates {

using certau::Rational;
using certau::properties::Subject;

using MakeSubject = std::function<std::unique_ptr<Subject>()>;

/// A mistake, and the property that was made to find it.
struct WrongUpdate {
  std::string name;
  std::string property;
  MakeSubject in_double;
  MakeSubject in_rationals;  // none where the mistake needs rounding or chance
};

template <template <class> class Wrong, class T>
[[nodiscard]] std::unique_ptr<Subject> wrong_update_in() {
  return std::make_unique<certau::properties::UpdateSubject<T>>(
      certau::properties::asymmetric_linear_subject<T>(Wrong<T>{}));
}
template <template <class> class Wrong, class T>
[[nodiscard]] std::unique_ptr<Subject> wrong_arrays_in() {
  return std::make_unique<certau::properties::UpdateSubject<T>>(Wrong<T>{});
}
/// One that knows Analog SGD only.
template <template <class> class Wrong, class T>
[[nodiscard]] std::unique_ptr<Subject> wrong_sgd_in() {
  return std::make_unique<certau::properties::StepSubject<T>>(
      [wrong = Wrong<T>{}](const Rule<T>& rule, const Arrays<T>& state,
                           const std::vector<T>& v) mutable -> Arrays<T> {
        if (rule.algorithm == certau::Algorithm::tiki_taka)
          throw certau::properties::Unsupported{"it knows Analog SGD only"};
        return wrong(rule, state, v);
      });
}
/// One that is right about Analog SGD.
template <template <class> class Wrong, class T>
[[nodiscard]] std::unique_ptr<Subject> wrong_tiki_taka_in() {
  return std::make_unique<certau::properties::StepSubject<T>>(
      [wrong = Wrong<T>{}](const Rule<T>& rule, const Arrays<T>& state,
                           const std::vector<T>& v) mutable -> Arrays<T> {
        if (rule.algorithm == certau::Algorithm::tiki_taka) return wrong(rule, state, v);
        return {right_updates(rule.device, state.weight, scaled(T(-rule.learning_rate), v)), {}};
      });
}

template <template <class> class Wrong>
[[nodiscard]] WrongUpdate wrong_update(std::string name, std::string property) {
  return {std::move(name), std::move(property), wrong_update_in<Wrong, double>,
          wrong_update_in<Wrong, Rational>};
}
template <template <class> class Wrong>
[[nodiscard]] WrongUpdate wrong_arrays(std::string name, std::string property) {
  return {std::move(name), std::move(property), wrong_arrays_in<Wrong, double>,
          wrong_arrays_in<Wrong, Rational>};
}
template <template <class> class Wrong>
[[nodiscard]] WrongUpdate wrong_sgd(std::string name, std::string property) {
  return {std::move(name), std::move(property), wrong_sgd_in<Wrong, double>,
          wrong_sgd_in<Wrong, Rational>};
}
template <template <class> class Wrong>
[[nodiscard]] WrongUpdate wrong_tiki_taka(std::string name, std::string property) {
  return {std::move(name), std::move(property), wrong_tiki_taka_in<Wrong, double>,
          wrong_tiki_taka_in<Wrong, Rational>};
}

/// A random one, with its pulses' size declared.
[[nodiscard]] inline std::unique_ptr<Subject> wrong_pulses() {
  auto arithmetic = certau::Arithmetic::of<double>("double");
  arithmetic.granularity = Rational{1, 64};
  return std::make_unique<certau::properties::UpdateSubject<double>>(
      certau::properties::asymmetric_linear_subject<double>(RoundsPulsesWithTheWrongChance{},
                                                            arithmetic));
}

/// Every wrong implementation. docs/properties.md has them in the order of the properties, too.
[[nodiscard]] inline std::vector<WrongUpdate> wrong_updates() {
  return {
      wrong_update<ClipsAtOne>("clips_at_one", "model-update"),
      {"rounds_tau_to_float", "model-update", wrong_update_in<RoundsTauToFloat, double>, nullptr},
      wrong_update<ForgetsSaturation>("forgets_saturation", "bounded-weight"),
      wrong_update<UsesWeightInsteadOfOffset>("uses_weight_instead_of_offset", "saturation"),
      wrong_update<ResetsSlowly>("resets_slowly", "fast-reset"),
      wrong_update<ForgetsAbs>("forgets_abs", "decomposition"),
      wrong_update<HalvesTheResponse>("halves_the_response", "symmetric-point"),
      wrong_update<TakesTauForTheWidth>("takes_tau_for_the_width", "symmetric-limit"),
      wrong_update<SwapsUpAndDown>("swaps_up_and_down", "update-contraction"),
      wrong_update<SaturatesUpwardsOnly>("saturates_upwards_only", "sign-flip"),
      wrong_arrays<PermutesCoordinates>("permutes_coordinates", "permutation"),
      wrong_arrays<MixesCoordinates>("mixes_coordinates", "permutation"),
      wrong_update<DropsSmallIncrements>("drops_small_increments", "unit-change"),
      wrong_update<DriftsWhenIdle>("drifts_when_idle", "zero-update"),
      {"rounds_pulses_with_the_wrong_chance", "mean-update", wrong_pulses, nullptr},
      wrong_sgd<StepsByRateSquared>("steps_by_rate_squared", "model-step"),
      wrong_sgd<AddsMomentum>("adds_momentum", "no-drift-without-noise"),
      wrong_sgd<StepsDigitally>("steps_digitally", "sgd-drift"),
      wrong_sgd<DecaysByAConstant>("decays_by_a_constant", "ridge-recursion"),
      wrong_sgd<StepsTwiceAsFar>("steps_twice_as_far", "sgd-descent-step"),
      wrong_sgd<Ascends>("ascends", "gd-descent-step"),
      wrong_sgd<ClipsTheGradient>("clips_the_gradient", "monotone-convergence"),
      wrong_sgd<UpdatesTwice>("updates_twice", "contraction-to-minimizer"),
      wrong_sgd<IgnoresNegativeGradients>("ignores_negative_gradients", "sgd-sign-flip"),
      wrong_sgd<NormalisesTheGradient>("normalises_the_gradient", "sgd-unit-change"),
      wrong_tiki_taka<UsesOneRateForBoth>("uses_one_rate_for_both", "tiki-taka-step"),
      wrong_tiki_taka<UsesOneDeviceForBoth>("uses_one_device_for_both", "tiki-taka-step"),
      wrong_tiki_taka<DecaysWhenIdle>("decays_when_idle", "tiki-taka-rest"),
      wrong_tiki_taka<TransfersOldAuxiliary>("transfers_old_auxiliary", "tiki-taka-drift"),
      wrong_tiki_taka<AccumulatesDigitally>("accumulates_digitally", "auxiliary-drift"),
      wrong_tiki_taka<TransfersMagnitudes>("transfers_magnitudes", "tiki-taka-sign-flip"),
      wrong_tiki_taka<TransfersSigns>("transfers_signs", "tiki-taka-unit-change"),
      wrong_tiki_taka<TransfersWithTheWrongSign>("transfers_with_the_wrong_sign",
                                                 "lyapunov-decrease"),
  };
}

}  // namespace wrong_updates
