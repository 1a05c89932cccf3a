// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "certau/base/error.hpp"
#include "certau/number/rational.hpp"

namespace certau::theorems {

/// Numbers by name: the letters of a claim, filled in. A letter stands for a scalar or a list;
/// matrices are lists of rows, one after the other.
template <class T>
class Assignment {
 public:
  struct Entry {
    std::string name;
    std::vector<T> values;
    bool is_list = false;

    bool operator==(const Entry&) const = default;
  };

  Assignment& set(std::string_view name, T value) {
    Entry& entry = find_or_add(name);
    entry.is_list = false;
    entry.values.clear();
    entry.values.push_back(std::move(value));
    return *this;
  }
  Assignment& set_list(std::string_view name, std::vector<T> values) {
    Entry& entry = find_or_add(name);
    entry.is_list = true;
    entry.values = std::move(values);
    return *this;
  }

  /// The scalar of that name. Requires: there is one.
  [[nodiscard]] const T& operator[](std::string_view name) const {
    const Entry* entry = find(name);
    if (entry == nullptr || entry->is_list)
      throw ContractViolation("no scalar named " + std::string{name} + " in this instance");
    return entry->values.front();
  }
  /// The list of that name. Requires: there is one.
  [[nodiscard]] const std::vector<T>& list(std::string_view name) const {
    const Entry* entry = find(name);
    if (entry == nullptr || !entry->is_list)
      throw ContractViolation("no list named " + std::string{name} + " in this instance");
    return entry->values;
  }
  /// The scalar of that name as a count. Requires: it is an integer of moderate size.
  [[nodiscard]] int count(std::string_view name) const { return static_cast<int>((*this)[name]); }
  [[nodiscard]] static int as_count(const T& value) { return static_cast<int>(value); }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }

  bool operator==(const Assignment&) const = default;

 private:
  [[nodiscard]] const Entry* find(std::string_view name) const {
    const auto it = std::find_if(entries_.begin(), entries_.end(),
                                 [&](const Entry& entry) { return entry.name == name; });
    return it == entries_.end() ? nullptr : &*it;
  }
  Entry& find_or_add(std::string_view name) {
    for (Entry& entry : entries_)
      if (entry.name == name) return entry;
    if (entries_.empty()) entries_.reserve(12);
    return entries_.emplace_back(Entry{std::string{name}, {}, false});
  }

  std::vector<Entry> entries_;
};

/// A claim's letters in exact numbers.
using Instance = Assignment<Rational>;

/// The same letters, rounded.
[[nodiscard]] inline Assignment<double> approx_assignment(const Instance& instance) {
  Assignment<double> rounded;
  for (const auto& entry : instance.entries()) {
    std::vector<double> values;
    for (const auto& value : entry.values) values.push_back(static_cast<double>(value));
    if (entry.is_list) {
      rounded.set_list(entry.name, std::move(values));
    } else {
      rounded.set(entry.name, values.front());
    }
  }
  return rounded;
}

}  // namespace certau::theorems
