// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/drift/certify.hpp"

namespace certau::bench {

/// The instances that the figures of docs/performance.md are about: the reference rows of Analog
/// SGD on a quadratic, and a learning rate of 1e-5.
inline std::vector<CertificationRequest> quadratic_cells(int digits) {
  const auto cell = [&](const char* curvature, const char* minimizer, const char* tau,
                        const char* sigma, const char* rate) {
    const auto number = [](const char* text) { return parse_rational(text).value(); };
    return CertificationRequest{
        {Algorithm::analog_sgd, number(rate),
         Quadratic<Rational>{number(curvature), number(minimizer)},
         AsymmetricLinear<Rational>{number(tau), 0}, TwoPoint<Rational>{number(sigma)}},
        {number(minimizer)},
        Quantity::squared_gradient_norm,
        digits};
  };
  return {cell("1", "1/4", "1", "1/5", "1/10"),     cell("1", "1/4", "1", "1/5", "1/100"),
          cell("1", "1/4", "2", "1/5", "1/10"),     cell("2", "-1/3", "1", "1/2", "1/20"),
          cell("1/2", "2/5", "3/2", "1/10", "1/8"), cell("1", "1/4", "1", "1/5", "1e-5")};
}

/// Tiki-Taka's reference rows (L = tau = 1, w* = 1/4, sigma = 13/10) at 2 % width, and beta = 1e-5
/// at 5 %.
inline std::vector<CertificationRequest> tiki_taka_cells() {
  const auto number = [](const char* text) { return parse_rational(text).value(); };
  const auto cell = [&](const char* rate, const char* auxiliary_rate, const char* width) {
    const AsymmetricLinear<Rational> device{1, 0};
    CertificationRequest request{
        {Algorithm::tiki_taka, number(rate), Quadratic<Rational>{1, number("1/4")}, device,
         TwoPoint<Rational>{number("13/10")}, number(auxiliary_rate), 0, device},
        {}};
    request.relative_width = number(width);
    return request;
  };
  return {cell("1/50", "1/5", "1/50"), cell("1/500", "1/50", "1/50"),
          cell("1/5000", "1/500", "1/50"), cell("1e-6", "1e-5", "1/20")};
}

}  // namespace certau::bench
