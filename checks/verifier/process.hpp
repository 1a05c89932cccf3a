// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "checks/verifier/claim.hpp"
#include "checks/verifier/polynomial.hpp"

namespace certau_verifier {

/// One value of the noise and the step it leads to, all polynomials in the weight w. For tiki-taka
/// the noise is all there is: its step depends on p too (piecewise_chain.hpp).
struct Branch {
  Polynomial probability;
  Polynomial noise;     // eps
  Polynomial step;      // Delta = -learning_rate (g + eps)
  Polynomial map_up;    // where the map goes if Delta >= 0: w + Delta q_up
  Polynomial map_down;  // if Delta <= 0: w + Delta q_down
};

struct Responses {
  Polynomial up;    // q_up, the contract's q with a plus
  Polynomial down;  // q_down, the contract's q with a minus
};

[[nodiscard]] Responses derive_responses(const Device& device);

/// The Markov chain of the claim, derived from its description alone.
struct Process {
  Polynomial objective;               // f
  Polynomial gradient;                // g = f'
  Polynomial response_up;             // q_up
  Polynomial response_down;           // q_down
  Polynomial symmetric_response;      // F = (q_down + q_up)/2
  Polynomial antisymmetric_response;  // G = (q_down - q_up)/2
  Polynomial noise_variance;          // v
  std::vector<Branch> branches;
  bool sign_matters = false;  // false: map_up and map_down are the same
};

/// Derive the chain.
///   Error  Rejection unless the probabilities add up to 1 and the noise has mean 0, identically
[[nodiscard]] Process derive_process(const Certificate& certificate);

/// The quantity as the triple (N, D, M) of the contract.
struct DriftTerms {
  Polynomial numerator;    // N
  Polynomial denominator;  // D
  Polynomial multiplier;   // M
};

[[nodiscard]] DriftTerms derive_quantity(const Certificate& certificate, const Process& process);

}  // namespace certau_verifier
