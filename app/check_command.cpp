// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "app/check_tasks.hpp"
#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/interrupt.hpp"
#include "app/output_folder.hpp"
#include "certau/base/files.hpp"
#include "certau/base/text.hpp"
#include "checks/properties/junit.hpp"
#include "checks/properties/own_subject.hpp"
#include "checks/properties/process_subject.hpp"
#include "checks/properties/report.hpp"

namespace certau::app {
namespace {

using namespace certau::properties;

Rational parse_granularity(const std::string& text) {
  const auto value = parse_rational(text);
  if (!value.has_value() || value.value() < 0)
    throw_invalid("--granularity", text,
                  value.has_value() ? "is negative (it is the size of a pulse)" : value.reason(),
                  "give the size of a pulse, such as 1/100, or 0 for continuous updates");
  return value.value();
}

// The implementation under test -------------------------------------------------------------------

void show_partner_errors(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    fmt::print(stderr, "partner: {}\n", text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::unique_ptr<ProcessSubject> partner(const CheckOptions& options, const std::stop_token& stop) {
  if (options.against.empty()) return nullptr;
  PartnerOptions chosen;
  chosen.command = options.against;
  chosen.arithmetic = own_subject(options.number)->arithmetic();
  chosen.arithmetic.granularity = parse_granularity(options.granularity);
  chosen.steps = options.whole_steps ? PartnerSteps::asked_for : PartnerSteps::made_of_updates;
  chosen.timeout = std::chrono::duration<double>{options.timeout};
  chosen.stop = stop;
  // A case at a time, what it writes is worth reading; else failures show the end of it.
  if (!options.replay.empty()) chosen.on_errors = show_partner_errors;
  return std::make_unique<ProcessSubject>(std::move(chosen));
}

// Running -----------------------------------------------------------------------------------------

void show_progress(std::size_t number, std::size_t total, const CheckTask& task,
                   const CheckResult& result) {
  fmt::print(stderr, "[{}/{}] {} ({}): {}, {} cases, {:.1f} s{}{}\n", number, total,
             task.property->id, name_in(device_kind_names, task.device),
             name_in(check_status_names, result.status), result.cases, result.seconds,
             result.reason.empty() ? "" : ": ", one_line(result.reason));
}

class Check {
 public:
  Check(const CheckOptions& options, const std::stop_token& stop)
      : options_{options},
        stop_{stop},
        tasks_{tasks_of(options)},
        case_{given_case(options, tasks_)},
        partner_{partner(options, stop)},
        own_{partner_ ? nullptr : own_subject(options.number)} {}

  // All tasks, unless the partner fails or a stop is requested.
  [[nodiscard]] CheckReport run(const std::string& made_by) {
    CheckReport report{made_by,
                       partner_ ? options_.against : "Certau's own update",
                       options_.number,
                       subject().arithmetic().granularity,
                       case_ ? 1 : options_.cases,
                       options_.seed};
    for (const CheckTask& task : tasks_) {
      if (!run_task(task, report)) break;
    }
    report.not_run = tasks_.size() - report.checked.size() - (report.trouble ? 1 : 0);
    return report;
  }

 private:
  [[nodiscard]] Subject& subject() { return partner_ ? static_cast<Subject&>(*partner_) : *own_; }

  // False if nothing more can be run.
  bool run_task(const CheckTask& task, CheckReport& report) {
    if (stop_.stop_requested()) return false;
    try {
      const Setting setting{subject(), task.device};
      CheckResult result =
          case_ ? replay(*task.property, setting, *case_)
                : properties::run(*task.property, setting, {options_.cases, options_.seed, stop_});
      // Cut short: neither passed nor given up.
      if (stop_.stop_requested() && result.status == CheckStatus::gave_up) return false;
      const bool is_last = report.checked.size() + 1 == tasks_.size();
      if (partner_ && (is_last || result.status == CheckStatus::failed))
        partner_->require_silence();
      show_progress(report.checked.size() + 1, tasks_.size(), task, result);
      std::string line = result.counterexample
                             ? replay_line(options_, task, result.counterexample->instance)
                             : std::string{};
      report.checked.push_back({std::move(result), task.device, std::move(line)});
      return true;
    } catch (const PartnerFailure& failure) {
      if (!stop_.stop_requested())
        report.trouble = PartnerTrouble{task.property, task.device, failure.what()};
      return false;
    }
  }

  const CheckOptions& options_;
  std::stop_token stop_;
  std::vector<CheckTask> tasks_;
  std::optional<Instance> case_;
  std::unique_ptr<ProcessSubject> partner_;
  std::unique_ptr<Subject> own_;
};

// What is said about it ---------------------------------------------------------------------------

void require_folder_of(const char* option, const std::string& path) {
  const auto folder = std::filesystem::path{path}.parent_path();
  std::error_code error;
  if (!path.empty() && !folder.empty() && !std::filesystem::is_directory(folder, error))
    throw_invalid(option, path, "is in no folder that is there", "make the folder first");
  if (std::filesystem::is_directory(path, error))
    throw_invalid(option, path, "is a folder", "name a file in it");
}

void print_report(const CheckReport& report) {
  if (!report.checked.empty() || report.trouble) fmt::print("{}", check_table(report));
  for (const auto& checked : report.checked)
    if (checked.result.counterexample) fmt::print("\n{}", failure_in_words(checked));
  std::fflush(stdout);
  if (report.trouble) fmt::print(stderr, "certau: {}\n", report.trouble->what);
  fmt::print(stderr, "certau: {}\n", check_summary(report));
}

int status_of(const CheckReport& report) {
  if (report.trouble) return ExitStatus::invalid_input;
  if (count(report, CheckStatus::failed) > 0) return ExitStatus::refuted;
  if (count(report, CheckStatus::gave_up) > 0) return ExitStatus::inconclusive;
  if (count(report, CheckStatus::passed) > 0) return ExitStatus::proved;
  fmt::print(stderr, "certau: nothing was checked: every property was skipped\n");
  return ExitStatus::inconclusive;
}

int run(const CheckOptions& options, const Invocation& invocation) {
  if (options.list) {
    fmt::print("{}", property_list(chosen_properties(options)));
    return ExitStatus::proved;
  }
  require_folder_of("--junit", options.junit);
  const Interrupt interrupt;
  Check check{options, interrupt.token()};
  if (!options.out.empty()) make_output_folder(options.out, ".");
  const CheckReport report = check.run(invocation.made_by);
  print_report(report);
  if (!options.junit.empty()) write_file(options.junit, junit_xml(report));
  if (!options.out.empty()) {
    write_file(options.out + "/check.json", check_json(report));
    write_file(options.out + "/check.md", check_markdown(report));
  }
  if (interrupt.token().stop_requested()) {
    fmt::print(stderr, "certau: interrupted; what was finished is reported\n");
    return ExitStatus::interrupted;
  }
  return status_of(report);
}

const char* const footer =
    "Holds an implementation of the device update, or of whole training steps, against the "
    "theory:\nrandom cases that meet a property's hypotheses, exact expectations, shortened "
    "counterexamples.\nWithout --against, Certau's own update is checked. The partner of --against "
    "is any program that\nanswers one line of JSON with another: docs/partner-protocol.md, "
    "examples/partner.\n"
    "Exit status: 0 all passed (what was skipped is said), 1 a property failed, 2 one gave up or "
    "nothing\nwas checked, 3 invalid input or a partner that failed, 130 interrupted.\n\n"
    "Examples:\n"
    "  certau check --list\n"
    "  certau check --against \"python3 examples/partner/my_update.py\"\n"
    "  certau check --filter 'symmetric-*' --against ./my_update --cases 1000 --seed 7\n"
    "  certau check --whole-steps --against \"python3 train.py\" --junit check.xml\n"
    "  certau check saturation --against ./my_update --replay '{\"tau\": \"1\", …}'";

// An option with an empty value would otherwise count as not given, and what is left would pass.
CLI::Validator is_given() {
  return CLI::Validator{[](std::string& value) {
                          return value.empty() ? std::string{"is empty (a variable that is not "
                                                             "set?): give a value, or leave the "
                                                             "option out"}
                                               : std::string{};
                        },
                        ""};
}

}  // namespace

void add_check_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command = program.add_subcommand(
      "check", "Hold an implementation of your own against the theory, property by property");
  command->footer(footer);
  const auto options = std::make_shared<CheckOptions>();
  command->add_option("PROPERTY", options->properties, "ids of properties; all if none is given");
  command->add_flag("--list", options->list, "name the properties and stop");
  command->add_option("--filter", options->filters,
                      "only properties whose id matches the pattern, such as '*-drift'");
  command->add_option("--cases", options->cases, "cases for each property")
      ->check(CLI::Range(1, 10'000'000))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "seed of the cases")->capture_default_str();
  command
      ->add_option("--device", options->devices,
                   "ideal, asymmetric-linear, linear-step, power-step; all: every kind that a "
                   "property is about")
      ->capture_default_str();
  command
      ->add_option("--number", options->number,
                   "double, float, half, rational; without --against any of " +
                       fmt::format("{}", fmt::join(own_number_names(), ", ")))
      ->capture_default_str();
  auto* against =
      command->add_option("--against", options->against, "command line of the partner, for /bin/sh")
          ->check(is_given());
  command
      ->add_flag("--whole-steps", options->whole_steps,
                 "ask the partner for training steps too, not for updates alone")
      ->needs(against);
  command
      ->add_option("--granularity", options->granularity,
                   "size of the partner's pulses, if it applies whole ones")
      ->needs(against)
      ->capture_default_str();
  command->add_option("--timeout", options->timeout, "seconds for each answer of the partner")
      ->check(CLI::Range(0.001, 86'400.0))
      ->needs(against)
      ->capture_default_str();
  command
      ->add_option("--replay", options->replay,
                   "judge this case of one property: its JSON, or a file with it")
      ->check(is_given());
  command->add_option("--junit", options->junit, "file for a report as JUnit XML")
      ->check(is_given());
  command->add_option("--out", options->out, "folder for check.json and check.md")
      ->check(is_given());
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
