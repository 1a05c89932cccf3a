// SPDX-License-Identifier: Apache-2.0
#include "certau/base/error.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

TEST(Error, a_complaint_names_key_value_problem_and_remedy) {
  EXPECT_EQ(complaint("device.tau", "-1", "must be positive", "give \"1\""),
            "device.tau = \"-1\": must be positive; give \"1\"");
}

TEST(Error, a_complaint_without_value_quotes_none) {
  EXPECT_EQ(complaint("noise.values", "", "is empty", "list them"),
            "noise.values: is empty; list them");
}

TEST(Error, throw_invalid_carries_the_complaint) {
  EXPECT_EQ(support::complaint_of([] { throw_invalid("a", "b", "c", "d"); }),
            complaint("a", "b", "c", "d"));
}

TEST(Error, require_throws_its_message_in_every_build) {
  EXPECT_NO_THROW(require(true, "unused"));
  try {
    require(false, "order (matters): sort");
    FAIL() << "nothing was thrown";
  } catch (const ContractViolation& violation) {
    EXPECT_STREQ(violation.what(), "order (matters): sort");
  }
}

}  // namespace
}  // namespace certau
