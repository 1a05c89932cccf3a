// SPDX-License-Identifier: Apache-2.0
// Stationary means of g² computed beforehand by other means (collocation in 260-bit floating point,
// in Python), converged to the digits shown. The certified enclosures must hold them.
#include <gtest/gtest.h>

#include "certau/drift/certify.hpp"

namespace certau {
namespace {

struct Reference {
  const char* curvature;
  const char* minimizer;
  const char* tau;
  const char* sigma;
  const char* learning_rate;
  const char* mean;  // converged to the digits shown
};

void PrintTo(const Reference& row, std::ostream* out) {
  *out << "L = " << row.curvature << ", w* = " << row.minimizer << ", tau = " << row.tau
       << ", sigma = " << row.sigma << ", alpha = " << row.learning_rate;
}

class ReferenceGolden : public ::testing::TestWithParam<Reference> {};

Rational exact(const char* text) { return parse_rational(text).value(); }

CertifiedBounds certified(const Reference& row, int digits) {
  CertificationRequest request;
  request.process = {Algorithm::analog_sgd, exact(row.learning_rate),
                     Quadratic<Rational>{exact(row.curvature), exact(row.minimizer)},
                     AsymmetricLinear<Rational>{exact(row.tau), 0},
                     TwoPoint<Rational>{exact(row.sigma)}};
  request.start.weight = exact(row.minimizer);
  request.digits = digits;
  return certify(request).value();
}

TEST_P(ReferenceGolden, mean_lies_in_the_certified_enclosure_of_25_digits) {
  const auto bounds = certified(GetParam(), 25);
  const Rational& lower = bounds.lower.claim.value;
  const Rational& upper = bounds.upper.claim.value;
  const std::string text = GetParam().mean;
  const Rational mean = exact(GetParam().mean);
  // The reference is rounded: half a unit of its last digit.
  const auto places = static_cast<int>(text.size() - text.find('.') - 1);
  const Rational rounding = power_of_ten(-places) / 2;
  EXPECT_LE(lower, mean + rounding);
  EXPECT_GE(upper, mean - rounding);
  EXPECT_LE(upper - lower, power_of_ten(-25) * mean);
}

TEST_P(ReferenceGolden, enclosures_of_different_digits_overlap) {
  const auto fine = certified(GetParam(), 25);
  for (const int digits : {1, 3, 8, 15}) {
    const auto coarse = certified(GetParam(), digits);
    EXPECT_LE(coarse.lower.claim.value, fine.upper.claim.value) << digits;
    EXPECT_GE(coarse.upper.claim.value, fine.lower.claim.value) << digits;
    EXPECT_LE(coarse.upper.claim.value - coarse.lower.claim.value,
              power_of_ten(-digits) * fine.upper.claim.value)
        << digits;
  }
}

INSTANTIATE_TEST_SUITE_P(
    Table, ReferenceGolden,
    ::testing::Values(
        Reference{"1", "1/4", "1", "1/5", "1/10", "0.003389146718442167366254061909"},
        Reference{"1", "1/4", "1", "1/5", "1/100", "0.001889809586248744151662461771"},
        Reference{"1", "1/4", "2", "1/5", "1/10", "0.002410253842416556535275734514"},
        Reference{"2", "-1/3", "1", "1/2", "1/20", "0.0271878756569769301020787959"},
        Reference{"1/2", "2/5", "3/2", "1/10", "1/8", "0.0008108934954904888658343426509"}));

}  // namespace
}  // namespace certau
