// SPDX-License-Identifier: Apache-2.0
#include "theorems/search/ascent.hpp"

#include <array>

#include "theorems/claim/conventions.hpp"
#include "theorems/search/simpler.hpp"

namespace certau::theorems {
namespace {

constexpr unsigned longest_number = 24;  // bits: trajectories square the numbers at every step

// Places where numbers are scaled: one number, or a list as a whole (index beyond the end).
struct Place {
  std::size_t entry;
  std::size_t index;
};

std::vector<Place> places_of(const Instance& instance) {
  std::vector<Place> places;
  for (std::size_t e = 0; e < instance.entries().size(); ++e) {
    const auto& entry = instance.entries()[e];
    if (entry.name == "prob" || names_integers(entry.name)) continue;
    // Single values of a law cannot move alone: its mean must stay zero.
    if (entry.name != "eps")
      for (std::size_t k = 0; k < entry.values.size(); ++k) places.push_back({e, k});
    if (entry.values.size() > 1) places.push_back({e, entry.values.size()});
  }
  return places;
}

bool scale(Instance& instance, const Place& place, const Rational& factor) {
  auto& values = instance.entries()[place.entry].values;
  const bool whole = place.index >= values.size();
  for (std::size_t k = whole ? 0 : place.index; k < (whole ? values.size() : place.index + 1);
       ++k) {
    values[k] *= factor;
    if (length_of(values[k]) > longest_number) return false;
  }
  return true;
}

}  // namespace

std::optional<Rational> violation_at(const Claim& claim, const Instance& instance) {
  const auto judgement = claim.judge(instance);
  if (!judgement.applies()) return std::nullopt;
  std::optional<Rational> worst;
  for (const auto& conclusion : judgement.conclusions()) {
    const Rational violation = conclusion.violation();
    if (!worst || violation > *worst) worst = violation;
  }
  return worst;
}

Ascent climb(const Claim& claim, Instance start, std::uint64_t limit) {
  Ascent best{std::move(start), 0, 1};
  const auto first = violation_at(claim, best.instance);
  require(first.has_value(), "climb (the hypotheses fail at the start): start where they hold");
  best.violation = *first;
  const auto places = places_of(best.instance);

  const auto accept = [&](Instance candidate) {
    ++best.tried;
    const auto violation = violation_at(claim, candidate);
    if (!violation || *violation <= best.violation) return false;
    best.instance = std::move(candidate);
    best.violation = *violation;
    return true;
  };
  static const std::array<Rational, 5> factors{8, 2, Rational{5, 4}, Rational{17, 16},
                                               Rational{65, 64}};
  for (const Rational& factor : factors) {
    for (bool moved = true; moved && best.tried < limit;) {
      moved = false;
      for (std::size_t a = 0; a < places.size() && best.tried < limit; ++a)
        for (const Rational& f : {factor, Rational{1 / factor}}) {
          Instance candidate = best.instance;
          if (!scale(candidate, places[a], f)) continue;
          if (accept(candidate)) {
            moved = true;
            break;
          }
          // Along a boundary two numbers move at once: x·y or x/y stays.
          for (std::size_t b = 0; b < places.size() && best.tried < limit; ++b) {
            if (a == b) continue;
            Instance both = candidate;
            if (!scale(both, places[b], b < a ? f : Rational{1 / f})) continue;
            if (accept(std::move(both))) {
              moved = true;
              break;
            }
          }
          if (moved) break;
        }
    }
  }
  return best;
}

}  // namespace certau::theorems
