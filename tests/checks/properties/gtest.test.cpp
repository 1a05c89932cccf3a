// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/gtest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest-spi.h>

#include "tests/checks/properties/toy_property.hpp"

namespace certau::properties {
namespace {

using ::testing::HasSubstr;

const Property toy = toy_property();

TEST(Gtest, a_right_implementation_passes) {
  auto subject = right_subject<double>();
  EXPECT_PASSES(toy, subject);
  EXPECT_PASSES(toy, subject, {.cases = 3, .seed = 5});
}

// What a user sees: the case, the two sides, and how to judge it again.
TEST(Gtest, a_failure_shows_the_case_and_how_to_replay_it) {
  auto subject = wrong_subject<double>();
  const auto result = passes(toy, subject);
  ASSERT_FALSE(result);
  const std::string message = result.message();
  EXPECT_THAT(message, HasSubstr("toy on the ideal device, seed 1, case "));
  EXPECT_THAT(message, HasSubstr(R"({"W": ["1"], "Delta": ["1"]})"));
  EXPECT_THAT(message, HasSubstr("weight: 1 = 2 is false"));
  EXPECT_THAT(message, HasSubstr("w⁺ = w + Δ Certau"));
  EXPECT_THAT(message, HasSubstr(R"(replay(find_property("toy"), {subject, *value_in()"
                                 R"(device_kind_names, "ideal")}, parse_case(R"({"W": ["1"])"));
}

TEST(Gtest, the_macro_fails_the_test) {
  static auto subject = wrong_subject<double>();
  static const Property property = toy;
  EXPECT_NONFATAL_FAILURE(EXPECT_PASSES(property, subject), "toy on the ideal device");
}

TEST(Gtest, a_result_that_is_no_number_is_shown) {
  UpdateSubject<double> subject{[](const Device<double>&, double, double) { return 0.0 / 0.0; }};
  EXPECT_THAT(passes(toy, subject).message(), HasSubstr("no finite number"));
}

TEST(Gtest, nothing_checked_is_no_pass) {
  auto subject =
      asymmetric_linear_subject<double>([](double w, double, double, double) { return w; });
  EXPECT_THAT(passes(toy, subject).message(), HasSubstr("toy was skipped:\n  ideal: the impl"));
  Property never = toy;
  never.draw = [](ShortNumbers&, DeviceKind) { return Instance{toy.example}.set_list("W", {9}); };
  auto right = right_subject<double>();
  EXPECT_THAT(passes(never, right).message(), HasSubstr("gave up: only 0 of 200 cases"));
}

}  // namespace
}  // namespace certau::properties
