// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/witness_theorem_4.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "checks/verifier/number.hpp"
#include "checks/verifier/witness_instance.hpp"

namespace certau_verifier {

namespace {

// All of them are >= 0; the first three are > 0.
constexpr std::array<std::string_view, 6> variables{"c", "sigma", "D", "m1", "m2", "P"};
constexpr std::size_t positive_variables = 3;
constexpr unsigned exponent_limit = 64;

using Exponents = std::array<unsigned, variables.size()>;
using Terms = std::map<Exponents, mpq_class>;  // the sum of coefficient * monomial

struct Premise {
  std::string name;
  Terms terms;  // >= 0
};

std::vector<Premise> premises() {
  const mpq_class one = 1;
  //                 c  sigma D  m1 m2 P
  return {{"A5-lower", {{{0, 0, 0, 1, 0, 0}, one}, {{1, 1, 0, 0, 0, 0}, -1}}},
          {"A5-variance", {{{0, 2, 0, 0, 0, 0}, one}, {{0, 0, 1, 0, 1, 0}, -1}}},
          {"jensen", {{{0, 0, 0, 0, 1, 0}, one}, {{0, 0, 0, 2, 0, 0}, -1}}},
          {"divisor",
           {{{2, 0, 1, 0, 0, 0}, one}, {{0, 0, 0, 0, 0, 0}, -128}, {{2, 0, 1, 0, 0, 1}, -32}}}};
}

unsigned read_exponent(const JsonValue& value, const std::string& path) {
  const std::string& text = value.text;
  const bool plain = value.kind == JsonValue::Kind::number && text.size() <= 2 &&
                     text.find_first_not_of("0123456789") == std::string::npos;
  if (!plain || std::stoul(text) < 1 || std::stoul(text) > exponent_limit) {
    reject(path + ": not an integer from 1 to " + std::to_string(exponent_limit));
  }
  return static_cast<unsigned>(std::stoul(text));
}

Exponents read_exponents(const JsonValue& value, const std::string& path) {
  if (value.kind != JsonValue::Kind::object) reject(path + ": not an object");
  Exponents exponents{};
  for (const auto& [name, exponent] : value.members) {
    std::string place = path;
    place.append(".").append(clipped(name));
    const auto* const variable = std::find(variables.begin(), variables.end(), name);
    if (variable == variables.end()) reject(place + ": this variable is unknown");
    exponents[static_cast<std::size_t>(variable - variables.begin())] =
        read_exponent(exponent, place);
  }
  return exponents;
}

// A polynomial that is >= 0, since its coefficients and variables are.
Terms read_terms(const JsonValue& value, const std::string& path) {
  if (value.kind != JsonValue::Kind::array) reject(path + ": not an array");
  if (value.items.size() > witness_list_limit) {
    reject(path + ": more than " + std::to_string(witness_list_limit) + " terms");
  }
  Terms terms;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const JsonValue& item = value.items[i];
    const std::string place = path + "[" + std::to_string(i) + "]";
    if (item.kind != JsonValue::Kind::array || item.items.size() != 2) {
      reject(place + ": not [coefficient, exponents]");
    }
    const mpq_class coefficient = witness_number(item.items[0], place + "[0]");
    if (coefficient <= 0) reject(place + "[0]: not positive");
    const Exponents exponents = read_exponents(item.items[1], place + "[1]");
    if (!terms.emplace(exponents, coefficient).second) reject(place + ": this term is repeated");
  }
  return terms;
}

void add_product(Terms& total, const Terms& a, const Terms& b) {
  for (const auto& [a_exponents, a_coefficient] : a) {
    for (const auto& [b_exponents, b_coefficient] : b) {
      Exponents exponents{};
      for (std::size_t i = 0; i < exponents.size(); ++i) {
        exponents[i] = a_exponents[i] + b_exponents[i];
      }
      add_weighted(total[exponents], a_coefficient, b_coefficient);
    }
  }
}

bool is_positive(const Exponents& exponents) {
  return std::all_of(exponents.begin() + positive_variables, exponents.end(),
                     [](unsigned exponent) { return exponent == 0; });
}

std::string show_term(const Exponents& exponents, const mpq_class& coefficient) {
  std::string text = show(coefficient);
  for (std::size_t i = 0; i < exponents.size(); ++i) {
    if (exponents[i] == 0) continue;
    text += " " + std::string(variables[i]);
    if (exponents[i] > 1) text += "^" + std::to_string(exponents[i]);
  }
  return text;
}

}  // namespace

std::string check_contradiction(ObjectReader reader) {
  ObjectReader multipliers = reader.object("premises");
  Terms total;
  std::string used;
  for (const Premise& premise : premises()) {
    const Terms multiplier =
        read_terms(multipliers.take(premise.name), multipliers.path_of(premise.name));
    add_product(total, multiplier, premise.terms);
    if (!multiplier.empty()) used += (used.empty() ? "" : ", ") + premise.name;
  }
  multipliers.finish();
  const Terms remainder = read_terms(reader.take("remainder"), reader.path_of("remainder"));
  reader.finish();
  const bool positive = std::any_of(remainder.begin(), remainder.end(),
                                    [](const auto& term) { return is_positive(term.first); });
  if (!positive) reject("contradiction.remainder: no term has only the variables c, sigma, D");
  add_product(total, remainder, {{Exponents{}, 1}});
  for (const auto& [exponents, coefficient] : total) {
    if (coefficient != 0) {
      reject("the premises and the remainder do not sum to 0: " +
             show_term(exponents, coefficient) + " is left");
    }
  }
  return "theorem-4 is about nothing: its premises " + used + " contradict each other";
}

}  // namespace certau_verifier
