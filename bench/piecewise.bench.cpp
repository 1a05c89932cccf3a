// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "bench/instances.hpp"
#include "certau/drift/piecewise_residual.hpp"
#include "certau/polynomial/piecewise_proof.hpp"
#include "certau/report/certificate_json.hpp"
#include "checks/verifier/verify.hpp"

namespace {

using namespace certau;

CertifiedBounds certified(std::int64_t row) {
  return certify(bench::tiki_taka_cells()[static_cast<std::size_t>(row)]).value();
}

double relative_width(const CertifiedBounds& bounds) {
  const Rational& upper = bounds.upper.claim.value;
  return from_rational<double>((upper - bounds.lower.claim.value) / upper, {});
}

// Everything from the process to both certificates; `width` is the relative width reached.
void certify_tiki_taka(benchmark::State& state) {
  const auto cell = bench::tiki_taka_cells()[static_cast<std::size_t>(state.range(0))];
  double width = 0;
  for (auto _ : state) width = relative_width(certify(cell).value());
  state.counters["width"] = width;
}
BENCHMARK(certify_tiki_taka)->DenseRange(0, 3)->Iterations(1)->Unit(benchmark::kMillisecond);

// One certificate in the stand-alone verifier.
void verify_tiki_taka(benchmark::State& state) {
  const auto text = certificate_text(certified(state.range(0)).upper, "bench");
  for (auto _ : state)
    if (!certau_verifier::verify_text(text).verified) state.SkipWithError("rejected");
}
BENCHMARK(verify_tiki_taka)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

// The prover's share: composing the residual exactly, and its subdivision.
void prove_tiki_taka(benchmark::State& state) {
  const auto certificate = certified(state.range(0)).upper;
  const auto g = RationalPolynomial::linear(Rational{-1, 4}, 1);
  const QuantityPolynomials quantity{g * g, RationalPolynomial{1}, RationalPolynomial{1}};
  double boxes = 0;
  for (auto _ : state) {
    const PiecewiseResidual residual{certificate.claim.process, certificate.piecewise().set.box,
                                     quantity, certificate.piecewise().potential};
    const auto verdict = prove_nonpositive(
        residual.excess(Direction::upper, certificate.claim.value), certificate.claim.value);
    if (verdict.truth != Truth::yes) state.SkipWithError("not proved");
    boxes = static_cast<double>(verdict.boxes);
  }
  state.counters["boxes"] = boxes;
}
BENCHMARK(prove_tiki_taka)->DenseRange(0, 3)->Unit(benchmark::kMillisecond);

}  // namespace
