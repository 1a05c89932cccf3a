// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <memory>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/interrupt.hpp"
#include "app/output_folder.hpp"
#include "certau/base/files.hpp"
#include "certau/base/nearest.hpp"
#include "checks/audit/audit_report.hpp"

namespace certau::app {
namespace {

using audit::Role;

struct Options {
  std::string trace;
  std::string device;
  std::string auxiliary_device;
  std::string columns;
  std::string state = "before";
  std::string granularity;
  std::string auxiliary_granularity;
  std::string pulses;
  std::string number;
  unsigned operations = 16;
  std::string learning_rate;
  std::string auxiliary_learning_rate;
  std::string transfer_rate;
  std::string smoothness;
  std::vector<std::string> exact_columns;
  std::string update_error;
  std::string response_error;
  std::string state_error;
  std::size_t violations = 20;
  std::string out;
};

std::optional<Rational> rational(const char* option, const std::string& text) {
  if (text.empty()) return std::nullopt;
  const auto value = parse_rational(text);
  if (!value.has_value())
    throw_invalid(option, text, value.reason(), "write it as \"1/4\" or \"0.25\"");
  return value.value();
}

Rational share(const char* option, const std::string& text) {
  const Rational value = rational(option, text).value_or(0);
  if (value < 0)
    throw_invalid(option, text, "must not be negative (it is how far numbers may be off)",
                  "leave it out for 0");
  return value;
}

template <class T, std::size_t n>
T chosen(const char* option, const std::string& name, const std::array<Named<T>, n>& table) {
  if (const auto value = value_in(table, name)) return *value;
  throw_invalid(option, name, "no such choice", did_you_mean(name, names_of(table)));
}

// How an implementation writes down and computes its numbers.
enum class NumberChoice { decimal, float16, float32, float64, exact };
constexpr std::array number_names{
    Named<NumberChoice>{NumberChoice::decimal, "decimal"},
    Named<NumberChoice>{NumberChoice::float16, "float16"},
    Named<NumberChoice>{NumberChoice::float32, "float32"},
    Named<NumberChoice>{NumberChoice::float64, "float64"},
    Named<NumberChoice>{NumberChoice::exact, "exact"},
};
constexpr std::array time_names{
    Named<audit::StateTime>{audit::StateTime::before, "before"},
    Named<audit::StateTime>{audit::StateTime::after, "after"},
};

std::optional<NumberChoice> chosen_number(const Options& options) {
  if (options.number.empty()) return std::nullopt;
  return chosen("--number", options.number, number_names);
}

// Unless it is said, an implementation computes in what its file holds.
NumberChoice number_choice(const Options& options, const audit::TraceReader& reader) {
  if (const auto choice = chosen_number(options)) return *choice;
  switch (reader.stored_numbers()) {
    case audit::StoredNumbers::decimals:
      break;
    case audit::StoredNumbers::float16:
      return NumberChoice::float16;
    case audit::StoredNumbers::float32:
      return NumberChoice::float32;
    case audit::StoredNumbers::float64:
      return NumberChoice::float64;
  }
  return NumberChoice::decimal;
}

Arithmetic arithmetic_of(NumberChoice choice, unsigned operations) {
  Arithmetic arithmetic = Arithmetic::exact();
  if (choice == NumberChoice::float16) arithmetic = Arithmetic::binary("float16", 11, -24, 16);
  if (choice == NumberChoice::float32) arithmetic = Arithmetic::of<float>("float32");
  if (choice == NumberChoice::float64) arithmetic = Arithmetic::of<double>("float64");
  arithmetic.operations = operations;
  return arithmetic;
}

std::vector<Role> exact_roles(const Options& options) {
  std::vector<Role> roles;
  if (chosen_number(options) == NumberChoice::exact) {
    for (const auto& role : audit::role_names) roles.push_back(role.value);
    return roles;
  }
  for (const auto& name : options.exact_columns)
    roles.push_back(chosen("--exact-columns", name, audit::role_names));
  return roles;
}

audit::PulseRule rule_of(const Options& options, bool has_granularity) {
  if (!options.pulses.empty()) return chosen("--pulses", options.pulses, audit::pulse_rule_names);
  return has_granularity ? audit::PulseRule::any : audit::PulseRule::none;
}

audit::AuditOptions audit_options(const Options& options, const audit::TraceReader& reader) {
  audit::AuditOptions result;
  result.weight.device = audit::parse_device("--device", options.device);
  result.weight.granularity = rational("--granularity", options.granularity).value_or(0);
  if (!options.auxiliary_device.empty() || !options.auxiliary_granularity.empty()) {
    result.auxiliary = result.weight;
    if (!options.auxiliary_device.empty())
      result.auxiliary->device =
          audit::parse_device("--auxiliary-device", options.auxiliary_device);
    if (const auto size = rational("--auxiliary-granularity", options.auxiliary_granularity))
      result.auxiliary->granularity = *size;
  }
  result.time = chosen("--state", options.state, time_names);
  result.rule = rule_of(options, result.weight.granularity != 0 ||
                                     (result.auxiliary && result.auxiliary->granularity != 0));
  result.arithmetic = arithmetic_of(number_choice(options, reader), options.operations);
  result.update_error = share("--update-error", options.update_error);
  result.response_error = share("--response-error", options.response_error);
  result.state_error = share("--state-error", options.state_error);
  result.learning_rate = rational("--learning-rate", options.learning_rate);
  result.auxiliary_learning_rate =
      rational("--auxiliary-learning-rate", options.auxiliary_learning_rate);
  result.transfer_rate = rational("--transfer-rate", options.transfer_rate);
  result.smoothness = rational("--smoothness", options.smoothness);
  result.listed = options.violations;
  return result;
}

// A line on stderr every few seconds, for traces that take that long.
class Clock {
 public:
  explicit Clock(const audit::TraceReader& reader) : reader_{reader} {}

  void tell(std::int64_t steps) {
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < std::chrono::seconds{5}) return;
    told_ = now;
    const std::chrono::duration<double> elapsed{now - begin_};
    const auto [read, all] = reader_.progress();
    const double done = static_cast<double>(read) / static_cast<double>(all > 0 ? all : 1);
    std::string line = fmt::format("{} steps audited, {:.0f} s", steps, elapsed.count());
    if (all > 0)
      line += fmt::format(", {:.0f} %, about {:.0f} s to go", 100 * done,
                          elapsed.count() * (1 - done) / done);
    fmt::print(stderr, "{}\n", line);
  }

 private:
  const audit::TraceReader& reader_;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point told_ = begin_;
};

ExitStatus status_of(audit::Verdict verdict) {
  switch (verdict) {
    case audit::Verdict::agrees:
      return ExitStatus::proved;
    case audit::Verdict::violated:
      return ExitStatus::refuted;
    case audit::Verdict::undecided:
      break;
  }
  return ExitStatus::inconclusive;
}

int run(const Options& options, const Invocation& invocation) {
  const auto reader = audit::open_trace({options.trace, options.columns, exact_roles(options)});
  const auto settings = audit_options(options, *reader);
  if (!options.out.empty()) make_output_folder(options.out, "");
  const Interrupt interrupt;
  Clock clock{*reader};
  const auto result = audit::run_audit(
      *reader, settings, [&](std::int64_t steps) { clock.tell(steps); }, interrupt.token());
  if (result.was_interrupted) {
    fmt::print(stderr,
               "certau: interrupted after {} steps, with {} violations among them; nothing was "
               "written\n",
               result.steps, result.tally.total().violations);
    return ExitStatus::interrupted;
  }
  const audit::ReportHead head{options.trace, invocation.made_by};
  const std::string report = audit::markdown_report(result, head);
  if (!options.out.empty()) {
    const std::filesystem::path folder{options.out};
    write_file(folder / "violations.csv", audit::violations_csv(result, head));
    write_file(folder / "audit.md", report);
    write_file(folder / "audit.json", audit::json_report(result, head));
  }
  fmt::print("{}", report);
  return status_of(result.verdict());
}

void add_model_options(CLI::App& command, Options& options) {
  command
      .add_option(
          "--device", options.device,
          "KIND:key=value,…: ideal, asymmetric-linear:tau=T,symmetric_point=W, linear-step, "
          "power-step, exponential-step, clipped-exponential-step; without tau both keys of "
          "asymmetric-linear are fitted, and with it symmetric_point is 0 unless given or =fit")
      ->required();
  command.add_option("--auxiliary-device", options.auxiliary_device,
                     "Tiki-Taka's auxiliary array; the same as --device if not given");
  command.add_option("--granularity", options.granularity,
                     "size of a pulse, if updates are made of pulses");
  command.add_option("--auxiliary-granularity", options.auxiliary_granularity,
                     "that of the auxiliary array, if it differs");
  command.add_option("--pulses", options.pulses,
                     "which numbers of pulses are right: none (not judged), deterministic "
                     "(nearest), stochastic (at most ceil(max abs(update)/granularity)), any "
                     "(within one pulse; default with --granularity)");
  command.add_option("--learning-rate", options.learning_rate,
                     "A: the update is −A times the gradient");
  command.add_option("--auxiliary-learning-rate", options.auxiliary_learning_rate,
                     "B: the auxiliary's update is B times the gradient");
  command.add_option("--transfer-rate", options.transfer_rate,
                     "R: the weight's update is R times the new auxiliary (the paper's: −alpha)");
  command.add_option("--smoothness", options.smoothness, "L of f, for hypotheses on rates");
}

void add_number_options(CLI::App& command, Options& options) {
  command.add_option(
      "--number", options.number,
      "decimal (rounded decimals), float16, float32, float64 (computed in it), exact; "
      "what the file holds its states in if not given");
  command
      .add_option("--operations", options.operations,
                  "roundings of one update, where it computes in floating point")
      ->check(CLI::Range(1U, 1U << 20U))
      ->capture_default_str();
  command
      .add_option("--exact-columns", options.exact_columns,
                  "roles whose decimals are exact rather than rounded: update, gradient, …")
      ->delimiter(',');
  command.add_option("--update-error", options.update_error,
                     "relative error of requested updates where pulses are counted");
  command.add_option("--response-error", options.response_error,
                     "relative error of the device's response factors");
  command.add_option("--state-error", options.state_error,
                     "how far recorded states may be off, in units of the weight (measurements)");
}

}  // namespace

void add_audit_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command = program.add_subcommand(
      "audit", "Hold a recorded trajectory against the model of its device, step by step");
  command->footer(
      "Every step is decided in exact arithmetic; docs/audit.md says against what. DIR gets "
      "audit.json,\naudit.md and violations.csv. Exit status: 0 agrees, 1 some step does not, "
      "2 undecided (or nothing to\ncheck), 3 invalid input.\n\n"
      "Examples:\n"
      "  certau audit run.csv --device asymmetric-linear:tau=1 --granularity 1/150 --pulses "
      "deterministic\n"
      "  certau audit run.npy --columns weight=0:4,update=4:8 --device asymmetric-linear");
  const auto options = std::make_shared<Options>();
  command->add_option("TRACE", options->trace, "CSV or .npy; docs/trace-format.md")->required();
  command->add_option("--columns", options->columns,
                      "which columns are what: weight=w*,update=dw*,gradient=3:7,…; the usual "
                      "names if not given");
  command
      ->add_option("--state", options->state,
                   "before: a row has the state before its update; after: the state after it")
      ->capture_default_str();
  add_model_options(*command, *options);
  add_number_options(*command, *options);
  command->add_option("--violations", options->violations, "how many violations to list")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}))
      ->capture_default_str();
  command->add_option("--out", options->out, "folder for the files");
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
