// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace certau::app {

/// The command line as given, for made_by.
struct Invocation {
  std::string made_by;
};

/// Each adds one subcommand; its callback sets `status`.
void add_table_command(CLI::App& program, const Invocation& invocation, int& status);
void add_verify_command(CLI::App& program, int& status);
void add_simulate_command(CLI::App& program, const Invocation& invocation, int& status);
void add_explain_command(CLI::App& program, int& status);
void add_referee_command(CLI::App& program, const Invocation& invocation, int& status);
void add_recheck_command(CLI::App& program, const Invocation& invocation, int& status);
void add_export_command(CLI::App& program, const Invocation& invocation, int& status);
void add_check_command(CLI::App& program, const Invocation& invocation, int& status);
void add_audit_command(CLI::App& program, const Invocation& invocation, int& status);
void add_precision_command(CLI::App& program, const Invocation& invocation, int& status);

}  // namespace certau::app
