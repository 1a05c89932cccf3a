// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/training/quadratic.hpp"

#include "theorems/model/quadratic_form.hpp"

namespace certau::properties {

using theorems::absolute;

bool LocalQuadratic::is_smooth(const Rational& L) const {
  if (hessian.size() != gradient.size() * gradient.size()) return false;
  const std::vector<Rational> minimizer(gradient.size());
  return theorems::QuadraticForm<Rational>{hessian, minimizer}.is_smooth(L);
}

Rational LocalQuadratic::rise(const std::vector<Rational>& d) const {
  return theorems::dot(gradient, d) + theorems::dot(d, theorems::times(hessian, d)) / 2;
}

Rational LocalQuadratic::allowance_of_rise(const std::vector<Rational>& d,
                                           const std::vector<Rational>& e) const {
  if (theorems::largest(e) == 0) return 0;
  const auto slope = theorems::plus(theorems::times(hessian, d), gradient);
  Rational sum = 0;
  for (std::size_t i = 0; i < e.size(); ++i) {
    sum += absolute(slope[i]) * e[i];
    for (std::size_t j = 0; j < e.size(); ++j)
      sum += absolute(hessian[i * e.size() + j]) * e[i] * e[j] / 2;
  }
  return sum;
}

Rise rise_of(const LocalQuadratic& f, const std::vector<Rational>& weight,
             const std::vector<Answer>& next) {
  std::vector<Rational> found;
  std::vector<Rational> exact;
  std::vector<Rational> error;
  for (std::size_t i = 0; i < weight.size(); ++i) {
    found.push_back(next[i].found - weight[i]);
    exact.push_back(next[i].exact - weight[i]);
    error.push_back(next[i].allowance);
  }
  return {f.rise(found), f.allowance_of_rise(exact, error)};
}

Rational saturation_degree(const Instance& at, DeviceKind kind,
                           const std::vector<Rational>& weight) {
  if (kind == DeviceKind::ideal) return 0;
  const std::vector<Rational> middle(weight.size(), at["w_sym"]);
  return theorems::largest(theorems::minus(weight, middle)) / at["tau"];
}

}  // namespace certau::properties
