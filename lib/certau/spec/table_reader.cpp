// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/table_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "certau/base/nearest.hpp"

namespace certau {
namespace {

std::string shown(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  // The shortest decimal that is this float is the one that was typed.
  if (const auto* real = node.as_floating_point()) return fmt::format("{}", real->get());
  if (node.is_table()) return "";
  std::ostringstream out;
  node.visit([&](const auto& value) { out << value; });
  std::string text = out.str();
  return text.size() <= 80 ? text : text.substr(0, 77) + "...";
}

}  // namespace

std::string line_of(const toml::node& node) {
  const auto line = node.source().begin.line;
  return line == 0 ? "" : "line " + std::to_string(line) + ": ";
}

std::string line_of_complaint(const toml::table& root, std::string_view complaint) {
  std::string_view key = complaint.substr(0, complaint.find_first_of(" :"));
  const toml::table* table = &root;
  const toml::node* nearest = &root;
  while (table != nullptr && !key.empty()) {
    const auto dot = key.find('.');
    const toml::node* next = table->get(key.substr(0, dot));
    if (next == nullptr) break;
    nearest = next;
    table = next->as_table();
    key = dot == std::string_view::npos ? std::string_view{} : key.substr(dot + 1);
  }
  return line_of(*nearest);
}

TableReader::TableReader(const toml::table& table, std::string path)
    : table_{table}, path_{std::move(path)} {}

std::string TableReader::name(std::string_view key) const {
  return path_.empty() ? std::string{key} : path_ + "." + std::string{key};
}

void TableReader::refuse(std::string_view key, std::string_view problem,
                         std::string_view remedy) const {
  const toml::node* node = table_.get(key);
  throw InvalidInput((node == nullptr ? line_of(table_) : line_of(*node)) +
                     complaint(name(key), node == nullptr ? "" : shown(*node), problem, remedy));
}

void TableReader::ask(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
}

bool TableReader::has(std::string_view key) {
  ask(key);
  return table_.contains(key);
}

const toml::node& TableReader::node(std::string_view key) {
  ask(key);
  const toml::node* found = table_.get(key);
  if (found == nullptr) {
    // A misspelt key is the likeliest reason for a missing one.
    for (const auto& [given, value] : table_)
      if (edit_distance(key, given.str()) <= 2 &&
          std::find(known_.begin(), known_.end(), given.str()) == known_.end())
        refuse(given.str(), "unknown key", "did you mean \"" + std::string{key} + "\"?");
    refuse(key, "is missing", "add it");
  }
  return *found;
}

std::string TableReader::text(std::string_view key) {
  const auto* found = node(key).as_string();
  if (found == nullptr) refuse(key, "must be a string", "put it in quotes");
  return found->get();
}

Rational TableReader::as_rational(std::string_view key, const toml::node& node) const {
  if (const auto* integer = node.as_integer()) return Rational{integer->get()};
  if (node.is_floating_point())
    refuse(key, "is a TOML float (its decimals would pass through binary and change)",
           "quote it: decimals and rationals in strings, such as \"0.1\" or \"1/10\", are exact");
  const auto* text = node.as_string();
  if (text == nullptr)
    refuse(key, "is not a number", "give an integer, or a rational or decimal in quotes");
  const auto value = parse_rational(text->get());
  if (!value.has_value())
    refuse(key, "is not a number",
           "give an integer, or a rational or decimal in quotes, such as "
           "\"1/10\" or \"0.1\"");
  return value.value();
}

Rational TableReader::rational(std::string_view key) { return as_rational(key, node(key)); }

std::vector<Rational> TableReader::rationals(std::string_view key) {
  const auto* array = node(key).as_array();
  if (array == nullptr) refuse(key, "must be a list of numbers", "write [\"1\", \"-1/2\"]");
  std::vector<Rational> result;
  for (const auto& entry : *array) result.push_back(as_rational(key, entry));
  return result;
}

std::vector<std::vector<Rational>> TableReader::polynomials(std::string_view key) {
  const auto* array = node(key).as_array();
  if (array == nullptr) refuse(key, "must be a list", "write [\"-1/5\", \"1/5\"]");
  std::vector<std::vector<Rational>> result;
  for (const auto& entry : *array) {
    result.emplace_back();
    if (const auto* coefficients = entry.as_array())
      for (const auto& coefficient : *coefficients)
        result.back().push_back(as_rational(key, coefficient));
    else
      result.back().push_back(as_rational(key, entry));
  }
  return result;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
  const auto* array = node(key).as_array();
  if (array == nullptr || array->empty())
    refuse(key, "must be a list of strings, not empty", "write [\"name\"]");
  std::vector<std::string> result;
  for (const auto& entry : *array) {
    if (!entry.is_string()) refuse(key, "must be a list of strings", "put each entry in quotes");
    result.push_back(entry.as_string()->get());
  }
  return result;
}

const toml::table& TableReader::subtable(std::string_view key) {
  const auto* found = node(key).as_table();
  if (found == nullptr) refuse(key, "must be a table", "write [" + name(key) + "]");
  return *found;
}

void TableReader::finish() const {
  for (const auto& [key, value] : table_) {
    const std::string_view word = key.str();
    if (std::find(known_.begin(), known_.end(), word) != known_.end()) continue;
    refuse(word, "unknown key", did_you_mean(word, known_));
  }
}

}  // namespace certau
