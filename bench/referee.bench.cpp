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

// Drawing, hypotheses and both sides, as in a search, at random states whose draw has one
// coordinate.
void one_step_instances(benchmark::State& state, const char* id) {
  const Claim& claim = find_claim(id);
  std::vector<std::pair<rc::Random, int>> sources;
  rc::Random random{1};
  for (int size = 0; sources.size() < 2000; ++size) {
    const auto source = std::pair{random.split(), size % 101};
    Draw draw{source.first, source.second};
    if (has_one_coordinate(claim.draw(draw))) sources.push_back(source);
  }
  std::size_t next = 0;
  for (auto _ : state) {
    const auto& [source, size] = sources[next++ % sources.size()];
    Draw draw{source, size};
    benchmark::DoNotOptimize(claim.judge(claim.draw(draw)).violated());
  }
  state.SetItemsProcessed(state.iterations());
}

BENCHMARK_CAPTURE(one_step_instances, lemma_1, "lemma-1-saturation-repaired");
BENCHMARK_CAPTURE(one_step_instances, theorem_6, "theorem-6-bound-repaired");
BENCHMARK_CAPTURE(one_step_instances, step_64, "step-64");
BENCHMARK_CAPTURE(one_step_instances, lemma_8, "lemma-8-repaired");

}  // namespace
