// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <variant>

#include "certau/base/error.hpp"

namespace certau {

/// The question has no answer there: the function is not defined at the argument.
struct OutsideDomain {
  std::string reason;
};

/// There may be an answer, but it could not be proved. Never a guess.
struct Inconclusive {
  std::string reason;
};

/// Result of a computation that proves what it returns, or says why it does not.
///   Statement  holds exactly one of: a value, OutsideDomain, Inconclusive
///   Error      value() without a value is a ContractViolation that carries the reason
template <class T>
class [[nodiscard]] Outcome {
 public:
  Outcome(T value) : state_(std::move(value)) {}                // NOLINT: implicit by design
  Outcome(OutsideDomain reason) : state_(std::move(reason)) {}  // NOLINT
  Outcome(Inconclusive reason) : state_(std::move(reason)) {}   // NOLINT

  [[nodiscard]] bool has_value() const { return std::holds_alternative<T>(state_); }
  [[nodiscard]] bool is_inconclusive() const {
    return std::holds_alternative<Inconclusive>(state_);
  }
  [[nodiscard]] const T& value() const& {
    require_value();
    return std::get<T>(state_);
  }
  // By value: a reference into a temporary would dangle in a range-for. Leaves a moved-from value.
  [[nodiscard]] T value() && {
    require_value();
    return std::get<T>(std::move(state_));
  }

  /// Why there is no value; empty if there is one.
  [[nodiscard]] std::string reason() const {
    if (const auto* outside = std::get_if<OutsideDomain>(&state_)) return outside->reason;
    if (const auto* open = std::get_if<Inconclusive>(&state_)) return open->reason;
    return {};
  }

  /// The same refusal as an Outcome of another type. Requires: no value.
  template <class U>
  [[nodiscard]] Outcome<U> refusal() const {
    require(!has_value(), "Outcome::refusal of a value (nothing was refused): use value()");
    if (is_inconclusive()) return Inconclusive{reason()};
    return OutsideDomain{reason()};
  }

 private:
  void require_value() const {
    if (!has_value()) throw ContractViolation("Outcome without a value: " + reason());
  }

  std::variant<T, OutsideDomain, Inconclusive> state_;
};

}  // namespace certau
