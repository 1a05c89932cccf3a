// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certify.hpp"
#include "certau/report/certificate_json.hpp"
#include "checks/verifier/verify.hpp"

/// Cells whose potentials have kinks, and what they have in common. Most are certified in about
/// half a second.
namespace certau::support {

/// A rational from text.
[[nodiscard]] inline Rational q(std::string_view text) { return parse_rational(text).value(); }

/// The plain quadratic, L = tau = 1 and w* = 1/4, with two-point noise.
[[nodiscard]] inline Process<Rational> plain_sgd(const Rational& rate, const Rational& sigma) {
  return {Algorithm::analog_sgd, rate, Quadratic<Rational>{1, q("1/4")},
          AsymmetricLinear<Rational>{1, 0}, TwoPoint<Rational>{sigma}};
}

/// Tiki-Taka on the same with sigma = 13/10.
[[nodiscard]] inline Process<Rational> plain_tiki_taka(const Rational& alpha,
                                                       const Rational& beta) {
  auto process = plain_sgd(alpha, q("13/10"));
  process.algorithm = Algorithm::tiki_taka;
  process.auxiliary_learning_rate = beta;
  process.auxiliary_device = AsymmetricLinear<Rational>{1, 0};
  return process;
}

/// The squared gradient norm from a start, to a tenth.
[[nodiscard]] inline CertificationRequest coarse_request(const Process<Rational>& process,
                                                         const State<Rational>& start) {
  CertificationRequest request{process, start};
  request.relative_width = q("1/10");
  return request;
}

/// The two values.
[[nodiscard]] inline ClosedInterval values(const CertifiedBounds& bounds) {
  return {bounds.lower.claim.value, bounds.upper.claim.value};
}

/// What the two certificates say of the average of the first K states.
[[nodiscard]] inline ClosedInterval average_at(const CertifiedBounds& bounds, std::int64_t steps) {
  const auto& [lower, upper] = std::pair{bounds.lower.claim, bounds.upper.claim};
  return {lower.value - lower.transient / steps, upper.value + upper.transient / steps};
}

[[nodiscard]] inline bool overlap(const ClosedInterval& a, const ClosedInterval& b) {
  return a.lower <= b.upper && b.lower <= a.upper;
}

/// Width relative to the larger end.
[[nodiscard]] inline Rational relative_width(const ClosedInterval& interval) {
  return interval.width() / std::max(Rational{abs(interval.lower)}, Rational{abs(interval.upper)});
}

/// The stand-alone verifier's word: empty if it accepts, else its reason.
[[nodiscard]] inline std::string rejection(const Certificate& certificate) {
  const auto verdict = certau_verifier::verify_text(certificate_text(certificate, "a test"));
  return verdict.verified ? std::string{} : verdict.text;
}

}  // namespace certau::support
