// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <vector>

#include "certau/algorithm/algorithm.hpp"
#include "certau/device/device.hpp"
#include "certau/number/arithmetic.hpp"

namespace certau::properties {

/// The arrays of a training algorithm, coordinate by coordinate.
template <class T>
struct Arrays {
  std::vector<T> weight;
  std::vector<T> auxiliary;  // tiki-taka's P; empty for the other algorithms

  friend bool operator==(const Arrays&, const Arrays&) = default;
};

/// What a training step depends on besides the state and the gradient sample.
template <class T>
struct Rule {
  Algorithm algorithm = Algorithm::analog_sgd;
  T learning_rate;                   // α
  Device<T> device;                  // W's
  T auxiliary_learning_rate = T(0);  // β, tiki-taka's
  Device<T> auxiliary_device{};      // P's
};

/// A computed number that is none: infinite or not a number.
class NotANumber : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A case has a number that the implementation's arithmetic cannot hold: it says nothing about it.
class NotHeld : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The implementation says that it does not do what it was asked, and why: the property is skipped.
class Unsupported : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The implementation under test, as a function on exact numbers. What it is given can be held in
/// its arithmetic; what it answers is taken exactly as it is.
///   Error  NotANumber if a result is none (a finding); NotHeld; Unsupported; PartnerFailure if it
///          could not be asked
class Subject {
 public:
  virtual ~Subject() = default;

  [[nodiscard]] virtual const Arithmetic& arithmetic() const = 0;

  /// The weights after the requested increments Δ, which have as many coordinates.
  [[nodiscard]] virtual std::vector<Rational> update(const Device<Rational>& device,
                                                     const std::vector<Rational>& weight,
                                                     const std::vector<Rational>& increment) = 0;

  /// The state after one training step with a gradient sample g + ε. Unless overridden, made of
  /// update(): the algorithm is then Certau's, and each increment is rounded to the nearest number
  /// that can be held.
  ///   Source  [wu2024, (3), (TT-P), (TT-W)]
  [[nodiscard]] virtual Arrays<Rational> step(const Rule<Rational>& rule,
                                              const Arrays<Rational>& state,
                                              const std::vector<Rational>& gradient_sample);
};

/// The partner could not be asked: it crashed, was too slow, or answered something else. No verdict
/// on any property follows.
class PartnerFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace certau::properties
