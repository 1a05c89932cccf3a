// SPDX-License-Identifier: Apache-2.0
// How the objective changes when P is transferred to W: as stated, and with the last term in its
// own units.
#include "theorems/model/in_range.hpp"
#include "theorems/model/tiki_taka_step.hpp"
#include "theorems/tiki_taka/capsules.hpp"
#include "theorems/tiki_taka/glossary.hpp"

namespace certau::theorems {
namespace {

enum class LastTerm { as_stated, in_units };

template <LastTerm last>
struct Lemma8 {
  template <class T>
  static Judgement<T> judge(const Assignment<T>& at) {
    const T& L = at["L"];
    const T& tau = at["tau"];
    const T& alpha = at["alpha"];
    const T& s = at["s"];
    const auto& W = at.list("W0");
    const auto& P = at.list("P");
    const auto f = QuadraticForm<T>::of(at);
    Judgement<T> judgement;
    if (!judgement.require("positive", L > 0 && tau > 0 && alpha > 0 && s > 0)) return judgement;
    if (!judgement.require("A1", f.is_smooth(L))) return judgement;

    const T time = tau / s;  // T of the statement
    const auto g = f.gradient(W);
    const auto W_next = TikiTaka<T>{tau, alpha, T(0)}.transfer(W, P);
    const auto d = minus(W_next, W);
    const T omega = saturation(W, tau);
    const T factor = last == LastTerm::as_stated ? alpha : T(alpha / time * omega * omega);
    judgement.conclude("after the transfer", f.value(W_next), Relation::at_most,
                       f.value(W) - alpha * time / 2 * squared_norm(g) -
                           (1 / (2 * alpha * time) - L / 2) * squared_norm(d) +
                           alpha / time * squared_norm(plus(P, g, T(-time))) +
                           factor * squared_norm(P));
    return judgement;
  }

  static Instance draw(Draw& draw) {
    const int D = draw.once_in(3) ? draw.integer(2, 3) : 1;
    const Rational L = draw.positive();
    const Rational tau = draw.positive();
    const Rational s = draw.positive();
    Instance at;
    at.set("L", L).set_list("H", draw.symmetric_matrix(D, -L, L));
    at.set_list("W_star", draw.vector_within(D, draw.once_in(2) ? tau : draw.positive()));
    at.set("tau", tau).set("alpha", draw.positive()).set("s", s);
    at.set_list("W0", draw.vector_within(D, draw.once_in(4) ? tau * 5 : tau));
    if (draw.once_in(3)) return at.set_list("P", draw.vector_within(D, draw.positive()));
    // Near or at equality: P = T g, or P − T g = abs(P) ⊙ W/τ.
    auto P = scaled(Rational{tau / s}, QuadraticForm<Rational>::of(at).gradient(at.list("W0")));
    if (draw.once_in(2))
      for (std::size_t i = 0; i < P.size(); ++i) {
        const Rational x = at.list("W0")[i] / tau;
        const Rational divisor = P[i] < 0 ? Rational{1 + x} : Rational{1 - x};
        if (divisor > 0) P[i] /= divisor;
      }
    return at.set_list("P", P);
  }
};

template <LastTerm last>
Claim lemma_8_with() {
  Claim claim = claim_of<Lemma8<last>>();
  claim.letters = tiki_taka_letters({"L", "H", "W_star", "tau", "alpha", "s", "W0", "P"});
  claim.letters[6].meaning = "the weights W_k";
  claim.letters[7].meaning = "the auxiliary array P_{k+1}";
  claim.hypotheses = {"positive", "A1"};
  claim.example.set("L", 1)
      .set_list("H", {1})
      .set_list("W_star", {0})
      .set("tau", 1)
      .set("alpha", Rational{1, 4})
      .set("s", 1)
      .set_list("W0", {Rational{1, 2}})
      .set_list("P", {Rational{1, 2}});
  claim.spoilers = {{"positive", Instance{}.set("s", 0)}, {"A1", Instance{}.set_list("H", {-2})}};
  claim.extremes = {
      // Noise large against τ, weights at the end of their range, P = T g.
      Instance{claim.example}.set("s", 4).set_list("W0", {1}).set_list("P", {Rational{1, 4}}),
      Instance{claim.example}
          .set_list("H", {0})
          .set_list("W_star", {0})
          .set("tau", 1)
          .set("alpha", 1)
          .set("s", 4)
          .set_list("W0", {Rational{9, 10}})
          .set_list("P", {1}),
      Instance{claim.example}.set_list("W0", {2}).set_list("P", {2}),
      Instance{claim.example}.set("s", Rational{1, 1000}).set_list("P", {500}),
      Instance{claim.example}.set("alpha", 100),
      Instance{claim.example}.set_list("P", {1}),
      Instance{claim.example}
          .set_list("H", {1, 0, 0, -1})
          .set_list("W_star", {0, 0})
          .set_list("W0", {1, -1})
          .set_list("P", {1, 1})};
  claim.cases = 100'000;
  return claim;
}

}  // namespace

Claim lemma_8() {
  Claim claim = lemma_8_with<LastTerm::as_stated>();
  claim.id = "lemma-8";
  claim.is_natural = [](const Instance& at) {
    return starts_in_range(at) && largest(at.list("P")) <= at["tau"];
  };
  claim.title = "Descent of the objective by the transfer";
  claim.source = "[wu2024, Lemma 8, (128)]";
  claim.statement =
      "f(W_{k+1}) ≤ f(W_k) − (αT/2)‖g‖² − (1/(2αT) − L/2)‖W_{k+1} − W_k‖² + (α/T)‖P_{k+1} − Tg‖² + "
      "α‖P_{k+1}‖², with T = τ/s, s = σ/√D and g = g(W_k), under A1";
  claim.theorem = "Certau.tiki_taka.lemma_8_as_stated.lemma_8_fails";
  claim.theorem_says = TheoremSays::claim_fails;
  claim.remark =
      "The last two terms have different units: T is a weight divided by a gradient. Any P is "
      "reached from P₀ = 0 under some law of the noise.";
  claim.proof = ProofVerdict::gap;
  claim.proof_note =
      "The last term should be (α/T)ω²‖P_{k+1}‖², which is within the stated one only if ω² ≤ T; "
      "lemma-8 itself has the witness, and lemma-8-repaired the term.";
  return claim;
}

Claim lemma_8_repaired() {
  Claim claim = lemma_8_with<LastTerm::in_units>();
  claim.id = "lemma-8-repaired";
  claim.title = "Descent of the objective by the transfer, in units";
  claim.source = "Certau";
  claim.repairs = "lemma-8";
  claim.statement =
      "f(W_{k+1}) ≤ f(W_k) − (αT/2)‖g‖² − (1/(2αT) − L/2)‖W_{k+1} − W_k‖² + (α/T)‖P_{k+1} − Tg‖² + "
      "(α/T)ω²‖P_{k+1}‖², with ω = ‖W_k‖∞/τ, T = τ/s, s > 0 and g = g(W_k), under A1";
  claim.theorem = "Certau.tiki_taka.lemma_8.f_transfer_le";
  claim.remark = "Equality is met: L·I for H, and P − Tg = abs(P) ⊙ W/τ, with all abs(W_i) equal.";
  claim.argument =
      "With d = W_{k+1} − W_k, A1 gives f(W_{k+1}) ≤ f(W_k) + ⟨g, d⟩ + (L/2)‖d‖², and, for "
      "η = αT, ⟨g, d⟩ = −(η/2)‖g‖² − ‖d‖²/(2η) + ‖d + ηg‖²/(2η). Since d = −αP − α abs(P) ⊙ W/τ, "
      "d + ηg = −α(P − Tg) − α abs(P) ⊙ W/τ, whose square is at most 2α²‖P − Tg‖² + 2α²ω²‖P‖². "
      "Divide by 2αT.";
  return claim;
}

}  // namespace certau::theorems
