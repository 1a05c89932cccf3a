// SPDX-License-Identifier: Apache-2.0
#include "theorems/foundations.hpp"

namespace certau::theorems {

const std::vector<Foundation>& foundations() {
  static const std::vector<Foundation> all{
      // What certificates rest on
      {"Certau.drift_soundness.average_le_of_drift",
       "If h + T u − u ≤ λ on a closed set, then for every start x in it and every K ≥ 1 the "
       "average of E h(x_k) over the first K steps is at most λ + (u(x) − E u(x_K))/K",
       "Certau"},
      {"Certau.drift_soundness.average_le_of_drift_of_transient",
       "The same with a bound c of u(x) − u on the set: the average is at most λ + c/K", "Certau"},
      {"Certau.drift_soundness.average_ge_of_drift",
       "If h + T u − u ≥ λ on a closed set, then the average is at least "
       "λ − (E u(x_K) − u(x))/K",
       "Certau"},
      {"Certau.drift_soundness.average_ge_of_drift_of_transient",
       "The same with a bound c of u − u(x) on the set: the average is at least λ − c/K", "Certau"},
      // Theorem 2 as the paper states it, for part of the range
      {"Certau.descent.theorem_2_within.average_gradient_le_of_W_max_le",
       "theorem-2, with the paper's bound and learning rate, holds if W_max ≤ τ/√2",
       "[wu2024, Thm 2]"},
      {"Certau.descent.theorem_2_within.average_gradient_le_of_alpha_le_inv",
       "theorem-2-repaired for every α ≤ 1/L, with the factor 2 in its last term", "Certau"},
      // Weights in range, beyond the paper
      {"Certau.device.theorem_1.sup_norm_analog_sgd_le_tau",
       "Analog SGD from ‖W₀‖∞ ≤ τ keeps ‖W_k‖∞ ≤ τ, if no increment that it requests exceeds τ; "
       "the noise may depend on the past",
       "Certau"},
      {"Certau.device.linear_step.linear_step_symmetric_iff",
       "The linear step device is symmetric at w° and nowhere else", "Certau"},
      {"Certau.device.linear_step.abs_linear_step_eq",
       "The size of a step on the linear step device, as in Lemma 1", "Certau"},
      {"Certau.device.linear_step.linear_step_weight_in_range",
       "Increments within [τ_min, τ_max] keep the weights of the linear step device in "
       "[w° + τ_min, w° + τ_max], if they start there",
       "Certau"},
      {"Certau.device.linear_step.linear_step_leaves_range",
       "An increment above τ_max leads above that range from anywhere below its upper bound",
       "Certau"},
      {"Certau.device.linear_step.linear_step_leaves_range_below",
       "An increment below τ_min leads below that range from anywhere above its lower bound",
       "Certau"},
      {"Certau.range.theorem_5.sup_norm_weights_le_of_start",
       "theorem-5-repaired, where the range is no hypothesis but follows: if "
       "√(L/μ)‖W₀ − W*‖ + ‖W*‖∞ ≤ τ, then ‖W_k‖∞ is at most that for all k",
       "Certau"},
      // The floor under plain noise, +σ or −σ, on (L/2)(w − w*)²
      {"Certau.floor.two_point_floor.closed_within_noise",
       "The weights where the noise is at least the gradient are closed under Analog SGD",
       "Certau"},
      {"Certau.floor.two_point_floor.expect_weight_after",
       "From there E w_k = w̄ + ρ^k (w₀ − w̄), w̄ = Lw*/(L + σ/τ), ρ = 1 − α(L + σ/τ)", "Certau"},
      {"Certau.floor.two_point_floor.expect_gradient_after", "E g_k = −(σ/τ)w̄ + ρ^k L(w₀ − w̄)",
       "Certau"},
      {"Certau.floor.two_point_floor.expect_gradient_sqr_after_ge", "E g_k² ≥ (E g_k)²", "Certau"},
      {"Certau.floor.two_point_floor.gradient_tends_to_floor",
       "E g_k tends to −(σ/τ)w̄, whatever the learning rate", "Certau"},
      {"Certau.floor.two_point_floor.gradient_sqr_ge_floor", "lim inf E g_k² ≥ (σw̄/τ)²", "Certau"},
      {"Certau.floor.two_point_floor.average_gradient_sqr_ge_floor",
       "The average of E g_k² over K steps is at least (σw̄/τ)² minus a constant over K", "Certau"},
      // How far 4σ²S_K is from the average of Theorem 3
      {"Certau.floor.theorem_3.average_gradient_le_amplification",
       "On Theorem 3's instance with α ≤ (w*/τ)²/(100L) the average is at most (5/4)σ² E S_K minus "
       "σ²(w*/τ)²/30",
       "Certau"},
      {"Certau.floor.theorem_3.four_sigma_sqr_too_large",
       "There it stays below 4σ² E S_K by at least σ²(w*/τ)²/30, for every K ≥ 1", "Certau"},
      // Tiki-Taka's rate
      {"Certau.tiki_taka.rate.average_gradient_le_of_inverse_root",
       "theorem-4-repaired with α = a/√K: the average is at most an explicit constant over √K",
       "Certau"},
      {"Certau.tiki_taka.rate.average_gradient_le_of_optimal_rate",
       "With the learning rate that suits K it is at most 28√(s₁/s₀)·√((f(W₀) − f*)Lσ²/K)",
       "Certau"},
      {"Certau.tiki_taka.rate.average_gradient_tends_to_zero",
       "With α = a/√K the average tends to 0 as K grows: no asymptotic error", "Certau"},
      {"Certau.tiki_taka.theorem_4_while.average_gradient_le_while",
       "theorem-4-repaired with its conditions asked only while a run is alive, which may mean any "
       "event that ends for good: its bound holds for (1/K) Σ_{k<K} E(‖g_k‖² if alive, else 0)",
       "Certau"},
      {"Certau.tiki_taka.theorem_4_inside.average_gradient_le_while_inside",
       "With α = a/√K and the conditions asked only as long as f(W_k) − f* < Δ, "
       "(1/K) Σ_{k<K} E(‖g_k‖² if so until k, else 0) is at most an explicit constant over √K",
       "Certau"},
      {"Certau.tiki_taka.theorem_4_inside.exit_probability_le",
       "The probability that f(W_k) − f* reaches Δ within K steps is at most "
       "2(f(W₀) − f* + 9.45a²Lτ²σ²/(s₀s₁))/Δ, for every K",
       "Certau"},
      {"Certau.tiki_taka.theorem_4_with_probability.exit_or_average_ge_probability_le",
       "The probability that a run does so, or that its own average of ‖g_k‖² is at least e, is at "
       "most that plus an explicit constant over e√K",
       "Certau"},
      {"Certau.tiki_taka.theorem_4_every_path.conditions_fail_of_inverse_root",
       "On w²/2 with independent noise, +σ or −σ, σ > 0.3τ, the conditions that theorem-4-repaired "
       "asks of every path fail for all large K with α = a/√K",
       "Certau"},
      // Certified cells
      {"Certau.cell.soundness.average_le_of_check",
       "If the check of a smooth certificate computes true, its upper bound holds for every K ≥ 1",
       "Certau"},
      {"Certau.cell.soundness.average_ge_of_check", "The same for a lower bound", "Certau"},
      {"Certau.cell.piecewise_tiki_taka.tiki_taka_average_le_of_check",
       "If the check of a piecewise certificate computes true, its upper bound on Tiki-Taka holds "
       "for every K ≥ 1",
       "Certau"},
      {"Certau.cell.piecewise_tiki_taka.tiki_taka_average_ge_of_check",
       "The same for a lower bound", "Certau"},
      {"Certau.cell.piecewise_analog_sgd.analog_sgd_average_le_of_check",
       "If the check of a piecewise certificate computes true, its upper bound on Analog SGD holds "
       "for every K ≥ 1",
       "Certau"},
      {"Certau.cell.piecewise_analog_sgd.analog_sgd_average_ge_of_check",
       "The same for a lower bound", "Certau"},
      // Gaussian noise
      {"Certau.noise.gaussian_law.gaussian_moments",
       "The density of N(0, s²), as the theorems on Gaussian noise define it, is that of a law of "
       "mean 0 and variance s²",
       "Certau"},
  };
  return all;
}

}  // namespace certau::theorems
