// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/closed_box.hpp"

#include "checks/properties/generators/process.hpp"
#include "tests/lib/drift/piecewise_instances.hpp"
#include "tests/support/complaints.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

using support::is_complaint;
using support::q;

// The number in the remedy "use at most \"…\"".
Rational remedy_of(const std::string& message) {
  const std::string head = "use at most \"";
  const auto begin = message.find(head) + head.size();
  return q(message.substr(begin, message.find('"', begin) - begin));
}

std::string refusal_of(const Process<Rational>& process) {
  const auto outcome = prove_closed_box(process);
  EXPECT_TRUE(outcome.is_inconclusive());
  return outcome.reason();
}

bool is_closed(const Process<Rational>& process) { return prove_closed_box(process).has_value(); }

// The remedy works, and with two digits it is not far below what would.
void expect_remedy(Process<Rational> process, Rational Process<Rational>::*rate) {
  const Rational remedy = remedy_of(refusal_of(process));
  process.*rate = remedy;
  EXPECT_TRUE(is_closed(process)) << remedy;
  process.*rate = remedy * q("5/4");
  EXPECT_FALSE(is_closed(process)) << remedy;
}

TEST(ClosedBox, is_the_range_of_the_devices) {
  const auto scalar = prove_closed_box(support::plain_sgd(q("1/10"), q("1/5"))).value();
  EXPECT_EQ(scalar.box, (StateBox{{-1, 1}, std::nullopt}));
  // abs(Δ) is largest at w = −1: α(5/4 + σ) = 0.145; the bound is a proved one just above.
  EXPECT_GE(scalar.increment_bound, q("145/1000"));
  EXPECT_LE(scalar.increment_bound, q("146/1000"));

  auto process = support::plain_tiki_taka(q("1/50"), q("1/5"));
  process.device = LinearStep<Rational>{1, q("-3/2"), q("-1/8")};
  process.auxiliary_device = AsymmetricLinear<Rational>{2, q("1/3")};
  const auto paired = prove_closed_box(process).value();
  EXPECT_EQ(paired.box, (StateBox{{q("-13/8"), q("7/8")}, ClosedInterval{q("-5/3"), q("7/3")}}));
  // β(13/8 + 1/4 + 13/10) = 0.635.
  EXPECT_GE(paired.increment_bound, q("635/1000"));
  EXPECT_LE(paired.increment_bound, q("637/1000"));
}

TEST(ClosedBox, names_the_auxiliary_learning_rate) {
  const auto process = support::plain_tiki_taka(q("1/50"), 1);
  EXPECT_TRUE(is_complaint(refusal_of(process), "auxiliary_learning_rate", "1",
                           "lets beta |g + eps| reach 2553/1000, which can leave the device's "
                           "range [-1, 1]"));
  expect_remedy(process, &Process<Rational>::auxiliary_learning_rate);
}

TEST(ClosedBox, names_the_learning_rate_of_the_transfer) {
  const auto process = support::plain_tiki_taka(q("7/3"), q("1/5"));
  EXPECT_TRUE(is_complaint(refusal_of(process), "learning_rate", "7/3",
                           "lets alpha |p| reach 7/3, which can leave the device's range [-1, 1]"));
  expect_remedy(process, &Process<Rational>::learning_rate);
}

TEST(ClosedBox, names_the_learning_rate_of_a_scalar_algorithm) {
  for (const Device<Rational>& device :
       {Device<Rational>{AsymmetricLinear<Rational>{1, 0}},
        Device<Rational>{AsymmetricLinear<Rational>{1, q("1/3")}},
        Device<Rational>{LinearStep<Rational>{1, q("-3/2"), q("-1/8")}},
        Device<Rational>{PowerStep<Rational>{1, -1, 2, 3}}}) {
    auto process = support::plain_sgd(10, q("1/5"));
    process.device = device;
    EXPECT_TRUE(
        is_complaint(refusal_of(process), "learning_rate", "10", "lets alpha |g + eps| reach "));
    expect_remedy(process, &Process<Rational>::learning_rate);
  }
  auto exact = support::plain_sgd(1000, q("1/5"));
  exact.algorithm = Algorithm::analog_gd;
  exact.noise = NoNoise<Rational>{};
  expect_remedy(exact, &Process<Rational>::learning_rate);
}

TEST(ClosedBox, asks_for_a_device_with_a_range) {
  const auto paired = support::plain_tiki_taka(q("1/50"), q("1/5"));
  auto process = paired;
  process.device = Ideal<Rational>{};
  EXPECT_TRUE(is_complaint(refusal_of(process), "device.kind", "ideal", "has no bounds"));
  process = paired;
  process.auxiliary_device = Ideal<Rational>{};
  EXPECT_TRUE(is_complaint(refusal_of(process), "auxiliary_device.kind", "ideal", "has no bounds"));
  // The remedy, taken.
  process.auxiliary_device = AsymmetricLinear<Rational>{2, 0};
  EXPECT_TRUE(is_closed(process));
  process = support::plain_sgd(q("1/10"), q("1/5"));
  process.algorithm = Algorithm::digital_sgd;
  EXPECT_TRUE(is_complaint(refusal_of(process), "algorithm", "digital-sgd", "does not go through"));
}

TEST(ClosedBox, each_end_is_guarded) {
  // q₊ and q₋ vanish at τ_max = 10 and τ_min = −1 (or 1 and −10): steps of 2 leave at the near end.
  for (const auto& device :
       {LinearStep<Rational>{10, q("-1"), 0}, LinearStep<Rational>{1, q("-10"), 0}}) {
    auto process = support::plain_sgd(q("1/20"), q("1/5"));
    process.device = device;
    EXPECT_TRUE(is_closed(process));
    process.learning_rate = q("1/5");
    EXPECT_TRUE(is_complaint(refusal_of(process), "learning_rate", "1/5", "alpha |g + eps|"));
  }
}

TEST(ClosedBox, says_all_that_is_too_fast_at_once) {
  const auto process = support::plain_tiki_taka(q("3"), q("1/2"));
  const auto message = refusal_of(process);
  EXPECT_TRUE(is_complaint(message, "auxiliary_learning_rate", "1/2", "beta |g + eps|"));
  EXPECT_NE(message.find("learning_rate = \"3\": lets alpha |p| reach 3"), std::string::npos);
}

TEST(ClosedBox, mixing_makes_gradients_reach_further) {
  // β(5/4 + γ + 13/10) <= 1 at γ = 0 only.
  auto process = support::plain_tiki_taka(q("1/50"), q("39/100"));
  EXPECT_TRUE(is_closed(process));
  for (const int mixing : {1, -1}) {
    process.mixing = mixing;
    EXPECT_FALSE(is_closed(process));
    expect_remedy(process, &Process<Rational>::auxiliary_learning_rate);
  }
}

TEST(ClosedBox, wants_probabilities_on_all_of_the_range) {
  // (1 ± 2w)/2 is a law on [−1/2, 1/2] only.
  auto process = support::plain_sgd(q("1/10"), q("1/5"));
  process.noise = FiniteLaw<Rational>{{{1, -2}, {-1, -2}}, {{q("1/2"), 1}, {q("1/2"), -1}}};
  validate(process);
  EXPECT_TRUE(is_complaint(refusal_of(process), "noise.probabilities", "", "negative somewhere"));
  process.device = AsymmetricLinear<Rational>{q("1/2"), 0};
  EXPECT_TRUE(is_closed(process));
}

TEST(ClosedBox, without_gradients_and_noise_nothing_moves) {
  auto process = support::plain_sgd(1000, q("1/5"));
  process.problem = PolynomialObjective<Rational>{{0, 0, 0, 1}};
  process.algorithm = Algorithm::analog_gd;
  process.noise = NoNoise<Rational>{};
  process.learning_rate = q("1/100");
  const auto set = prove_closed_box(process).value();
  EXPECT_GE(set.increment_bound, q("3/100"));  // α·3w²
}

TEST(ClosedBox, no_branch_leaves_it) {
  support::check_property(150, [] {
    const auto [process, start] = *properties::tiki_taka_process();
    const auto set = prove_closed_box(process);
    RC_PRE(set.has_value());
    const auto& [box, bound] = set.value();
    const State<Rational> state{*properties::rational_in(box.weight),
                                *properties::rational_in(*box.auxiliary)};
    for (std::size_t j = 0; j < branch_count(process.noise); ++j) {
      RC_ASSERT(abs(auxiliary_increment(process, state, j)) <= bound);
      const auto next = branch_image(process, state, j);
      RC_ASSERT(box.weight.contains(next.weight));
      RC_ASSERT(box.auxiliary->contains(next.auxiliary));
    }
  });
}

}  // namespace
}  // namespace certau
