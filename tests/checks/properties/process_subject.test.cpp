// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/process_subject.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

#include "certau/base/error.hpp"

namespace certau::properties {
namespace {

using Seconds = std::chrono::duration<double>;

const Device<Rational> plain_device = AsymmetricLinear<Rational>{1, 0};

Arithmetic doubles() { return Arithmetic::of<double>("double"); }

PartnerOptions options(const std::string& command, double timeout = 10) {
  PartnerOptions result;
  result.command = command;
  result.arithmetic = doubles();
  result.timeout = Seconds{timeout};
  return result;
}

// A partner that prints the same line for each request.
std::string answering(const std::string& line) {
  return "while read -r request; do echo '" + line + "'; done";
}

std::vector<Rational> ask(ProcessSubject& subject, std::vector<Rational> weight = {Rational{1, 2}},
                          std::vector<Rational> increment = {Rational{1, 8}}) {
  return subject.update(plain_device, weight, increment);
}

std::vector<Rational> answer_of(const std::string& line, const Arithmetic& arithmetic = doubles()) {
  auto chosen = options(answering(line));
  chosen.arithmetic = arithmetic;
  ProcessSubject subject{chosen};
  return ask(subject);
}

// What a PartnerFailure says; empty if there is none.
std::string failure_of(const PartnerOptions& chosen) {
  ProcessSubject subject{chosen};
  try {
    static_cast<void>(ask(subject));
  } catch (const PartnerFailure& failure) {
    return failure.what();
  }
  return {};
}

// A name of this process's own.
std::filesystem::path temporary_file() {
  return std::filesystem::path{testing::TempDir()} /
         ("certau_partner_" + std::to_string(::getpid()));
}

testing::AssertionResult says(const std::string& text, std::initializer_list<const char*> parts) {
  for (const char* part : parts)
    if (text.find(part) == std::string::npos)
      return testing::AssertionFailure() << "\"" << part << "\" is not in:\n" << text;
  return testing::AssertionSuccess();
}

// Numbers -----------------------------------------------------------------------------------------

TEST(ProcessSubject, requests_are_lines_as_documented) {
  // The partner refuses, with the request as its reason.
  const std::string echo =
      R"(while read -r r; do echo "{\"unsupported\":\"$(echo "$r" | sed 's/"/`/g')\"}"; done)";
  const auto request = [&](const PartnerOptions& chosen, const auto& action) {
    ProcessSubject subject{chosen};
    try {
      action(subject);
    } catch (const Unsupported& refusal) {
      return std::string{refusal.what()};
    }
    return std::string{"no refusal"};
  };
  auto chosen = options(echo);
  EXPECT_EQ(request(chosen,
                    [](auto& subject) {
                      static_cast<void>(subject.update(
                          AsymmetricLinear<Rational>{Rational{3, 4}, 2}, {Rational{1, 2}, 0},
                          {Rational{-1, 4096}, power_of_two(70)}));
                    }),
            "{`request`:`update`,`state`:[0.5,0.0],`update`:[-0.000244140625,"
            "1180591620717411303424.0],`device`:{`kind`:`asymmetric-linear`,`tau`:0.75,"
            "`symmetric_point`:2.0}}");
  chosen.arithmetic = Arithmetic::exact();
  EXPECT_EQ(request(chosen,
                    [](auto& subject) {
                      static_cast<void>(subject.update(PowerStep<Rational>{1, -1, 2, 3},
                                                       {Rational{1, 3}}, {Rational{-2}}));
                    }),
            "{`request`:`update`,`state`:[`1/3`],`update`:[`-2`],`device`:{`kind`:`power-step`,"
            "`tau_max`:`1`,`tau_min`:`-1`,`gamma_up`:`2`,`gamma_down`:`3`}}");
}

TEST(ProcessSubject, steps_are_asked_for_only_if_told_so) {
  const std::string tiki_taka =
      R"("algorithm":"tiki-taka","learning_rate":0.5,"auxiliary_learning_rate":0.25,)"
      R"("state":{"weight":[0.5],"auxiliary":[0.0]},"gradient":[1.0],)"
      R"("device":{"kind":"ideal"},"auxiliary_device":{"kind":"ideal"}})";
  const std::string analog_sgd =
      R"("algorithm":"analog-sgd","learning_rate":0.5,"state":{"weight":[0.5]},)"
      R"("gradient":[1.0],"device":{"kind":"ideal"}})";
  const std::string both = "while read -r r; do case \"$r\" in '{\"request\":\"step\"," +
                           tiki_taka +
                           R"(') echo '{"state":{"weight":[7],"auxiliary":[8]}}';; )"
                           R"('{"request":"step",)" +
                           analog_sgd + R"(') echo '{"state":{"weight":[9]}}';; )" +
                           R"(*'"request":"update"'*) echo '{"state":[3]}';; )"
                           R"(*) echo "$r";; esac; done)";
  auto chosen = options(both);
  Rule<Rational> rule{Algorithm::tiki_taka, Rational{1, 2}, Ideal<Rational>{}, Rational{1, 4},
                      Ideal<Rational>{}};
  const Arrays<Rational> state{{Rational{1, 2}}, {0}};
  {
    ProcessSubject by_updates{chosen};
    const auto after = by_updates.step(rule, state, {1});
    EXPECT_EQ(after, (Arrays<Rational>{{3}, {3}}));
  }
  chosen.steps = PartnerSteps::asked_for;
  ProcessSubject whole{chosen};
  EXPECT_EQ(whole.step(rule, state, {1}), (Arrays<Rational>{{7}, {8}}));
  rule.algorithm = Algorithm::analog_sgd;
  EXPECT_EQ(whole.step(rule, {{Rational{1, 2}}, {}}, {1}), (Arrays<Rational>{{9}, {}}));
}

TEST(ProcessSubject, numbers_are_read_as_printed) {
  const auto exact = Arithmetic::exact();
  EXPECT_EQ(answer_of(R"({"state":[0.1]})", exact), std::vector{Rational(1, 10)});
  EXPECT_EQ(answer_of(R"({"state":["-7/3"]})", exact), std::vector{Rational(-7, 3)});
  EXPECT_EQ(answer_of(R"({"state":[123456789012345678901234567890]})", exact),
            std::vector{Rational("123456789012345678901234567890")});
  EXPECT_EQ(answer_of(R"({"state":[-3]})"), std::vector{Rational(-3)});
  EXPECT_EQ(answer_of(R"(  { "state" : [ "1/4" ] }  )"), std::vector{Rational(1, 4)});
}

TEST(ProcessSubject, binary_answers_are_the_nearest_numbers) {
  EXPECT_EQ(answer_of(R"({"state":[0.1]})"), std::vector{Rational(0.1)});
  EXPECT_EQ(answer_of(R"({"state":[-0.30000000000000004]})"),
            std::vector{Rational(-0.30000000000000004)});
  EXPECT_EQ(answer_of(R"({"state":[5e-324]})"), std::vector{power_of_two(-1074)});
  EXPECT_EQ(answer_of(R"({"state":[2e-324]})"), std::vector{Rational(0)});
  EXPECT_EQ(answer_of(R"({"state":[1.7976931348623157e308]})"),
            std::vector{Rational{(power_of_two(53) - 1) * power_of_two(971)}});
  EXPECT_EQ(answer_of(R"({"state":[0.1]})", Arithmetic::of<float>("float")),
            std::vector{Rational(static_cast<double>(0.1F))});
  // Ties go to the even neighbour: 1 + 2^-24 lies between two floats.
  EXPECT_EQ(answer_of(R"({"state":[1.000000059604644775390625]})", Arithmetic::of<float>("float")),
            std::vector{Rational(1)});
}

TEST(ProcessSubject, what_is_no_number_is_a_finding) {
  for (const char* number : {"NaN", "-Infinity", "Infinity", "null", "nan", "-inf", "\"NaN\"",
                             "1e400", "-1.8e308", "1.7976931348623159e308"})
    EXPECT_THROW(static_cast<void>(answer_of(std::string{R"({"state":[)"} + number + "]}")),
                 NotANumber)
        << number;
  EXPECT_THROW(static_cast<void>(answer_of(R"({"state":[1e39]})", Arithmetic::of<float>("float"))),
               NotANumber);
}

TEST(ProcessSubject, numbers_that_cannot_be_handed_over_are_refused) {
  ProcessSubject subject{options("cat")};
  EXPECT_THROW(static_cast<void>(ask(subject, {Rational{1, 3}})), NotHeld);
  auto wide = options("cat");
  wide.arithmetic = Arithmetic::of<long double>("long-double");
  EXPECT_THROW(ProcessSubject{wide}, InvalidInput);
  EXPECT_THROW(ProcessSubject{options("  ")}, InvalidInput);
}

TEST(ProcessSubject, unsupported_has_a_type_of_its_own) {
  ProcessSubject subject{options(R"(while read -r r; do
    case "$r" in *0.25*) echo '{"state":[2]}';; *) echo '{"unsupported":"only 1/4"}';; esac
  done)")};
  try {
    static_cast<void>(ask(subject));
    FAIL() << "no refusal";
  } catch (const Unsupported& refusal) {
    EXPECT_STREQ(refusal.what(), "only 1/4");
  }
  // And the next request is asked all the same.
  EXPECT_EQ(ask(subject, {Rational{1, 4}}), std::vector{Rational(2)});
}

// Partners that fail ------------------------------------------------------------------------------

TEST(PartnerFailure, names_command_request_answer_end_and_remedy) {
  EXPECT_TRUE(says(failure_of(options("no-such-program --x")),
                   {"could not be run", "command: no-such-program --x",
                    R"(request: {"request":"update","state":[0.5])", "its first",
                    "it printed: nothing", "exit status 127", "not found", "check its spelling"}));
  EXPECT_TRUE(says(failure_of(options("./CMakeLists.txt")), {"could not be run", "126"}));
  EXPECT_TRUE(says(failure_of(options("echo 'Traceback: boom' >&2; exit 3")),
                   {"ended without an answer", "exit status 3", "    Traceback: boom"}));
  EXPECT_TRUE(says(failure_of(options("kill -SEGV $$")),
                   {"ended without an answer", "signal 11 (Segmentation fault)"}));
  EXPECT_TRUE(says(failure_of(options("sh -c 'kill -SEGV $$'; exit $?")),
                   {"exit status 139", "signal 11, Segmentation fault"}));
  EXPECT_TRUE(says(failure_of(options("read -r r")),
                   {"ended without an answer", "exit status 0", "for line in sys.stdin"}));
}

TEST(PartnerFailure, tells_slow_from_silent_from_cut_off) {
  EXPECT_TRUE(says(failure_of(options("sleep 30", 0.2)),
                   {"did not answer within 0.2 s", "flush=True", "--timeout", "still running"}));
  EXPECT_TRUE(says(failure_of(options("read -r r; printf '{\"state\":[0.5'; sleep 30", 1.5)),
                   {"half a line", R"(it printed: {"state":[0.5)"}));
  EXPECT_TRUE(says(failure_of(options("read -r r; printf '{\"state\":[0.5'")),
                   {"in the middle of its answer", R"(it printed: {"state":[0.5)"}));
  EXPECT_TRUE(says(failure_of(options("exec >&-; sleep 30")),
                   {"closed its standard output but goes on", "still running"}));
  EXPECT_TRUE(
      says(failure_of(options("read -r r; head -c 3000000 /dev/zero | tr '\\0' x; sleep 30")),
           {"longer than 1048576 bytes", "xxxx…", "bytes in all"}));
}

TEST(PartnerFailure, tells_a_closed_input) {
  const auto flag = temporary_file();
  ProcessSubject subject{options("exec <&-; echo closed > " + flag.string() + "; sleep 30")};
  while (!std::filesystem::exists(flag)) std::this_thread::sleep_for(std::chrono::milliseconds{5});
  std::filesystem::remove(flag);
  try {
    static_cast<void>(ask(subject));
    FAIL() << "no failure";
  } catch (const PartnerFailure& failure) {
    EXPECT_TRUE(says(failure.what(), {"closed its standard input", "until standard input ends"}));
  }
}

TEST(PartnerFailure, tells_what_is_wrong_with_an_answer) {
  const auto failure = [](const char* line) { return failure_of(options(answering(line))); };
  EXPECT_TRUE(says(failure("hello"), {"is no JSON", "it printed: hello", "sys.stderr"}));
  EXPECT_TRUE(says(failure(""), {"an empty line"}));
  EXPECT_TRUE(says(failure_of(options(R"(while read r; do echo "{'state': [0.5]}"; done)")),
                   {"double quotes", "json.dumps"}));
  EXPECT_TRUE(says(failure("[0.5]"), {"no JSON object", R"(answer with {"state": [...]})"}));
  EXPECT_TRUE(says(failure("0.5"), {"no JSON object"}));
  EXPECT_TRUE(says(failure("{}"), {R"(has no "state")"}));
  EXPECT_TRUE(says(failure(R"({"State":[0.5]})"), {R"(unknown key "State")"}));
  EXPECT_TRUE(says(failure(R"({"state":[0.5],"note":1})"), {R"(unknown key "note")"}));
  EXPECT_TRUE(says(failure(R"({"state":0.5})"), {"no list", "[0.25]"}));
  EXPECT_TRUE(says(failure(R"({"state":{"weight":[1]}})"), {"no list"}));
  EXPECT_TRUE(says(failure(R"({"state":[0.5,0.5]})"), {R"(2 in "state" instead of 1)"}));
  EXPECT_TRUE(says(failure(R"({"state":[]})"), {R"(0 in "state" instead of 1)"}));
  EXPECT_TRUE(says(failure(R"({"state":[[0.5]]})"), {R"(["0.5"] as state 1, not a number)"}));
  EXPECT_TRUE(says(failure(R"({"state":[true]})"), {"true as state 1, not a number"}));
  EXPECT_TRUE(says(failure(R"({"state":["half"]})"), {"state 1", R"("half" is not a rational)"}));
  EXPECT_TRUE(says(failure(R"({"state":["1/0"]})"), {R"("1/0" is not a rational)"}));
  EXPECT_TRUE(says(failure(R"({"unsupported":true})"), {"unsupported", "in words"}));
  EXPECT_TRUE(says(failure(R"({"state":[0.5]} debug)"), {"is no JSON"}));
  EXPECT_TRUE(says(failure_of(options(answering(std::string(5000, '[')))), {"is no JSON", "…"}));
  const std::string deep = std::string(5000, '[') + std::string(5000, ']');
  EXPECT_TRUE(says(failure_of(options(answering("{\"state\":" + deep + "}"))), {"is no JSON"}));
}

TEST(PartnerFailure, tells_a_wrong_step) {
  const auto failure = [](const std::string& line) {
    auto chosen = options(answering(line));
    chosen.steps = PartnerSteps::asked_for;
    ProcessSubject subject{chosen};
    const Rule<Rational> rule{Algorithm::tiki_taka, 1, plain_device, 1, plain_device};
    try {
      static_cast<void>(subject.step(rule, {{0}, {0}}, {1}));
    } catch (const PartnerFailure& error) {
      return std::string{error.what()};
    }
    return std::string{};
  };
  EXPECT_EQ(failure(R"({"state":{"auxiliary":[1],"weight":[2]}})"), "");
  EXPECT_TRUE(says(failure(R"({"state":[1]})"), {"no object", R"("auxiliary": [...])"}));
  EXPECT_TRUE(says(failure(R"({"state":{"weight":[1]}})"), {R"(no "auxiliary" in its state)"}));
  EXPECT_TRUE(
      says(failure(R"({"state":{"weight":[1],"auxiliary":[1,2]}})"), {"2 in \"auxiliary\""}));
  EXPECT_TRUE(says(failure(R"({"state":{"weight":[1],"auxiliary":[1],"p":[1]}})"), {"key \"p\""}));
}

TEST(PartnerFailure, unasked_lines_are_noticed) {
  // Before the next request, or when asked.
  const auto twice_at_once =
      options(R"(while read -r r; do printf '{"state":[1]}\n{"state":[2]}\n'; done)");
  ProcessSubject twice{twice_at_once};
  EXPECT_EQ(ask(twice), std::vector{Rational(1)});
  EXPECT_THROW(twice.require_silence(), PartnerFailure);
  try {
    static_cast<void>(ask(twice));
    FAIL() << "no failure";
  } catch (const PartnerFailure& failure) {
    EXPECT_TRUE(says(failure.what(), {"more than one line", R"(it printed: {"state":[2]})"}));
  }
  ProcessSubject early{twice_at_once};
  EXPECT_EQ(ask(early), std::vector{Rational(1)});
  EXPECT_THROW(static_cast<void>(ask(early)), PartnerFailure);
  ProcessSubject once{options(answering(R"({"state":[1]})"))};
  EXPECT_EQ(ask(once), std::vector{Rational(1)});
  EXPECT_NO_THROW(once.require_silence());
  EXPECT_EQ(ask(once), std::vector{Rational(1)});
}

TEST(PartnerFailure, comes_again_with_every_later_request) {
  ProcessSubject subject{options("read -r r; echo '{\"state\":[1]}'; read -r r; exit 9")};
  EXPECT_EQ(ask(subject), std::vector{Rational(1)});
  std::string first;
  try {
    static_cast<void>(ask(subject));
  } catch (const PartnerFailure& failure) {
    first = failure.what();
  }
  EXPECT_TRUE(says(first, {"number 2", "exit status 9"}));
  try {
    static_cast<void>(ask(subject, {Rational{1, 4}}));
    FAIL() << "no failure";
  } catch (const PartnerFailure& failure) {
    EXPECT_EQ(failure.what(), first);
  }
}

TEST(PartnerFailure, shows_the_end_of_standard_error) {
  const auto text = failure_of(options("seq 1000000 >&2; exit 1"));
  EXPECT_TRUE(says(text, {"    999990\n", "    1000000\n"}));
  EXPECT_EQ(text.find("999900"), std::string::npos) << text;
  EXPECT_LT(text.size(), 2000U);
  const auto one_long_line =
      failure_of(options("head -c 200000 /dev/zero | tr '\\0' e >&2; echo the end >&2; exit 1"));
  EXPECT_TRUE(says(one_long_line, {"eee", "the end"}));
  EXPECT_LT(one_long_line.size(), 4000U);
}

TEST(ProcessSubject, a_talkative_partner_is_not_held_up) {
  // More on standard error than a pipe holds, between any two answers.
  std::string noted;
  auto chosen = options(
      "while read -r r; do head -c 200000 /dev/zero | tr '\\0' e >&2; echo '{\"state\":[1]}'; done",
      5);
  chosen.on_errors = [&](std::string_view text) { noted += text; };
  ProcessSubject subject{chosen};
  for (int k = 0; k < 3; ++k) EXPECT_EQ(ask(subject), std::vector{Rational(1)});
  EXPECT_NE(noted.find("eee"), std::string::npos);
}

TEST(ProcessSubject, long_requests_are_sent_whole) {
  const std::vector<Rational> many(60'000, Rational{1, 2});
  ProcessSubject subject{options(R"py(python3 -c "
import json, sys
for line in sys.stdin:
    print(json.dumps({'state': json.loads(line)['update']}), flush=True)")py")};
  EXPECT_EQ(ask(subject, many, many), many);
}

// Beginning and end -------------------------------------------------------------------------------

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator entries{"/proc/self/fd"};
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

// The pipes that this program has open.
std::set<std::string> pipes() {
  std::set<std::string> result;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc/self/fd"}) {
    std::error_code error;
    const auto target = std::filesystem::read_symlink(entry.path(), error).string();
    if (target.starts_with("pipe:[")) result.insert(target);
  }
  return result;
}

// What a partner finds out about itself with a command of the shell.
std::string what_it_says(const std::string& inquiry) {
  ProcessSubject subject{options("while read -r r; do echo \"{\\\"unsupported\\\":\\\"$(" +
                                 inquiry + ")\\\"}\"; done")};
  try {
    static_cast<void>(ask(subject));
  } catch (const Unsupported& refusal) {
    return refusal.what();
  }
  return {};
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

TEST(ProcessSubject, leaves_no_process_and_no_descriptor) {
  const auto before = open_descriptors();
  for (const auto& command : {answering(R"({"state":[1]})"), std::string{"exit 1"},
                              std::string{"trap '' TERM; while :; do sleep 1; done"}}) {
    static_cast<void>(failure_of(options(command, 0.1)));
    EXPECT_EQ(open_descriptors(), before) << command;
    EXPECT_FALSE(has_children()) << command;
  }
}

TEST(ProcessSubject, ends_the_whole_group) {
  const auto file = temporary_file();
  {
    // The shell's own child ignores that its input ends.
    ProcessSubject subject{
        options("sleep 60 & echo $! > " + file.string() + "; " + answering(R"({"state":[1]})"))};
    static_cast<void>(ask(subject));
  }
  std::ifstream stream{file};
  pid_t grandchild = 0;
  stream >> grandchild;
  std::filesystem::remove(file);
  ASSERT_GT(grandchild, 1);
  const auto is_gone = [&] {
    // Nobody's child any more: a zombie until init takes it.
    std::ifstream status{"/proc/" + std::to_string(grandchild) + "/stat"};
    std::string number;
    std::string name;
    std::string state;
    status >> number >> name >> state;
    return !status || state == "Z";
  };
  for (int k = 0; k < 100 && !is_gone(); ++k)
    std::this_thread::sleep_for(std::chrono::milliseconds{20});
  EXPECT_TRUE(is_gone());
}

TEST(ProcessSubject, inherits_no_blocked_signal) {
  sigset_t blocked;
  sigset_t former;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &blocked, &former);
  EXPECT_EQ(what_it_says("grep SigBlk /proc/$$/status | tr -d '\\t'"), "SigBlk:0000000000000000");
  pthread_sigmask(SIG_SETMASK, &former, nullptr);
}

TEST(ProcessSubject, inherits_no_descriptor_of_another) {
  const auto before = pipes();
  const ProcessSubject other{options("cat")};
  auto others = pipes();
  for (const auto& pipe : before) others.erase(pipe);
  EXPECT_EQ(others.size(), 3U);
  const auto has = what_it_says("for f in /proc/$$/fd/*; do readlink $f; done | tr '\\n' ' '");
  EXPECT_TRUE(says(has, {"pipe:["}));
  for (const auto& pipe : others) EXPECT_FALSE(says(has, {pipe.c_str()})) << has;
}

TEST(ProcessSubject, a_write_to_a_dead_partner_is_no_signal) {
  // SIGPIPE has its default action here: it would end the test program.
  ProcessSubject subject{options("exit 5")};
  std::this_thread::sleep_for(std::chrono::milliseconds{100});
  EXPECT_THROW(static_cast<void>(ask(subject)), PartnerFailure);
  sigset_t pending;
  sigpending(&pending);
  EXPECT_EQ(sigismember(&pending, SIGPIPE), 0);
}

TEST(ProcessSubject, a_stop_request_ends_the_waiting) {
  std::stop_source source;
  auto chosen = options("sleep 60", 60);
  chosen.stop = source.get_token();
  std::jthread later{[&] {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    source.request_stop();
  }};
  EXPECT_TRUE(says(failure_of(chosen), {"interrupted"}));
}

}  // namespace
}  // namespace certau::properties
