// SPDX-License-Identifier: Apache-2.0
// Tiki-Taka's convergence as stated: what its proof supposes is contradictory.
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/glossary.hpp"

namespace certau::theorems {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Judgement<T> judge_premises(const Assignment<T>& at) {
  const T& c = at["c"];
  const T& D = at["D"];
  Judgement<T> judgement;
  // Of A5 only what it says about c: cσ ≤ E abs(ε_i) ≤ √(E ε_i²) ≤ σ/√D.
  if (!judgement.require("A5", c > 0 && D >= 1 && c * c * D <= 1)) return judgement;
  judgement.require("divisor", 1 - 128 / (c * c * D) - 32 * at["P"] > 0);
  return judgement;
}

// Polynomials of premises, all at least 0, that add up to 0 although one of the terms is positive:
// σ²·divisor + (D·m1 + D·cσ)·(m1 − cσ) + D·(m2 − m1²) + (σ² − D·m2) + 127σ² + 32P·c²Dσ² = 0.
Json contradiction() {
  // Explicit arrays: a list of a string and an object would be read as a pair of an object.
  const auto polynomial = [](std::initializer_list<std::pair<const char*, Json>> terms) {
    Json list = Json::array();
    for (const auto& [coefficient, exponents] : terms)
      list.push_back(Json::array({coefficient, exponents}));
    return list;
  };
  Json premises = Json::object();
  premises["A5-lower"] =
      polynomial({{"1", {{"D", 1}, {"m1", 1}}}, {"1", {{"D", 1}, {"c", 1}, {"sigma", 1}}}});
  premises["A5-variance"] = polynomial({{"1", Json::object()}});
  premises["jensen"] = polynomial({{"1", {{"D", 1}}}});
  premises["divisor"] = polynomial({{"1", {{"sigma", 2}}}});
  Json result = Json::object();
  result["premises"] = std::move(premises);
  result["remainder"] =
      polynomial({{"127", {{"sigma", 2}}}, {"32", {{"P", 1}, {"c", 2}, {"D", 1}, {"sigma", 2}}}});
  return result;
}

Finding find_contradiction() {
  Finding finding;
  finding.verdict = Verdict::vacuous;
  finding.evidence =
      "A5 at g = 0 and Var abs(ε_i) ≥ 0 give (cσ)² ≤ (E abs(ε_i))² ≤ E ε_i² ≤ σ²/D, so c²D ≤ 1 and "
      "1 − 128/(c²D) − 32P_max²/τ² ≤ −127, which the proof divides by and needs positive";
  finding.document = Json{{"format", "certau-witness"},
                          {"format_version", 1},
                          {"claim", "theorem-4"},
                          {"contradiction", contradiction()}}
                         .dump(2) +
                     "\n";
  return finding;
}

}  // namespace

Claim theorem_4() {
  Claim claim;
  claim.judge = judge_premises<Rational>;
  claim.approx_judge = judge_premises<double>;
  claim.id = "theorem-4";
  claim.title = "Tiki-Taka converges without an asymptotic error";
  claim.source = "[wu2024, Theorem 4, (14), (140)]";
  claim.statement =
      "(1/K) Σ_{k<K} E‖g_k‖² ≤ O(√((f(W₀) − f*)σ²L/K)/(1 − 33P_max²/τ²)) with "
      "P_max² = 41L²τ⁴D/(c²σ²), under A1–A5, for α = O(1/√(σ²K)), β = 8αL, 33P_max²/τ² < 1 and D "
      "large enough that 1 − 128/(c²D) − 32P_max²/τ² > 0";
  claim.theorem = "Certau.tiki_taka.theorem_4.proof_condition_absurd";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.letters = tiki_taka_letters({"c", "D", "P"});
  claim.letters.back().meaning = "P_max²/τ²";
  claim.hypotheses = {"A5", "divisor"};
  claim.decide = find_contradiction;
  claim.proof = ProofVerdict::vacuous;
  claim.proof_note =
      "The last step (140) divides by 1 − 128/(c²D) − 32P_max²/τ² and needs it positive \"for D "
      "large\"; but A5 allows no c above 1/√D, so that c²D does not grow with D.";
  claim.remark =
      "Read with the constants of its proof. The statement says that D is large: for c independent "
      "of D that has no instance either, as A5 gives c²D ≤ 1; for c that falls with D nothing is "
      "decided here about the statement without its proof. Its condition 33P_max²/τ² < 1 is not "
      "needed for the contradiction. The β of the theorem, 8αL, and that of the proof, "
      "8αLτ²D/σ², have different units. Beyond this, lemma-5, lemma-6, lemma-7, lemma-8 and "
      "theorem-4-p, on which the proof rests, fail. theorem-4-repaired has the same rate.";
  return claim;
}

}  // namespace certau::theorems
