// SPDX-License-Identifier: Apache-2.0
// Piecewise certificates that certify() wrote, each changed in one place into a false claim or a
// false proof: the stand-alone verifier must reject every one.
#include <gtest/gtest.h>

#include "tests/lib/drift/piecewise_at_point.hpp"
#include "tests/lib/drift/piecewise_instances.hpp"

namespace certau {
namespace {

using support::q;

PiecewiseProof& proof_of(Certificate& certificate) {
  return std::get<PiecewiseProof>(certificate.proof);
}

// Tiki-Taka with two different devices and mixing, and Analog SGD from far outside.
const std::vector<CertifiedBounds>& samples() {
  static const auto made = [] {
    auto paired = support::plain_tiki_taka(q("1/50"), q("1/5"));
    paired.auxiliary_device = AsymmetricLinear<Rational>{q("3/2"), 0};
    paired.mixing = q("1/4");
    std::vector<CertifiedBounds> result;
    result.push_back(certify(support::coarse_request(paired, {0, q("1/5")})).value());
    result.push_back(
        certify(support::coarse_request(support::plain_sgd(q("1/10"), q("1/5")), {q("-9/10")}))
            .value());
    return result;
  }();
  return made;
}

template <class Check>
void for_each_certificate(Check check) {
  for (const auto& bounds : samples())
    for (const auto* certificate : {&bounds.lower, &bounds.upper}) {
      SCOPED_TRACE(std::string{name_of(certificate->claim.process.algorithm)} + ", " +
                   std::string{name_of(certificate->claim.direction)});
      check(*certificate, bounds);
    }
}

bool is_paired(const Certificate& certificate) {
  return has_auxiliary(certificate.claim.process.algorithm);
}

// Rejected after a change to a copy.
template <class Change>
void reject(const Certificate& certificate, const std::string& what, Change change) {
  Certificate changed = certificate;
  change(changed);
  EXPECT_NE(support::rejection(changed), "") << what;
}

TEST(PiecewiseCorruption, the_certificates_are_accepted_as_they_are) {
  for_each_certificate([](const Certificate& certificate, const CertifiedBounds&) {
    ASSERT_TRUE(certificate.is_piecewise());
    EXPECT_EQ(support::rejection(certificate), "");
  });
}

TEST(PiecewiseCorruption, values_beyond_the_other_bound_are_false) {
  for_each_certificate([](const Certificate& certificate, const CertifiedBounds& bounds) {
    reject(certificate, "value", [&](Certificate& changed) {
      changed.claim.value = certificate.claim.direction == Direction::upper
                                ? Rational{bounds.lower.claim.value * q("99/100")}
                                : Rational{bounds.upper.claim.value * q("101/100")};
    });
  });
}

TEST(PiecewiseCorruption, the_other_direction_and_quantity_are_false) {
  for_each_certificate([](const Certificate& certificate, const CertifiedBounds&) {
    reject(certificate, "direction", [](Certificate& changed) {
      auto& direction = changed.claim.direction;
      direction = direction == Direction::upper ? Direction::lower : Direction::upper;
    });
    reject(certificate, "quantity",
           [](Certificate& changed) { changed.claim.quantity = Quantity::squared_saturation; });
    reject(certificate, "quantity without its infimum",
           [](Certificate& changed) { changed.claim.quantity = Quantity::objective_gap; });
  });
}

// The largest of u(start) − u, or of u − u(start), on a grid: the transient is no less.
Rational largest_change(const Certificate& certificate) {
  const auto& [set, potential] = certificate.piecewise();
  const Rational start = support::potential_at(potential, certificate.claim.start);
  Rational result = 0;
  for (const auto& state : support::grid(set.box, 40)) {
    const Rational fall = start - support::potential_at(potential, state);
    result =
        std::max(result, certificate.claim.direction == Direction::upper ? fall : Rational{-fall});
  }
  return result;
}

TEST(PiecewiseCorruption, transients_below_a_change_of_the_potential_are_false) {
  for_each_certificate([](const Certificate& certificate, const CertifiedBounds&) {
    const Rational least = largest_change(certificate);
    if (least > 0)
      reject(certificate, "transient",
             [&](Certificate& changed) { changed.claim.transient = least * q("999/1000"); });
    reject(certificate, "negative transient", [&](Certificate& changed) {
      changed.claim.transient = -certificate.claim.transient - q("1/1000000000");
    });
  });
}

TEST(PiecewiseCorruption, starts_with_a_larger_transient_are_rejected) {
  int rejected = 0;
  for_each_certificate([&](const Certificate& certificate, const CertifiedBounds&) {
    for (const auto& start : support::grid(certificate.piecewise().set.box, 2)) {
      Certificate changed = certificate;
      changed.claim.start = start;
      if (largest_change(changed) <= certificate.claim.transient) continue;
      ++rejected;
      EXPECT_NE(support::rejection(changed), "") << start.weight << ' ' << start.auxiliary;
    }
    reject(certificate, "start outside",
           [](Certificate& changed) { changed.claim.start.weight = q("101/100"); });
    if (is_paired(certificate))
      reject(certificate, "auxiliary start outside",
             [](Certificate& changed) { changed.claim.start.auxiliary = q("-8/5"); });
  });
  EXPECT_GE(rejected, 8);
}

TEST(PiecewiseCorruption, every_coefficient_counts) {
  // Moved by a hundredth of the largest, unless the inequalities hold on a grid all the same: high
  // powers are small over much of the box.
  int moved = 0;
  int failing = 0;
  for_each_certificate([&](const Certificate& certificate, const CertifiedBounds&) {
    const auto& terms = certificate.piecewise().potential.terms;
    Rational largest = 0;
    for (const auto& term : terms)
      for (long j = 0; j <= term.factor.degree_y(); ++j)
        for (long i = 0; i <= term.factor.degree_x(); ++i)
          largest = std::max(largest, Rational{abs(term.factor.coefficient(i, j))});
    for (std::size_t t = 0; t < terms.size(); ++t)
      for (long j = 0; j <= terms[t].factor.degree_y(); ++j)
        for (long i = 0; i <= terms[t].factor.degree_x(); ++i) {
          if (t == 0 && i == 0 && j == 0) continue;  // the constant has no meaning
          BivariatePolynomial monomial{largest / 100};
          for (long k = 0; k < i; ++k) monomial = monomial * BivariatePolynomial::linear_x(0, 1);
          for (long k = 0; k < j; ++k) monomial = monomial * BivariatePolynomial::linear_y(0, 1);
          Certificate changed = certificate;
          proof_of(changed).potential.terms[t].factor += monomial;
          ++moved;
          if (!support::failure(changed, 8)) continue;
          ++failing;
          EXPECT_NE(support::rejection(changed), "") << t << ' ' << i << ' ' << j;
        }
  });
  EXPECT_GT(failing, moved * 3 / 4);
}

TEST(PiecewiseCorruption, kinks_centres_and_scales_are_the_potentials) {
  for_each_certificate([](const Certificate& certificate, const CertifiedBounds&) {
    const std::size_t terms = certificate.piecewise().potential.terms.size();
    ASSERT_GE(terms, 3U);
    for (std::size_t t = 0; t < terms; ++t) {
      reject(certificate, "kink doubled", [&](Certificate& changed) {
        auto& kink = proof_of(changed).potential.terms[t].kink;
        kink = kink * BivariatePolynomial{2};
      });
      if (t > 0)
        reject(certificate, "kink moved", [&](Certificate& changed) {
          proof_of(changed).potential.terms[t].kink += BivariatePolynomial{q("1/2")};
        });
      reject(certificate, "term dropped", [&](Certificate& changed) {
        auto& all = proof_of(changed).potential.terms;
        all.erase(all.begin() + static_cast<long>(t));
      });
    }
    const bool paired = is_paired(certificate);
    for (const auto part : {&State<Rational>::weight, &State<Rational>::auxiliary}) {
      if (part == &State<Rational>::auxiliary && !paired) continue;
      const Rational scale = certificate.piecewise().potential.scale.*part;
      for (const int sign : {1, -1}) {
        reject(certificate, "centre", [&](Certificate& changed) {
          proof_of(changed).potential.centre.*part += sign * scale / 4;
        });
        reject(certificate, "scale", [&](Certificate& changed) {
          proof_of(changed).potential.scale.*part += sign * scale / 4;
        });
      }
      reject(certificate, "scale of zero",
             [&](Certificate& changed) { proof_of(changed).potential.scale.*part = 0; });
    }
  });
}

TEST(PiecewiseCorruption, another_set_is_not_closed) {
  for_each_certificate([](const Certificate& certificate, const CertifiedBounds&) {
    for (const Rational& part : {q("1/20"), q("-1/20")}) {
      reject(certificate, "lower end",
             [&](Certificate& changed) { proof_of(changed).set.box.weight.lower += part; });
      reject(certificate, "upper end",
             [&](Certificate& changed) { proof_of(changed).set.box.weight.upper += part; });
      if (!is_paired(certificate)) continue;
      reject(certificate, "auxiliary lower end",
             [&](Certificate& changed) { proof_of(changed).set.box.auxiliary->lower += part; });
      reject(certificate, "auxiliary upper end",
             [&](Certificate& changed) { proof_of(changed).set.box.auxiliary->upper += part; });
    }
    if (is_paired(certificate))
      reject(certificate, "no auxiliary range",
             [](Certificate& changed) { proof_of(changed).set.box.auxiliary.reset(); });
    reject(certificate, "increment bound too small",
           [](Certificate& changed) { proof_of(changed).set.increment_bound *= q("99/100"); });
    reject(certificate, "increment bound too large",
           [](Certificate& changed) { proof_of(changed).set.increment_bound = 2; });
    reject(certificate, "negative increment bound",
           [](Certificate& changed) { proof_of(changed).set.increment_bound *= -1; });
  });
}

TEST(PiecewiseCorruption, another_process_is_not_what_was_proved) {
  const auto with = [](const Certificate& certificate, const char* what, auto change) {
    reject(certificate, what, [&](Certificate& changed) { change(changed.claim.process); });
  };
  for_each_certificate([&](const Certificate& certificate, const CertifiedBounds&) {
    for (const Rational& factor : {q("5/4"), q("3/4")}) {
      with(certificate, "learning rate", [&](auto& p) { p.learning_rate *= factor; });
      with(certificate, "noise",
           [&](auto& p) { std::get<TwoPoint<Rational>>(p.noise).sigma *= factor; });
      with(certificate, "curvature",
           [&](auto& p) { std::get<Quadratic<Rational>>(p.problem).curvature *= factor; });
      with(certificate, "minimizer",
           [&](auto& p) { std::get<Quadratic<Rational>>(p.problem).minimizer *= factor; });
      with(certificate, "device",
           [&](auto& p) { std::get<AsymmetricLinear<Rational>>(p.device).tau *= factor; });
      if (!is_paired(certificate)) continue;
      with(certificate, "auxiliary learning rate",
           [&](auto& p) { p.auxiliary_learning_rate *= factor; });
      with(certificate, "auxiliary device", [&](auto& p) {
        std::get<AsymmetricLinear<Rational>>(p.auxiliary_device).tau *= factor;
      });
    }
    with(certificate, "symmetric point", [](auto& p) {
      std::get<AsymmetricLinear<Rational>>(p.device).symmetric_point += q("1/100");
    });
    // Half as fast, with the same range.
    with(certificate, "kind of device", [](auto& p) {
      p.device = PowerStep<Rational>{1, -1, 1, 1};
    });
    with(certificate, "no noise", [](auto& p) { p.noise = NoNoise<Rational>{}; });
    if (!is_paired(certificate)) return;
    with(certificate, "mixing", [](auto& p) { p.mixing += q("1/4"); });
    with(certificate, "no mixing", [](auto& p) { p.mixing -= q("1/4"); });
    with(certificate, "mixing of the other sign", [](auto& p) { p.mixing *= -1; });
    with(certificate, "kind of auxiliary device", [](auto& p) {
      p.auxiliary_device = PowerStep<Rational>{q("3/2"), q("-3/2"), 1, 1};
    });
    with(certificate, "devices exchanged",
         [](auto& p) { std::swap(p.device, p.auxiliary_device); });
    with(certificate, "another algorithm", [](auto& p) { p.algorithm = Algorithm::analog_sgd; });
  });
}

}  // namespace
}  // namespace certau
