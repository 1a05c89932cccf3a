// SPDX-License-Identifier: Apache-2.0
#include "theorems/referee/theorems_json.hpp"

#include <nlohmann/json.hpp>

#include "theorems/foundations.hpp"
#include "theorems/registry.hpp"

namespace certau::theorems {

using Json = nlohmann::ordered_json;

std::string theorems_json(const std::string& made_by) {
  Json document;
  document["format"] = "certau-theorems";
  document["format_version"] = 1;
  document["made_by"] = made_by;
  document["claims"] = Json::array();
  for (const Claim& claim : known_claims()) {
    if (claim.theorem.empty()) continue;
    std::vector<std::string> theorems{claim.theorem};
    theorems.insert(theorems.end(), claim.more_theorems.begin(), claim.more_theorems.end());
    document["claims"].push_back(
        {{"claim", claim.id},
         {"theorems", theorems},
         {"says", claim.theorem_says == TheoremSays::claim_holds ? "holds" : "fails"},
         {"note", claim.theorem_note},
         {"title", claim.title},
         {"source", claim.source},
         {"statement", claim.statement},
         {"hypotheses", claim.hypotheses}});
  }
  document["foundations"] = Json::array();
  for (const Foundation& foundation : foundations())
    document["foundations"].push_back({{"theorem", foundation.theorem},
                                       {"says", foundation.says},
                                       {"source", foundation.source}});
  return document.dump(2) + "\n";
}

}  // namespace certau::theorems
