// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// What a capsule takes for granted about its letters, learned from the instances that the claim
/// itself draws: how long lists are in terms of each other (H has D·D numbers, W has D), and which
/// scalars count. An instance from outside is held to it before the capsule sees it.
///   Statement  a list that always has one length must have it; any other list must have the length
///              of another letter, or of the product of two, wherever all instances agree on that;
///              a list that is never empty must not be; a scalar that is always whole must be
///              whole, of size at most `largest_count`
///   Requires   claim.draw; without it only that lists are not empty is learned, from the example
class InstanceShape {
 public:
  static constexpr int largest_count = 1'000'000;

  explicit InstanceShape(const Claim& claim);

  /// What is wrong with an instance that has the claim's letters, as "H has 3 numbers, not 4, the
  /// length of W times the length of W"; empty if nothing is.
  [[nodiscard]] std::string complaint_about(const Instance& instance) const;

 private:
  // factors: letters whose sizes multiply to the length; none: the length is `constant`.
  struct Rule {
    std::string list;
    std::vector<std::string> factors;
    std::size_t constant = 0;
  };
  std::vector<std::string> whole_;
  std::vector<std::string> never_empty_;
  std::vector<Rule> rules_;
};

}  // namespace certau::theorems
