// SPDX-License-Identifier: Apache-2.0
#include "certau/algorithm/pulse_policy.hpp"

#include <charconv>
#include <set>

#include "certau/base/nearest.hpp"

namespace certau {
namespace {

constexpr const char* longest_remedy = "give an integer from 1 to 1000000, or leave it out";

void set_size(PulseOptions& options, std::string_view text) {
  const auto size = parse_rational(text);
  if (!size.has_value())
    throw_invalid("pulses.size", text, "is not a number: " + size.reason(),
                  "give a positive rational such as \"1/150\"");
  options.size = size.value();
}

void set_policy(PulseOptions& options, std::string_view text) {
  const auto policy = pulse_policy_named(text);
  if (!policy)
    throw_invalid("pulses.policy", text, "no such policy",
                  did_you_mean(text, names_of(pulse_policy_names)));
  options.policy = *policy;
}

void set_longest(PulseOptions& options, std::string_view text) {
  std::int64_t longest = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), longest);
  if (error != std::errc{} || end != text.data() + text.size())
    throw_invalid("pulses.longest", text,
                  "is not an integer, or a huge one (trains have whole pulses)", longest_remedy);
  options.longest = longest;
}

}  // namespace

Outcome<std::int64_t> cut_to_longest(const PulseOptions& options, const Integer& pulses) {
  if (options.longest && pulses > *options.longest) return *options.longest;
  if (pulses > most_pulses)
    return OutsideDomain{"an update would need " + pulses.str() + " pulses, more than " +
                         std::to_string(most_pulses) +
                         ": raise pulses.size, or give pulses.longest"};
  return static_cast<std::int64_t>(pulses);
}

void validate(const PulseOptions& options) {
  if (options.size <= 0)
    throw_invalid("pulses.size", to_string(options.size),
                  "must be positive (it is the increment of one pulse)",
                  "give a positive rational such as \"1/150\"");
  if (options.longest && (*options.longest < 1 || *options.longest > most_pulses))
    throw_invalid("pulses.longest", std::to_string(*options.longest),
                  "is out of bounds (1 to " + std::to_string(most_pulses) + " pulses)",
                  longest_remedy);
}

PulseOptions parse_pulse_options(std::string_view text) {
  struct Key {
    std::string_view name;
    void (*set)(PulseOptions&, std::string_view);
  };
  static constexpr Key keys[] = {
      {"size", set_size}, {"policy", set_policy}, {"longest", set_longest}};
  std::vector<std::string> names;
  for (const auto& key : keys) names.emplace_back(key.name);

  PulseOptions options;
  std::set<std::string_view> given;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto comma = std::min(text.find(',', begin), text.size());
    const auto pair = text.substr(begin, comma - begin);
    begin = comma + 1;
    const auto equals = pair.find('=');
    const auto name = pair.substr(0, equals);
    const Key* key = nullptr;
    for (const auto& candidate : keys)
      if (candidate.name == name) key = &candidate;
    if (equals == std::string_view::npos || key == nullptr)
      throw_invalid("pulses", pair, "is no KEY=VALUE of pulses", did_you_mean(name, names));
    if (!given.insert(name).second)
      throw_invalid("pulses." + std::string{name}, pair.substr(equals + 1), "is given twice",
                    "give it once");
    key->set(options, pair.substr(equals + 1));
  }
  if (!given.contains("size"))
    throw_invalid("pulses", text, "has no size (an update is made of pulses of this size)",
                  "add for example size=1/150");
  validate(options);
  return options;
}

}  // namespace certau
