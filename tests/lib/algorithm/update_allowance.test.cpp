// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/update_allowance.hpp"

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

TEST(UpdateMagnitude, adds_where_the_update_subtracts) {
  EXPECT_EQ(update_magnitude(Ideal<Rational>{}, -3, 2), 7);
  EXPECT_EQ(update_magnitude(AsymmetricLinear<Rational>{2, -1}, 3, Rational{-1, 2}), 12);
  EXPECT_EQ(update_magnitude(LinearStep<Rational>{4, -2, 1}, 3, 1), 19);
  EXPECT_EQ(update_magnitude(PowerStep<Rational>{1, -3, 2, 1}, 1, 1), 17);
}

TEST(UpdateAllowance, a_power_counts_one_rounding_more_for_every_factor) {
  Arithmetic arithmetic = Arithmetic::binary("model", 24, -149, 128);
  const Rational cubed = update_allowance(arithmetic, PowerStep<Rational>{1, -1, 3, 1}, 0, 1);
  arithmetic.operations += 12;
  EXPECT_GE(cubed, arithmetic.allowance(Rational{43, 4}));
  EXPECT_LT(cubed, arithmetic.allowance(Rational{44, 4}));
}

TEST(UpdateAllowance, what_cannot_be_bounded_is_refused) {
  Arithmetic arithmetic = Arithmetic::of<double>("double");
  const auto refusal = [&](const Device<Rational>& device) {
    return complaint_of([&] { (void)update_allowance(arithmetic, device, 0, 1); });
  };
  EXPECT_TRUE(is_complaint(refusal(ExponentialStep<Rational>{1, -1, 1, 1}), "device",
                           "exponential-step", "not bounded"));
  EXPECT_TRUE(is_complaint(refusal(PowerStep<Rational>{1, -1, 1, Rational{3, 2}}), "gamma_down",
                           "3/2", "no integer"));
  EXPECT_TRUE(
      is_complaint(refusal(AsymmetricLinear<Rational>{0, 0}), "device.tau", "0", "positive"));
  arithmetic.granularity = Rational{1, 8};
  EXPECT_TRUE(is_complaint(refusal(LinearStep<Rational>{1, -1, 0}), "granularity", "1/8",
                           "asymmetric linear device only"));
  arithmetic.granularity = 2;
  EXPECT_TRUE(is_complaint(refusal(AsymmetricLinear<Rational>{1, 0}), "granularity", "2",
                           "at most tau = \"1\""));
}

}  // namespace
}  // namespace certau
