// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <sstream>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/interrupt.hpp"
#include "app/output_folder.hpp"
#include "certau/base/files.hpp"
#include "certau/report/precision_report.hpp"
#include "certau/report/precision_text.hpp"
#include "certau/report/process_json.hpp"
#include "certau/spec/spec.hpp"

namespace certau::app {
namespace {

struct Options {
  std::string spec;
  std::string out;
  std::string types = "half,bfloat16,float,double,quad,mpfr:256,interval:256";
  std::string tolerance = "1e-6";
  std::int64_t steps = 1'000'000;
  std::uint64_t seed = 1;
  unsigned enclosure_bits = 320;
};

std::vector<NumberChoice> chosen_types(const std::string& list) {
  std::vector<NumberChoice> types;
  std::istringstream words{list};
  for (std::string word; std::getline(words, word, ',');) {
    const auto choice = parse_number_choice(word);
    if (!choice.has_value()) throw_invalid("--types", list, choice.reason(), "mend the list");
    if (choice.value().type == NumberType::rational)
      throw_invalid("--types", list,
                    "rational has no rounding errors, and its numbers double in length each step",
                    "leave it out; certau simulate --precision rational has the exact start");
    if (choice.value().bits > 1000)
      throw_invalid("--types", list, word + " has more than 1000 bits",
                    "take fewer: errors are bounded by doubles, which end at 2^-1074");
    types.push_back(choice.value());
  }
  if (types.empty()) throw_invalid("--types", list, "names no type", "name one, such as double");
  return types;
}

Rational chosen_tolerance(const std::string& text) {
  const auto value = parse_rational(text);
  if (!value.has_value()) throw InvalidInput("--tolerance: " + value.reason());
  if (value.value() <= 0)
    throw_invalid("--tolerance", text, "must be positive (it is a size of errors)",
                  "give for example 1e-6");
  return value.value();
}

// How far a cell is, on stderr: a line rewritten on a terminal, one every few seconds elsewhere.
class StepProgress {
 public:
  StepProgress(std::size_t cell, std::size_t cells, std::int64_t steps)
      : cell_{cell}, cells_{cells}, steps_{steps} {}
  ~StepProgress() {
    if (printed_any_ && on_terminal_) fmt::print(stderr, "\r\033[K");
  }
  StepProgress(const StepProgress&) = delete;
  StepProgress& operator=(const StepProgress&) = delete;

  void operator()(std::int64_t step) {
    const auto now = std::chrono::steady_clock::now();
    if (now - printed_ < std::chrono::milliseconds{on_terminal_ ? 200 : 5000}) return;
    printed_ = now;
    printed_any_ = true;
    fmt::print(stderr, "{}cell {}/{}: step {} of {}{}", on_terminal_ ? "\r\033[K" : "", cell_,
               cells_, step, steps_, on_terminal_ ? "" : "\n");
  }

 private:
  std::size_t cell_, cells_;
  std::int64_t steps_;
  bool on_terminal_ = isatty(STDERR_FILENO) == 1;
  bool printed_any_ = false;
  std::chrono::steady_clock::time_point printed_ = std::chrono::steady_clock::now();
};

// Cells that differ in the quantity alone have the same trajectory.
std::vector<const SpecCell*> trajectories_of(const Spec& spec) {
  std::vector<const SpecCell*> cells;
  for (const auto& cell : spec.cells)
    if (cells.empty() || cell.swept != cells.back()->swept) cells.push_back(&cell);
  return cells;
}

void write_results(const std::string& out, const PrecisionResults& results,
                   const std::string& markdown) {
  make_output_folder(out, "");
  write_file(out + "/precision.json", precision_json(results));
  write_file(out + "/precision.csv", precision_csv(results));
  write_file(out + "/precision.md", markdown);
  for (std::size_t k = 0; k < results.cells.size(); ++k) {
    const auto& cell = results.cells[k];
    const std::string title = results.title + (cell.swept.empty() ? "" : ": ");
    write_file(out + fmt::format("/precision-{}.svg", k + 1),
               precision_svg(cell, title + swept_text(cell.swept)));
  }
}

int run(const Options& options, const Invocation& invocation) {
  const Spec spec = read_spec(options.spec);
  const auto types = chosen_types(options.types);
  const Rational tolerance = chosen_tolerance(options.tolerance);
  if (!options.out.empty()) make_output_folder(options.out, "");
  const auto cells = trajectories_of(spec);
  const Interrupt interrupt;
  PrecisionResults results{spec.title.empty() ? options.spec : spec.title,
                           invocation.made_by,
                           options.steps,
                           options.seed,
                           tolerance,
                           {}};
  for (const auto* cell : cells) {
    StepProgress progress{results.cells.size() + 1, cells.size(), options.steps};
    auto report = sweep_precision({cell->process, cell->start, types, options.enclosure_bits,
                                   tolerance, options.steps, options.seed},
                                  std::ref(progress), interrupt.token());
    if (interrupt.token().stop_requested()) {
      fmt::print(stderr, "certau: interrupted; nothing was written\n");
      return ExitStatus::interrupted;
    }
    results.cells.push_back(
        {parameters(cell->process, cell->start), cell->swept, std::move(report).value()});
  }
  const std::string markdown = precision_markdown(results);
  if (!options.out.empty()) write_results(options.out, results, markdown);
  fmt::print("{}", markdown);
  const bool conclusive = std::all_of(results.cells.begin(), results.cells.end(),
                                      [](auto& cell) { return cell.report.is_conclusive(); });
  return conclusive ? ExitStatus::proved : ExitStatus::inconclusive;
}

}  // namespace

void add_precision_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command = program.add_subcommand(
      "precision", "Compare a spec's trajectories in number types, with certified errors");
  command->footer(
      "Each type computes the same trajectory (same noise), held against an enclosure of the "
      "exact\n"
      "one: errors shown are proved, and so is a bound for the double run. A lost update is one\n"
      "that is asked for and too small to move the number. docs/precision.md explains all of it.\n"
      "Exit status: 0, or 2 if the exact trajectory or the bound does not reach the last step.\n\n"
      "Examples:\n"
      "  certau precision examples/precision/stall.toml\n"
      "  certau precision spec.toml --types half,mpfr:20,ball:128 --steps 10000 --out precision");
  const auto options = std::make_shared<Options>();
  command->add_option("SPEC", options->spec, "spec file (TOML); docs/spec.md")->required();
  command
      ->add_option("--types", options->types,
                   "half, bfloat16, float, double, long-double, quad, mpfr[:BITS], interval[:BITS],"
                   " ball[:BITS], separated by commas")
      ->capture_default_str();
  command->add_option("--steps", options->steps, "steps of each trajectory")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "seed of the noise")->capture_default_str();
  command
      ->add_option("--enclosure-bits", options->enclosure_bits,
                   "bits in which the exact trajectory is enclosed")
      ->check(CLI::Range(64U, 1'000'000U))
      ->capture_default_str();
  command
      ->add_option("--tolerance", options->tolerance,
                   "size of errors to watch for: a decimal or p/q")
      ->capture_default_str();
  command->add_option("--out", options->out,
                      "folder for precision.json, precision.csv, precision.md and a picture of "
                      "each cell");
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
