// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/hypotheses.hpp"

#include "certau/report/decimal.hpp"
#include "checks/audit/intervals.hpp"
#include "checks/audit/outward_decimal.hpp"

namespace certau::audit {
namespace {

Satisfied at_most(const ClosedInterval& value, const Rational& bound) {
  if (value.upper <= bound) return Satisfied::yes;
  return value.lower > bound ? Satisfied::no : Satisfied::unknown;
}

Satisfied below(const ClosedInterval& value, const Rational& bound) {
  if (value.upper < bound) return Satisfied::yes;
  return value.lower >= bound ? Satisfied::no : Satisfied::unknown;
}

// Twelve digits are enough to read; more certain ones are left out.
std::string shown(const ClosedInterval& value) {
  constexpr int digits = 12;
  return readable_enclosure(round_down(value.lower, digits), round_up(value.upper, digits));
}

ClosedInterval square(const ClosedInterval& value) {
  return {value.lower * value.lower, value.upper * value.upper};
}

const AsymmetricLinear<Rational>* asymmetric_linear(const ArrayEvidence& array) {
  const auto* kind = std::get_if<Device<Rational>>(&array.device.device);
  return kind == nullptr ? nullptr : std::get_if<AsymmetricLinear<Rational>>(kind);
}

// Theorem 1 is about each array alone.
void add_range(const ArrayEvidence& array, const std::string& letter,
               std::vector<Hypothesis>& list) {
  const auto* device = asymmetric_linear(array);
  if (device == nullptr || !array.saturation) return;
  const std::string claims = device->symmetric_point == 0
                                 ? "theorem-1, theorem-1-around-symmetric-point"
                                 : "theorem-1-around-symmetric-point";
  const ClosedInterval& first = array.saturation->first;
  list.push_back({claims, "‖" + letter + "₀ − w°‖∞ ≤ τ", at_most(first, 1),
                  "‖" + letter + "₀ − w°‖∞/τ = " + shown(first)});
  if (!array.largest_request) {
    list.push_back({claims, "‖Δ_k‖∞ ≤ τ for all k (" + letter + ")", Satisfied::not_visible,
                    "no requested increments are recorded or declared"});
    return;
  }
  const ClosedInterval& largest = *array.largest_request;
  list.push_back({claims, "‖Δ_k‖∞ ≤ τ for all k (" + letter + ")", at_most(largest, device->tau),
                  "largest abs(Δ) = " + shown(largest)});
}

void add_saturation(const ArrayEvidence& weight, bool has_auxiliary,
                    std::vector<Hypothesis>& list) {
  const auto* device = asymmetric_linear(weight);
  if (device == nullptr || !weight.saturation) return;
  const ClosedInterval& degree = weight.saturation->largest;
  const ClosedInterval squared = square(degree);
  const std::string shown_degree = "ω̄ = " + shown(degree);
  const std::string claims =
      has_auxiliary ? "theorem-4" : "theorem-2, theorem-2-repaired, theorem-9, theorem-9-repaired";
  std::string detail = shown_degree;
  if (degree.upper < 1)
    detail +=
        ", so that the bounds' factor 1 − ω̄² is " + shown({1 - squared.upper, 1 - squared.lower});
  list.push_back({claims, "A4 on this run: ω_k ≤ ω̄ < 1", below(degree, 1), detail});
  if (has_auxiliary) {
    const Rational share{9, 100};
    const ClosedInterval needed = scaled(squared, 1 / share);
    const Satisfied possible = at_most(needed, 1);
    list.push_back(
        {"theorem-4-step, theorem-4-repaired", "ω_k² ≤ 0.09·s₀/s₁ on this run",
         possible == Satisfied::yes ? Satisfied::not_visible : possible,
         shown_degree + ": needs s₀/s₁ ≥ " + shown(needed) +
             (possible == Satisfied::no ? ", but s₀ ≤ s₁" : "; s₀ and s₁ bound E abs(g_i + ε_i)")});
  } else {
    list.push_back({"lemma-3, lemma-4", "ω_k ≤ 1/2 on this run", at_most(degree, Rational{1, 2}),
                    shown_degree});
  }
  list.push_back(
      {"every theorem of the paper", "w° = 0",
       device->symmetric_point == 0 ? Satisfied::yes : Satisfied::no,
       "w° = " + shown_decimal(device->symmetric_point) +
           (device->symmetric_point == 0 ? ""
                                         : ": measure weights from w°, and the theorems apply")});
}

void add_auxiliary(const ArrayEvidence& auxiliary, std::vector<Hypothesis>& list) {
  const auto* device = asymmetric_linear(auxiliary);
  if (device == nullptr || !auxiliary.saturation) return;
  list.push_back(
      {"theorem-4, theorem-4-p, theorem-4-repaired", "P₀ = 0",
       auxiliary.saturation->first.upper == 0
           ? Satisfied::yes
           : (auxiliary.saturation->first.lower > 0 ? Satisfied::no : Satisfied::unknown),
       "‖P₀ − w°‖∞/τ = " + shown(auxiliary.saturation->first)});
  const ClosedInterval term = scaled(square(auxiliary.saturation->largest), 33);
  list.push_back({"theorem-4", "33·P_max²/τ² < 1", below(term, 1),
                  "33·P_max²/τ² ≥ " + shown(term) +
                      " with the largest P of this run for P_max, which bounds a mean over runs"});
  if (!auxiliary.largest_request) return;
  const ClosedInterval& largest = *auxiliary.largest_request;
  list.push_back({"theorem-4-repaired", "βB ≤ τ on this run", at_most(largest, device->tau),
                  "largest abs(β(g + ε)) = " + shown(largest)});
}

void add_rate(const std::string& claims, const std::string& statement, const Rational& most,
              const DeclaredRates& rates, std::vector<Hypothesis>& list) {
  if (!rates.smoothness || !rates.learning_rate) {
    list.push_back({claims, statement, Satisfied::not_visible,
                    "give --smoothness L and --learning-rate α to have it checked"});
    return;
  }
  const Rational product = *rates.smoothness * *rates.learning_rate;
  list.push_back({claims, statement, product <= most ? Satisfied::yes : Satisfied::no,
                  "αL = " + shown_decimal(product)});
}

}  // namespace

std::vector<Hypothesis> hypotheses(const ArrayEvidence& weight,
                                   const std::optional<ArrayEvidence>& auxiliary,
                                   const DeclaredRates& rates) {
  std::vector<Hypothesis> list;
  if (asymmetric_linear(weight) == nullptr || weight.device.is_fitted()) return list;
  add_range(weight, "W", list);
  if (auxiliary) add_range(*auxiliary, "P", list);
  add_saturation(weight, auxiliary.has_value(), list);
  if (auxiliary) add_auxiliary(*auxiliary, list);
  if (!auxiliary) {
    add_rate("eq-5, theorem-9, theorem-9-repaired", "α ≤ 1/L", 1, rates, list);
    add_rate("theorem-2-repaired", "α ≤ 1/(2L)", Rational{1, 2}, rates, list);
  }
  list.push_back({"all but theorem-1", "A1 f is L-smooth; A2 f ≥ f*", Satisfied::not_visible,
                  "the trace has states and increments, not f"});
  list.push_back({"those with noise",
                  auxiliary ? "A3, A5: ε is i.i.d. with mean 0, …"
                            : "A3: ε is i.i.d. with mean 0 and variance ≤ σ²",
                  Satisfied::not_visible, "a law is not visible in one run"});
  return list;
}

}  // namespace certau::audit
