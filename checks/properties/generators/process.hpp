// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/process/process.hpp"
#include "checks/properties/generators/device.hpp"
#include "checks/properties/generators/noise.hpp"
#include "checks/properties/generators/problem.hpp"

namespace certau {

void showValue(const Process<Rational>& process, std::ostream& out);

}  // namespace certau

/// Random processes with short parameters, each with a state to start from. If the kind is dyadic,
/// all numbers are but the probabilities of the noise.
namespace certau::properties {

/// A process on one weight with a start.
struct StartedProcess {
  Process<Rational> process;
  Rational start;
};
void showValue(const StartedProcess& started, std::ostream& out);

/// Analog or digital SGD with polynomial maps, any state in the device's range: for single steps.
[[nodiscard]] rc::Gen<StartedProcess> polynomial_process(NumberKind kind = NumberKind::rational);

/// Analog SGD on a quadratic with two-point noise and a bounded device, for which
/// invariant_interval is invariant, and a start in it: see the definition for the bound on the
/// learning rate.
[[nodiscard]] rc::Gen<StartedProcess> invariant_process(NumberKind kind = NumberKind::rational);
/// [w* − σ/L, w* + σ/L] within the device's range. Requires an invariant_process.
[[nodiscard]] ClosedInterval invariant_interval(const Process<Rational>& process);

/// Tiki-Taka on asymmetric linear devices with symmetric points 0, with a state to start from.
struct StartedTikiTaka {
  Process<Rational> process;
  State<Rational> start;
};
void showValue(const StartedTikiTaka& started, std::ostream& out);

/// Any such process on a quadratic, with noise of finite support and mixing of either sign, that
/// never leaves [−τ_W, τ_W] × [−τ_P, τ_P]: see the definition for the bounds on the rates.
[[nodiscard]] rc::Gen<StartedTikiTaka> tiki_taka_process(NumberKind kind = NumberKind::rational);

}  // namespace certau::properties
