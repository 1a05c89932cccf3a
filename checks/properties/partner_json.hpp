// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "checks/properties/subject.hpp"

namespace certau::properties {

/// The lines of the partner protocol, docs/partner-protocol.md.

/// An answer that is none: what is wrong with it, and what to do.
class WrongAnswer : public std::runtime_error {
 public:
  WrongAnswer(const std::string& problem, std::string remedy)
      : std::runtime_error{problem}, remedy_{std::move(remedy)} {}
  [[nodiscard]] const std::string& remedy() const { return remedy_; }

 private:
  std::string remedy_;
};

/// Whether numbers of that arithmetic have a place in the protocol: exact ones, and binary ones
/// that a double holds.
[[nodiscard]] bool has_partner_numbers(const Arithmetic& arithmetic);

/// A request as one line, without its end. Numbers of a binary arithmetic are the shortest decimals
/// that read back, exact ones strings "p/q".
///   Error  NotHeld
[[nodiscard]] std::string update_request(const Arithmetic& arithmetic,
                                         const Device<Rational>& device,
                                         const std::vector<Rational>& weight,
                                         const std::vector<Rational>& increment);
[[nodiscard]] std::string step_request(const Arithmetic& arithmetic, const Rule<Rational>& rule,
                                       const Arrays<Rational>& state,
                                       const std::vector<Rational>& gradient_sample);

/// The state in an answer. A JSON number is read exactly as printed and, in a binary arithmetic,
/// stands for the number of it that is nearest.
///   Error  WrongAnswer; NotANumber for null, NaN, Infinity or a number beyond the arithmetic's
///          range; Unsupported if it says so
[[nodiscard]] std::vector<Rational> parse_update_answer(const Arithmetic& arithmetic,
                                                        const std::string& line,
                                                        std::size_t coordinates);
[[nodiscard]] Arrays<Rational> parse_step_answer(const Arithmetic& arithmetic,
                                                 const std::string& line,
                                                 const Arrays<Rational>& before);

}  // namespace certau::properties
