// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "certau/process/process.hpp"

namespace certau {

/// JSON objects keep the order in which they are written: claim first.
using Json = nlohmann::ordered_json;

/// A file's text. A byte that is not UTF-8 (in made_by, where a path may have one) is replaced.
[[nodiscard]] inline std::string json_text(const Json& json) {
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// The process as a claim states it: every parameter, resolved, in lowest terms.
[[nodiscard]] Json to_json(const Process<Rational>& process);

/// A start as a claim states it: the auxiliary appears for algorithms that have one.
[[nodiscard]] Json to_json(const State<Rational>& start, Algorithm algorithm);

/// Dotted names and values of the entries below an object.
void flatten(const Json& json, const std::string& path,
             std::vector<std::pair<std::string, std::string>>& result);

/// Dotted names and values of all parameters ("process.device.tau", "1/2"), the start's included.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> parameters(
    const Process<Rational>& process, const State<Rational>& start);

}  // namespace certau
