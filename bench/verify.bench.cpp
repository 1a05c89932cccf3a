// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "bench/instances.hpp"
#include "certau/report/certificate_json.hpp"
#include "checks/verifier/verify.hpp"

namespace {

using namespace certau;

// Certificates per second in the stand-alone verifier, parsing included.
void verify_quadratic_cells(benchmark::State& state) {
  std::vector<std::string> files;
  for (const auto& cell : bench::quadratic_cells(static_cast<int>(state.range(0)))) {
    const auto bounds = certify(cell).value();
    files.push_back(certificate_text(bounds.lower, "bench"));
    files.push_back(certificate_text(bounds.upper, "bench"));
  }
  for (auto _ : state)
    for (const auto& file : files)
      if (!certau_verifier::verify_text(file).verified) state.SkipWithError("rejected");
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(files.size()));
}
BENCHMARK(verify_quadratic_cells)
    ->Arg(10)
    ->Arg(25)
    ->Arg(50)
    ->Arg(100)
    ->Unit(benchmark::kMillisecond);

}  // namespace
