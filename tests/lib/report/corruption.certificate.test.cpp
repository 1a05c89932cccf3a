// SPDX-License-Identifier: Apache-2.0
// Certificates that certify() wrote, each changed in one place into a false claim or a false proof:
// the stand-alone verifier must reject every one.
#include <map>

#include "certau/drift/certify.hpp"
#include "certau/process/invariant_set.hpp"
#include "certau/report/certificate_json.hpp"
#include "checks/verifier/verify.hpp"
#include "tests/lib/expectation/instances.hpp"
#include "tests/support/property.hpp"

namespace certau {
namespace {

constexpr int digits = 8;

bool accepted(const Certificate& certificate) {
  return certau_verifier::verify_text(certificate_text(certificate, "a test")).verified;
}

CertifiedBounds certified(const Process<Rational>& process, const Rational& start,
                          Quantity quantity) {
  auto bounds = certify({process, {start}, quantity, digits});
  if (!bounds.has_value()) RC_FAIL(bounds.reason());
  return std::move(bounds).value();
}

// Both certificates of every quantity for some random instances.
template <class Check>
void for_each_certificate(int cases, Check check) {
  support::check_property(cases, [&] {
    const auto instance = *support::inner_instance();
    for (const auto& [quantity, name] : quantity_names) {
      const auto bounds = certified(instance.process, instance.start, quantity);
      RC_ASSERT(accepted(bounds.lower));
      RC_ASSERT(accepted(bounds.upper));
      check(bounds.lower, bounds);
      check(bounds.upper, bounds);
    }
  });
}

void reject(const Certificate& certificate, const char* change) {
  if (!accepted(certificate)) return;
  RC_LOG() << change << ": accepted\n" << certificate_text(certificate, "a test");
  RC_FAIL("a corrupted certificate was accepted");
}

SmoothProof& smooth(Certificate& certificate) { return std::get<SmoothProof>(certificate.proof); }

TEST(Corruption, every_coefficient_counts) {
  for_each_certificate(4, [](Certificate certificate, const CertifiedBounds&) {
    Rational largest = 0;
    for (const auto& c : certificate.smooth().potential)
      if (abs(c) > largest) largest = abs(c);
    // The constant (k = 0) of a potential has no meaning.
    for (std::size_t k = 1; k < certificate.smooth().potential.size(); ++k)
      for (const int sign : {1, -1}) {
        Certificate changed = certificate;
        smooth(changed).potential[k] += sign * largest / 100;
        reject(changed, "coefficient");
      }
    smooth(certificate).potential.push_back(largest / 100);
    reject(certificate, "one more coefficient");
  });
}

TEST(Corruption, values_beyond_the_other_bound_are_false) {
  for_each_certificate(6, [](Certificate certificate, const CertifiedBounds& bounds) {
    const Rational step = abs(certificate.claim.value) * power_of_ten(-digits - 2);
    certificate.claim.value = certificate.claim.direction == Direction::upper
                                  ? Rational{bounds.lower.claim.value - step}
                                  : Rational{bounds.upper.claim.value + step};
    reject(certificate, "value");
  });
}

TEST(Corruption, transients_lowered_by_a_tenth_are_not_proved) {
  for_each_certificate(6, [](Certificate certificate, const CertifiedBounds&) {
    // Where the start is the best one the transient is next to nothing: then by a part of the
    // potential's range, which it is measured by.
    Rational range = 0;
    for (std::size_t k = 1; k < certificate.smooth().potential.size(); ++k)
      range += 2 * abs(certificate.smooth().potential[k]);
    Rational& transient = certificate.claim.transient;
    transient -= std::max<Rational>(transient / 10, range / 50);
    reject(certificate, "transient");
  });
}

TEST(Corruption, another_set_is_not_invariant_or_not_the_potentials) {
  for_each_certificate(4, [](const Certificate& certificate, const CertifiedBounds&) {
    const Rational part = certificate.smooth().set.width() / 20;
    for (const int sign : {1, -1}) {
      Certificate changed = certificate;
      smooth(changed).set.lower += sign * part;
      reject(changed, "lower end");
      changed = certificate;
      smooth(changed).set.upper += sign * part;
      reject(changed, "upper end");
      changed = certificate;
      smooth(changed).set.lower += sign * part;
      smooth(changed).set.upper += sign * part;
      reject(changed, "moved set");
    }
    Certificate outside = certificate;
    outside.claim.start.weight = outside.smooth().set.upper + part;
    reject(outside, "start outside");
  });
}

TEST(Corruption, the_other_direction_is_not_proved) {
  for_each_certificate(6, [](Certificate certificate, const CertifiedBounds&) {
    auto& direction = certificate.claim.direction;
    direction = direction == Direction::upper ? Direction::lower : Direction::upper;
    reject(certificate, "direction");
  });
}

TEST(Corruption, false_claims_about_another_quantity_are_rejected) {
  support::check_property(6, [] {
    const auto instance = *support::inner_instance();
    std::map<Quantity, CertifiedBounds> all;
    for (const auto& [quantity, name] : quantity_names)
      all.emplace(quantity, certified(instance.process, instance.start, quantity));
    const auto infimum = all.at(Quantity::objective_gap).upper.infimum;
    for (const auto& [from, bounds] : all)
      for (const auto& [to, truth] : all) {
        const auto renamed = [&, target = to](Certificate certificate) {
          certificate.claim.quantity = target;
          certificate.infimum = target == Quantity::objective_gap ? infimum : std::nullopt;
          return certificate;
        };
        if (bounds.upper.claim.value < truth.lower.claim.value)
          reject(renamed(bounds.upper), "quantity of an upper bound");
        if (bounds.lower.claim.value > truth.upper.claim.value)
          reject(renamed(bounds.lower), "quantity of a lower bound");
      }
  });
}

// The process with one parameter changed by a hundredth of it (or by 1/1000, if it is 0).
std::vector<Process<Rational>> neighbours(const Process<Rational>& process) {
  std::vector<Process<Rational>> result;
  const auto add = [&](auto change) {
    for (const int sign : {1, -1}) {
      Process<Rational> changed = process;
      Rational& parameter = change(changed);
      parameter += sign * (parameter == 0 ? Rational{1, 1000} : Rational{parameter / 100});
      result.push_back(changed);
    }
  };
  add([](auto& p) -> Rational& { return p.learning_rate; });
  add([](auto& p) -> Rational& { return std::get<Quadratic<Rational>>(p.problem).curvature; });
  add([](auto& p) -> Rational& { return std::get<Quadratic<Rational>>(p.problem).minimizer; });
  add([](auto& p) -> Rational& { return std::get<AsymmetricLinear<Rational>>(p.device).tau; });
  add([](auto& p) -> Rational& {
    return std::get<AsymmetricLinear<Rational>>(p.device).symmetric_point;
  });
  add([](auto& p) -> Rational& { return std::get<TwoPoint<Rational>>(p.noise).sigma; });
  return result;
}

TEST(Corruption, false_claims_about_another_process_are_rejected) {
  int false_claims = 0;
  for_each_certificate(2, [&](Certificate certificate, const CertifiedBounds& bounds) {
    const auto original = certificate.claim;
    // Start at the minimizer, which stays in all the sets.
    for (const auto& process : neighbours(original.process)) {
      // Where the start is out of the set, piecewise bounds would take long and be too wide.
      if (!find_invariant_set(process, to_polynomials(process), original.start.weight, 64)
               .has_value())
        continue;
      const auto truth = certify({process, original.start, original.quantity, digits});
      if (!truth.has_value()) continue;
      const bool is_false = original.direction == Direction::upper
                                ? truth.value().lower.claim.value > bounds.upper.claim.value
                                : truth.value().upper.claim.value < bounds.lower.claim.value;
      if (!is_false) continue;
      ++false_claims;
      certificate.claim.process = process;
      reject(certificate, "process");
    }
  });
  EXPECT_GT(false_claims, 40);
}

TEST(Corruption, a_false_infimum_is_rejected) {
  support::check_property(10, [] {
    const auto instance = *support::inner_instance();
    const auto bounds = certified(instance.process, instance.start, Quantity::objective_gap);
    for (const auto& certificate : {bounds.lower, bounds.upper}) {
      const auto with = [&](auto change) {
        Certificate changed = certificate;
        change(*changed.infimum);
        return changed;
      };
      // inf f = 0.
      const Rational little = power_of_ten(-20);
      reject(with([&](Infimum& infimum) { infimum.lower = infimum.upper = little; }), "raised");
      reject(with([&](Infimum& infimum) { infimum.lower = infimum.upper = -little; }), "lowered");
      reject(with([&](Infimum& infimum) { infimum.at += 1; }), "false witness");
      Certificate without = certificate;
      without.infimum.reset();
      reject(without, "no infimum");
    }
  });
}

}  // namespace
}  // namespace certau
