// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/held_subject.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "certau/base/error.hpp"

namespace certau::properties {
namespace {

// Takes everything, as a program in another language would that reads numbers carelessly.
class Careless final : public Subject {
 public:
  [[nodiscard]] const Arithmetic& arithmetic() const override { return arithmetic_; }
  [[nodiscard]] std::vector<Rational> update(const Device<Rational>&,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>&) override {
    ++asked;
    return weight;
  }
  [[nodiscard]] Arrays<Rational> step(const Rule<Rational>&, const Arrays<Rational>& state,
                                      const std::vector<Rational>&) override {
    ++asked;
    return state;
  }
  int asked = 0;

 private:
  Arithmetic arithmetic_ = Arithmetic::of<double>("double");
};

const Rational third{1, 3};
const Rule<Rational> rule{Algorithm::tiki_taka, Rational{1, 2}, AsymmetricLinear<Rational>{1, 0},
                          Rational{1, 4}, LinearStep<Rational>{1, -1, 0}};
const Arrays<Rational> state{{1}, {Rational{1, 2}}};

TEST(HeldSubject, what_is_held_is_asked_and_answered) {
  Careless careless;
  HeldSubject held{careless};
  EXPECT_EQ(held.update(Ideal<Rational>{}, {1}, {2}), std::vector<Rational>{1});
  EXPECT_EQ(held.step(rule, state, {3}), state);
  EXPECT_EQ(careless.asked, 2);
  EXPECT_EQ(held.arithmetic().name, "double");
}

TEST(HeldSubject, a_number_that_is_not_held_anywhere_is_not_asked_about) {
  Careless careless;
  HeldSubject held{careless};
  EXPECT_THROW((void)held.update(Ideal<Rational>{}, {third}, {2}), NotHeld);
  EXPECT_THROW((void)held.update(Ideal<Rational>{}, {1}, {third}), NotHeld);
  EXPECT_THROW((void)held.update(AsymmetricLinear<Rational>{1, third}, {1}, {2}), NotHeld);
  const auto refuses_step =
      [&](const std::function<void(Rule<Rational>&, Arrays<Rational>&)>& spoil,
          const Rational& gradient = 1) {
        Rule<Rational> changed = rule;
        Arrays<Rational> at = state;
        spoil(changed, at);
        EXPECT_THROW((void)held.step(changed, at, {gradient}), NotHeld);
      };
  refuses_step([](auto& r, auto&) { r.learning_rate = third; });
  refuses_step([](auto& r, auto&) { r.auxiliary_learning_rate = third; });
  refuses_step([](auto& r, auto&) { r.device = AsymmetricLinear<Rational>{third, 0}; });
  refuses_step([](auto& r, auto&) { r.auxiliary_device = LinearStep<Rational>{1, -third, 0}; });
  refuses_step([](auto&, auto& at) { at.weight = {third}; });
  refuses_step([](auto&, auto& at) { at.auxiliary = {third}; });
  refuses_step([](auto&, auto&) {}, third);
  EXPECT_EQ(careless.asked, 0);
}

TEST(HeldSubject, arrays_of_different_sizes_are_a_defect_of_the_property) {
  Careless careless;
  HeldSubject held{careless};
  EXPECT_THROW((void)held.update(Ideal<Rational>{}, {1, 2}, {1}), ContractViolation);
  EXPECT_THROW((void)held.step(rule, state, {1, 2}), ContractViolation);
  EXPECT_THROW((void)held.step(rule, {{1}, {}}, {1}), ContractViolation);
  Rule<Rational> analog = rule;
  analog.algorithm = Algorithm::analog_sgd;
  EXPECT_THROW((void)held.step(analog, state, {1}), ContractViolation);
}

}  // namespace
}  // namespace certau::properties
