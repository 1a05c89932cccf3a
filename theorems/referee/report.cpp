// SPDX-License-Identifier: Apache-2.0
#include "theorems/referee/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "certau/base/aligned_table.hpp"
#include "theorems/referee/wording.hpp"

namespace certau::theorems {
namespace {

using Json = nlohmann::ordered_json;

// A link if the page has a section for that claim.
std::string reference(const std::vector<Verdicted>& verdicts, const std::string& id) {
  const bool here = std::any_of(verdicts.begin(), verdicts.end(),
                                [&](const Verdicted& other) { return other.claim->id == id; });
  return here ? link_to(id) : id;
}

const char* const introduction =
    R"(# Verdicts

What holds of the claims of Z. Wu, T. Gokmen, M. J. Rasch, T. Chen, *Towards Exact Gradient-
based Training on Analog In-memory Computing*, arXiv:2406.12774 **version 1** (18 June 2024),
cited as [wu2024]. Every claim is encoded as that version states it, with the hypotheses that it
names and no others, unless its section says how it was read; a hypothesis that only the proof
uses is a finding. Many claims fail only for want of such a hypothesis. Later versions may
differ. This page is written by `certau referee` from the registry in `theorems/`, and a test
compares it with what the program finds.

| verdict     | means |
| ----------- | ----- |
| proved      | Coq's kernel checked a proof; [theorems](generated/theorems.md) as it has them |
| certified   | an exact computation, with the section's argument, proves it on the set named |
| not refuted | no counterexample among the instances tried; that is not a proof |
| refuted     | there is an exact counterexample; `certau-verify` checks it with its own code |
| vacuous     | what is supposed contradicts itself; the derivation is checked in the same way |

The second verdict is about the steps of the published proof: *sound* where we could follow
them, *gap* where one fails or needs what the statement leaves out, *vacuous* where one needs
the impossible; empty where we did not look. Where a claim fails and we found a true statement
near it, that stands after it, searched as hard, with its proof. [referee.md](referee.md) says
how the search works and how to repeat it.

Hypotheses are named as in the paper: A1 f is L-smooth; A2 f is bounded below; A3 the noise has
mean 0 and E‖ε‖² ≤ σ²; A4 the weights stay within W_max < τ; A5 the noise's coordinates are
independent with E abs(g + ε_i) ≥ cσ for every g; A6 ‖∇f(V) − ∇f(W)‖ ≥ μ‖V − W‖, read together
with W* being the minimiser, that is, f is μ-strongly convex; A7 the noise comes from sampling.
"positive" means that learning rates, ranges and the like are. f is a quadratic wherever a
Hessian H or a curvature h is among the letters: that is enough for a counterexample, not for a
proof. The theorems are about every f that their statements admit, quadratic or not.

)";

Json entry(const Verdicted& verdicted) {
  const Claim& claim = *verdicted.claim;
  Json object;
  object["id"] = claim.id;
  object["verdict"] = name_of(verdicted.finding.verdict);
  if (claim.proof) object["proof_verdict"] = name_of(*claim.proof);
  object["instances"] = verdicted.finding.instances();
  if (!verdicted.finding.document.empty()) object["witness"] = witness_path(claim);
  if (!claim.mended_by.empty()) object["repaired_by"] = claim.mended_by;
  if (!claim.repairs.empty()) object["repairs"] = claim.repairs;
  if (!claim.theorem.empty()) object["theorem"] = claim.theorem;
  if (!claim.more_theorems.empty()) object["more_theorems"] = claim.more_theorems;
  if (!verdicted.finding.certified_on.empty())
    object["certified_on"] = verdicted.finding.certified_on;
  return object;
}

// The theorems with their files; with links where the page stands in docs/.
std::string theorems_in_words(const Claim& claim, const Finding& finding, WitnessFiles files) {
  const auto with_file = [&](const std::string& theorem) {
    const std::string file = theorem_file(theorem);
    return files == WitnessFiles::absent
               ? fmt::format("`{}` ({})", theorem, file)
               : fmt::format("[`{}`](generated/theorems.md#{}) ([{}](../{}))", theorem, claim.id,
                             file, file);
  };
  std::string text = finding.verdict == Verdict::refuted   ? "Refuted in Coq too: "
                     : finding.verdict == Verdict::vacuous ? "Contradictory in Coq too: "
                                                           : "In Coq: ";
  text += with_file(claim.theorem);
  for (const auto& theorem : claim.more_theorems) text += " and " + with_file(theorem);
  return text + "." + (claim.theorem_note.empty() ? "" : " " + claim.theorem_note);
}

}  // namespace

std::string witness_path(const Claim& claim) { return "witnesses/" + claim.id + ".json"; }

std::string verdicts_json(const std::vector<Verdicted>& verdicts, const std::string& made_by) {
  Json document;
  document["format"] = "certau-verdicts";
  document["format_version"] = 1;
  document["made_by"] = made_by;
  document["claims"] = Json::array();
  for (const auto& verdicted : verdicts) document["claims"].push_back(entry(verdicted));
  return document.dump(2) + "\n";
}

std::string verdicts_summary(const std::vector<Verdicted>& verdicts) {
  const std::vector<std::string> head{"claim",     "source",    "verdict",
                                      "its proof", "instances", "mended by"};
  std::vector<std::vector<std::string>> rows{head};
  for (const auto& verdicted : verdicts) {
    const Claim& claim = *verdicted.claim;
    rows.push_back({claim.id, claim.source, std::string{name_of(verdicted.finding.verdict)},
                    claim.proof ? std::string{name_of(*claim.proof)} : "",
                    fmt::format("{}", verdicted.finding.instances()), claim.mended_by});
  }
  return aligned_table(rows);
}

std::string verdict_section(const std::vector<Verdicted>& verdicts, const Verdicted& verdicted,
                            WitnessFiles files) {
  const Claim& claim = *verdicted.claim;
  const Finding& finding = verdicted.finding;
  std::string text = fmt::format("## {}\n\n{}. Source: {}.", claim.id, claim.title, claim.source);
  if (!claim.repairs.empty()) text += fmt::format(" Mends {}.", reference(verdicts, claim.repairs));
  text += fmt::format("\n\n> {}\n\n", claim.statement);
  text += fmt::format("Hypotheses: {}. Letters: {}.\n\n", listed(claim.hypotheses),
                      glossary(claim.letters));
  text += fmt::format("**{}.** {}\n\n", capitalised(name_of(finding.verdict)),
                      evidence_in_words(finding));
  if (!claim.theorem.empty()) text += theorems_in_words(claim, finding, files) + "\n\n";
  if (finding.witness) text += witness_in_words(*finding.witness) + "\n\n";
  if (fails(finding.verdict) && files == WitnessFiles::written)
    text += fmt::format("Witness file: [{0}]({0}).\n\n", witness_path(claim));
  if (claim.proof)
    text += fmt::format("Its published proof: **{}**.{}\n\n", name_of(*claim.proof),
                        claim.proof_note.empty() ? "" : " " + claim.proof_note);
  if (!claim.remark.empty()) text += claim.remark + "\n\n";
  if (!claim.argument.empty()) text += "*Proof.* " + claim.argument + "\n\n";
  if (!claim.mended_by.empty())
    text += fmt::format("What mends it: {}.\n\n", reference(verdicts, claim.mended_by));
  return text;
}

std::string verdicts_markdown(const std::vector<Verdicted>& verdicts) {
  std::string page = introduction + verdicts_summary(verdicts) + "\n";
  for (const auto& verdicted : verdicts)
    page += verdict_section(verdicts, verdicted, WitnessFiles::written);
  while (page.ends_with("\n\n")) page.pop_back();
  return page;
}

}  // namespace certau::theorems
