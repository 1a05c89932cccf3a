// SPDX-License-Identifier: Apache-2.0
#include "certau/report/process_json.hpp"

namespace certau {
namespace {

Json value_json(const Rational& value) { return to_string(value); }
Json value_json(const std::vector<Rational>& values) {
  Json result = Json::array();
  for (const auto& value : values) result.push_back(to_string(value));
  return result;
}
// A constant polynomial is written as a number.
Json value_json(const std::vector<std::vector<Rational>>& entries) {
  Json result = Json::array();
  for (const auto& entry : entries)
    result.push_back(entry.size() == 1 ? value_json(entry.front()) : value_json(entry));
  return result;
}

template <class Variant>
Json kind_json(const Variant& variant) {
  return std::visit(
      [](const auto& kind) {
        Json result;
        result["kind"] = std::string{kind.kind};
        kind.fields(kind, [&](std::string_view key, const auto& field, Presence) {
          result[std::string{key}] = value_json(field);
        });
        return result;
      },
      variant);
}

}  // namespace

void flatten(const Json& json, const std::string& path,
             std::vector<std::pair<std::string, std::string>>& result) {
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) flatten(value, path + "." + key, result);
  } else {
    result.emplace_back(path, json.is_string() ? json.get<std::string>() : json.dump());
  }
}

Json to_json(const Process<Rational>& process) {
  Json result;
  result["algorithm"] = std::string{name_of(process.algorithm)};
  result["learning_rate"] = to_string(process.learning_rate);
  const bool auxiliary = has_auxiliary(process.algorithm);
  if (auxiliary) {
    result["auxiliary_learning_rate"] = to_string(process.auxiliary_learning_rate);
    result["mixing"] = to_string(process.mixing);
  }
  result["problem"] = kind_json(process.problem);
  result["device"] = kind_json(process.device);
  if (auxiliary) result["auxiliary_device"] = kind_json(process.auxiliary_device);
  result["noise"] = kind_json(process.noise);
  return result;
}

Json to_json(const State<Rational>& start, Algorithm algorithm) {
  Json result;
  result["weight"] = to_string(start.weight);
  if (has_auxiliary(algorithm)) result["auxiliary"] = to_string(start.auxiliary);
  return result;
}

std::vector<std::pair<std::string, std::string>> parameters(const Process<Rational>& process,
                                                            const State<Rational>& start) {
  std::vector<std::pair<std::string, std::string>> result;
  flatten(to_json(process), "process", result);
  flatten(to_json(start, process.algorithm), "start", result);
  return result;
}

}  // namespace certau
