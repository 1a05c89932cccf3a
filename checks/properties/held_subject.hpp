// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/properties/subject.hpp"

namespace certau::properties {

/// A subject that is asked only what its arithmetic can hold.
///   Error  NotHeld, before it is asked; otherwise those of the subject
class HeldSubject final : public Subject {
 public:
  explicit HeldSubject(Subject& asked) : asked_{asked} {}

  [[nodiscard]] const Arithmetic& arithmetic() const override { return asked_.arithmetic(); }
  [[nodiscard]] std::vector<Rational> update(const Device<Rational>& device,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>& increment) override;
  [[nodiscard]] Arrays<Rational> step(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                      const std::vector<Rational>& gradient_sample) override;

 private:
  Subject& asked_;
};

}  // namespace certau::properties
