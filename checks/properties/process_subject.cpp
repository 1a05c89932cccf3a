// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/process_subject.hpp"

#include <fmt/format.h>

#include "certau/base/text.hpp"
#include "checks/properties/partner_json.hpp"

namespace certau::properties {
namespace {

using std::chrono::milliseconds;

// How long a partner that fails may take to end and to say why.
constexpr milliseconds last_words{500};
constexpr std::size_t shown_bytes = 240;
constexpr std::size_t shown_error_lines = 12;

const char* const flush_remedy =
    "flush standard output after each answer (Python: print(..., flush=True); C: "
    "fflush(stdout)), or give it more time with --timeout SECONDS";

PartnerOptions required(PartnerOptions options) {
  if (!has_partner_numbers(options.arithmetic))
    throw_invalid("--number", options.arithmetic.name,
                  "is not among the numbers that a partner is asked in (JSON's are doubles)",
                  "take double, float, half or rational");
  if (options.command.find_first_not_of(" \t\n") == std::string::npos)
    throw_invalid("--against", options.command, "is no command",
                  "give a command line such as \"python3 my_update.py\"");
  return options;
}

std::string shortened(const std::string& text) {
  if (text.size() <= shown_bytes) return one_line(text);
  return one_line(text.substr(0, shown_bytes)) + fmt::format("… ({} bytes in all)", text.size());
}

std::string last_lines(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  std::size_t begin = text.size();
  for (std::size_t lines = 0; lines < shown_error_lines && begin != std::string::npos; ++lines)
    begin = begin == 0 ? std::string::npos : text.rfind('\n', begin - 1);
  if (begin != std::string::npos) text.erase(0, begin + 1);
  for (std::size_t k = 0; k < text.size(); ++k)
    if (text[k] == '\n') text.insert(k + 1, "    ");
  return text;
}

}  // namespace

ProcessSubject::ProcessSubject(PartnerOptions options)
    : options_{required(std::move(options))}, process_{options_.command} {}

template <class Parse>
auto ProcessSubject::understood(const std::string& request, const Parse& parse) {
  const std::string line = ask(request);
  try {
    return parse(line);
  } catch (const WrongAnswer& error) {
    fail(std::string{"its answer "} + error.what(), request, line, error.remedy());
  }
}

std::vector<Rational> ProcessSubject::update(const Device<Rational>& device,
                                             const std::vector<Rational>& weight,
                                             const std::vector<Rational>& increment) {
  return understood(update_request(options_.arithmetic, device, weight, increment),
                    [&](const std::string& line) {
                      return parse_update_answer(options_.arithmetic, line, weight.size());
                    });
}

Arrays<Rational> ProcessSubject::step(const Rule<Rational>& rule, const Arrays<Rational>& state,
                                      const std::vector<Rational>& gradient_sample) {
  if (options_.steps == PartnerSteps::made_of_updates)
    return Subject::step(rule, state, gradient_sample);
  return understood(
      step_request(options_.arithmetic, rule, state, gradient_sample),
      [&](const std::string& line) { return parse_step_answer(options_.arithmetic, line, state); });
}

void ProcessSubject::require_silence() {
  const std::string more = process_.unasked(milliseconds{50});
  show_errors();
  if (!more.empty())
    fail("it printed more than one line for a request, or a line before the first", "", more,
         "print one line of JSON for each request and nothing else on standard output; notes and "
         "debug prints go to standard error (Python: print(..., file=sys.stderr))");
}

std::string ProcessSubject::ask(const std::string& request) {
  if (!failure_.empty()) throw PartnerFailure(failure_);
  if (!process_.unasked(milliseconds{0}).empty()) require_silence();
  ++requests_;
  const Reply reply = process_.ask(request, options_.timeout, options_.stop);
  show_errors();
  if (reply.kind != Reply::Kind::line) give_up(request, reply);
  return reply.text;
}

void ProcessSubject::show_errors() {
  if (!options_.on_errors) return;
  if (const auto text = process_.new_error_output(); !text.empty()) options_.on_errors(text);
}

void ProcessSubject::give_up(const std::string& request, const Reply& reply) {
  const bool half = !reply.text.empty();
  const std::string seconds = fmt::format("{:g} s", options_.timeout.count());
  switch (reply.kind) {
    case Reply::Kind::ended: {
      const auto ending = process_.ending(last_words);
      if (!ending)
        fail("it closed its standard output but goes on", request, reply.text,
             "answer every request until standard input ends");
      if (ending->signal == 0 && (ending->exit_status == 127 || ending->exit_status == 126))
        fail("the command could not be run", request, reply.text,
             "check its spelling and that the file is there and executable; a relative path starts "
             "at the folder in which certau runs");
      if (half)
        fail("it ended in the middle of its answer", request, reply.text,
             "end each answer with a newline, and answer every request until standard input ends");
      fail("it ended without an answer", request, reply.text,
           ending->signal == 0 && ending->exit_status == 0
               ? "answer every request until standard input ends (Python: for line in sys.stdin)"
               : "see what it says on standard error; the request can be piped into it by hand");
    }
    case Reply::Kind::not_read:
      fail("it closed its standard input", request, reply.text,
           "read one line for each answer until standard input ends");
    case Reply::Kind::timed_out:
      if (half)
        fail("it printed half a line and no end of it within " + seconds, request, reply.text,
             "end each answer with a newline and flush it");
      fail("it did not answer within " + seconds, request, reply.text, flush_remedy);
    case Reply::Kind::too_long:
      fail(fmt::format("its answer is longer than {} bytes without an end",
                       ChildProcess::longest_line),
           request, reply.text, "answer with one short line");
    case Reply::Kind::stopped:
      fail("it was waited for when the check was interrupted", request, reply.text,
           "run the check again");
    case Reply::Kind::line:
      break;
  }
  throw ContractViolation("ProcessSubject::give_up on an answer (a defect): use it");
}

void ProcessSubject::fail(const std::string& problem, const std::string& request,
                          const std::string& answer, const std::string& remedy) {
  const bool is_over = process_.ending(milliseconds{20}).has_value();
  std::string text = "the partner failed: " + problem;
  text += "\n  command: " + shortened(options_.command);
  if (!request.empty())
    text += fmt::format("\n  request: {}   ({})", shortened(request),
                        requests_ == 1 ? "its first" : fmt::format("number {}", requests_));
  text += answer.empty() ? "\n  it printed: nothing" : "\n  it printed: " + shortened(answer);
  text += is_over ? "\n  it ended with " + process_.ending(milliseconds{0})->in_words()
                  : "\n  it is still running";
  const std::string errors = last_lines(process_.error_output());
  text += errors.empty() ? "\n  on standard error: nothing"
                         : "\n  on standard error, at the end:\n    " + errors;
  text += "\n  what to do: " + remedy;
  failure_ = text;
  throw PartnerFailure(failure_);
}

}  // namespace certau::properties
