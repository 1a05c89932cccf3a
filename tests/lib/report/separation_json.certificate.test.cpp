// SPDX-License-Identifier: Apache-2.0
#include "certau/report/separation_json.hpp"

#include "certau/drift/certify.hpp"
#include "checks/verifier/verify.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::q;

Claim claim(Direction direction, const Rational& value, const Rational& transient) {
  return {support::analog_sgd(), {0}, Quantity::squared_gradient_norm, direction, value, transient};
}

// The definition, at one K.
bool is_below(const Claim& better, const Claim& worse, const Integer& horizon) {
  const Rational k{horizon};
  return better.value + better.transient / k < worse.value - worse.transient / k;
}

TEST(SeparationHorizon, is_the_least_from_which_one_is_below) {
  support::check_property(500, [] {
    // Integers and small denominators: equality at a K is common.
    const int size = *rc::gen::element(1, 9);
    const auto better = claim(Direction::upper, *properties::rational(12, size),
                              *properties::positive_rational(200, size));
    const auto worse = claim(Direction::lower, *properties::rational(12, size),
                             *properties::positive_rational(200, size));
    const auto horizon = separation_horizon(better, worse);
    RC_ASSERT(horizon.has_value() == (better.value < worse.value));
    if (!horizon.has_value()) return;
    const Integer from = horizon.value();
    RC_ASSERT(from >= 1);
    for (const int more : {0, 1, 2, 1000}) RC_ASSERT(is_below(better, worse, from + more));
    // Not in one expression with ||, which RC_ASSERT does not short-circuit.
    if (from > 1) RC_ASSERT(!is_below(better, worse, from - 1));
  });
}

TEST(SeparationHorizon, equality_is_not_below) {
  // 1 + 2/K < 2 − 3/K if and only if K > 5.
  EXPECT_EQ(
      separation_horizon(claim(Direction::upper, 1, 2), claim(Direction::lower, 2, 3)).value(), 6);
  EXPECT_EQ(
      separation_horizon(claim(Direction::upper, 1, 0), claim(Direction::lower, 2, 0)).value(), 1);
  const auto equal =
      separation_horizon(claim(Direction::upper, 1, 0), claim(Direction::lower, 1, 0));
  EXPECT_FALSE(equal.has_value());
  EXPECT_FALSE(equal.is_inconclusive());
}

TEST(SeparationHorizon, claims_that_do_not_compare_are_refused) {
  const auto upper = claim(Direction::upper, 1, 1);
  const auto lower = claim(Direction::lower, 2, 1);
  EXPECT_THROW((void)separation_horizon(lower, upper), ContractViolation);
  EXPECT_THROW((void)separation_horizon(upper, upper), ContractViolation);
  auto other = lower;
  other.quantity = Quantity::objective_gap;
  EXPECT_THROW((void)separation_horizon(upper, other), ContractViolation);
  other.quantity = Quantity::amplification_constant;
  auto constant = upper;
  constant.quantity = Quantity::amplification_constant;
  EXPECT_THROW((void)separation_horizon(constant, other), ContractViolation);
}

// Digital SGD has a lower floor than Analog SGD on the same instance.
class SeparationFile : public ::testing::Test {
 protected:
  SeparationFile()
      : better_{certify({support::digital_sgd(), {q("1/4")}, quantity, 6}).value().upper},
        worse_{certify({support::analog_sgd(), {q("1/4")}, quantity, 6}).value().lower},
        from_{separation_horizon(better_.claim, worse_.claim).value()} {}

  [[nodiscard]] static bool accepted(const Certificate& better, const Certificate& worse,
                                     const Integer& from) {
    return certau_verifier::verify_text(separation_text(better, worse, from, "a test")).verified;
  }

  static constexpr Quantity quantity = Quantity::squared_gradient_norm;
  Certificate better_;
  Certificate worse_;
  Integer from_;
};

TEST_F(SeparationFile, is_accepted_from_the_least_horizon_on) {
  const auto text = separation_text(better_, worse_, from_, "a test");
  const auto verdict = certau_verifier::verify_text(text);
  EXPECT_TRUE(verdict.verified) << verdict.text;
  EXPECT_TRUE(accepted(better_, worse_, from_ + 1));
  ASSERT_GT(from_, 1);
  EXPECT_FALSE(accepted(better_, worse_, from_ - 1));
  EXPECT_FALSE(accepted(better_, worse_, 0));
  EXPECT_FALSE(accepted(better_, worse_, -from_));
}

TEST_F(SeparationFile, names_its_parts) {
  const auto json = Json::parse(separation_text(better_, worse_, from_, "a test"));
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  EXPECT_EQ(keys, (std::vector<std::string>{"format", "format_version", "made_by", "horizon_from",
                                            "better", "worse"}));
  EXPECT_EQ(json["horizon_from"], from_.str());
  EXPECT_EQ(json["better"]["claim"]["process"]["algorithm"], "digital-sgd");
}

TEST_F(SeparationFile, corrupted_ones_are_rejected) {
  EXPECT_FALSE(accepted(worse_, better_, from_)) << "swapped";
  EXPECT_FALSE(accepted(better_, better_, from_)) << "one against itself";
  auto changed = better_;
  changed.claim.value -= q("1/1000");
  EXPECT_FALSE(accepted(changed, worse_, from_)) << "a value that is not proved";
  changed = worse_;
  changed.claim.transient /= 10;
  EXPECT_FALSE(accepted(better_, changed, from_)) << "a transient that is not proved";
}

TEST_F(SeparationFile, certificates_of_other_instances_are_rejected) {
  const auto with = [&](auto change) {
    auto process = support::digital_sgd();
    change(process);
    return certify({process, {q("1/4")}, quantity, 6}).value().upper;
  };
  // Valid certificates, below the other one: but what is compared is not the same.
  const auto noise = with([](auto& p) { p.noise = TwoPoint<Rational>{q("1/10")}; });
  EXPECT_LT(noise.claim.value, worse_.claim.value);
  EXPECT_FALSE(accepted(noise, worse_, 1'000'000)) << "noise";
  EXPECT_FALSE(accepted(with([](auto& p) {
                          p.device = AsymmetricLinear<Rational>{2, 0};
                        }),
                        worse_, 1'000'000))
      << "device";
  EXPECT_FALSE(accepted(with([](auto& p) {
                          p.problem = Quadratic<Rational>{1, q("1/5")};
                        }),
                        worse_, 1'000'000))
      << "problem";
  const auto start = certify({support::digital_sgd(), {q("1/5")}, quantity, 6}).value().upper;
  EXPECT_FALSE(accepted(start, worse_, 1'000'000)) << "start";
  // Another learning rate is another way to train the same instance.
  EXPECT_TRUE(accepted(with([](auto& p) { p.learning_rate = q("1/20"); }), worse_, 1'000'000));
}

}  // namespace
}  // namespace certau
