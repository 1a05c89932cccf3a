// SPDX-License-Identifier: Apache-2.0
// How many exact one-step instances with one coordinate the referee's search judges per second.
#include <benchmark/benchmark.h>

#include "theorems/registry.hpp"

namespace {

using namespace certau::theorems;

bool has_one_coordinate(const Instance& instance) {
  for (const auto& entry : instance.entries())
    if (entry.name == "W") return entry.values.size() == 1;
  return true;
}

// Drawing, hypotheses and both sides, as in a search. Draws with several coordinates are thrown
// away, but their time counts.
void one_step_instances(benchmark::State& state, const char* id) {
  const Claim& claim = find_claim(id);
  rc::Random random{1};
  int size = 0;
  for (auto _ : state) {
    Instance instance;
    do {
      Draw draw{random.split(), size++ % 101};
      instance = claim.draw(draw);
    } while (!has_one_coordinate(instance));
    benchmark::DoNotOptimize(claim.judge(instance).violated());
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(one_step_instances, lemma_1, "lemma-1-saturation-repaired");
BENCHMARK_CAPTURE(one_step_instances, theorem_6, "theorem-6-bound-repaired");
BENCHMARK_CAPTURE(one_step_instances, step_64, "step-64");
BENCHMARK_CAPTURE(one_step_instances, lemma_8, "lemma-8-repaired");

}  // namespace
