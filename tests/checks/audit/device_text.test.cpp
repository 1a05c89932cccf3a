// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/device_text.hpp"

#include <gtest/gtest.h>

#include "tests/support/complaints.hpp"

namespace certau::audit {
namespace {

DeviceChoice parsed(std::string_view text) { return parse_device("--device", text); }
std::string complaint_about(std::string_view text) {
  return support::complaint_of([&] { (void)parsed(text); });
}

TEST(DeviceText, every_kind_is_read_exactly_and_written_back) {
  for (const char* text :
       {"ideal", "asymmetric-linear:tau=3/2,symmetric_point=-1/7",
        "linear-step:tau_max=11724/1153,tau_min=-8276/5085,symmetric_point=0",
        "power-step:tau_max=3/5,tau_min=-3/5,gamma_up=1,gamma_down=2",
        "exponential-step:tau_max=1,tau_min=-1,gamma_up=1/2,gamma_down=2",
        "clipped-exponential-step:w_max=1,w_min=-1,A_up=-23689/20000,A_down=-20351/250000,"
        "gamma_up=5,gamma_down=5,a=-1/2,b=-1/2,up_down=259359/1000000"}) {
    EXPECT_EQ(device_text(parsed(text)), text);
    EXPECT_FALSE(parsed(text).is_fitted()) << text;
  }
  EXPECT_EQ(device_text(parsed("asymmetric-linear:tau=0.6")),
            "asymmetric-linear:tau=3/5,symmetric_point=0");
}

TEST(DeviceText, what_is_left_open_is_fitted) {
  const auto both = parsed("asymmetric-linear");
  EXPECT_TRUE(both.fits_tau && both.fits_symmetric_point);
  EXPECT_EQ(device_text(both), "asymmetric-linear:tau=fit,symmetric_point=fit");
  const auto tau_alone = parsed("asymmetric-linear:symmetric_point=1/4");
  EXPECT_TRUE(tau_alone.fits_tau && !tau_alone.fits_symmetric_point);
  const auto point_alone = parsed("asymmetric-linear:tau=2,symmetric_point=fit");
  EXPECT_TRUE(!point_alone.fits_tau && point_alone.fits_symmetric_point);
  EXPECT_EQ(device_text(parsed(device_text(point_alone))), device_text(point_alone));
}

TEST(DeviceText, bad_ones_are_refused_with_their_key) {
  using support::is_complaint;
  EXPECT_TRUE(is_complaint(complaint_about("asymetric-linear"), "--device", "asymetric-linear",
                           "no such kind"));
  EXPECT_TRUE(is_complaint(complaint_about("asymmetric-linear:taw=1"), "--device.taw", "1",
                           "no such key of asymmetric-linear"));
  EXPECT_TRUE(is_complaint(complaint_about("ideal:tau=1"), "--device.tau", "1", "no such key"));
  EXPECT_TRUE(is_complaint(complaint_about("asymmetric-linear:tau=1,tau=2"), "--device.tau", "2",
                           "given twice"));
  EXPECT_TRUE(
      is_complaint(complaint_about("asymmetric-linear:tau"), "--device", "tau", "no key=value"));
  EXPECT_TRUE(is_complaint(complaint_about("asymmetric-linear:tau=one"), "--device.tau", "one",
                           "not a rational"));
  EXPECT_TRUE(is_complaint(complaint_about("asymmetric-linear:tau=0"), "--device.tau", "0",
                           "must be positive"));
  EXPECT_TRUE(is_complaint(complaint_about("linear-step:tau_max=1"), "--device.tau_min", "",
                           "is needed by linear-step"));
  EXPECT_TRUE(is_complaint(complaint_about("linear-step:tau_max=fit,tau_min=-1"),
                           "--device.tau_max", "fit", "cannot be fitted"));
  EXPECT_TRUE(is_complaint(
      complaint_about("clipped-exponential-step:w_max=1,w_min=2,A_up=1,A_down=1,gamma_up=1,"
                      "gamma_down=1,a=1,b=0"),
      "--device.w_min", "2", "less than w_max"));
}

}  // namespace
}  // namespace certau::audit
