// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace certau {

/// c_0 + c_1 x + … by Horner's rule, in any number type. Requires at least one coefficient.
template <class T>
[[nodiscard]] T horner(const std::vector<T>& coefficients, const T& x) {
  T value = coefficients.back();
  for (auto c = coefficients.rbegin() + 1; c != coefficients.rend(); ++c) value = value * x + *c;
  return value;
}

/// The coefficients of the derivative; of a constant, the zero constant.
template <class T>
[[nodiscard]] std::vector<T> derivative(const std::vector<T>& coefficients) {
  std::vector<T> result;
  for (std::size_t k = 1; k < coefficients.size(); ++k)
    result.push_back(coefficients[k] * T(static_cast<int>(k)));
  if (result.empty()) result.push_back(coefficients.front() - coefficients.front());
  return result;
}

}  // namespace certau
