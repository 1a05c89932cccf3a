// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "certau/base/error.hpp"
#include "checks/verifier/verify.hpp"

namespace certau::app {
namespace {

// A folder stands for the .json files in its certificates/ and witnesses/, or, if it has neither,
// directly in it.
std::vector<std::string> files_of(const std::string& path) {
  namespace fs = std::filesystem;
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> folders;
  for (const char* inner : {"certificates", "witnesses"})
    if (fs::is_directory(fs::path{path} / inner)) folders.push_back(fs::path{path} / inner);
  if (folders.empty()) folders.emplace_back(path);
  std::vector<std::string> files;
  for (const auto& folder : folders)
    for (const auto& entry : fs::directory_iterator{folder})
      if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  if (files.empty())
    throw_invalid("PATH", path, "there are no certificates or witnesses in this folder",
                  "give a folder that certau table or referee wrote, or their files");
  return files;
}

int run(const std::vector<std::string>& paths) {
  bool rejected = false;
  bool unreadable = false;
  for (const auto& path : paths)
    for (const auto& file : files_of(path)) {
      const auto verdict = certau_verifier::verify_file(file);
      fmt::print("{}\n", certau_verifier::verdict_line(verdict));
      if (verdict.verified) continue;
      (verdict.readable ? rejected : unreadable) = true;
      fmt::print(stderr, "certau: the line above is about {}\n", file);
    }
  // As certau-verify has it: a rejection weighs more than a file that could not be read.
  if (rejected) return ExitStatus::refuted;
  return unreadable ? ExitStatus::invalid_input : ExitStatus::proved;
}

}  // namespace

void add_verify_command(CLI::App& program, int& status) {
  auto* command = program.add_subcommand(
      "verify", "Check certificates and witnesses with the stand-alone verifier (certau-verify)");
  command->footer(
      "Prints VERIFIED <claim in words> or REJECTED <reason>, one line a file.\n\n"
      "Examples:\n"
      "  certau verify out\n"
      "  certau verify out/certificates/*.json");
  const auto paths = std::make_shared<std::vector<std::string>>();
  command->add_option("PATH", *paths, "certificates or witnesses, or folders of them")->required();
  command->callback([paths, &status] { status = run(*paths); });
}

}  // namespace certau::app
