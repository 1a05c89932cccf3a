// SPDX-License-Identifier: Apache-2.0
// The keys that only Tiki-Taka has: read, swept, defaulted, refused.
#include <gtest/gtest.h>

#include "tests/lib/expectation/instances.hpp"
#include "tests/lib/spec/specs.hpp"
#include "tests/support/complaints.hpp"

namespace certau {
namespace {

using support::complaint_of;
using support::q;
using support::SpecText;

Rational tau_of(const Device<Rational>& device) {
  return std::get<AsymmetricLinear<Rational>>(device).tau;
}

// The message that refuses the text contains each part.
void expect_refused(const SpecText& text, const std::vector<std::string>& parts) {
  const auto message = complaint_of([&] { (void)text.parsed(); });
  for (const auto& part : parts)
    EXPECT_NE(message.find(part), std::string::npos) << part << " is not in\n" << message;
}

TEST(SpecTikiTaka, every_key_is_read) {
  auto text = SpecText::tiki_taka();
  text.process += "\nmixing = \"-1/4\"";
  text.auxiliary_device = "kind = \"asymmetric-linear\"\ntau = 2\nsymmetric_point = \"1/8\"";
  text.start = "weight = \"1/4\"\nauxiliary = \"3/2\"";
  const auto cell = text.parsed().cells.at(0);
  EXPECT_EQ(cell.process.algorithm, Algorithm::tiki_taka);
  EXPECT_EQ(cell.process.learning_rate, q("1/10"));
  EXPECT_EQ(cell.process.auxiliary_learning_rate, q("1/20"));
  EXPECT_EQ(cell.process.mixing, q("-1/4"));
  EXPECT_EQ(tau_of(cell.process.device), 1);
  EXPECT_EQ(tau_of(cell.process.auxiliary_device), 2);
  EXPECT_EQ(cell.start, (State<Rational>{q("1/4"), q("3/2")}));
}

TEST(SpecTikiTaka, mixing_auxiliary_device_and_start_have_defaults) {
  auto text = SpecText::tiki_taka();
  text.start = "";
  const auto cell = text.parsed().cells.at(0);
  EXPECT_EQ(cell.process.mixing, 0);
  EXPECT_EQ(tau_of(cell.process.auxiliary_device), 1);
  EXPECT_EQ(cell.start, State<Rational>{});
}

TEST(SpecTikiTaka, without_a_device_of_its_own_the_auxiliary_follows_the_swept_one) {
  auto text = SpecText::tiki_taka();
  text.sweep = "\"device.tau\" = [\"1/2\", \"3\"]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 2U);
  EXPECT_EQ(tau_of(spec.cells[0].process.auxiliary_device), q("1/2"));
  EXPECT_EQ(tau_of(spec.cells[1].process.auxiliary_device), 3);
  EXPECT_EQ(tau_of(spec.cells[1].process.device), 3);
  text.auxiliary_device = "kind = \"asymmetric-linear\"\ntau = 2";
  EXPECT_EQ(tau_of(text.parsed().cells.at(1).process.auxiliary_device), 2);
}

TEST(SpecTikiTaka, its_keys_are_swept) {
  auto text = SpecText::tiki_taka();
  text.auxiliary_device = "kind = \"asymmetric-linear\"\ntau = 2";
  text.sweep =
      "auxiliary_learning_rate = [\"1/20\", \"1/40\"]\n\"auxiliary_device.tau\" = [4, 5]\n"
      "mixing = [0, \"1/2\"]\nauxiliary = [\"0\", \"1/3\"]";
  const auto spec = text.parsed();
  ASSERT_EQ(spec.cells.size(), 16U);
  const auto& last = spec.cells.back();
  EXPECT_EQ(last.process.auxiliary_learning_rate, q("1/40"));
  EXPECT_EQ(tau_of(last.process.auxiliary_device), 5);
  EXPECT_EQ(tau_of(last.process.device), 1);
  EXPECT_EQ(last.process.mixing, q("1/2"));
  EXPECT_EQ(last.start, (State<Rational>{q("1/4"), q("1/3")}));
  EXPECT_EQ(spec.cells.at(1).start.auxiliary, q("1/3"));
}

TEST(SpecTikiTaka, theorem_3_noise_takes_the_weights_tau) {
  auto text = SpecText::tiki_taka();
  text.auxiliary_device = "kind = \"asymmetric-linear\"\ntau = 2";
  text.noise = "kind = \"theorem-3\"\nsigma = \"1/5\"";
  EXPECT_EQ(std::get<Theorem3Law<Rational>>(text.only_process().noise).tau, 1);
}

TEST(SpecTikiTaka, bad_values_are_refused) {
  auto text = SpecText::tiki_taka();
  text.process = "algorithm = \"tiki-taka\"\nlearning_rate = 1";
  expect_refused(text, {"line 1: ", "process.auxiliary_learning_rate: is missing"});
  text.process += "\nauxiliary_learning_rate = 0";
  expect_refused(text, {"line 4: ", "process.auxiliary_learning_rate = \"0\"", "positive"});
  text = SpecText::tiki_taka();
  text.process += "\nmixing = 0.5";
  expect_refused(text, {"process.mixing = \"0.5\"", "TOML float"});
  text = SpecText::tiki_taka();
  text.auxiliary_device = "kind = \"asymmetric-linear\"\ntau = -1";
  expect_refused(text, {"line 14: ", "process.auxiliary_device.tau = \"-1\"", "positive"});
  text.auxiliary_device = "kind = \"asymetric-linear\"\ntau = 1";
  expect_refused(text, {"process.auxiliary_device.kind", "\"asymmetric-linear\"?"});
  text = SpecText::tiki_taka();
  text.start = "auxiliary = \"3/2\"";
  expect_refused(text, {"start.auxiliary = \"3/2\"", "the auxiliary device's range [-1, 1]"});
  text.start = "auxilary = 0";
  expect_refused(text, {"start.auxilary", "did you mean \"auxiliary\"?"});
}

TEST(SpecTikiTaka, other_algorithms_refuse_its_keys) {
  for (const auto& [key, line] :
       {std::pair{"auxiliary_learning_rate", "\"1/20\""}, std::pair{"mixing", "0"}}) {
    SpecText text;
    text.process += "\n" + std::string{key} + " = " + line;
    expect_refused(text, {"line 4: ", "process." + std::string{key}, "is used by tiki-taka only",
                          "algorithm = \"tiki-taka\""});
  }
  SpecText text;
  text.auxiliary_device = "kind = \"ideal\"";
  expect_refused(text, {"process.auxiliary_device: ", "is used by tiki-taka only"});
  text = {};
  text.start = "weight = 0\nauxiliary = \"1/3\"";
  expect_refused(text, {"start.auxiliary = \"1/3\"", "is used by tiki-taka only"});
  // What an unknown key is compared with does not include them.
  text = {};
  text.process += "\nmixin = 0";
  const auto message = complaint_of([&] { (void)text.parsed(); });
  EXPECT_EQ(message.find("mixing"), std::string::npos) << message;
}

}  // namespace
}  // namespace certau
