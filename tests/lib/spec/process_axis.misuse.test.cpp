// SPDX-License-Identifier: Apache-2.0
// A sweep that replaces the whole process. In an executable of its own: unchecked, it is a crash.
#include <gtest/gtest.h>

#include "tests/lib/spec/specs.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

TEST(ProcessAxis, a_value_that_is_no_table_is_refused) {
  support::SpecText text;
  text.sweep = "process = [\"analog-sgd\"]";
  const auto message = support::complaint_of([&] { (void)text.parsed(); });
  EXPECT_NE(message.find("process"), std::string::npos) << message;
  EXPECT_NE(message.find("must be a table"), std::string::npos) << message;
}

}  // namespace
}  // namespace certau
