// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/shorter_cases.hpp"

#include <algorithm>
#include <set>

#include "theorems/claim/conventions.hpp"
#include "theorems/search/simpler.hpp"

namespace certau::properties {
namespace {

using theorems::Instance;
using Entry = Instance::Entry;

// Every k-th of the values, from `first` on, left out.
std::vector<Rational> without_every(const std::vector<Rational>& values, std::size_t first,
                                    std::size_t k) {
  std::vector<Rational> rest;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (i % k != first) rest.push_back(values[i]);
  return rest;
}

// A matrix of rows without row and column i.
std::vector<Rational> minor_of(const std::vector<Rational>& matrix, std::size_t n, std::size_t i) {
  std::vector<Rational> rest;
  for (std::size_t row = 0; row < n; ++row)
    for (std::size_t column = 0; column < n; ++column)
      if (row != i && column != i) rest.push_back(matrix[row * n + column]);
  return rest;
}

// Whether the entry is an array of `dimension` coordinates.
bool is_array(const Entry& entry, std::size_t dimension) {
  return entry.is_list && entry.values.size() == dimension && !theorems::names_a_law(entry.name) &&
         entry.name != "H";
}

void add_without_coordinate(const Instance& instance, std::vector<Instance>& out) {
  std::set<std::size_t> dimensions;
  std::size_t outcomes = 0;
  for (const Entry& entry : instance.entries()) {
    if (entry.values.size() > 1 && is_array(entry, entry.values.size()))
      dimensions.insert(entry.values.size());
    if (entry.name == "prob") outcomes = entry.values.size();
  }
  for (const std::size_t n : dimensions)
    for (std::size_t i = 0; i < n; ++i) {
      Instance smaller = instance;
      for (Entry& entry : smaller.entries()) {
        if (is_array(entry, n)) entry.values.erase(entry.values.begin() + static_cast<long>(i));
        if (entry.name == "H" && entry.values.size() == n * n)
          entry.values = minor_of(entry.values, n, i);
        if (entry.name == "eps" && entry.values.size() == n * outcomes)
          entry.values = without_every(entry.values, i, n);
      }
      out.push_back(std::move(smaller));
    }
}

void add_diagonal_hessians(const Instance& instance, std::vector<Instance>& out) {
  for (std::size_t e = 0; e < instance.entries().size(); ++e) {
    const Entry& entry = instance.entries()[e];
    if (entry.name != "H") continue;
    std::size_t n = 1;
    while (n * n < entry.values.size()) ++n;
    if (n * n != entry.values.size()) continue;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        Instance simpler = instance;
        auto& values = simpler.entries()[e].values;
        values[i * n + j] = values[j * n + i] = 0;
        out.push_back(std::move(simpler));
      }
  }
}

// The neighbours of a number with so many bits; itself if it has no more. Requires value != 0.
std::vector<Rational> with_bits(const Rational& value, unsigned bits) {
  const Rational size = abs(value);
  long exponent =
      static_cast<long>(msb(numerator(size))) - static_cast<long>(msb(denominator(size)));
  if (power_of_two(exponent) > size) --exponent;
  const Rational unit = power_of_two(exponent + 1 - static_cast<long>(bits));
  const Rational below = floor(size / unit) * unit;
  const Rational above = ceil(size / unit) * unit;
  return value < 0 ? std::vector<Rational>{-below, -above} : std::vector<Rational>{below, above};
}

// The simpler instances' fractions mostly cannot be held in binary.
void add_fewer_bits(const Instance& instance, std::vector<Instance>& out) {
  for (std::size_t e = 0; e < instance.entries().size(); ++e) {
    const Entry& entry = instance.entries()[e];
    if (theorems::names_a_law(entry.name)) continue;
    for (std::size_t k = 0; k < entry.values.size(); ++k) {
      if (entry.values[k] == 0) continue;
      for (const unsigned bits : {1U, 2U, 3U, 4U, 5U, 6U, 8U, 10U})
        for (const Rational& shorter : with_bits(entry.values[k], bits)) {
          if (theorems::names_integers(entry.name) && denominator(shorter) != 1) continue;
          Instance simpler = instance;
          simpler.entries()[e].values[k] = shorter;
          out.push_back(std::move(simpler));
        }
    }
  }
}

}  // namespace

std::vector<Instance> shorter_cases(const Instance& instance, const Arithmetic& arithmetic) {
  std::vector<Instance> candidates;
  add_without_coordinate(instance, candidates);
  for (auto& simpler : theorems::simpler_instances(instance))
    candidates.push_back(std::move(simpler));
  add_diagonal_hessians(instance, candidates);
  if (!arithmetic.is_exact) add_fewer_bits(instance, candidates);
  const unsigned length = theorems::length_of(instance);
  std::erase_if(candidates, [&](const Instance& candidate) {
    return theorems::length_of(candidate) >= length;
  });
  return candidates;
}

}  // namespace certau::properties
