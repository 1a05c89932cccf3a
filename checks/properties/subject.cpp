// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/subject.hpp"

namespace certau::properties {
namespace {

// −α·x or β·x for each coordinate, rounded to numbers that can be held.
std::vector<Rational> increments(const Arithmetic& arithmetic, const Rational& rate,
                                 const std::vector<Rational>& vector) {
  std::vector<Rational> result;
  for (const Rational& x : vector) result.push_back(arithmetic.nearest(rate * x));
  return result;
}

}  // namespace

Arrays<Rational> Subject::step(const Rule<Rational>& rule, const Arrays<Rational>& state,
                               const std::vector<Rational>& gradient_sample) {
  Arrays<Rational> next = state;
  const Rational& alpha = rule.learning_rate;
  switch (rule.algorithm) {
    case Algorithm::digital_sgd: {
      const auto delta = increments(arithmetic(), -alpha, gradient_sample);
      for (std::size_t i = 0; i < delta.size(); ++i)
        next.weight[i] = arithmetic().nearest(next.weight[i] + delta[i]);
      return next;
    }
    case Algorithm::analog_gd:
    case Algorithm::analog_sgd:
      next.weight =
          update(rule.device, state.weight, increments(arithmetic(), -alpha, gradient_sample));
      return next;
    case Algorithm::tiki_taka:
      next.auxiliary =
          update(rule.auxiliary_device, state.auxiliary,
                 increments(arithmetic(), rule.auxiliary_learning_rate, gradient_sample));
      next.weight =
          update(rule.device, state.weight, increments(arithmetic(), -alpha, next.auxiliary));
      return next;
  }
  throw ContractViolation("Subject::step of an unknown algorithm (a defect): add it there");
}

}  // namespace certau::properties
