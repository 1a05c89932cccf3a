// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <memory>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "app/output_folder.hpp"
#include "certau/base/files.hpp"
#include "certau/report/certificate_reader.hpp"
#include "certau/report/coq_export.hpp"
#include "checks/verifier/verify.hpp"

namespace certau::app {
namespace {

struct Options {
  std::vector<std::string> certificates;
  std::string out;
  bool coq = false;
};

// A name that Coq accepts for a file: letters, digits and underscores, a letter first.
std::string coq_file_name(const std::string& path) {
  std::string name = "cell_" + std::filesystem::path{path}.stem().string();
  for (char& character : name)
    if (!std::isalnum(static_cast<unsigned char>(character)) ||
        static_cast<unsigned char>(character) > 0x7f)
      character = '_';
  return name + ".v";
}

// Two certificates must not be written to one file.
std::map<std::string, std::string> file_names(const std::vector<std::string>& paths) {
  std::map<std::string, std::string> result;
  for (const auto& path : paths) {
    const auto [position, is_new] = result.try_emplace(coq_file_name(path), path);
    if (!is_new)
      throw_invalid("CERTIFICATE", path, "would be written to the same file as " + position->second,
                    "export it to another folder");
  }
  return result;
}

template <class File>
Outcome<std::string> source_of_file(const Outcome<File>& file, const std::string& made_by) {
  return file.has_value() ? coq_source(file.value(), made_by)
                          : file.template refusal<std::string>();
}

Outcome<std::string> source_of(const std::string& text, const std::string& made_by) {
  return is_separation(text) ? source_of_file(read_separation(text), made_by)
                             : source_of_file(read_certificate(text), made_by);
}

// Answers what happened to one certificate; a complaint goes to stderr.
int export_certificate(const std::string& path, const std::string& target,
                       const Invocation& invocation) {
  const std::string text = read_file(path);
  const auto verdict = certau_verifier::verify_text(text);
  if (!verdict.verified) {
    fmt::print(stderr, "certau: {}: {}\n", path, certau_verifier::verdict_line(verdict));
    return ExitStatus::refuted;
  }
  const auto source = source_of(text, invocation.made_by);
  if (!source.has_value()) {
    fmt::print(stderr, "certau: {} is not exported to Coq: {}\n", path, source.reason());
    return ExitStatus::inconclusive;
  }
  if (target.empty())
    fmt::print("{}", source.value());
  else
    write_file(target, source.value());
  return ExitStatus::proved;
}

int run(const Options& options, const Invocation& invocation) {
  if (!options.coq)
    throw_invalid("export", "", "needs a format (there is one: Coq's)", "say --coq");
  if (options.out.empty() && options.certificates.size() > 1)
    throw_invalid("--out", "", "is needed for several certificates (one file each)",
                  "name a folder with --out");
  const auto names = file_names(options.certificates);
  if (!options.out.empty()) make_output_folder(options.out, "");
  int status = ExitStatus::proved;
  for (const auto& [name, path] : names) {
    const auto target = options.out.empty() ? "" : (std::filesystem::path{options.out} / name);
    status = std::max(status, export_certificate(path, target.string(), invocation));
  }
  return status;
}

}  // namespace

void add_export_command(CLI::App& program, const Invocation& invocation, int& status) {
  auto* command = program.add_subcommand(
      "export", "Write certificates for another checker: a Coq file whose theorem is the claim");
  command->footer(
      "Each file is DIR/cell_NAME.v for a certificate NAME.json; without --out, the one file goes\n"
      "to standard output. It needs the compiled theorems/ of Certau (make proofs):\n"
      "  coqc -Q build/proofs Certau DIR/cell_NAME.v\n"
      "A separation's file has both certificates and compares them. Exit status, the largest that\n"
      "applies: 0 written, 1 rejected by the verifier, 2 not exported (no checker for it in Coq,\n"
      "or no short proof found), 3 invalid input.\n\n"
      "Examples:\n"
      "  certau export --coq out/certificates/0123….json\n"
      "  certau export --coq out/certificates/*.json --out out/coq");
  const auto options = std::make_shared<Options>();
  command->add_option("CERTIFICATE", options->certificates, "certificates and separations (JSON)")
      ->required();
  command->add_flag("--coq", options->coq, "the format: Coq");
  command->add_option("--out", options->out, "folder for the files");
  command->callback([options, &invocation, &status] { status = run(*options, invocation); });
}

}  // namespace certau::app
