// SPDX-License-Identifier: Apache-2.0
// How often mean-update calls a right implementation wrong, and finds a wrong one: the rates of
// docs/properties.md, measured from fixed seeds and printed.
#include <gtest/gtest.h>

#include <cstdio>

#include "tests/checks/properties/tally.hpp"

namespace certau::properties {
namespace {

using support::pulsed;
using support::Pulses;
using support::Tally;
using support::tally;

void print(const char* what, double excess, const Tally& measured) {
  std::printf("%-20s %+.4f pulses: %d of %d cases failed, closest %.2f of the allowance\n", what,
              excess, measured.failed, measured.cases, measured.closest);
}

TEST(MeanUpdateRates, false_alarms) {
  const Tally rounding = tally(pulsed(Pulses::stochastic_rounding), 2000, 1);
  const Tally train = tally(pulsed(Pulses::stochastic_train), 2000, 2);
  print("stochastic rounding", 0, rounding);
  print("stochastic train", 0, train);
  EXPECT_EQ(rounding.failed, 0);
  EXPECT_EQ(train.failed, 0);
}

TEST(MeanUpdateRates, detection) {
  int before = 0;
  for (const double size : {0.03125, 0.0625, 0.125, 0.25}) {
    int found = 0;
    for (const double excess : {size, -size}) {
      const Tally wrong = tally(pulsed(Pulses::stochastic_rounding, excess), 500, 3);
      print("stochastic rounding", excess, wrong);
      found += wrong.failed;
    }
    EXPECT_GE(found, before) << size;
    before = found;
  }
  EXPECT_GT(before, 400) << "of 1000 cases that are a quarter of a pulse off";
}

}  // namespace
}  // namespace certau::properties
