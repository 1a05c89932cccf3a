// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "theorems/claim/claim.hpp"

namespace certau::theorems {

/// How a claim as stated follows Tiki-Taka from P₀ = 0: along one path of the noise (letter path),
/// or over all paths of K steps.
enum class Run { one_path, all_paths };
/// Which of the paper's bounds on β a claim supposes: Lemma 6's two, or Lemma 7's third as well.
enum class BetaBounds { lemma_6, lemma_7 };

/// Fills in what lemma-6, lemma-7 and theorem-4-p have in common as stated: letters, hypotheses, an
/// example with one coordinate and a spoiler for each hypothesis.
void describe_stated_setting(Claim& claim, Run run, BetaBounds bounds);

}  // namespace certau::theorems
