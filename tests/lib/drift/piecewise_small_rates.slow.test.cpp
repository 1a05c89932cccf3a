// SPDX-License-Identifier: Apache-2.0
// Tiki-Taka with the rates of long runs: the stationary scale is a thousandth of the range.
#include <gtest/gtest.h>

#include "tests/lib/drift/piecewise_instances.hpp"

namespace certau {
namespace {

using support::q;

TEST(PiecewiseSmallRates, a_hundred_thousandth_is_certified_to_five_percent) {
  CertificationRequest request{support::plain_tiki_taka(q("1/1000000"), q("1/100000")), {0, 0}};
  request.relative_width = q("1/20");
  const auto bounds = certify(request).value();
  const auto found = support::values(bounds);
  EXPECT_LE(support::relative_width(found), q("1/20"));
  // The mean falls in proportion to beta: 2.03e-4 to 2.07e-4 at beta = 1/500 makes about 1e-6.
  EXPECT_TRUE(support::overlap(found, {q("95/100000000"), q("115/100000000")}));
  EXPECT_EQ(support::rejection(bounds.lower), "");
  EXPECT_EQ(support::rejection(bounds.upper), "");
}

}  // namespace
}  // namespace certau
