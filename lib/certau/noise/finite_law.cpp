// SPDX-License-Identifier: Apache-2.0
#include "certau/noise/finite_law.hpp"

#include "certau/polynomial/rational_polynomial.hpp"

namespace certau {
namespace {

std::string in_words(const RationalPolynomial& polynomial) {
  std::string text;
  for (long k = 0; k <= polynomial.degree(); ++k) {
    const Rational c = polynomial.coefficient(k);
    if (c == 0) continue;
    if (!text.empty()) text += " + ";
    text += to_string(c);
    if (k > 0) text += k == 1 ? " w" : " w^" + std::to_string(k);
  }
  return text.empty() ? "0" : text;
}

}  // namespace

template <>
void FiniteLaw<Rational>::validate() const {
  const auto count = std::to_string(values.size());
  if (values.empty())
    throw_invalid("noise.values", "", "is empty (a law has at least one value)",
                  "list the values, or use kind = \"none\"");
  if (values.size() > 64)
    throw_invalid("noise.values", "", "has " + count + " values (at most 64 are handled)",
                  "give a coarser law");
  if (values.size() != probabilities.size())
    throw_invalid("noise.probabilities", "",
                  "has " + std::to_string(probabilities.size()) + " entries for " + count +
                      " values (each value needs its probability)",
                  "make the two lists equally long");
  RationalPolynomial total;
  RationalPolynomial mean;
  for (std::size_t j = 0; j < values.size(); ++j) {
    for (const auto* list : {&values[j], &probabilities[j]})
      if (list->empty() || list->size() > 65)
        throw_invalid("noise." + std::string{list == &values[j] ? "values" : "probabilities"}, "",
                      "entry " + std::to_string(j + 1) +
                          " must have 1 to 65 coefficients (it is a polynomial in w)",
                      "give a number, or a list of coefficients");
    const RationalPolynomial value{values[j]};
    const RationalPolynomial probability{probabilities[j]};
    if (probability.is_constant() && probability.coefficient(0) < 0)
      throw_invalid("noise.probabilities", to_string(probability.coefficient(0)),
                    "is negative (entry " + std::to_string(j + 1) + " is a probability)",
                    "give numbers from 0 to 1");
    total += probability;
    mean += probability * value;
  }
  if (!(total == RationalPolynomial{1}))
    throw_invalid("noise.probabilities", "",
                  "sum to " + in_words(total) + " (they must sum to 1 exactly)",
                  "change one of them, as exact rationals such as \"1/3\"");
  if (!mean.is_zero())
    throw_invalid("noise.values", "",
                  "have mean " + in_words(mean) +
                      " (gradient noise has mean 0, or it would be part of the gradient)",
                  "shift the values, or change the probabilities");
}

}  // namespace certau
