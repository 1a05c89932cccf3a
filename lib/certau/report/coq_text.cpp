// SPDX-License-Identifier: Apache-2.0
#include "certau/report/coq_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "certau/base/text.hpp"
#include "certau/process/branch_polynomials.hpp"

namespace certau {
namespace {

constexpr std::size_t columns = 100;

struct ObjectiveFormula {
  std::string operator()(const Quadratic<Rational>& f) const {
    return fmt::format("{} / 2 * (w - {}) ^ 2", coq_real(f.curvature), coq_real(f.minimizer));
  }
  std::string operator()(const PolynomialObjective<Rational>& f) const {
    return coq_formula(objective_polynomial(f));
  }
  std::string operator()(const DoubleWell<Rational>& f) const {
    return fmt::format("{0} / (8 * {1} ^ 2) * (w ^ 2 - {1} ^ 2) ^ 2", coq_real(f.curvature),
                       coq_real(f.well)) +
           (f.tilt == 0 ? "" : " + " + coq_real(f.tilt) + " * w");
  }
};

struct GradientFormula {
  std::string operator()(const Quadratic<Rational>& f) const {
    return fmt::format("{} * (w - {})", coq_real(f.curvature), coq_real(f.minimizer));
  }
  std::string operator()(const PolynomialObjective<Rational>& f) const {
    return coq_formula(objective_polynomial(f).derivative());
  }
  std::string operator()(const DoubleWell<Rational>& f) const {
    return fmt::format("{0} * (w ^ 2 - {1} ^ 2) * w / (2 * {1} ^ 2)", coq_real(f.curvature),
                       coq_real(f.well)) +
           (f.tilt == 0 ? "" : " + " + coq_real(f.tilt));
  }
};

struct DeviceWords {
  std::string operator()(const Ideal<Rational>&) const { return "ideal"; }
  std::string operator()(const AsymmetricLinear<Rational>& d) const {
    return fmt::format("asymmetric_linear {} {}", coq_real(d.tau), coq_real(d.symmetric_point));
  }
  std::string operator()(const LinearStep<Rational>& d) const {
    return fmt::format("linear_step {} {} {}", coq_real(d.tau_max), coq_real(d.tau_min),
                       coq_real(d.symmetric_point));
  }
  std::string operator()(const PowerStep<Rational>& d) const {
    return fmt::format("power_step {} {} {} {}", coq_real(d.tau_max), coq_real(d.tau_min),
                       to_string(d.gamma_up), to_string(d.gamma_down));
  }
  std::string operator()(const ExponentialStep<Rational>&) const {
    throw ContractViolation("coq_device of an exponential device (it is no polynomial): refuse it");
  }
};

}  // namespace

std::string coq_real(const Rational& value) {
  const std::string text = to_string(value);
  return denominator(value) == 1 && value >= 0 ? text : "(" + text + ")";
}

std::string coq_rational(const Rational& value) {
  return fmt::format("({} # {})", numerator(value).str(), denominator(value).str());
}

std::string coq_list(const std::vector<std::string>& items) {
  return fmt::format("[{}]", fmt::join(items, "; "));
}

std::string coq_polynomial(const RationalPolynomial& polynomial) {
  Integer common = 1;
  for (long k = 0; k <= polynomial.degree(); ++k)
    common = lcm(common, denominator(polynomial.coefficient(k)));
  std::vector<std::string> items;
  for (long k = 0; k <= polynomial.degree(); ++k)
    items.push_back(numerator(Rational{polynomial.coefficient(k) * common}).str());
  return fmt::format("Polynomial {} {}", coq_list(items), common.str());
}

std::string coq_formula(const RationalPolynomial& polynomial) {
  std::string text;
  for (long k = 0; k <= polynomial.degree(); ++k) {
    const Rational value = polynomial.coefficient(k);
    if (value == 0) continue;
    text += (text.empty() ? "" : " + ") + coq_real(value);
    if (k > 0) text += " * w";
    if (k > 1) text += " ^ " + std::to_string(k);
  }
  return text.empty() ? "0" : text;
}

std::string coq_objective(const Problem<Rational>& problem) {
  return std::visit(ObjectiveFormula{}, problem);
}

std::string coq_gradient(const Problem<Rational>& problem) {
  return std::visit(GradientFormula{}, problem);
}

std::string coq_device(const Device<Rational>& device) { return std::visit(DeviceWords{}, device); }

std::string coq_noise(const Process<Rational>& process) {
  if (std::holds_alternative<NoNoise<Rational>>(process.noise)) return "no_noise";
  if (const auto* law = std::get_if<TwoPoint<Rational>>(&process.noise))
    return "two_point " + coq_real(law->sigma);
  std::vector<std::string> entries;
  for (const auto& branch : to_polynomials(process).branches)
    entries.push_back(
        fmt::format("({}, {})", coq_formula(branch.probability), coq_formula(branch.noise)));
  return "fun w => " + coq_list(entries);
}

std::string coq_branches(const PolynomialProcess& process) {
  std::vector<std::string> branches;
  for (const auto& branch : process.branches)
    branches.push_back(
        fmt::format("({}, {})", coq_polynomial(branch.probability), coq_polynomial(branch.noise)));
  return coq_list(branches);
}

std::string coq_start(Algorithm algorithm, const State<Rational>& start) {
  const std::string weight = coq_real(start.weight);
  if (!has_auxiliary(algorithm)) return weight;
  return fmt::format("({}, {})", weight, coq_real(start.auxiliary));
}

std::string coq_comment(std::string text) {
  text = one_line(std::move(text));
  std::string result;
  for (const char character : text) {
    const bool mark = !result.empty() && ((result.back() == '(' && character == '*') ||
                                          (result.back() == '*' && character == ')'));
    if (mark) result += ' ';
    result += character == '"' ? '\'' : character;
  }
  return result;
}

std::string coq_wrapped(const std::string& text) {
  std::string result;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    const std::size_t first = line.find_first_not_of(' ');
    const std::string further(first == std::string::npos ? 4 : first + 4, ' ');
    while (line.size() > columns) {
      std::size_t space = line.rfind(' ', columns);
      if (space == std::string::npos || space < further.size()) space = line.find(' ', columns);
      if (space == std::string::npos) break;
      result += line.substr(0, space) + "\n";
      line = further + line.substr(space + 1);
    }
    result += line + "\n";
    begin = end + 1;
  }
  return result;
}

}  // namespace certau
