// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <rapidcheck.h>

#include <iosfwd>

#include "certau/process/process.hpp"

namespace certau {

/// How RapidCheck prints a counterexample.
void showValue(const ClosedInterval& interval, std::ostream& out);
void showValue(const RationalPolynomial& polynomial, std::ostream& out);

}  // namespace certau

/// Random instances with small rational parameters. All shrink towards 0, 1 and low degrees.
namespace certau::support {

/// ±p/q with p <= largest_numerator, 1 <= q <= largest_denominator.
rc::Gen<Rational> rational(int largest_numerator = 12, int largest_denominator = 9);
/// The same without sign and zero.
rc::Gen<Rational> positive_rational(int largest_numerator = 12, int largest_denominator = 9);
/// ±p/2^k with k <= 6.
rc::Gen<Rational> dyadic();
/// A rational of [0, 1]; both ends are common.
rc::Gen<Rational> fraction();
/// A rational of the interval; both ends are common.
rc::Gen<Rational> rational_in(const ClosedInterval& interval);

/// A polynomial of at most that degree, the zero polynomial included.
rc::Gen<RationalPolynomial> polynomial(int largest_degree);

/// A device of any kind with polynomial response; of any such kind with a range.
rc::Gen<Device<Rational>> polynomial_device();
rc::Gen<Device<Rational>> bounded_device();

/// A quadratic, a polynomial of degree 1 to 4, or a double-well.
rc::Gen<Problem<Rational>> problem();

/// A law of 1 to 5 constant values with mean zero.
rc::Gen<FiniteLaw<Rational>> finite_law();
/// No noise, two points, or a finite law.
rc::Gen<Noise<Rational>> polynomial_noise();

/// A process with a state to start from.
struct Instance {
  Process<Rational> process;
  Rational start;
};
void showValue(const Instance& instance, std::ostream& out);

/// Any process with polynomial maps, any state in the device's range: for single steps.
rc::Gen<Instance> polynomial_instance();

/// Analog SGD on a quadratic with two-point noise and an asymmetric device, for which
/// invariant_interval (below) is invariant: see the definition for the bound on the learning rate.
rc::Gen<Instance> invariant_instance();
/// [w* − σ/L, w* + σ/L] within the device's range. Requires an invariant_instance.
ClosedInterval invariant_interval(const Process<Rational>& process);

/// Tiki-Taka on asymmetric linear devices with symmetric points 0, with a state to start from.
struct TikiTakaInstance {
  Process<Rational> process;
  State<Rational> start;
};
void showValue(const TikiTakaInstance& instance, std::ostream& out);

/// Any such process on a quadratic, with noise of finite support and mixing of either sign, that
/// never leaves [−τ_W, τ_W] × [−τ_P, τ_P]: see the definition for the bounds on the rates.
rc::Gen<TikiTakaInstance> tiki_taka_instance();

}  // namespace certau::support
