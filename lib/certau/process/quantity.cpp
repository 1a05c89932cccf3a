// SPDX-License-Identifier: Apache-2.0
#include "certau/process/quantity.hpp"

namespace certau {

QuantityPolynomials quantity_polynomials(Quantity quantity, const PolynomialProcess& process) {
  const RationalPolynomial one{1};
  const RationalPolynomial& g = process.gradient;
  const RationalPolynomial asymmetric = process.response.asymmetric();
  const RationalPolynomial squared_asymmetric = asymmetric * asymmetric;
  // 1 − ω² = (F² − G²)/F² = q₊q₋/F².
  const RationalPolynomial factors = process.response.up * process.response.down;
  switch (quantity) {
    case Quantity::squared_gradient_norm:
      return {g * g, one, one};
    case Quantity::objective_gap:
      return {process.objective, one, one};
    case Quantity::squared_saturation: {
      const RationalPolynomial symmetric = process.response.symmetric();
      return {squared_asymmetric, symmetric * symmetric, symmetric * symmetric};
    }
    case Quantity::amplification:
      return {squared_asymmetric, factors, factors};
    case Quantity::amplification_constant:
      return {g * g * factors, factors, process.noise_variance() * squared_asymmetric};
  }
  throw ContractViolation("quantity_polynomials of an unknown quantity (a defect): add it here");
}

}  // namespace certau
