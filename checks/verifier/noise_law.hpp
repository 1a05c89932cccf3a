// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "checks/verifier/vector_model.hpp"

namespace certau_verifier {

/// A vector that takes finitely many values.
struct NoiseLaw {
  std::vector<Vector> values;
  Vector probabilities;
};

/// The law whose j-th value, of `dimension` numbers, has probability prob[j].
///   Error  Rejection unless prob is positive with sum 1, the mean 0, and the lengths fit (A3)
[[nodiscard]] NoiseLaw joint_law(const Vector& eps, const Vector& prob, std::size_t dimension);

/// The law of `dimension` independent coordinates, each of which is eps[j] with probability
/// prob[j]. The last coordinate varies fastest.
///   Error  as for joint_law
[[nodiscard]] NoiseLaw product_law(const Vector& eps, const Vector& prob, std::size_t dimension);

/// Expectation of value(noise), one term for each of the law's values.
[[nodiscard]] mpq_class expectation(const NoiseLaw& law,
                                    const std::function<mpq_class(const Vector&)>& value);

/// E eps^2 <= sigma^2/dimension and E abs(g + eps) >= c sigma for every real g, for one coordinate.
///   Error  Rejection that names A5
void require_a5(const NoiseLaw& coordinate, const mpq_class& sigma, const mpq_class& c,
                std::size_t dimension);

/// Refuse more paths of so many steps than a witness may have.
void require_few_paths(const NoiseLaw& law, std::size_t steps);

}  // namespace certau_verifier
