// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/exit_status.hpp"
#include "theorems/claim/finding.hpp"

namespace certau::app {

/// What a verdict on a claim means for the caller: a vacuous claim is no better than a refuted one,
/// and one that nothing refutes is not thereby proved.
[[nodiscard]] inline ExitStatus status_of(theorems::Verdict verdict) {
  switch (verdict) {
    case theorems::Verdict::refuted:
    case theorems::Verdict::vacuous:
      return ExitStatus::refuted;
    case theorems::Verdict::not_refuted:
      return ExitStatus::inconclusive;
    case theorems::Verdict::proved:
    case theorems::Verdict::certified:
      break;
  }
  return ExitStatus::proved;
}

}  // namespace certau::app
