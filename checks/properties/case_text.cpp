// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>
#include <set>

#include "certau/base/error.hpp"
#include "checks/properties/run.hpp"

namespace certau::properties {
namespace {

using Json = nlohmann::ordered_json;

Rational number_of(const std::string& letter, const Json& value) {
  if (value.is_number_integer()) return parse_rational(value.dump()).value();
  if (value.is_number())
    throw_invalid(letter, value.dump(), "is a number with a fraction, which JSON readers round",
                  "quote it: \"" + value.dump() + "\", or \"1/4\"");
  if (!value.is_string())
    throw_invalid(letter, value.dump(), "is no number",
                  "write a quoted rational such as \"1/4\", or a list of them");
  const auto number = parse_rational(value.get<std::string>());
  if (!number.has_value())
    throw_invalid(letter, value.get<std::string>(), "is no number",
                  "write a quoted rational such as \"1/4\"");
  return number.value();
}

// Throws at a letter that occurs twice: JSON readers would keep one of them.
Json parse_object(const std::string& text) {
  std::set<std::string> letters;
  const auto notice = [&](int depth, Json::parse_event_t event, Json& key) {
    if (depth == 1 && event == Json::parse_event_t::key &&
        !letters.insert(key.get<std::string>()).second)
      throw_invalid(key.get<std::string>(), "", "occurs twice in the case", "give it once");
    return true;
  };
  Json parsed;
  try {
    parsed = Json::parse(text, notice);
  } catch (const Json::exception& error) {
    throw_invalid("case", text, std::string{"is no JSON ("} + error.what() + ")",
                  "write {\"tau\": \"1\", \"W\": [\"1/2\", \"0\"]}");
  }
  if (!parsed.is_object())
    throw_invalid("case", text, "is no JSON object",
                  "write {\"tau\": \"1\", \"W\": [\"1/2\", \"0\"]}");
  return parsed;
}

}  // namespace

std::string case_text(const Instance& instance) {
  std::string text;
  for (const auto& entry : instance.entries()) {
    std::string numbers;
    for (const Rational& value : entry.values)
      numbers += (numbers.empty() ? "\"" : ", \"") + to_string(value) + "\"";
    text += (text.empty() ? "" : ", ") + Json(entry.name).dump() + ": " +
            (entry.is_list ? "[" + numbers + "]" : numbers);
  }
  return "{" + text + "}";
}

Instance parse_case(const std::string& text) {
  const Json object = parse_object(text);
  Instance instance;
  for (const auto& [letter, value] : object.items()) {
    if (!value.is_array()) {
      instance.set(letter, number_of(letter, value));
      continue;
    }
    std::vector<Rational> numbers;
    for (const Json& number : value) numbers.push_back(number_of(letter, number));
    instance.set_list(letter, std::move(numbers));
  }
  return instance;
}

}  // namespace certau::properties
