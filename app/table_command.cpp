// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <memory>
#include <thread>

#include "app/cell_job.hpp"
#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/interrupt.hpp"
#include "app/progress.hpp"
#include "certau/base/files.hpp"

namespace certau::app {
namespace {

struct Options {
  std::vector<std::string> specs;
  std::string out = "out";
  int digits = 25;
  int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
};

// A cell with the place it goes to.
struct Task {
  const SpecCell* cell = nullptr;
  TableCell* target = nullptr;
};

void run_tasks(const std::vector<Task>& tasks, const CellJob& job, int jobs,
               const std::stop_token& stop, Progress& progress) {
  tbb::task_arena arena{jobs};
  arena.execute([&] {
    // Grain 1: cells differ in cost by orders of magnitude.
    tbb::parallel_for(std::size_t{0}, tasks.size(), [&](std::size_t index) {
      if (stop.stop_requested()) return;
      const Task& task = tasks[index];
      CellResult result = job.run(*task.cell, stop);
      for (const auto& remark : result.remarks) progress.note(remark);
      *task.target = std::move(result.cell);
      // A cell cut short by an interruption is neither finished nor inconclusive.
      if (stop.stop_requested() && result.origin == CellOrigin::unanswered) return;
      if (result.origin == CellOrigin::computed) progress.certified();
      if (result.origin == CellOrigin::reused) progress.reused();
      if (result.origin == CellOrigin::unanswered) progress.inconclusive();
    });
  });
}

int run(const Options& options, const Invocation& invocation) {
  std::vector<Spec> specs;
  for (const auto& path : options.specs) specs.push_back(read_spec(path));

  Table table{invocation.made_by, {}};
  table.sections.resize(specs.size());
  std::vector<Task> tasks;
  for (std::size_t s = 0; s < specs.size(); ++s) {
    table.sections[s].title = specs[s].title.empty() ? options.specs[s] : specs[s].title;
    table.sections[s].cells.resize(specs[s].cells.size());
    for (std::size_t c = 0; c < specs[s].cells.size(); ++c)
      tasks.push_back({&specs[s].cells[c], &table.sections[s].cells[c]});
  }

  const CellJob job{options.out, options.digits, invocation.made_by};
  const Interrupt interrupt;
  Progress progress{tasks.size()};
  run_tasks(tasks, job, options.jobs, interrupt.token(), progress);
  progress.finish();
  if (interrupt.token().stop_requested()) {
    fmt::print(stderr,
               "certau: interrupted; finished cells are kept in {}/certificates, and the same "
               "command goes on from there\n",
               options.out);
    return ExitStatus::interrupted;
  }

  const std::string markdown = table_markdown(table);
  write_file(options.out + "/table.json", table_json(table));
  write_file(options.out + "/table.csv", table_csv(table));
  write_file(options.out + "/table.md", markdown);
  fmt::print("{}", markdown);
  for (const auto& section : table.sections)
    for (const auto& cell : section.cells)
      if (!cell.certified()) return ExitStatus::inconclusive;
  return ExitStatus::proved;
}

}  // namespace

void add_table_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command = program.add_subcommand(
      "table", "Certify every cell of one or more specs and write the tables");
  command->footer(
      "Writes DIR/table.json, table.csv, table.md and DIR/certificates/, and prints table.md.\n"
      "Cells that were certified before with the same digits are verified and re-used.\n\n"
      "Examples:\n"
      "  certau table examples/floor-against-tau.toml\n"
      "  certau table examples/*.toml --out out --digits 40 --jobs 2");
  const auto options = std::make_shared<Options>();
  command->add_option("SPEC", options->specs, "spec files (TOML); docs/spec.md")->required();
  command->add_option("--out", options->out, "folder for the results")->capture_default_str();
  command->add_option("--digits", options->digits, "certain significant digits asked for")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command->add_option("--jobs", options->jobs, "cells worked on at a time")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
