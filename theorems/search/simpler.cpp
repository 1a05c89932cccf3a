// SPDX-License-Identifier: Apache-2.0
#include "theorems/search/simpler.hpp"

#include <algorithm>

#include "theorems/claim/conventions.hpp"

namespace certau::theorems {
namespace {

unsigned bits(const Integer& value) { return value == 0 ? 0U : msb(abs(value)) + 1; }

// Simplest fraction between two numbers, 0 <= low <= high: the Stern-Brocot tree's highest node.
Rational simplest_between(const Rational& low, const Rational& high) {
  const Integer whole = floor(low);
  if (low == whole) return Rational{whole};
  if (whole + 1 <= high) return Rational{whole + 1};
  return whole + 1 / simplest_between(1 / (high - whole), 1 / (low - whole));
}

// Shorter numbers, the simplest first.
std::vector<Rational> simpler_numbers(const Rational& value) {
  std::vector<Rational> candidates{0, 1, 2, Rational{1, 2}, 3, 4, Rational{1, 4}};
  const Rational size = abs(value);
  for (const Rational& spread : {Rational{1, 2}, Rational{1, 8}, Rational{1, 64}})
    candidates.push_back(simplest_between(size * (1 - spread), size * (1 + spread)));
  if (denominator(size) == 1 && size > 4) candidates.emplace_back(floor(size / 2));
  if (size > 1) candidates.push_back(size / 2);
  std::vector<Rational> shorter;
  for (const Rational& candidate : candidates) {
    if (length_of(candidate) >= length_of(size)) continue;
    shorter.push_back(value < 0 ? Rational{-candidate} : candidate);
  }
  if (value < 0) shorter.push_back(size);
  return shorter;
}

Instance with(const Instance& instance, std::size_t entry, std::vector<Rational> values) {
  Instance changed = instance;
  changed.entries()[entry].values = std::move(values);
  return changed;
}

void add_single_changes(const Instance& instance, std::vector<Instance>& out) {
  for (std::size_t e = 0; e < instance.entries().size(); ++e) {
    const auto& entry = instance.entries()[e];
    if (names_a_law(entry.name)) continue;
    for (std::size_t k = 0; k < entry.values.size(); ++k)
      for (const Rational& value : simpler_numbers(entry.values[k])) {
        auto values = entry.values;
        if (names_integers(entry.name) && denominator(value) != 1) continue;
        values[k] = value;
        out.push_back(with(instance, e, std::move(values)));
      }
  }
}

// A list divided by the size of one of its numbers: keeps a mean of zero and directions.
void add_rescaled_lists(const Instance& instance, std::vector<Instance>& out) {
  for (std::size_t e = 0; e < instance.entries().size(); ++e) {
    const auto& entry = instance.entries()[e];
    if (!entry.is_list || entry.name == "prob" || names_integers(entry.name)) continue;
    for (const Rational& unit : entry.values) {
      if (unit == 0) continue;
      auto values = entry.values;
      for (Rational& value : values) value /= abs(unit);
      out.push_back(with(instance, e, std::move(values)));
    }
  }
}

void add_simpler_laws(const Instance& instance, std::vector<Instance>& out) {
  std::size_t eps = 0;
  std::size_t prob = 0;
  const auto& entries = instance.entries();
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (entries[e].name == "eps") eps = e + 1;
    if (entries[e].name == "prob") prob = e + 1;
  }
  if (eps == 0 || prob == 0) return;
  const auto& values = entries[eps - 1].values;
  const std::size_t dimension = values.size() / entries[prob - 1].values.size();
  const auto offer = [&](std::vector<Rational> rows, std::vector<Rational> probabilities) {
    out.push_back(
        with(with(instance, eps - 1, std::move(rows)), prob - 1, std::move(probabilities)));
  };
  offer(std::vector<Rational>(dimension, Rational{0}), {Rational{1}});
  for (const Rational& scale : {Rational{1}, Rational{abs(values.front())}}) {
    std::vector<Rational> rows(2 * dimension, scale);
    std::fill(rows.begin() + static_cast<std::ptrdiff_t>(dimension), rows.end(), Rational{-scale});
    offer(std::move(rows), {Rational{1, 2}, Rational{1, 2}});
  }
}

// Two scalars at once: their product or quotient is often what matters.
void add_pair_changes(const Instance& instance, std::vector<Instance>& out) {
  const auto& entries = instance.entries();
  const std::vector<Rational> simple{1, 2, Rational{1, 2}};
  for (std::size_t a = 0; a < entries.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      if (entries[a].values.size() != 1 || entries[b].values.size() != 1) continue;
      if (names_a_law(entries[a].name) || names_a_law(entries[b].name)) continue;
      if (names_integers(entries[a].name) || names_integers(entries[b].name)) continue;
      for (const Rational& x : simple)
        for (const Rational& y : simple) out.push_back(with(with(instance, a, {x}), b, {y}));
    }
}

}  // namespace

unsigned length_of(const Rational& value) {
  return bits(numerator(value)) + bits(denominator(value)) + (value < 0 ? 1U : 0U);
}

unsigned length_of(const Instance& instance) {
  unsigned sum = 0;
  for (const auto& entry : instance.entries())
    for (const auto& value : entry.values) sum += 1 + length_of(value);
  return sum;
}

std::vector<Instance> simpler_instances(const Instance& instance) {
  std::vector<Instance> candidates;
  add_simpler_laws(instance, candidates);
  add_single_changes(instance, candidates);
  add_rescaled_lists(instance, candidates);
  add_pair_changes(instance, candidates);
  const unsigned length = length_of(instance);
  std::erase_if(candidates,
                [&](const Instance& candidate) { return length_of(candidate) >= length; });
  return candidates;
}

}  // namespace certau::theorems
