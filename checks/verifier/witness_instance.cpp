// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/witness_instance.hpp"

#include <functional>

#include "checks/verifier/number.hpp"
#include "checks/verifier/witness_claim.hpp"

namespace certau_verifier {

namespace {

constexpr std::size_t witness_number_limit = 4000;  // characters
constexpr std::size_t longest_shown = 16;           // numbers of a list

std::string path_of(std::string_view name) { return "instance." + std::string(name); }

Vector witness_list(const JsonValue& value, const std::string& path) {
  if (value.kind != JsonValue::Kind::array) reject(path + ": not an array");
  if (value.items.empty() || value.items.size() > witness_list_limit) {
    reject(path + ": " + std::to_string(value.items.size()) + " entries, not 1 to " +
           std::to_string(witness_list_limit));
  }
  Vector numbers;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    numbers.push_back(witness_number(value.items[i], path + "[" + std::to_string(i) + "]"));
  }
  return numbers;
}

bool is_integer_in(const mpq_class& number, std::size_t least, std::size_t most) {
  return number.get_den() == 1 && number >= static_cast<unsigned long>(least) &&
         number <= static_cast<unsigned long>(most);
}

std::string show_list(const Vector& numbers) {
  if (numbers.size() > longest_shown) return "[" + std::to_string(numbers.size()) + " numbers]";
  std::string text;
  for (const mpq_class& number : numbers) text += (text.empty() ? "" : ", ") + show(number);
  return "[" + text + "]";
}

}  // namespace

mpq_class witness_number(const JsonValue& value, const std::string& path) {
  if (value.kind != JsonValue::Kind::string) reject(path + ": not a string (numbers are strings)");
  if (value.text.size() > witness_number_limit) {
    reject(path + ": the number has more than 4000 characters");
  }
  return parse_rational(value.text, path);
}

WitnessInstance::WitnessInstance(ObjectReader reader, const std::vector<Parameter>& parameters)
    : parameters_(parameters) {
  for (const auto& [name_view, shape] : parameters) {
    const std::string name(name_view);
    const JsonValue& value = reader.take(name);
    values_[name] = shape == Shape::list ? witness_list(value, reader.path_of(name))
                                         : Vector{witness_number(value, reader.path_of(name))};
  }
  reader.finish();
  for (const auto& [name, shape] : parameters) {
    if (shape != Shape::positive) continue;
    require_hypothesis(number(name) > 0, std::string(name) + " > 0",
                       std::string(name) + " = " + show(number(name)));
  }
}

const mpq_class& WitnessInstance::number(std::string_view name) const { return list(name).front(); }

const Vector& WitnessInstance::list(std::string_view name) const {
  const auto found = values_.find(name);
  if (found == values_.end()) throw std::logic_error("no parameter " + std::string(name));
  return found->second;
}

const Vector& WitnessInstance::vector(std::string_view name) const {
  const Vector& coordinates = list(name);
  if (coordinates.size() > witness_dimension_limit) {
    reject(path_of(name) + ": " + std::to_string(coordinates.size()) + " coordinates, at most " +
           std::to_string(witness_dimension_limit) + " are checked");
  }
  return coordinates;
}

std::size_t WitnessInstance::count(std::string_view name, std::size_t least,
                                   std::size_t most) const {
  const mpq_class& value = number(name);
  if (!is_integer_in(value, least, most)) {
    reject(path_of(name) + ": " + show(value) + " is not an integer from " + std::to_string(least) +
           " to " + std::to_string(most));
  }
  return value.get_num().get_ui();
}

std::vector<std::size_t> WitnessInstance::indices(std::string_view name, std::size_t below) const {
  std::vector<std::size_t> result;
  for (const mpq_class& value : list(name)) {
    if (below == 0 || !is_integer_in(value, 0, below - 1)) {
      reject(path_of(name) + ": " + show(value) + " is not an integer from 0 to " +
             std::to_string(below) + " - 1");
    }
    result.push_back(value.get_num().get_ui());
  }
  return result;
}

std::string WitnessInstance::describe() const {
  std::string text;
  for (const auto& [name, shape] : parameters_) {
    text += (text.empty() ? "" : ", ") + std::string(name) + " = " +
            (shape == Shape::list ? show_list(list(name)) : show(number(name)));
  }
  return text;
}

}  // namespace certau_verifier
