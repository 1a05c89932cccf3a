// SPDX-License-Identifier: Apache-2.0
#include "certau/report/certificate_json.hpp"

#include "certau/drift/certify.hpp"
#include "checks/verifier/verify.hpp"
#include "tests/lib/report/piecewise.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

Outcome<Certificate> read_back(const std::string& text, const Claim& claim) {
  return read_certificate(text, claim.process, claim.start, claim.quantity, claim.direction);
}

// A certificate with any content: reading and writing do not ask whether it is valid.
rc::Gen<Certificate> any_certificate() {
  return rc::gen::map(
      rc::gen::tuple(properties::polynomial_process(),
                     rc::gen::container<std::vector<Rational>>(4, properties::rational()),
                     rc::gen::element(Direction::lower, Direction::upper), rc::gen::inRange(0, 5)),
      [](const auto& parts) {
        const auto& [instance, numbers, direction, index] = parts;
        const auto quantity = quantity_names[static_cast<std::size_t>(index)].value;
        Certificate result{
            {instance.process, {instance.start}, quantity, direction, numbers[0], numbers[1]},
            SmoothProof{{numbers[2], numbers[2] + 1}, {numbers[3]}, numbers},
            std::nullopt};
        if (quantity == Quantity::objective_gap)
          result.infimum = Infimum{numbers[0], numbers[1], numbers[2]};
        return result;
      });
}

TEST(CertificateJson, what_is_written_is_read_back) {
  support::check_property(200, [] {
    const auto original = *any_certificate();
    const std::string text = certificate_text(original, "a test");
    const auto read = read_back(text, original.claim);
    RC_ASSERT(read.has_value());
    const Certificate& copy = read.value();
    RC_ASSERT(copy.claim.value == original.claim.value);
    RC_ASSERT(copy.claim.transient == original.claim.transient);
    RC_ASSERT(copy.smooth() == original.smooth());
    RC_ASSERT(copy.infimum.has_value() == original.infimum.has_value());
    // Once more: the text says all.
    RC_ASSERT(certificate_text(copy, "a test") == text);
  });
}

// A piecewise certificate with any content.
Certificate any_piecewise_certificate() {
  const bool paired = *rc::gen::arbitrary<bool>();
  const auto number = properties::rational();
  auto result = paired ? support::any_piecewise(support::tiki_taka(), {*number, *number})
                       : support::any_piecewise(support::analog_sgd(), {*number});
  result.claim.value = *number;
  result.claim.direction = *rc::gen::element(Direction::lower, Direction::upper);
  auto& proof = std::get<PiecewiseProof>(result.proof);
  proof.potential.centre.weight = *number;
  proof.potential.scale.weight = *properties::positive_rational();
  proof.set.box.weight = {*number, *number};
  proof.set.increment_bound = *properties::positive_rational();
  if (paired) {
    proof.potential.centre.auxiliary = *number;
    proof.potential.scale.auxiliary = *properties::positive_rational();
    proof.set.box.auxiliary = ClosedInterval{*number, *number};
  } else {
    proof.potential.centre.auxiliary = 0;
    proof.potential.scale.auxiliary = 1;
  }
  proof.potential.terms.clear();
  const int terms = *rc::gen::inRange(1, 5);
  for (int k = 0; k < terms; ++k)
    proof.potential.terms.push_back(
        {*support::small_bivariate(paired), *support::small_bivariate(paired)});
  return result;
}

TEST(CertificateJson, piecewise_proofs_are_read_back) {
  support::check_property(200, [] {
    const auto original = any_piecewise_certificate();
    const std::string text = certificate_text(original, "a test");
    const auto read = read_back(text, original.claim);
    RC_ASSERT(read.has_value());
    RC_ASSERT(read.value().is_piecewise());
    RC_ASSERT(read.value().piecewise() == original.piecewise());
    RC_ASSERT(read.value().claim.value == original.claim.value);
    RC_ASSERT(certificate_text(read.value(), "a test") == text);
  });
}

TEST(CertificateJson, certified_bounds_pass_the_verifier_and_come_back) {
  support::check_property(15, [] {
    const auto instance = *support::inner_instance();
    const auto quantity = quantity_names[static_cast<std::size_t>(*rc::gen::inRange(0, 5))].value;
    const auto bounds = certify({instance.process, {instance.start}, quantity, 6}).value();
    for (const auto* certificate : {&bounds.lower, &bounds.upper}) {
      const std::string text = certificate_text(*certificate, "a test");
      const auto verdict = certau_verifier::verify_text(text);
      if (!verdict.verified) RC_FAIL(verdict.text);
      RC_ASSERT(read_back(text, certificate->claim).value().smooth() == certificate->smooth());
    }
  });
}

TEST(CertificateJson, another_question_is_told_apart) {
  support::check_property(50, [] {
    const auto original = *any_certificate();
    const std::string text = certificate_text(original, "a test");
    const auto refused = [&](const Claim& question) {
      const auto outcome = read_back(text, question);
      return !outcome.has_value() && !outcome.is_inconclusive() &&
             outcome.reason() == "it answers another question";
    };
    Claim other = original.claim;
    other.start.weight += 1;
    RC_ASSERT(refused(other));
    other = original.claim;
    other.process.learning_rate *= 2;
    RC_ASSERT(refused(other));
    other = original.claim;
    other.direction = other.direction == Direction::lower ? Direction::upper : Direction::lower;
    RC_ASSERT(refused(other));
    other = original.claim;
    other.quantity = other.quantity == Quantity::amplification ? Quantity::squared_saturation
                                                               : Quantity::amplification;
    RC_ASSERT(refused(other));
    other = original.claim;
    other.process.noise = TwoPoint<Rational>{1000};
    RC_ASSERT(refused(other));
  });
}

TEST(CertificateJson, what_is_no_certificate_is_refused) {
  const Claim claim{support::analog_sgd(), {0}, Quantity::amplification, Direction::upper, 0, 0};
  for (const char* text : {"", "{", "[]", "{}", "null", "7", "\"claim\"", R"({"claim": 1})",
                           R"({"claim": {}})", R"({"claim": {"process": {}}})"}) {
    const auto outcome = read_back(text, claim);
    EXPECT_FALSE(outcome.has_value()) << text;
    EXPECT_FALSE(outcome.reason().empty()) << text;
  }
}

TEST(CertificateJson, parameters_are_all_there_in_dotted_names) {
  const auto list = parameters(support::double_well(), {Rational{1, 2}});
  const std::vector<std::pair<std::string, std::string>> expected{
      {"process.algorithm", "analog-sgd"},
      {"process.learning_rate", "1/20"},
      {"process.problem.kind", "double-well"},
      {"process.problem.well", "1/2"},
      {"process.problem.curvature", "1"},
      {"process.problem.tilt", "0"},
      {"process.device.kind", "asymmetric-linear"},
      {"process.device.tau", "1"},
      {"process.device.symmetric_point", "0"},
      {"process.noise.kind", "two-point"},
      {"process.noise.sigma", "1/20"},
      {"start.weight", "1/2"}};
  EXPECT_EQ(list, expected);
}

TEST(CertificateJson, tiki_taka_states_what_it_has_besides) {
  const auto json = question_json(support::tiki_taka(), {support::q("1/3"), support::q("-1/2")},
                                  Quantity::squared_gradient_norm, Direction::upper);
  EXPECT_EQ(json["start"].dump(), R"({"weight":"1/3","auxiliary":"-1/2"})");
  std::vector<std::string> keys;
  for (const auto& [key, value] : json["process"].items()) keys.push_back(key);
  EXPECT_EQ(keys,
            (std::vector<std::string>{"algorithm", "learning_rate", "auxiliary_learning_rate",
                                      "mixing", "problem", "device", "auxiliary_device", "noise"}));
  EXPECT_EQ(json["process"]["mixing"], "0");
  EXPECT_EQ(json["process"]["auxiliary_device"]["tau"], "2");
  const auto list = parameters(support::tiki_taka(), {0, 1});
  EXPECT_EQ(list.back(), (std::pair<std::string, std::string>{"start.auxiliary", "1"}));
}

TEST(CertificateJson, other_algorithms_state_a_weight_alone) {
  const auto json = question_json(support::analog_sgd(), {support::q("1/3")},
                                  Quantity::squared_gradient_norm, Direction::upper);
  EXPECT_EQ(json["start"].dump(), R"({"weight":"1/3"})");
  EXPECT_EQ(json["process"].size(), 5U);
}

}  // namespace
}  // namespace certau
