// SPDX-License-Identifier: Apache-2.0
#include "theorems/search/shrink.hpp"

#include <rapidcheck.h>

#include "theorems/search/search.hpp"
#include "theorems/search/simpler.hpp"

namespace certau::theorems {

rc::Shrinkable<Instance> shrinkable(const Instance& instance) {
  return rc::shrinkable::shrinkRecur(instance, [](const Instance& longer) {
    return rc::seq::fromContainer(simpler_instances(longer));
  });
}

rc::Gen<Instance> instances_of(const Claim& claim) {
  return [draw = claim.draw](const rc::Random& random, int size) {
    Draw numbers{random, size};
    return shrinkable(draw(numbers));
  };
}

Witness shrink(const Claim& claim, rc::Shrinkable<Instance> instance) {
  auto best = counterexample_at(claim, instance.value());
  require(best.has_value(), "shrink (there is nothing to shrink): give a counterexample");
  const bool natural = is_natural(claim, best->instance);
  for (bool shorter = true; shorter;) {
    shorter = false;
    auto shrinks = instance.shrinks();
    while (auto candidate = shrinks.next()) {
      auto witness = counterexample_at(claim, candidate->value());
      if (!witness || (natural && !is_natural(claim, witness->instance))) continue;
      best = std::move(witness);
      instance = std::move(*candidate);
      shorter = true;
      break;
    }
  }
  return *best;
}

}  // namespace certau::theorems
