// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/object_reader.hpp"

#include <utility>

#include "checks/verifier/number.hpp"

namespace certau_verifier {

namespace {

mpq_class number_from(const JsonValue& value, const std::string& path) {
  if (value.kind != JsonValue::Kind::string) reject(path + ": not a string (numbers are strings)");
  return parse_rational(value.text, path);
}

void require_array(const JsonValue& value, const std::string& path, std::size_t shortest,
                   std::size_t longest) {
  if (value.kind != JsonValue::Kind::array) reject(path + ": not an array");
  if (value.items.size() < shortest || value.items.size() > longest) {
    reject(path + ": " + std::to_string(value.items.size()) + " entries, not " +
           std::to_string(shortest) + " to " + std::to_string(longest));
  }
}

std::vector<mpq_class> numbers_from(const JsonValue& value, const std::string& path,
                                    std::size_t shortest, std::size_t longest) {
  require_array(value, path, shortest, longest);
  std::vector<mpq_class> numbers;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    numbers.push_back(number_from(value.items[i], path + "[" + std::to_string(i) + "]"));
  }
  return numbers;
}

}  // namespace

ObjectReader::ObjectReader(const JsonValue& value, std::string path)
    : value_(&value), path_(std::move(path)) {
  if (value.kind != JsonValue::Kind::object) {
    reject((path_.empty() ? "the document" : path_) + ": not an object");
  }
}

std::string ObjectReader::path_of(const std::string& key) const {
  return path_.empty() ? key : path_ + "." + key;
}

const JsonValue& ObjectReader::take(const std::string& key) {
  for (const auto& [name, value] : value_->members) {
    if (name == key) {
      taken_.insert(key);
      return value;
    }
  }
  reject(path_of(key) + ": this key is missing");
}

ObjectReader ObjectReader::object(const std::string& key) {
  return ObjectReader(take(key), path_of(key));
}

const std::string& ObjectReader::string(const std::string& key) {
  const JsonValue& value = take(key);
  if (value.kind != JsonValue::Kind::string) reject(path_of(key) + ": not a string");
  return value.text;
}

mpq_class ObjectReader::number(const std::string& key) {
  return number_from(take(key), path_of(key));
}

mpq_class ObjectReader::positive(const std::string& key) {
  mpq_class value = number(key);
  if (value <= 0) reject(path_of(key) + ": not positive");
  return value;
}

std::vector<mpq_class> ObjectReader::numbers(const std::string& key, std::size_t shortest,
                                             std::size_t longest) {
  return numbers_from(take(key), path_of(key), shortest, longest);
}

std::vector<std::vector<mpq_class>> ObjectReader::polynomials(const std::string& key,
                                                              std::size_t longest,
                                                              std::size_t longest_entry) {
  const JsonValue& value = take(key);
  require_array(value, path_of(key), 1, longest);
  std::vector<std::vector<mpq_class>> polynomials;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const JsonValue& item = value.items[i];
    const std::string path = path_of(key) + "[" + std::to_string(i) + "]";
    if (item.kind == JsonValue::Kind::array) {
      polynomials.push_back(numbers_from(item, path, 1, longest_entry));
    } else {
      polynomials.push_back({number_from(item, path)});
    }
  }
  return polynomials;
}

std::vector<std::vector<mpq_class>> ObjectReader::rows(const std::string& key, std::size_t longest,
                                                       std::size_t longest_row) {
  const JsonValue& value = take(key);
  require_array(value, path_of(key), 1, longest);
  std::vector<std::vector<mpq_class>> rows;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const std::string path = path_of(key) + "[" + std::to_string(i) + "]";
    rows.push_back(numbers_from(value.items[i], path, 1, longest_row));
  }
  return rows;
}

std::vector<ObjectReader> ObjectReader::objects(const std::string& key, std::size_t shortest,
                                                std::size_t longest) {
  const JsonValue& value = take(key);
  require_array(value, path_of(key), shortest, longest);
  std::vector<ObjectReader> objects;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    objects.emplace_back(value.items[i], path_of(key) + "[" + std::to_string(i) + "]");
  }
  return objects;
}

void ObjectReader::finish() const {
  for (const auto& [name, value] : value_->members) {
    if (!taken_.contains(name)) reject(path_of(clipped(name)) + ": this key is unknown");
  }
}

}  // namespace certau_verifier
