// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/typed_subject.hpp"

#include <gmock/gmock.h>

#include <cstdint>
#include <limits>

#include "certau/algorithm/update.hpp"
#include "checks/properties/own_subject.hpp"
#include "tests/support/complaints.hpp"

namespace certau::properties {
namespace {

// A user's own number type: multiples of 1/256, whose products and quotients are cut.
struct Fixed {
  std::int32_t units = 0;
};

}  // namespace

template <>
struct SubjectNumber<Fixed> {
  static Arithmetic arithmetic() { return Arithmetic::binary("Q15.8", 23, -8, 15); }
  static Fixed from_exact(const Rational& value) {
    return {static_cast<std::int32_t>(floor(value * 256))};
  }
  static Rational to_exact(Fixed value) { return Rational{value.units, 256}; }
};

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Device<Rational> linear = AsymmetricLinear<Rational>{2, Rational{1, 2}};

template <class Subject>
std::vector<Rational> updated(Subject subject, const Device<Rational>& device = linear) {
  return subject.update(device, {1, Rational{3, 4}}, {Rational{1, 4}, Rational{-1, 4}});
}

TEST(TypedSubject, functions_of_numbers_and_of_vectors_are_asked_alike) {
  const auto each = [](const Device<double>& device, double w, double delta) {
    return apply_update(response(device, w), w, delta);
  };
  const auto all = [&](const Device<double>& device, const std::vector<double>& w,
                       const std::vector<double>& delta) {
    std::vector<double> next;
    for (std::size_t i = 0; i < w.size(); ++i) next.push_back(each(device, w[i], delta[i]));
    return next;
  };
  const auto short_hand = [](double w, double delta, double tau, double centre) {
    return w + delta - std::abs(delta) * (w - centre) / tau;
  };
  const auto expected = ElementsAre(Rational{19, 16}, Rational{15, 32});
  EXPECT_THAT(updated(UpdateSubject<double>{each}), expected);
  EXPECT_THAT(updated(UpdateSubject<double>{all}), expected);
  EXPECT_THAT(updated(asymmetric_linear_subject<double>(short_hand)), expected);
}

TEST(TypedSubject, every_device_arrives_with_its_parameters) {
  UpdateSubject<float> subject{[](const Device<float>& device, float w, float) {
    if (std::holds_alternative<Ideal<float>>(device)) return w;
    if (const auto* d = std::get_if<AsymmetricLinear<float>>(&device))
      return d->tau + 16 * d->symmetric_point;
    if (const auto* d = std::get_if<LinearStep<float>>(&device))
      return d->tau_max + 16 * d->tau_min + 256 * d->symmetric_point;
    if (const auto* d = std::get_if<ExponentialStep<float>>(&device))
      return d->tau_max + 16 * d->tau_min + 256 * d->gamma_up + 4096 * d->gamma_down;
    const auto& d = std::get<PowerStep<float>>(device);
    return d.tau_max + 16 * d.tau_min + static_cast<float>(256 * d.gamma_up + 4096 * d.gamma_down);
  }};
  const auto answer = [&](const Device<Rational>& device) {
    return subject.update(device, {9}, {0}).front();
  };
  EXPECT_EQ(answer(Ideal<Rational>{}), 9);
  EXPECT_EQ(answer(AsymmetricLinear<Rational>{1, 2}), 33);
  EXPECT_EQ(answer(LinearStep<Rational>{1, -2, 3}), 737);
  EXPECT_EQ(answer(PowerStep<Rational>{1, -2, 3, 4}), 17121);
  EXPECT_EQ(answer(ExponentialStep<Rational>{1, -2, 3, 4}), 17121);
}

TEST(TypedSubject, answers_are_taken_exactly_as_they_are) {
  UpdateSubject<double> tenth{[](const Device<double>&, double, double) { return 0.1; }};
  EXPECT_EQ(to_string(tenth.update(linear, {0}, {0}).front()),
            "3602879701896397/36028797018963968");
  UpdateSubject<long double> third{
      [](const Device<long double>&, long double w, long double) { return w / 3; }};
  EXPECT_EQ(third.update(linear, {1}, {0}).front() * power_of_two(65),
            (Rational{Integer{"12297829382473034411"}}));
  UpdateSubject<Quad> quad{
      [](const Device<Quad>&, const Quad& w, const Quad& delta) -> Quad { return w + delta; }};
  const Rational fine = 1 + power_of_two(-112);
  EXPECT_EQ(quad.update(linear, {1}, {power_of_two(-112)}).front(), fine);
}

TEST(TypedSubject, numbers_that_cannot_be_held_are_not_rounded) {
  UpdateSubject<float> subject{[](const Device<float>&, float w, float) { return w; }};
  EXPECT_THROW((void)subject.update(linear, {Rational{1, 3}}, {0}), NotHeld);
  EXPECT_THROW((void)subject.update(linear, {0}, {power_of_two(-150)}), NotHeld);
  EXPECT_THROW((void)subject.update(linear, {power_of_two(128)}, {0}), NotHeld);
  EXPECT_THROW((void)subject.update(AsymmetricLinear<Rational>{Rational{1, 3}, 0}, {0}, {0}),
               NotHeld);
}

TEST(TypedSubject, answers_that_are_no_numbers_are_findings) {
  const auto message = [](double answer) {
    UpdateSubject<double> subject{
        [answer](const Device<double>&, double, double) { return answer; }};
    try {
      (void)subject.update(linear, {0}, {0});
    } catch (const NotANumber& finding) {
      return std::string{finding.what()};
    }
    return std::string{"a number"};
  };
  EXPECT_EQ(message(std::numeric_limits<double>::quiet_NaN()),
            "the answer is no finite number: nan");
  EXPECT_EQ(message(-std::numeric_limits<double>::infinity()),
            "the answer is no finite number: -inf");
  EXPECT_EQ(message(1), "a number");
  UpdateSubject<double> shorter{[](const Device<double>&, const std::vector<double>&,
                                   const std::vector<double>&) { return std::vector{1.0}; }};
  EXPECT_THROW((void)updated(shorter), NotANumber);
}

TEST(TypedSubject, the_shorthand_is_for_one_device) {
  const auto subject =
      asymmetric_linear_subject<double>([](double w, double, double, double) { return w; });
  EXPECT_THROW((void)updated(subject, Ideal<Rational>{}), Unsupported);
}

TEST(TypedSubject, a_type_of_ones_own_needs_a_specialisation_only) {
  UpdateSubject<Fixed> subject{[](const Device<Fixed>& device, Fixed w, Fixed delta) {
    const auto& linear_device = std::get<AsymmetricLinear<Fixed>>(device);
    const std::int32_t offset = w.units - linear_device.symmetric_point.units;
    const std::int32_t size = delta.units < 0 ? -delta.units : delta.units;
    return Fixed{w.units + delta.units - size * offset / linear_device.tau.units};
  }};
  EXPECT_THAT(updated(subject), ElementsAre(Rational{19, 16}, Rational{15, 32}));
  EXPECT_EQ(subject.arithmetic().name, "Q15.8");
  EXPECT_THROW((void)subject.update(linear, {Rational{1, 512}}, {0}), NotHeld);
}

TEST(TypedSubject, an_arithmetic_of_ones_own_is_taken) {
  Arithmetic fewer = Arithmetic::of<double>("mine");
  fewer.operations = 5;
  UpdateSubject<double> subject{[](const Device<double>&, double w, double) { return w; }, fewer};
  EXPECT_EQ(subject.arithmetic().name, "mine");
  EXPECT_EQ(subject.arithmetic().operations, 5U);
}

// Steps -----------------------------------------------------------------------------------------

const Rule<Rational> tiki_taka{Algorithm::tiki_taka, Rational{1, 2}, linear, Rational{1, 4},
                               LinearStep<Rational>{1, -2, 0}};
const Arrays<Rational> state{{1, 0}, {Rational{1, 4}, Rational{-1, 2}}};
const std::vector<Rational> sample{2, -1};

TEST(StepSubject, rule_state_and_sample_arrive_as_they_are) {
  StepSubject<double> subject{
      [](const Rule<double>& rule, const Arrays<double>& at, const std::vector<double>& gradient) {
        EXPECT_EQ(rule.algorithm, Algorithm::tiki_taka);
        EXPECT_EQ(rule.learning_rate, 0.5);
        EXPECT_EQ(rule.auxiliary_learning_rate, 0.25);
        EXPECT_EQ(std::get<AsymmetricLinear<double>>(rule.device).symmetric_point, 0.5);
        EXPECT_EQ(std::get<LinearStep<double>>(rule.auxiliary_device).tau_min, -2);
        EXPECT_THAT(gradient, ElementsAre(2, -1));
        return Arrays<double>{at.auxiliary, at.weight};
      }};
  const auto next = subject.step(tiki_taka, state, sample);
  EXPECT_EQ(next.weight, state.auxiliary);
  EXPECT_EQ(next.auxiliary, state.weight);
}

TEST(StepSubject, an_update_is_a_step_of_analog_sgd_with_learning_rate_1) {
  StepSubject<double> subject{[](const Rule<double>& rule, Arrays<double> at,
                                 const std::vector<double>& gradient) {
    EXPECT_EQ(rule.algorithm, Algorithm::analog_sgd);
    EXPECT_EQ(rule.learning_rate, 1);
    for (std::size_t i = 0; i < gradient.size(); ++i)
      at.weight[i] = apply_update(response(rule.device, at.weight[i]), at.weight[i], -gradient[i]);
    return at;
  }};
  EXPECT_THAT(updated(subject), ElementsAre(Rational{19, 16}, Rational{15, 32}));
}

TEST(StepSubject, answers_of_another_shape_are_findings) {
  StepSubject<double> subject{
      [](const Rule<double>&, const Arrays<double>& at, const std::vector<double>&) {
        return Arrays<double>{at.weight, {}};
      }};
  EXPECT_THROW((void)subject.step(tiki_taka, state, sample), NotANumber);
}

// The step that a subject without one is given by the library, against the paper's formulas.
TEST(Subject, a_step_is_made_of_updates) {
  UpdateSubject<Rational> subject{
      [](const Device<Rational>& device, const Rational& w, const Rational& delta) {
        return apply_update(response(device, w), w, delta);
      }};
  const auto next = subject.step(tiki_taka, state, sample);
  // p: Δ = βg = 1/2 and −1/4, q₊(1/4) = 3/4 and q₋(−1/2) = 3/4.
  EXPECT_THAT(next.auxiliary, ElementsAre(Rational{5, 8}, Rational{-11, 16}));
  // w: Δ = −αp⁺ = −5/16 and 11/32, q₋(1) = 5/4 and q₊(0) = 5/4.
  EXPECT_THAT(next.weight, ElementsAre(Rational{39, 64}, Rational{55, 128}));

  Rule<Rational> rule = tiki_taka;
  rule.algorithm = Algorithm::analog_sgd;
  // Δ = −αg = −1 and 1/2.
  EXPECT_THAT(subject.step(rule, {state.weight, {}}, sample).weight,
              ElementsAre(Rational{-1, 4}, Rational{5, 8}));
  rule.algorithm = Algorithm::analog_gd;
  EXPECT_THAT(subject.step(rule, {state.weight, {}}, sample).weight,
              ElementsAre(Rational{-1, 4}, Rational{5, 8}));
  rule.algorithm = Algorithm::digital_sgd;
  EXPECT_THAT(subject.step(rule, {state.weight, {}}, sample).weight,
              ElementsAre(0, Rational{1, 2}));
}

TEST(Subject, increments_are_rounded_to_numbers_that_are_held) {
  UpdateSubject<Half> subject{[](const Device<Half>&, Half, Half delta) { return delta; }};
  const Rule<Rational> rule{Algorithm::analog_sgd, Rational{1025, 1024}, Ideal<Rational>{}};
  EXPECT_THAT(subject.step(rule, {{0}, {}}, {Rational{1025, 1024}}).weight,
              ElementsAre(Rational{-1026, 1024}));
}

// Certau's own ----------------------------------------------------------------------------------

TEST(OwnSubject, every_number_type_agrees_with_the_exact_step) {
  UpdateSubject<Rational> exact{
      [](const Device<Rational>& device, const Rational& w, const Rational& delta) {
        return apply_update(response(device, w), w, delta);
      }};
  for (const std::string& number : own_number_names()) {
    const auto own = own_subject(number);
    EXPECT_EQ(own->arithmetic().name, number);
    for (const Algorithm algorithm : {Algorithm::digital_sgd, Algorithm::analog_gd,
                                      Algorithm::analog_sgd, Algorithm::tiki_taka}) {
      Rule<Rational> rule = tiki_taka;
      rule.algorithm = algorithm;
      const Arrays<Rational> at{
          state.weight, has_auxiliary(algorithm) ? state.auxiliary : std::vector<Rational>{}};
      // So short that even half computes without rounding.
      EXPECT_EQ(own->step(rule, at, sample), exact.step(rule, at, sample)) << number;
    }
  }
}

TEST(OwnSubject, each_type_rounds_as_it_does) {
  const auto third = [](const char* number) {
    const Device<Rational> device = AsymmetricLinear<Rational>{3, 0};
    return own_subject(number)->update(device, {1}, {1}).front();
  };
  EXPECT_EQ(third("rational"), (Rational{5, 3}));
  Rational last_error = 1;
  for (const char* number : {"half", "float", "double", "long-double", "quad"}) {
    const Rational error = abs(third(number) - Rational{5, 3});
    EXPECT_LT(error, last_error / 100) << number;
    EXPECT_GT(error, 0) << number;
    last_error = error;
  }
}

TEST(OwnSubject, unknown_types_are_refused_with_the_known_ones) {
  EXPECT_TRUE(support::is_complaint(support::complaint_of([] { (void)own_subject("doubl"); }),
                                    "number", "doubl", "no such number type"));
  EXPECT_THAT(own_number_names(),
              ElementsAre("half", "float", "double", "long-double", "quad", "rational"));
}

}  // namespace
}  // namespace certau::properties
