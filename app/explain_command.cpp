// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "certau/base/files.hpp"
#include "certau/report/explanation.hpp"
#include "checks/verifier/verify.hpp"

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

int explain_certificate(const std::string& path) {
  const std::string text = read_file(path);
  const auto verdict = certau_verifier::verify_text(text);
  if (!verdict.verified) {
    fmt::print("{}\n", certau_verifier::verdict_line(verdict));
    return ExitStatus::refuted;
  }
  fmt::print(
      "{}\nChecked just now by the stand-alone verifier; to check it yourself:\n"
      "  certau-verify {}\nIt answers:\n  {}\n",
      certificate_in_words(text), path, certau_verifier::verdict_line(verdict));
  return ExitStatus::proved;
}

int run(const std::string& name) {
  const CellName cell = parse_name(name);
  if (!cell.number) {
    if (std::filesystem::path{cell.path}.filename() == "table.json")
      throw_invalid("CELL", name, "is a table, not a cell", "add #N, N from 1, to name a cell");
    return explain_certificate(cell.path);
  }
  const std::string table = read_file(cell.path);
  const auto explained = cell_in_words(table, *cell.number);
  if (!explained.has_value())
    throw_invalid("CELL", name, explained.reason(), "name a cell of a table.json");
  fmt::print("{}\n", explained.value().words);
  if (!explained.value().certified) return ExitStatus::inconclusive;

  int status = ExitStatus::proved;
  const auto folder = std::filesystem::path{cell.path}.parent_path();
  if (explained.value().certificates.size() < 2) {
    fmt::print("REJECTED the cell names fewer than its two certificates\n");
    status = ExitStatus::refuted;
  }
  for (const auto& certificate : explained.value().certificates) {
    fmt::print("\n");
    const std::string path = (folder / certificate).string();
    const int answer = explain_certificate(path);
    status = std::max(status, answer);
    if (answer != ExitStatus::proved) continue;
    const auto supported = supports_cell(read_file(path), table, *cell.number);
    if (supported.has_value()) continue;
    fmt::print("REJECTED {} does not support the cell: {}\n", path, supported.reason());
    status = std::max<int>(status, ExitStatus::refuted);
  }
  return status;
}

}  // namespace

void add_explain_command(CLI::App& program, int& status) {
  auto* command = program.add_subcommand(
      "explain", "Say in words what a cell claims, where it comes from and how it was checked");
  command->footer(
      "CELL is a certificate, or table.json#N for the N-th cell of a table.\n\n"
      "Examples:\n"
      "  certau explain out/table.json#3\n"
      "  certau explain out/certificates/0123….json");
  const auto name = std::make_shared<std::string>();
  command->add_option("CELL", *name, "what to explain")->required();
  command->callback([name, &status] { status = run(*name); });
}

}  // namespace certau::app
