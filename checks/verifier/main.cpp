// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "checks/verifier/verify.hpp"

#ifndef CERTAU_VERSION  // given by CMake
#define CERTAU_VERSION "0.1.0"
#endif

namespace {

constexpr int all_verified = 0;
constexpr int some_rejected = 1;
constexpr int nothing_checked = 3;

constexpr std::string_view version = "certau-verify " CERTAU_VERSION " (certificate format 1)\n";

constexpr std::string_view help =
    R"(Usage: certau-verify [--] FILE...
       certau-verify --help | --version

Check certificates written by `certau table`, separations, which compare two
of them, and witnesses written by `certau referee`: instances at which a claim
fails. For each file one line goes to stdout: VERIFIED and what the file shows
in words, or REJECTED and the reason. The arithmetic is exact or rounded to the
safe side; nothing is shared with the programs that wrote the files but the
contracts, docs/certificate-format.md and docs/witness-format.md.

Exit status: 0 if all files are verified; 1 if at least one is rejected;
otherwise 3: a file cannot be read, no file is given, an option is unknown,
or stdout cannot be written.

Examples:
  certau-verify cell.json
  certau-verify certificates/*.json && echo "every claim holds"
  certau-verify witnesses/*.json && echo "every claim fails"
  certau-verify -- -odd-name.json
)";

int refuse(const std::string& problem) {
  std::cerr << "certau-verify: " << problem << "; see certau-verify --help\n";
  return nothing_checked;
}

int verify_all(const std::vector<std::string>& paths) {
  bool rejected = false;
  bool unreadable = false;
  for (const std::string& path : paths) {
    const certau_verifier::Verdict verdict = certau_verifier::verify_file(path);
    std::cout << certau_verifier::verdict_line(verdict) << '\n';
    rejected = rejected || (!verdict.verified && verdict.readable);
    unreadable = unreadable || !verdict.readable;
  }
  if (!std::cout.flush()) return refuse("cannot write to stdout");
  return rejected ? some_rejected : unreadable ? nothing_checked : all_verified;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  std::vector<std::string> paths;
  bool options_ended = false;
  for (const std::string& argument : arguments) {
    if (options_ended || argument.empty() || argument.front() != '-') {
      paths.push_back(argument);
    } else if (argument == "--") {
      options_ended = true;
    } else if (argument == "--help" || argument == "-h" || argument == "--version") {
      std::cout << (argument == "--version" ? version : help);
      return std::cout.flush() ? 0 : refuse("cannot write to stdout");
    } else {
      return refuse("unknown option '" + argument + "'");
    }
  }
  if (paths.empty()) return refuse("no file given");
  return verify_all(paths);
}
