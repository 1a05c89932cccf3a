// SPDX-License-Identifier: Apache-2.0
#include "theorems/referee/witness_json.hpp"

#include <nlohmann/json.hpp>

namespace certau::theorems {

using Json = nlohmann::ordered_json;

std::string witness_document(const Claim& claim, const Witness& witness) {
  Json instance = Json::object();
  for (const auto& entry : witness.instance.entries()) {
    if (!entry.is_list) {
      instance[entry.name] = to_string(entry.values.front());
      continue;
    }
    Json list = Json::array();
    for (const auto& value : entry.values) list.push_back(to_string(value));
    instance[entry.name] = std::move(list);
  }
  Json document;
  document["format"] = "certau-witness";
  document["format_version"] = 1;
  document["claim"] = claim.id;
  document["instance"] = std::move(instance);
  document["conclusion"] = {{"label", witness.conclusion.label},
                            {"left", to_string(witness.conclusion.left)},
                            {"relation", symbol(witness.conclusion.relation)},
                            {"right", to_string(witness.conclusion.right)}};
  return document.dump(2) + "\n";
}

std::string signed_document(const std::string& document, const std::string& made_by) {
  const Json unsigned_one = Json::parse(document);
  Json complete;
  for (const auto& [key, value] : unsigned_one.items()) {
    complete[key] = value;
    if (key == "format_version") complete["made_by"] = made_by;
  }
  return complete.dump(2) + "\n";
}

}  // namespace certau::theorems
