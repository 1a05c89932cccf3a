// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/verdict_status.hpp"
#include "certau/base/files.hpp"
#include "certau/report/cell_explanation.hpp"
#include "certau/report/explanation.hpp"
#include "checks/verifier/verify.hpp"
#include "theorems/referee/referee.hpp"
#include "theorems/referee/report.hpp"
#include "theorems/registry.hpp"

namespace certau::app {
namespace {

// "DIR/table.json#3" names the third cell of a table; else it is a certificate.
struct CellName {
  std::string path;
  std::optional<std::size_t> number;
};

CellName parse_name(const std::string& name) {
  const auto hash = name.rfind('#');
  if (hash == std::string::npos) return {name, std::nullopt};
  const std::string digits = name.substr(hash + 1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number == 0)
    throw_invalid("CELL", name, "what follows # is not a cell's number",
                  "count cells from 1, as the first column of table.md does");
  return {name.substr(0, hash), number};
}

// A text that the verifier accepts, or nothing: then the verdict was printed.
std::optional<std::string> verified(const std::string& path, std::string& verdict_line) {
  std::string text = read_file(path);
  const auto verdict = certau_verifier::verify_text(text);
  verdict_line = certau_verifier::verdict_line(verdict);
  if (verdict.verified) return text;
  fmt::print("{}\n", verdict_line);
  return std::nullopt;
}

enum class Detail { full, verdict };

// The text of a certificate or separation, explained; nothing if it is rejected.
std::optional<std::string> explain_certificate(const std::string& path, Detail detail) {
  std::string verdict;
  auto text = verified(path, verdict);
  if (text && detail == Detail::full)
    fmt::print(
        "{}\nChecked just now by the stand-alone verifier; to check it yourself:\n"
        "  certau-verify {}\nIt answers:\n  {}\n",
        certificate_in_words(*text), path, verdict);
  if (text && detail == Detail::verdict)
    fmt::print("certau-verify {}   (certau explain says more)\n  {}\n", path, verdict);
  return text;
}

// Every file is looked at, whatever is wrong with those before it.
int explain_files(const std::string& table, const CellName& cell, const CellExplanation& words) {
  const auto folder = std::filesystem::path{cell.path}.parent_path();
  std::map<std::string, std::string> texts;
  bool rejected = false;
  const auto explain = [&](const std::vector<std::string>& names, Detail detail) {
    for (const auto& name : names) {
      if (texts.contains(name)) continue;
      fmt::print("\n");
      auto text = explain_certificate((folder / name).string(), detail);
      rejected = rejected || !text;
      if (text) texts.emplace(name, std::move(*text));
    }
  };
  explain(words.certificates, Detail::full);
  explain(words.further, Detail::verdict);
  if (rejected) return ExitStatus::refuted;
  const auto supported = support_of_cell(table, *cell.number, texts);
  if (supported.has_value()) return ExitStatus::proved;
  fmt::print("\nREJECTED {}\n", supported.reason());
  return ExitStatus::refuted;
}

// A claim's section as in docs/verdicts.md, found out anew.
int explain_claim(const theorems::Claim& claim) {
  const theorems::Verdicted verdicted{&claim, theorems::examine(claim)};
  fmt::print("{}",
             theorems::verdict_section({verdicted}, verdicted, theorems::WitnessFiles::absent));
  if (!verdicted.finding.document.empty())
    fmt::print(
        "To have the file and check it yourself:\n  certau referee {0} --out DIR\n  "
        "certau-verify DIR/{1}\n",
        claim.id, theorems::witness_path(claim));
  return status_of(verdicted.finding.verdict);
}

int run(const std::string& name) {
  for (const auto& claim : theorems::known_claims())
    if (claim.id == name) return explain_claim(claim);
  if (name.find_first_of("./#") == std::string::npos && !std::filesystem::exists(name))
    static_cast<void>(
        theorems::find_claim(theorems::known_claims(), name));  // says which claim is nearest
  const CellName cell = parse_name(name);
  if (!cell.number) {
    if (std::filesystem::path{cell.path}.filename() == "table.json")
      throw_invalid("CELL", name, "is a table, not a cell", "add #N, N from 1, to name a cell");
    return explain_certificate(cell.path, Detail::full) ? ExitStatus::proved : ExitStatus::refuted;
  }
  const std::string table = read_file(cell.path);
  const auto explained = cell_in_words(table, *cell.number);
  if (!explained.has_value())
    throw_invalid("CELL", name, explained.reason(), "name a cell of a table.json");
  fmt::print("{}\n", explained.value().words);
  if (!explained.value().certified) return ExitStatus::inconclusive;
  return explain_files(table, cell, explained.value());
}

}  // namespace

void add_explain_command(CLI::App& program, int& status) {
  auto* command = program.add_subcommand(
      "explain", "Say in words what a cell or a claim says, and how it was checked");
  command->footer(
      "NAME is a claim of the paper (certau referee --list), a certificate or a separation, or\n"
      "table.json#N for the N-th cell of a table.\n\n"
      "Examples:\n"
      "  certau explain theorem-9\n"
      "  certau explain out/table.json#3\n"
      "  certau explain out/certificates/0123….json");
  const auto name = std::make_shared<std::string>();
  command->add_option("NAME", *name, "what to explain")->required();
  command->callback([name, &status] { status = run(*name); });
}

}  // namespace certau::app
