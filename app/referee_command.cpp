// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/interrupt.hpp"
#include "app/output_folder.hpp"
#include "app/verdict_status.hpp"
#include "certau/base/files.hpp"
#include "checks/verifier/verify.hpp"
#include "theorems/referee/referee.hpp"
#include "theorems/referee/report.hpp"
#include "theorems/referee/theorems_json.hpp"
#include "theorems/referee/witness_json.hpp"
#include "theorems/registry.hpp"

namespace certau::app {
namespace {

using namespace certau::theorems;

struct Options {
  std::vector<std::string> claims;
  std::string out = "out";
  double effort = 1;
  std::uint64_t seed = 1;
  int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  bool list = false;
  bool theorems = false;
};

std::vector<const Claim*> chosen_claims(const std::vector<std::string>& ids) {
  std::vector<const Claim*> chosen;
  for (const auto& claim : registry())
    if (ids.empty() || std::find(ids.begin(), ids.end(), claim.id) != ids.end())
      chosen.push_back(&claim);
  for (const auto& id : ids) static_cast<void>(find_claim(id));  // unknown names are refused
  return chosen;
}

// No witness leaves the program that certau-verify would reject.
void require_verified(const Claim& claim, const std::string& document) {
  const auto verdict = certau_verifier::verify_text(document);
  if (!verdict.verified)
    throw ContractViolation("certau-verify rejects the witness of " + claim.id + ": " +
                            verdict.text);
}

// Findings in the order of the claims; none for those that an interruption left unfinished.
std::vector<std::optional<Finding>> examine_all(const std::vector<const Claim*>& claims,
                                                const Options& options,
                                                const Invocation& invocation,
                                                const std::stop_token& stop) {
  std::vector<std::optional<Finding>> findings(claims.size());
  std::mutex printing;
  std::atomic<std::size_t> done = 0;
  const SearchOptions search_options{options.seed, options.effort, stop};
  tbb::task_arena arena{options.jobs};
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, claims.size(), [&](std::size_t k) {
      if (stop.stop_requested()) return;
      Finding finding = examine(*claims[k], search_options);
      if (finding.interrupted) return;
      if (!finding.document.empty()) {
        finding.document = signed_document(finding.document, invocation.made_by);
        require_verified(*claims[k], finding.document);
        write_file(options.out + "/" + witness_path(*claims[k]), finding.document);
      }
      const std::scoped_lock lock{printing};
      fmt::print(stderr, "[{}/{}] {}: {}\n", ++done, claims.size(), claims[k]->id,
                 name_of(finding.verdict));
      findings[k] = std::move(finding);
    });
  });
  return findings;
}

// A refuted claim weighs more than an open one.
int status_of_all(const std::vector<Verdicted>& verdicts) {
  int status = ExitStatus::proved;
  for (const auto& [claim, finding] : verdicts) {
    const int one = status_of(finding.verdict);
    if (one == ExitStatus::refuted) return one;
    status = std::max(status, one);
  }
  return status;
}

int run(const Options& options, const Invocation& invocation) {
  const auto claims = chosen_claims(options.claims);
  if (options.list) {
    for (const Claim* claim : claims) fmt::print("{:<40} {}\n", claim->id, claim->title);
    return ExitStatus::proved;
  }
  if (options.theorems) {
    fmt::print("{}", theorems_json(invocation.made_by));
    return ExitStatus::proved;
  }
  make_output_folder(options.out, "witnesses");
  const Interrupt interrupt;
  auto findings = examine_all(claims, options, invocation, interrupt.token());
  std::vector<Verdicted> verdicts;
  for (std::size_t k = 0; k < claims.size(); ++k)
    if (findings[k]) verdicts.push_back({claims[k], std::move(*findings[k])});

  write_file(options.out + "/verdicts.json", verdicts_json(verdicts, invocation.made_by));
  write_file(options.out + "/verdicts.md", verdicts_markdown(verdicts));
  fmt::print("{}", verdicts_summary(verdicts));
  if (interrupt.token().stop_requested()) {
    fmt::print(stderr,
               "certau: interrupted; the verdicts on the {} claims that were finished are in {}\n",
               verdicts.size(), options.out);
    return ExitStatus::interrupted;
  }
  return status_of_all(verdicts);
}

}  // namespace

void add_referee_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command =
      program.add_subcommand("referee", "Give a verdict on each claim of the paper, with evidence");
  command->footer(
      "Writes DIR/verdicts.json, DIR/verdicts.md and DIR/witnesses/, and prints one line a claim.\n"
      "A claim is refuted or vacuous only with a witness that certau-verify accepts. Exit status:\n"
      "1 if a claim is refuted or vacuous, else 2 if one is merely not refuted, else 0.\n\n"
      "Examples:\n"
      "  certau referee\n"
      "  certau referee theorem-9 theorem-9-repaired --effort 10 --out verdicts\n"
      "  certau verify out/witnesses");
  const auto options = std::make_shared<Options>();
  auto* claims =
      command->add_option("CLAIM", options->claims, "ids of claims; all if none is given");
  command->add_option("--out", options->out, "folder for the results")->capture_default_str();
  command->add_option("--effort", options->effort, "multiplies the number of random instances")
      ->check(CLI::Range(0.001, 1e6))
      ->capture_default_str();
  command->add_option("--seed", options->seed, "seed of the random instances")
      ->capture_default_str();
  command->add_option("--jobs", options->jobs, "claims worked on at a time")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  auto* list = command->add_flag("--list", options->list, "name the claims and stop");
  command
      ->add_flag("--theorems", options->theorems,
                 "print all theorems that Coq checks, with their claims, as JSON and stop")
      ->excludes(claims)
      ->excludes(list);
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
