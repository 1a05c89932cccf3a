// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "certau/number/number_traits.hpp"

namespace certau {

/// Carries exact parameters over to another number type.
template <class T>
struct Converter {
  NumberFormat format;

  T operator()(const Rational& value) const { return from_rational<T>(value, format); }
  std::vector<T> operator()(const std::vector<Rational>& values) const {
    std::vector<T> result;
    for (const auto& value : values) result.push_back((*this)(value));
    return result;
  }
};

}  // namespace certau
