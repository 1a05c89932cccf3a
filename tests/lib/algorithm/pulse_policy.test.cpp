// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_policy.hpp"

#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::is_complaint;

TEST(PulsePolicy, options_are_read) {
  const auto all = parse_pulse_options("size=1/150,policy=stochastic-train,longest=31");
  EXPECT_EQ(all.size, Rational(1, 150));
  EXPECT_EQ(all.policy, PulsePolicy::stochastic_train);
  EXPECT_EQ(all.longest, 31);
  const auto least = parse_pulse_options("size=0.002");
  EXPECT_EQ(least.size, Rational(1, 500));
  EXPECT_EQ(least.policy, PulsePolicy::nearest);
  EXPECT_FALSE(least.longest.has_value());
  EXPECT_EQ(parse_pulse_options("longest=1000000,size=1e-3").longest, most_pulses);
}

TEST(PulsePolicy, every_policy_is_read_by_its_name) {
  for (const auto& entry : pulse_policy_names)
    EXPECT_EQ(parse_pulse_options("size=1,policy=" + std::string{entry.name}).policy, entry.value);
}

struct Refusal {
  const char* text;
  const char* key;
  const char* value;
  const char* part;
};

TEST(PulsePolicy, what_is_no_option_is_refused) {
  const Refusal refusals[] = {
      {"", "pulses", "", "is no KEY=VALUE"},
      {"1/150", "pulses", "1/150", "is no KEY=VALUE"},
      {"size", "pulses", "size", "is no KEY=VALUE"},
      {"size=1,", "pulses", "", "is no KEY=VALUE"},
      {"size=1, policy=nearest", "pulses", " policy=nearest", "did you mean \"policy\""},
      {"sise=1", "pulses", "sise=1", "did you mean \"size\""},
      {"policy=nearest", "pulses", "policy=nearest", "has no size"},
      {"size=1,size=2", "pulses.size", "2", "is given twice"},
      {"size=one", "pulses.size", "one", "is not a number"},
      {"size=", "pulses.size", "", "is not a number"},
      {"size=0", "pulses.size", "0", "must be positive"},
      {"size=-1/150", "pulses.size", "-1/150", "must be positive"},
      {"size=1,policy=Nearest", "pulses.policy", "Nearest", "did you mean \"nearest\""},
      {"size=1,policy=", "pulses.policy", "", "no such policy"},
      {"size=1,longest=0", "pulses.longest", "0", "out of bounds"},
      {"size=1,longest=-3", "pulses.longest", "-3", "out of bounds"},
      {"size=1,longest=1000001", "pulses.longest", "1000001", "out of bounds"},
      {"size=1,longest=31x", "pulses.longest", "31x", "is not an integer"},
      {"size=1,longest=3.5", "pulses.longest", "3.5", "is not an integer"},
      {"size=1,longest=99999999999999999999", "pulses.longest", "99999999999999999999",
       "is not an integer"}};
  for (const auto& [text, key, value, part] : refusals)
    EXPECT_TRUE(
        is_complaint(complaint_of([&] { (void)parse_pulse_options(text); }), key, value, part))
        << text;
}

}  // namespace
}  // namespace certau
