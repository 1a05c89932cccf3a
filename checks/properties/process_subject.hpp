// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

#include "checks/properties/child_process.hpp"
#include "checks/properties/subject.hpp"

namespace certau::properties {

/// Whether a partner is asked for training steps, or for updates alone.
enum class PartnerSteps { made_of_updates, asked_for };

struct PartnerOptions {
  std::string command;    // for /bin/sh
  Arithmetic arithmetic;  // its numbers
  PartnerSteps steps = PartnerSteps::made_of_updates;
  std::chrono::duration<double> timeout{10};  // for each answer
  std::stop_token stop{};
  /// Gets what the partner writes on standard error as it comes; unset: only failures show it.
  std::function<void(std::string_view)> on_errors{};
};

/// An implementation in any language, as a program that answers one line of JSON with another.
///   Requires  has_partner_numbers(arithmetic); the thread that makes it outlives it
///   Error     PartnerFailure names the request, what came back, how the program ended, what it
///             wrote on standard error, and what to do; after one, every request fails with it
///   Source    docs/partner-protocol.md
class ProcessSubject final : public Subject {
 public:
  explicit ProcessSubject(PartnerOptions options);

  [[nodiscard]] const Arithmetic& arithmetic() const override { return options_.arithmetic; }
  [[nodiscard]] std::vector<Rational> update(const Device<Rational>& device,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>& increment) override;
  [[nodiscard]] Arrays<Rational> step(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                      const std::vector<Rational>& gradient_sample) override;

  /// Waits a moment for output that nobody asked for: a partner that prints two lines for one
  /// request would have its answers taken for those to other requests.
  ///   Error  PartnerFailure if there is any
  void require_silence();

 private:
  [[nodiscard]] std::string ask(const std::string& request);
  template <class Parse>
  [[nodiscard]] auto understood(const std::string& request, const Parse& parse);
  void show_errors();
  // What happened to a request that was not answered by a line.
  [[noreturn]] void give_up(const std::string& request, const Reply& reply);
  [[noreturn]] void fail(const std::string& problem, const std::string& request,
                         const std::string& answer, const std::string& remedy);

  PartnerOptions options_;
  ChildProcess process_;
  std::size_t requests_ = 0;
  std::string failure_;
};

}  // namespace certau::properties
