// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "certau/base/error.hpp"
#include "certau/base/files.hpp"
#include "theorems/recheck/recheck.hpp"
#include "theorems/recheck/recheck_report.hpp"
#include "theorems/registry.hpp"

namespace certau::app {
namespace {

struct Options {
  std::string table;
  std::string claim;
  std::string side = "left";
  std::string out;
  int digits = 10;
};

// What is wrong is in the file: say which.
theorems::Recheck recheck_file(const Options& options, const theorems::Claim& claim) {
  const std::string text = read_file(options.table);
  try {
    return theorems::recheck(
        claim, text, options.side == "right" ? theorems::Side::right : theorems::Side::left);
  } catch (const InvalidInput& error) {
    throw InvalidInput(options.table + ": " + error.what());
  }
}

int run(const Options& options, const Invocation& invocation) {
  using theorems::BoundVerdict;
  const auto& claim = theorems::find_claim(theorems::known_claims(), options.claim);
  const auto result = recheck_file(options, claim);
  if (!options.out.empty())
    write_file(options.out, theorems::recheck_csv(result, options.digits, invocation.made_by));
  fmt::print("{}", theorems::recheck_markdown(result, options.digits, invocation.made_by));
  fmt::print(stderr, "certau: {}\n", theorems::recheck_summary(result));
  if (result.count(BoundVerdict::refuted) > 0) return ExitStatus::refuted;
  return result.count(BoundVerdict::undecided) > 0 ? ExitStatus::inconclusive : ExitStatus::proved;
}

}  // namespace

void add_recheck_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command = program.add_subcommand(
      "recheck", "Check somebody else's bounds against exact values, row by row");
  command->footer(
      "TABLE.csv has a column for each letter of the claim, and lower, upper or both: bounds on "
      "the\n"
      "claim's left side (the worst case, for the rates of gradient descent). Each is proved,\n"
      "refuted with its first wrong digit, or undecided where a hypothesis fails; "
      "docs/recheck.md.\n"
      "Exit status: 0 all proved, 1 some refuted, else 2 some undecided, 3 invalid input.\n\n"
      "Examples:\n"
      "  certau recheck examples/recheck/gd-smooth-convex.csv --claim gd-smooth-convex\n"
      "  certau recheck table.csv --claim step-64 --side right --out checked.csv");
  const auto options = std::make_shared<Options>();
  command->add_option("TABLE", options->table, "the bounds (CSV)")->required();
  command->add_option("--claim", options->claim, "id of the claim that the numbers are about")
      ->required();
  command->add_option("--side", options->side, "which side of the conclusion is bounded")
      ->check(CLI::IsMember({"left", "right"}))
      ->capture_default_str();
  command->add_option("--out", options->out, "file for the verdicts (CSV)");
  command->add_option("--digits", options->digits, "significant digits of long numbers")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
