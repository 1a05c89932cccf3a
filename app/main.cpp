// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <system_error>

#include "app/commands.hpp"
#include "app/exit_status.hpp"
#include "certau/base/error.hpp"

namespace {

std::string command_line(int count, char** words) {
  std::string text = "certau " CERTAU_VERSION ": certau";
  for (int k = 1; k < count; ++k) text.append(" ").append(words[k]);
  return text;
}

int run(int argument_count, char** arguments) {
  using namespace certau::app;
  CLI::App program{
      "Certau: verified numerics for training on analog in-memory hardware.\n"
      "Exit status: 0 proved or verified, 1 refuted or rejected, 2 inconclusive, 3 invalid input, "
      "130 interrupted."};
  program.set_version_flag("--version", "certau " CERTAU_VERSION);
  program.require_subcommand(1);
  const Invocation invocation{command_line(argument_count, arguments)};
  int status = ExitStatus::proved;
  add_table_command(program, invocation, status);
  add_verify_command(program, status);
  add_simulate_command(program, invocation, status);
  add_explain_command(program, status);
  add_referee_command(program, invocation, status);
  add_recheck_command(program, invocation, status);
  add_export_command(program, invocation, status);
  add_check_command(program, invocation, status);
  add_audit_command(program, invocation, status);
  add_precision_command(program, invocation, status);
  try {
    program.parse(argument_count, arguments);
  } catch (const CLI::ParseError& error) {
    // --help and --version come this way too, with code 0.
    return program.exit(error) == 0 ? ExitStatus::proved : ExitStatus::invalid_input;
  }
  return status;
}

// fmt::print throws where standard error is closed, and there is nobody left to tell.
void complain(const std::string& text) { std::fputs(("certau: " + text + "\n").c_str(), stderr); }

}  // namespace

int main(int argument_count, char** arguments) {
  // A file size limit is then an error of write(), like a full disk, not the program's end.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    const int status = run(argument_count, arguments);
    // --version and --help print through iostreams, all else through stdio.
    std::cout.flush();
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0 || !std::cout) {
      complain("standard output cannot be written");
      return certau::app::ExitStatus::invalid_input;
    }
    return status;
  } catch (const certau::InvalidInput& error) {
    complain(error.what());
    return certau::app::ExitStatus::invalid_input;
  } catch (const std::system_error& error) {
    // Standard output or the file system, not the input; still nothing that certau can mend.
    complain(fmt::format("the system refused: {}; nothing half-written was left", error.what()));
    return certau::app::ExitStatus::invalid_input;
  } catch (const std::exception& error) {
    complain(fmt::format("internal error, please report it: {}", error.what()));
    return certau::app::ExitStatus::invalid_input;
  }
}
