// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "certau/base/field.hpp"
#include "certau/number/conversion.hpp"
#include "certau/polynomial/horner.hpp"

namespace certau {

/// Any finite law whose values and probabilities are polynomials in the weight (constants mostly).
///   Statement  the value values[j](w) with probability probabilities[j](w)
///   Shape      two lists of the same length; an entry lists the coefficients of a₀ + a₁w + …
///   Units      values: gradient
///   Requires   sum of probabilities identically 1, mean identically 0; constant probabilities
///              >= 0 (for the others, >= 0 on the set where the law is used is proved there)
template <class T>
struct FiniteLaw {
  static constexpr std::string_view kind = "finite";
  std::vector<std::vector<T>> values;
  std::vector<std::vector<T>> probabilities;

  template <class Self, class Visit>
  static void fields(Self& self, Visit&& visit) {
    visit("values", self.values, Presence::required);
    visit("probabilities", self.probabilities, Presence::required);
  }
  template <class U>
  [[nodiscard]] FiniteLaw<U> converted(const Converter<U>& convert) const {
    FiniteLaw<U> result;
    for (const auto& entry : values) result.values.push_back(convert(entry));
    for (const auto& entry : probabilities) result.probabilities.push_back(convert(entry));
    return result;
  }
  [[nodiscard]] std::size_t size() const { return values.size(); }
  [[nodiscard]] T value(std::size_t branch, const T& weight) const {
    return horner(values[branch], weight);
  }
  [[nodiscard]] T probability(std::size_t branch, const T& weight) const {
    return horner(probabilities[branch], weight);
  }
  [[nodiscard]] bool is_polynomial() const { return true; }
  void validate() const;
};

template <>
void FiniteLaw<Rational>::validate() const;

}  // namespace certau
