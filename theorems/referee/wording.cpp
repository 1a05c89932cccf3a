// SPDX-License-Identifier: Apache-2.0
#include "theorems/referee/wording.hpp"

#include <fmt/format.h>

namespace certau::theorems {
namespace {

bool is_short_decimal(const Rational& value) {
  Integer rest = denominator(value);
  for (const int prime : {2, 5})
    while (rest % prime == 0) rest /= prime;
  return rest == 1 && denominator(value) <= 1000;
}

// Significant digits enough to compare two sides by eye.
std::string approx_short(const Rational& value) {
  return fmt::format("{:.6g}", static_cast<double>(value));
}

std::string tries(const Finding& finding) {
  std::vector<std::string> kinds;
  for (const auto& tried : finding.tried)
    kinds.push_back(fmt::format("{} {}", tried.count, tried.kind));
  return fmt::format("{}", fmt::join(kinds, ", "));
}

}  // namespace

std::string capitalised(std::string_view word) {
  std::string text{word};
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string listed(const std::vector<std::string>& items) {
  return items.empty() ? "none" : fmt::format("{}", fmt::join(items, "; "));
}

std::string link_to(const std::string& id) { return fmt::format("[{0}](#{0})", id); }

std::string glossary(const std::vector<Letter>& letters) {
  std::vector<std::string> items;
  for (const auto& letter : letters)
    items.push_back(fmt::format("`{}` {}", letter.name, letter.meaning));
  return listed(items);
}

std::string theorem_file(const std::string& theorem) {
  const auto first = theorem.find('.');
  const auto last = theorem.rfind('.');
  if (first == last)
    throw ContractViolation("theorem_file(\"" + theorem +
                            "\") (not a full name): write Certau.folder.file.theorem");
  std::string path = theorem.substr(first + 1, last - first - 1);
  std::replace(path.begin(), path.end(), '.', '/');
  return "theorems/" + path + ".v";
}

std::string instance_in_words(const Instance& instance) {
  std::vector<std::string> items;
  for (const auto& entry : instance.entries()) {
    std::vector<std::string> values;
    for (const auto& value : entry.values) values.push_back(to_string(value));
    items.push_back(entry.is_list ? fmt::format("{} = ({})", entry.name, fmt::join(values, ", "))
                                  : fmt::format("{} = {}", entry.name, values.front()));
  }
  return fmt::format("{}", fmt::join(items, ", "));
}

std::string number_in_words(const Rational& value) {
  const std::string exact = to_string(value);
  if (denominator(value) == 1 && exact.size() <= 12) return exact;
  if (exact.size() > 60)
    return fmt::format("about {} (exactly in the witness file)", approx_short(value));
  return is_short_decimal(value) || exact.size() > 3
             ? fmt::format("{} ({})", exact, approx_short(value))
             : exact;
}

std::string evidence_in_words(const Finding& finding) {
  std::vector<std::string> sentences;
  switch (finding.verdict) {
    case Verdict::refuted:
      sentences.push_back(
          finding.tried.empty()
              ? std::string{"A counterexample is constructed."}
              : fmt::format("Found among the instances tried ({}).", tries(finding)));
      break;
    case Verdict::certified:
      sentences.push_back(fmt::format("On: {}.", finding.certified_on));
      [[fallthrough]];
    case Verdict::proved:
      if (finding.verdict == Verdict::proved && !finding.certified_on.empty())
        sentences.push_back(fmt::format("Certified, too, on: {}.", finding.certified_on));
      [[fallthrough]];
    case Verdict::vacuous:
    case Verdict::not_refuted:
      if (!finding.tried.empty())
        sentences.push_back(fmt::format("No counterexample among {} instances ({}).",
                                        finding.instances(), tries(finding)));
  }
  if (finding.closest && !finding.witness && !finding.tried.empty())
    sentences.push_back(
        *finding.closest == 0
            ? std::string{"Equality was met."}
            : fmt::format("The closest call: (left − right)/(|left| + |right|) = {}.",
                          approx_short(*finding.closest)));
  if (finding.unconfirmed > 0 && !finding.witness)
    sentences.push_back(fmt::format(
        "**In {} instances the exact sides violate it by less than double precision shows**; it is "
        "not called refuted only because the second route is silent.",
        finding.unconfirmed));
  if (finding.interrupted) sentences.emplace_back("The search was interrupted.");
  if (!finding.evidence.empty()) sentences.push_back(finding.evidence);
  return fmt::format("{}", fmt::join(sentences, " "));
}

std::string witness_in_words(const Witness& witness) {
  const auto& conclusion = witness.conclusion;
  return fmt::format(
      "At {}:\n{}: left = {}, right = {}. The claim needs left {} right. In double precision: "
      "{:.6g} and "
      "{:.6g}.",
      instance_in_words(witness.instance), conclusion.label, number_in_words(conclusion.left),
      number_in_words(conclusion.right), symbol(conclusion.relation), witness.approx_left,
      witness.approx_right);
}

}  // namespace certau::theorems
