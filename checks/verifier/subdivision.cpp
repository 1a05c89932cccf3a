// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/subdivision.hpp"

#include <utility>
#include <vector>

#include "checks/verifier/box.hpp"
#include "checks/verifier/effort.hpp"

namespace certau_verifier {

namespace {

using Outcome = BoxFinding::Outcome;

// Integers in all boxes that wait, 512 MiB.
constexpr std::uint64_t storage_limit = 1u << 25;

// The corner is judged once more without rounding.
BoxFinding judge_corner(const GuardedSum& sum, const Box& box, Box::Corner corner) {
  BoxFinding finding{Outcome::undecided, box.x_of(corner), box.y_of(corner), 0};
  finding.value = sum.value_at(finding.x, finding.y);
  if (finding.value > 0) finding.outcome = Outcome::refuted;
  return finding;
}

}  // namespace

BoxFinding prove_nonpositive(const GuardedSum& sum, std::uint64_t& boxes_left) {
  if (sum.terms().empty()) return {Outcome::proved, 0, 0, 0};
  std::vector<Box> open;
  open.emplace_back(sum);
  std::uint64_t stored = open.back().size();
  while (!open.empty()) {
    Box& box = open.back();
    stored -= box.size();
    spend(box.cost());
    box.settle_signs();
    const Tensor bound = box.upper_bound();
    if (boxes_left > 0 && bound.is_nonpositive()) {
      --boxes_left;
      open.pop_back();
      continue;
    }
    if (const auto corner = box.positive_corner()) return judge_corner(sum, box, *corner);
    const Axis axis = box.better_axis(bound);
    if (boxes_left == 0 || box.depth(axis) == box_depth_limit) {
      return {Outcome::undecided, box.x_of({}), box.y_of({}), 0};
    }
    --boxes_left;
    Box lower = box.split_off_lower(axis);
    // The halves that wait are kept whole, so their number is bounded by their size too.
    stored += 2 * lower.size();
    if (stored > storage_limit) require_size(polynomial_limit + 1, 1);
    open.push_back(std::move(lower));
  }
  return {Outcome::proved, 0, 0, 0};
}

}  // namespace certau_verifier
