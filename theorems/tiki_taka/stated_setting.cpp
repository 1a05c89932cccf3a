// SPDX-License-Identifier: Apache-2.0
#include "theorems/tiki_taka/stated_setting.hpp"

#include "theorems/tiki_taka/glossary.hpp"

namespace certau::theorems {

void describe_stated_setting(Claim& claim, Run run, BetaBounds bounds) {
  const bool one_path = run == Run::one_path;
  claim.letters = tiki_taka_letters({"L", "H", "W_star", "tau", "alpha", "beta", "sigma", "c",
                                     "eps", "prob", "W0", one_path ? "path" : "K"});
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 4)
      .set("alpha", Rational{1, 8})
      .set("beta", Rational{1, 64})
      .set("sigma", 1)
      .set("c", 1)
      .set_list("eps", {1, -1})
      .set_list("prob", {Rational{1, 2}, Rational{1, 2}})
      .set_list("W0", {one_path ? 0 : 1});
  if (one_path) {
    claim.example.set_list("path", {0});
  } else {
    claim.example.set("K", 2);
  }
  // A flat objective of small L, so that Lemma 6's first bound does not bind.
  const Instance flat = Instance{}.set("L", Rational{1, 100}).set_list("H", {0});
  claim.spoilers = {{"positive", Instance{}.set("alpha", 0)},
                    {"A1", Instance{}.set_list("H", {2})},
                    {"A3", Instance{}.set("sigma", Rational{1, 2})},
                    {"A5", Instance{}.set("c", 2)},
                    one_path ? Spoiler{"path", Instance{}.set_list("path", {2})}
                             : Spoiler{"K >= 1", Instance{}.set("K", 0)},
                    {"beta <= c tau/(2(4 L^2 tau^2 + sigma^2))", Instance{}.set("beta", 1)},
                    {"beta <= 2/(3 c sigma)", Instance{flat}.set("beta", 1)}};
  if (bounds == BetaBounds::lemma_7)
    claim.spoilers.push_back({"beta <= L^2 tau^3 D/(3 c sigma^3)", flat});
  claim.hypotheses.clear();
  for (const auto& spoiler : claim.spoilers) claim.hypotheses.push_back(spoiler.hypothesis);
}

}  // namespace certau::theorems
