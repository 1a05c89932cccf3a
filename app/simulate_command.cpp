// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/interrupt.hpp"
#include "certau/base/files.hpp"
#include "certau/base/text.hpp"
#include "certau/simulation/trajectory.hpp"
#include "certau/spec/spec.hpp"

namespace certau::app {
namespace {

struct Options {
  std::string spec;
  std::string out;
  std::string precision = "double";
  std::optional<std::string> pulses;
  std::int64_t steps = 1000;
  std::int64_t every = 1;
  std::uint64_t seed = 1;
};

std::string swept_text(const SpecCell& cell) {
  std::string text;
  for (const auto& [key, value] : cell.swept) text += (text.empty() ? "" : " ") + key + "=" + value;
  return text;
}

bool any_auxiliary(const Spec& spec) {
  return std::any_of(spec.cells.begin(), spec.cells.end(),
                     [](const auto& cell) { return has_auxiliary(cell.process.algorithm); });
}

// An interval's text has a comma.
std::string field(const std::string& text) {
  return text.find(',') == std::string::npos ? text : "\"" + text + "\"";
}

// Which columns the rows of all cells have.
struct Columns {
  bool auxiliary;
  bool pulses;

  [[nodiscard]] std::string names() const {
    std::string text = "cell,swept,k,weight,";
    if (auxiliary) text += "auxiliary,";
    text += "gradient,objective";
    if (pulses) text += ",increment,pulses";
    if (pulses && auxiliary) text += ",auxiliary_increment,auxiliary_pulses";
    return text;
  }
  [[nodiscard]] std::string fields(const TrajectoryRow& row) const {
    std::string text = std::to_string(row.step) + "," + field(row.weight);
    if (auxiliary) text += "," + field(row.auxiliary);
    text += "," + field(row.gradient) + "," + field(row.objective);
    if (pulses) text += "," + field(row.increment) + "," + row.pulses;
    if (pulses && auxiliary)
      text += "," + field(row.auxiliary_increment) + "," + row.auxiliary_pulses;
    return text;
  }
};

int run(const Options& options, const Invocation& invocation) {
  const Spec spec = read_spec(options.spec);
  const auto number = parse_number_choice(options.precision);
  if (!number.has_value()) throw InvalidInput(number.reason());

  std::optional<PulseOptions> pulses;
  if (options.pulses) pulses = parse_pulse_options(*options.pulses);

  const Columns columns{any_auxiliary(spec), pulses.has_value()};
  const Interrupt interrupt;
  std::string text =
      "# certau-trajectory format_version 1, made by: " + one_line(invocation.made_by) + "\n" +
      columns.names() + "\n";
  int status = ExitStatus::proved;
  std::size_t index = 0;
  for (const auto& cell : spec.cells) {
    // Cells that differ in the quantity alone have the same trajectory.
    if (index > 0 && &cell != &spec.cells.front() && cell.swept == (&cell - 1)->swept) continue;
    ++index;
    const std::string head = std::to_string(index) + "," + field(swept_text(cell)) + ",";
    const auto done = simulate(
        {cell.process, cell.start, number.value(), options.steps, options.every, options.seed,
         pulses},
        [&](const TrajectoryRow& row) { text += head + columns.fields(row) + "\n"; },
        interrupt.token());
    if (interrupt.token().stop_requested()) {
      fmt::print(stderr, "certau: interrupted; nothing was written\n");
      return ExitStatus::interrupted;
    }
    if (!done.has_value()) {
      fmt::print(stderr, "certau: cell {}: {}\n", index, done.reason());
      status = ExitStatus::inconclusive;
    }
  }
  if (options.out.empty())
    fmt::print("{}", text);
  else
    write_file(options.out, text);
  return status;
}

}  // namespace

void add_simulate_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command =
      program.add_subcommand("simulate", "Compute trajectories of a spec's cells in any precision");
  command->footer(
      "The same seed draws the same noise in every precision. rational, interval and ball enclose "
      "the\nexact trajectory; the other types approximate it. gradient and objective are "
      "those at the\nweight; a spec with tiki-taka has a column auxiliary. With pulses, a row has "
      "what the step asked\nof the device and how many pulses it got.\n\n"
      "Examples:\n"
      "  certau simulate examples/floor-against-tau.toml --steps 100\n"
      "  certau simulate spec.toml --precision ball:256 --steps 1000 --every 100 --out path.csv\n"
      "  certau simulate spec.toml --pulses size=1/150,policy=stochastic-train,longest=31");
  const auto options = std::make_shared<Options>();
  command->add_option("SPEC", options->spec, "spec file (TOML); docs/spec.md")->required();
  command->add_option("--out", options->out, "file to write; standard output if not given");
  command
      ->add_option("--precision", options->precision,
                   "half, bfloat16, float, double, long-double, quad, mpfr[:BITS], rational, "
                   "interval[:BITS], ball[:BITS]")
      ->capture_default_str();
  command->add_option("--pulses", options->pulses,
                      "make every update of a device from pulses: size=1/150[,policy=nearest | "
                      "truncate | stochastic-rounding | stochastic-train][,longest=31]; "
                      "docs/pulses.md");
  command->add_option("--steps", options->steps, "steps of each trajectory")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}))
      ->capture_default_str();
  command->add_option("--every", options->every, "distance between the rows written")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000'000}))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "seed of the noise")->capture_default_str();
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
