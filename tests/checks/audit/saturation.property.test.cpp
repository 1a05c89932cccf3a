// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/saturation.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "tests/checks/audit/memory_trace.hpp"
#include "tests/support/property.hpp"

namespace certau::audit {
namespace {

using support::check_property;

Rational drawn() { return Rational{*rc::gen::inRange(-999, 1000), 1000}; }

TEST(Saturation, largest_and_mean_enclose_the_true_ones) {
  check_property(300, [] {
    const Rational above{*rc::gen::inRange(10, 30), 10};
    const Rational below{*rc::gen::inRange(10, 30), 10};
    const Rational point = drawn() / 2;
    const DeviceChoice device{Device<Rational>{LinearStep<Rational>{above, -below, point}}};
    auto meter = SaturationMeter::of(device, 0);
    RC_ASSERT(meter.has_value());
    const int rows = *rc::gen::inRange(1, 12);
    Rational largest = 0;
    Rational sum = 0;
    Rational first;
    for (int k = 0; k < rows; ++k) {
      Rational degree = 0;
      std::vector<RecordedNumber> state;
      for (int i = 0; i < 3; ++i) {
        // The true state, before it is rounded to 6 decimals.
        const Rational weight = drawn() + drawn() / 10'000'000;
        state.push_back(printed(weight, 6));
        const Rational offset = weight - point;
        degree =
            std::max(degree, offset > 0 ? Rational{offset / above} : Rational{-offset / below});
      }
      meter->add(state);
      if (k == 0) first = degree;
      largest = std::max(largest, degree);
      sum += degree;
    }
    const auto result = meter->result();
    RC_ASSERT(result.rows == rows);
    RC_ASSERT(result.largest.contains(largest));
    RC_ASSERT(result.mean.contains(sum / rows));
    RC_ASSERT(result.first.contains(first));
    RC_ASSERT(result.largest.width() < number("1.1e-6"));
    RC_ASSERT(result.mean.width() < number("1.1e-6"));
  });
}

TEST(Saturation, rows_are_counted_by_tenths) {
  const DeviceChoice device{Device<Rational>{AsymmetricLinear<Rational>{2, 0}}};
  auto meter = SaturationMeter::of(device, 0);
  for (const char* weight : {"0.1", "-0.1", "0.5", "-1.9", "2", "-2.5"})
    meter->add({printed(number(weight), 6), printed(0, 6)});
  const auto result = meter->result();
  EXPECT_EQ(result.histogram, (std::array<std::int64_t, 11>{2, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2}));
}

TEST(Saturation, a_measurement_error_counts) {
  const DeviceChoice device{Device<Rational>{AsymmetricLinear<Rational>{1, 0}}};
  auto meter = SaturationMeter::of(device, Rational{1, 10});
  meter->add({exactly(Rational{1, 2}, 1)});
  EXPECT_TRUE(meter->result().largest.contains(number("0.6")));
  EXPECT_TRUE(meter->result().largest.contains(number("0.4")));
}

TEST(Saturation, there_is_none_without_range_or_symmetric_point) {
  EXPECT_FALSE(SaturationMeter::of(parse_device("", "ideal"), 0).has_value());
  EXPECT_FALSE(SaturationMeter::of(parse_device("", "asymmetric-linear"), 0).has_value());
  EXPECT_FALSE(SaturationMeter::of(
                   parse_device("", "power-step:tau_max=1,tau_min=-1,gamma_up=1,gamma_down=1"), 0)
                   .has_value());
}

TEST(Extremes, enclose_the_least_the_greatest_and_the_largest_size) {
  Extremes extremes;
  for (const char* value : {"0.25", "-0.75", "0.5"}) extremes.add(printed(number(value), 3));
  EXPECT_TRUE(extremes.least().contains(number("-0.7505")));
  EXPECT_TRUE(extremes.greatest().contains(number("0.4995")));
  EXPECT_TRUE(extremes.largest_size().contains(number("0.7495")));
  EXPECT_TRUE(extremes.largest_size().contains(number("0.7505")));
  EXPECT_LT(extremes.largest_size().width(), number("0.0011"));
}

}  // namespace
}  // namespace certau::audit
