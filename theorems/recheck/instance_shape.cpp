// SPDX-License-Identifier: Apache-2.0
#include "theorems/recheck/instance_shape.hpp"

#include <algorithm>
#include <optional>

namespace certau::theorems {
namespace {

constexpr int instances_looked_at = 300;
constexpr int largest_size = 100;  // of a draw

const Instance::Entry* find(const Instance& instance, const std::string& letter) {
  for (const auto& entry : instance.entries())
    if (entry.name == letter) return &entry;
  return nullptr;
}

bool is_whole(const Instance& instance, const std::string& letter) {
  const auto* entry = find(instance, letter);
  if (entry == nullptr || entry->is_list) return false;
  const Rational& value = entry->values.front();
  return abs(value) <= InstanceShape::largest_count && denominator(value) == 1;
}

// The length of a list, the value of a scalar that counts; nothing for other scalars.
std::optional<std::size_t> size_of(const Instance& instance, const std::string& letter) {
  const auto* entry = find(instance, letter);
  if (entry == nullptr) return std::nullopt;
  if (entry->is_list) return entry->values.size();
  if (!is_whole(instance, letter) || entry->values.front() < 1) return std::nullopt;
  return static_cast<std::size_t>(static_cast<int>(entry->values.front()));
}

std::optional<std::size_t> product(const Instance& instance,
                                   const std::vector<std::string>& factors) {
  std::size_t result = 1;
  for (const auto& factor : factors) {
    const auto size = size_of(instance, factor);
    if (!size) return std::nullopt;
    result *= *size;
  }
  return result;
}

std::string in_words(const std::vector<std::string>& factors, const Instance& instance) {
  std::string words;
  for (const auto& factor : factors) {
    const auto* entry = find(instance, factor);
    words += words.empty() ? "" : " times ";
    words += entry != nullptr && entry->is_list ? "the length of " + factor : factor;
  }
  return words;
}

std::vector<Instance> instances_of(const Claim& claim) {
  std::vector<Instance> instances{claim.example};
  if (!claim.draw) return instances;
  instances.insert(instances.end(), claim.extremes.begin(), claim.extremes.end());
  rc::Random random{1};
  for (int k = 0; k < instances_looked_at; ++k) {
    Draw draw{random.split(), k % (largest_size + 1)};
    instances.push_back(claim.draw(draw));
  }
  return instances;
}

// Single letters first, so that the simplest explanation of a length is the one that is told.
std::vector<std::vector<std::string>> candidates(const Claim& claim, const std::string& list) {
  std::vector<std::vector<std::string>> single;
  std::vector<std::vector<std::string>> pairs;
  const auto& entries = claim.example.entries();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].name == list) continue;
    single.push_back({entries[i].name});
    for (std::size_t j = 0; j <= i; ++j)
      if (entries[j].name != list) pairs.push_back({entries[j].name, entries[i].name});
  }
  single.insert(single.end(), pairs.begin(), pairs.end());
  return single;
}

}  // namespace

InstanceShape::InstanceShape(const Claim& claim) {
  const auto instances = instances_of(claim);
  const auto always = [&](const auto& holds) {
    return std::all_of(instances.begin(), instances.end(), holds);
  };
  for (const auto& entry : claim.example.entries()) {
    const auto& name = entry.name;
    if (entry.is_list && always([&](const Instance& at) { return size_of(at, name) != 0; }))
      never_empty_.push_back(name);
    if (!claim.draw) continue;
    if (!entry.is_list) {
      if (always([&](const Instance& at) { return is_whole(at, name); })) whole_.push_back(name);
      continue;
    }
    const auto length = entry.values.size();
    if (always([&](const Instance& at) { return size_of(at, name) == length; })) {
      rules_.push_back({name, {}, length});
      continue;
    }
    for (const auto& factors : candidates(claim, name))
      if (always([&](const Instance& at) { return size_of(at, name) == product(at, factors); }))
        rules_.push_back({name, factors, 0});
  }
}

std::string InstanceShape::complaint_about(const Instance& instance) const {
  for (const auto& letter : whole_)
    if (!is_whole(instance, letter))
      return letter + " is not a whole number of at most " + std::to_string(largest_count);
  for (const auto& letter : never_empty_)
    if (size_of(instance, letter) == 0) return letter + " is empty";
  for (const auto& rule : rules_) {
    const auto length = size_of(instance, rule.list);
    const auto expected = rule.factors.empty() ? rule.constant : product(instance, rule.factors);
    if (length == expected) continue;
    std::string text = rule.list + " has " + std::to_string(length.value_or(0)) + " numbers";
    if (expected) text += ", not " + std::to_string(*expected);
    if (!rule.factors.empty()) text += ", " + in_words(rule.factors, instance);
    return text;
  }
  return {};
}

}  // namespace certau::theorems
