// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "checks/verifier/bipolynomial.hpp"

namespace certau_verifier {

enum class Sign { nonpositive, nonnegative };

/// The condition argument >= 0, or argument <= 0.
struct Guard {
  std::size_t argument = 0;
  Sign sign{};

  auto operator<=>(const Guard&) const = default;
};

/// All must hold; ordered, at most one for each argument.
using Guards = std::vector<Guard>;

/// A piecewise polynomial: the sum of those terms whose guards hold. Where an argument is 0 either
/// of its signs may be taken, and must lead to the same sum: so it is if terms are added with
/// add_absolute, or on both sides of one argument.
class GuardedSum {
 public:
  /// `guards` with one more, on the sign of `argument`; nothing if no point can satisfy them but
  /// where the argument is 0. Arguments are told apart up to a factor, and constants need no guard.
  [[nodiscard]] std::optional<Guards> with(const Guards& guards, const BiPolynomial& argument,
                                           Sign sign);

  void add(const Guards& guards, const BiPolynomial& polynomial);

  /// Add abs(argument) * factor where the guards hold.
  void add_absolute(const Guards& guards, const BiPolynomial& argument, const BiPolynomial& factor);

  [[nodiscard]] mpq_class value_at(const mpq_class& x, const mpq_class& y) const;

  [[nodiscard]] const std::map<Guards, BiPolynomial>& terms() const { return terms_; }
  [[nodiscard]] const std::vector<BiPolynomial>& arguments() const { return arguments_; }

 private:
  std::map<Guards, BiPolynomial> terms_;
  std::vector<BiPolynomial> arguments_;
  std::uint64_t stored_limbs_ = 0;
};

}  // namespace certau_verifier
