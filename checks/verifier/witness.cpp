// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/witness.hpp"

#include <algorithm>

#include "checks/verifier/claim.hpp"
#include "checks/verifier/number.hpp"
#include "checks/verifier/witness_claim.hpp"
#include "checks/verifier/witness_theorem_4.hpp"

namespace certau_verifier {

namespace {

constexpr std::array<std::string_view, 2> relation_names{"<=", "="};

// What the file says of the conclusion that fails.
struct StatedConclusion {
  std::string label;
  mpq_class left;
  Relation relation{};
  mpq_class right;
};

std::vector<WitnessClaim> all_claims() {
  std::vector<WitnessClaim> claims;
  for (const auto& family : {device_claims(), descent_claims(), range_claims(), floor_claims(),
                             limit_claims(), tiki_taka_claims()}) {
    claims.insert(claims.end(), family.begin(), family.end());
  }
  return claims;
}

WitnessClaim find_claim(const std::string& id, const std::string& path) {
  for (const WitnessClaim& claim : all_claims()) {
    if (claim.id == id) return claim;
  }
  reject(path + ": '" + clipped(id) + "' is no claim for which a witness exists");
}

StatedConclusion read_conclusion(ObjectReader reader) {
  StatedConclusion stated;
  stated.label = reader.string("label");
  stated.left = witness_number(reader.take("left"), reader.path_of("left"));
  stated.relation = reader.choice<Relation>("relation", relation_names);
  stated.right = witness_number(reader.take("right"), reader.path_of("right"));
  reader.finish();
  return stated;
}

void require_side(const mpq_class& stated, const mpq_class& exact, const std::string& side) {
  if (stated != exact) {
    reject("conclusion." + side + ": " + side + " is " + show(exact) + ", the file says " +
           show(stated));
  }
}

// The claim's conclusion that the file names, which must be as the file says, and false.
Conclusion find_violation(const WitnessClaim& claim, const WitnessInstance& instance,
                          const StatedConclusion& stated) {
  const Conclusions conclusions = claim.evaluate(instance);
  const auto found = std::find_if(conclusions.begin(), conclusions.end(),
                                  [&](const Conclusion& c) { return c.label == stated.label; });
  if (found == conclusions.end()) {
    reject("conclusion.label: '" + clipped(stated.label) + "' is no label of " +
           std::string(claim.id));
  }
  const std::string relation(name_of(found->relation, relation_names));
  if (stated.relation != found->relation) {
    reject("conclusion.relation: not '" + relation + "'");
  }
  require_side(stated.left, found->left, "left");
  require_side(stated.right, found->right, "right");
  if (found->holds()) {
    reject("the conclusion holds at this instance: " + show(found->left) + " " + relation + " " +
           show(found->right));
  }
  return *found;
}

}  // namespace

std::string check_witness(ObjectReader reader) {
  read_header(reader, "certau-witness");
  const std::string id = reader.string("claim");
  if (id == "theorem-4") {
    std::string finding = check_contradiction(reader.object("contradiction"));
    reader.finish();
    return finding;
  }
  const WitnessClaim claim = find_claim(id, reader.path_of("claim"));
  const StatedConclusion stated = read_conclusion(reader.object("conclusion"));
  ObjectReader parameters = reader.object("instance");
  reader.finish();
  const WitnessInstance instance(parameters, claim.parameters);
  const Conclusion violated = find_violation(claim, instance, stated);
  return id + " fails: " + stated.label + ": " + show(violated.left) + " is not " +
         std::string(name_of(violated.relation, relation_names)) + " " + show(violated.right) +
         ", at " + instance.describe();
}

}  // namespace certau_verifier
