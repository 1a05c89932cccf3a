// SPDX-License-Identifier: Apache-2.0
#include "certau/drift/state_sampler.hpp"

#include <algorithm>
#include <cmath>

namespace certau {
namespace {

// centre ± distances that grow from a quarter of the scale to the ends, inside [lower, upper].
void add_clustered(std::vector<long double>& points, long double centre, long double scale,
                   long double lower, long double upper, int per_side) {
  const long double reach = std::max(upper - centre, centre - lower) / scale;
  const long double last = std::asinh(2 * reach);
  for (int k = -per_side; k <= per_side; ++k) {
    const long double point = centre + scale * std::sinh(last * k / per_side) / 2;
    if (lower <= point && point <= upper) points.push_back(point);
  }
}

void sort_apart(std::vector<long double>& points, long double distance) {
  std::sort(points.begin(), points.end());
  std::vector<long double> kept;
  for (const long double point : points)
    if (kept.empty() || point - kept.back() > distance) kept.push_back(point);
  points = std::move(kept);
}

}  // namespace

StateSampler::StateSampler(const Process<Rational>& process, const StateBox& box,
                           const ApproxScales& scales)
    : has_auxiliary_{box.auxiliary.has_value()},
      lower_{approx_extended(box.weight.lower), 0},
      upper_{approx_extended(box.weight.upper), 0},
      scale_{approx_extended(scales.scale.weight), approx_extended(scales.scale.auxiliary)} {
  for (const auto& centre : scales.centres) centres_.push_back(approx_extended(centre));
  if (!has_auxiliary_) return;
  lower_.auxiliary = approx_extended(box.auxiliary->lower);
  upper_.auxiliary = approx_extended(box.auxiliary->upper);
  for (std::size_t j = 0; j < branch_count(process.noise); ++j)
    kinks_.push_back(approx_extended(process.auxiliary_learning_rate *
                                     noise_value(process.noise, j, scales.centres.front())));
}

std::vector<State<long double>> StateSampler::grid() const {
  std::vector<long double> weights{lower_.weight, upper_.weight};
  const int per_side = has_auxiliary_ ? 16 : 120;
  for (const long double centre : centres_)
    add_clustered(weights, centre, scale_.weight, lower_.weight, upper_.weight,
                  centres_.size() == 1 ? per_side : per_side * 2 / 3);
  if (!has_auxiliary_)  // Chebyshev points: polynomials run wild near the ends first
    for (int k = 0; k < 200; ++k)
      weights.push_back((lower_.weight + upper_.weight) / 2 +
                        (upper_.weight - lower_.weight) / 2 * std::cos((k + 0.5L) * M_PIl / 200));
  sort_apart(weights, scale_.weight / 64);
  std::vector<long double> auxiliaries{0};
  if (has_auxiliary_) {
    auxiliaries = {lower_.auxiliary, upper_.auxiliary};
    for (const long double jump : kinks_)
      for (const long double times : {0.L, 0.5L, 1.L, 1.5L, 2.L, 3.L})
        auxiliaries.push_back(times * jump);
    add_clustered(auxiliaries, 0, scale_.auxiliary, lower_.auxiliary, upper_.auxiliary, 16);
    sort_apart(auxiliaries, 0);
  }
  std::vector<State<long double>> result;
  for (const long double auxiliary : auxiliaries)
    for (const long double weight : weights) result.push_back({weight, auxiliary});
  return result;
}

std::vector<State<long double>> StateSampler::first(std::size_t random_count) {
  auto result = grid();
  for (const auto& state : random(random_count)) result.push_back(state);
  return result;
}

std::vector<State<long double>> StateSampler::random(std::size_t count) {
  std::vector<State<long double>> result;
  for (std::size_t k = 0; k < count; ++k) result.push_back(one());
  return result;
}

State<long double> StateSampler::one() {
  std::uniform_real_distribution<double> unit{0, 1};
  const long double centre = centres_[words_() % centres_.size()];
  const long double reach = std::max((upper_.weight - lower_.weight) / scale_.weight,
                                     (upper_.auxiliary - lower_.auxiliary) / scale_.auxiliary);
  const long double radius =
      0.02L * std::pow(reach / 0.02L, static_cast<long double>(unit(words_)));
  const long double angle = 2 * M_PIl * unit(words_);
  State<long double> state{centre + radius * scale_.weight * std::cos(angle),
                           radius * scale_.auxiliary * std::sin(angle)};
  const std::uint64_t kind = words_() % 16;
  if (kind == 0) state.weight = lower_.weight;
  if (kind == 1) state.weight = upper_.weight;
  if (kind == 2) state.auxiliary = lower_.auxiliary;
  if (kind == 3) state.auxiliary = upper_.auxiliary;
  if (kind >= 12 && !kinks_.empty())
    state.auxiliary = 3 * kinks_[words_() % kinks_.size()] * unit(words_);
  // One dimension leaves states enough to cover all of it evenly, too.
  if (kind == 11 || (!has_auxiliary_ && kind >= 8))
    state.weight = lower_.weight + (upper_.weight - lower_.weight) * unit(words_);
  state.weight = std::clamp(state.weight, lower_.weight, upper_.weight);
  state.auxiliary = std::clamp(state.auxiliary, lower_.auxiliary, upper_.auxiliary);
  return state;
}

}  // namespace certau
