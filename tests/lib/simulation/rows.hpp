// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "certau/simulation/trajectory.hpp"

/// Trajectories as a reader of their text sees them.
namespace certau::support {

struct Trajectory {
  std::vector<TrajectoryRow> rows;
  Outcome<bool> outcome = true;
};

[[nodiscard]] inline Trajectory trajectory(const Process<Rational>& process,
                                           const State<Rational>& start, const std::string& number,
                                           std::int64_t steps, std::uint64_t seed = 1,
                                           std::int64_t every = 1,
                                           std::optional<PulseOptions> pulses = {}) {
  Trajectory result;
  result.outcome = simulate(
      {process, start, parse_number_choice(number).value(), steps, every, seed, std::move(pulses)},
      [&](const TrajectoryRow& row) { result.rows.push_back(row); });
  return result;
}

/// The number of a "rational" row, however long.
[[nodiscard]] inline Rational exact_of(const std::string& text) { return Rational{text}; }

/// The numbers that a text stands for: "[lower, upper]" (MPFI), "[middle +/- radius]" (Arb), else
/// a single one.
[[nodiscard]] inline ClosedInterval enclosure_of(const std::string& text) {
  const auto number = [&](const std::string& part) {
    const auto value = parse_rational(part);
    if (!value.has_value()) ADD_FAILURE() << "\"" << text << "\": " << value.reason();
    return value.has_value() ? value.value() : Rational{0};
  };
  if (text.front() != '[') return {number(text), number(text)};
  const std::string inner = text.substr(1, text.size() - 2);
  if (const auto comma = inner.find(", "); comma != std::string::npos)
    return {number(inner.substr(0, comma)), number(inner.substr(comma + 2))};
  const auto sign = inner.find("+/- ");
  const Rational middle = sign == 0 ? Rational{0} : number(inner.substr(0, sign - 1));
  const Rational radius = number(inner.substr(sign + 4));
  return {middle - radius, middle + radius};
}

/// The largest distance of a point from an enclosure's far end.
[[nodiscard]] inline Rational distance(const ClosedInterval& enclosure, const Rational& point) {
  const Rational above = abs(enclosure.upper - point);
  const Rational below = abs(enclosure.lower - point);
  return above > below ? above : below;
}

}  // namespace certau::support
