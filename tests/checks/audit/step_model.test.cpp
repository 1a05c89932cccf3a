// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/step_model.hpp"

#include <gtest/gtest.h>

#include "checks/audit/intervals.hpp"
#include "tests/checks/audit/memory_trace.hpp"
#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

StepModel model(std::string_view device, Declared declared = {}) {
  return {parse_device("--device", device).device, std::move(declared)};
}
StepModel pulsed(std::string_view device, const char* granularity) {
  return model(device, {number(granularity), 0, Arithmetic::exact()});
}
ClosedInterval interval(const char* lower, const char* upper) {
  return {number(lower), number(upper)};
}
ClosedInterval point(const char* value) { return interval(value, value); }

TEST(StepModel, a_continuous_update_is_that_of_the_paper) {
  // w + Δ − abs(Δ)(w − w°)/τ = 1/2 + 1/4 − 1/4·(1/2 − 1/8)/2
  const auto device = model("asymmetric-linear:tau=2,symmetric_point=1/8");
  EXPECT_EQ(device.after_update(point("1/2"), point("1/4")).value(), point("45/64"));
  EXPECT_EQ(device.after_update(point("1/2"), point("-1/4")).value(), point("13/64"));
  EXPECT_EQ(model("ideal").after_update(point("1/2"), point("-1/4")).value(), point("1/4"));
  EXPECT_EQ(
      model("linear-step:tau_max=2,tau_min=-1").after_update(point("1/2"), point("-1/4")).value(),
      point("1/8"));
}

TEST(StepModel, slack_of_state_and_increment_is_carried_over_exactly) {
  const auto device = model("asymmetric-linear:tau=1");
  // w⁺ = w + Δ(1 − w): grows with both.
  EXPECT_EQ(device.after_update(interval("1/4", "1/2"), interval("1/8", "1/4")).value(),
            interval("11/32", "5/8"));
  // An increment of either sign: w + Δ(1 − w) up, w + Δ(1 + w) down.
  EXPECT_EQ(device.after_update(point("1/2"), interval("-1/4", "1/4")).value(),
            interval("1/8", "5/8"));
  EXPECT_EQ(device.after_update(interval("0", "1/2"), interval("-1/4", "0")).value(),
            interval("-1/4", "1/2"));
  // Outside of the range q₊ < 0, so that neither end of the increment moves it as little as none.
  EXPECT_EQ(device.after_update(point("2"), interval("-1/4", "1/4")).value(), interval("5/4", "2"));
}

TEST(StepModel, pulses_are_single_updates_one_after_another) {
  for (const char* text : {"ideal", "asymmetric-linear:tau=2,symmetric_point=1/8",
                           "linear-step:tau_max=3/2,tau_min=-1/2,symmetric_point=-1/8"}) {
    const auto many = pulsed(text, "1/16");
    const auto one = model(text);
    for (const std::int64_t pulses : {-5, -1, 0, 1, 7}) {
      ClosedInterval state = interval("1/8", "1/4");
      for (std::int64_t k = 0; k < std::abs(pulses); ++k)
        state = one.after_update(state, point(pulses < 0 ? "-1/16" : "1/16")).value();
      EXPECT_EQ(many.after_pulses(interval("1/8", "1/4"), pulses).value(), state)
          << text << " " << pulses;
    }
  }
}

TEST(StepModel, very_many_pulses_are_enclosed) {
  const auto device = pulsed("asymmetric-linear:tau=1", "1/1000000");
  const auto next = device.after_pulses(point("1/4"), 3'000'000).value();
  // 1 − (3/4)(1 − 1e-6)^3000000, by (1 − x)ⁿ <= exp(−nx) <= (1 − x)ⁿ(1 + nx²)
  EXPECT_GT(next.lower, number("0.96265"));
  EXPECT_LT(next.upper, number("0.96266"));
  EXPECT_LT(next.width(), power_of_ten(-60));
}

TEST(StepModel, curved_kinds_are_enclosed_tightly) {
  const auto square = pulsed("power-step:tau_max=1,tau_min=-1,gamma_up=2,gamma_down=2", "1/8");
  // 0 → 0 + (1/2)²/8 = 1/32 → 1/32 + (31/64)²/8
  const auto exact = Rational{1, 32} + Rational{31 * 31, 64 * 64 * 8};
  const auto next = square.after_pulses(point("0"), 2).value();
  EXPECT_TRUE(next.contains(exact));
  EXPECT_LT(next.width(), power_of_ten(-35));
  // The image of an interval, where the map is monotone: from end to end, no wider.
  const auto image = square.after_pulses(interval("0", "1/1024"), 1).value();
  const Rational end = Rational{1, 1024} + Rational{1023 * 1023, 2048 * 2048 * 8};
  EXPECT_TRUE(image.contains(Rational{1, 32}) && image.contains(end));
  EXPECT_LT(image.width() - (end - Rational{1, 32}), power_of_ten(-35));
}

TEST(StepModel, the_clipped_exponential_step_is_cut_off_and_asymmetric) {
  // 1 − A·exp(0) = 1 − A at z = 0.
  const char* text =
      "clipped-exponential-step:w_max=1,w_min=-1,A_up=1/4,A_down=3,gamma_up=2,gamma_down=2,a=1,"
      "b=0,up_down=1/5";
  const auto device = pulsed(text, "1/100");
  const auto up = device.after_pulses(point("0"), 1).value();
  EXPECT_TRUE(up.contains(number("0.0075")));
  EXPECT_LT(up.width(), power_of_ten(-35));
  EXPECT_EQ(device.after_pulses(point("0"), -1).value(), point("0"));
  // up_down > 0 shortens steps down: at w = 1, 1 − 3·exp(−2) = 0.5939941…, times 0.8/100.
  const auto down = device.after_pulses(point("1"), -1).value();
  EXPECT_TRUE(down.contains(1 - number("0.00475195320121796974547")) ||
              (down.lower < number("0.995248047") && number("0.995248046") < down.upper));
  EXPECT_LT(down.width(), power_of_ten(-35));
}

TEST(StepModel, a_map_that_is_not_monotone_is_enclosed_with_its_cut) {
  // q₊ = max(0, 1 − exp(200·w)); a pulse of 1/100 moves −1/100 by (1 − exp(−2))/100, 0 not at all.
  const auto device = pulsed(
      "clipped-exponential-step:w_max=1,w_min=-1,A_up=1,A_down=1,gamma_up=200,gamma_down=200,a=1,"
      "b=0",
      "1/100");
  const auto next = device.after_pulses(interval("-1/100", "1/100"), 1).value();
  EXPECT_TRUE(next.contains(number("-0.00135335")));  // −exp(−2)/100
  EXPECT_TRUE(next.contains(number("0.01")));
  EXPECT_GT(next.lower, number("-0.01") - power_of_ten(-35)) << "no step is negative";
}

TEST(StepModel, the_inside_of_an_interval_counts_where_the_map_is_not_monotone) {
  // w + (1 − exp(200·w))/100 is largest at w = −log(2)/200, (1 − log 2)/200 = 0.00153….
  const auto device = pulsed(
      "clipped-exponential-step:w_max=1,w_min=-1,A_up=1,A_down=1,gamma_up=200,gamma_down=200,a=1,"
      "b=0",
      "1/100");
  EXPECT_TRUE(device.after_pulses(interval("-1/100", "0"), 1).value().contains(number("0.0015")));
}

TEST(StepModel, fractional_exponents_reach_their_edge_and_no_further) {
  const auto root = pulsed("power-step:tau_max=1,tau_min=-1,gamma_up=1/2,gamma_down=1/2", "1/8");
  EXPECT_TRUE(root.after_pulses(point("0"), 1).value().contains(number("0.08838834764831844055")) ||
              root.after_pulses(point("0"), 1).value().lower < number("0.0883883476484"));
  EXPECT_TRUE(root.after_pulses(interval("0.9999", "1.0001"), 1).has_value());
  const auto outside = root.after_pulses(interval("1.1", "1.2"), 1);
  EXPECT_FALSE(outside.has_value());
  EXPECT_NE(outside.reason().find("out of the device's range [-1, 1]"), std::string::npos);
}

TEST(StepModel, declared_errors_widen_by_what_they_are) {
  const auto exact = model("asymmetric-linear:tau=1").after_update(point("1/2"), point("1/4"));
  const auto response = model("asymmetric-linear:tau=1", {0, number("1/1000"), Arithmetic::exact()})
                            .after_update(point("1/2"), point("1/4"));
  // The change is 1/8.
  EXPECT_EQ(response.value(), widened(exact.value(), number("1/8000")));

  Arithmetic single = Arithmetic::of<float>("float32");
  single.operations = 16;
  const auto rounded = model("asymmetric-linear:tau=1", {0, 0, single})
                           .after_update(point("1/2"), point("1/4"))
                           .value();
  EXPECT_TRUE(rounded.lower < exact.value().lower && exact.value().upper < rounded.upper);
  EXPECT_LT(rounded.width(), 5 * 16 * power_of_two(-23));
  EXPECT_GT(rounded.width(), 16 * power_of_two(-24));
}

TEST(StepModel, the_pulse_distance_is_that_of_the_readme) {
  const auto device = pulsed("asymmetric-linear:tau=2", "1/4");
  // abs(q)(abs(nd − abs(Δ)) + n(n − 1)/2·d²/τ) = (1 − 1/4)(abs(3/4 − 5/8) + 3/16/2)
  EXPECT_EQ(device.pulse_distance(point("1/2"), point("5/8"), 3).value(), Rational(21, 128));
}

TEST(StepModel, impossible_declarations_are_refused) {
  using support::complaint_of;
  using support::is_complaint;
  EXPECT_TRUE(is_complaint(complaint_of([] { (void)pulsed("asymmetric-linear:tau=1/4", "1/2"); }),
                           "granularity", "1/2", "larger than the device's range"));
  EXPECT_TRUE(is_complaint(complaint_of([] { (void)pulsed("ideal", "-1"); }), "granularity", "-1",
                           "must not be negative"));
  EXPECT_TRUE(is_complaint(complaint_of([] {
                             (void)model("ideal", {0, number("1/2"), Arithmetic::exact()});
                           }),
                           "response error", "1/2", "below 1/2"));
  const Declared pulsed_single{number("1/2"), 0, Arithmetic::of<float>("float32")};
  EXPECT_TRUE(is_complaint(complaint_of([&] {
                             (void)model("power-step:tau_max=1,tau_min=-1,gamma_up=1,gamma_down=5",
                                         pulsed_single);
                           }),
                           "granularity", "1/2", "too large for float32"));
  const Declared single{0, 0, Arithmetic::of<float>("float32")};
  EXPECT_NE(complaint_of([&] {
              (void)model("exponential-step:tau_max=1,tau_min=-1,gamma_up=1,gamma_down=1", single);
            }).find("rounding"),
            std::string::npos);
}

}  // namespace
}  // namespace certau::audit
