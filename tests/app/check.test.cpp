// SPDX-License-Identifier: Apache-2.0
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/app/program.hpp"

namespace certau::app_test {
namespace {

using Json = nlohmann::json;

class CheckTest : public Workplace {
 protected:
  // The command line of an example.
  [[nodiscard]] static std::string example(const std::string& name) {
    return std::string{"python3 "} + CERTAU_SOURCE_DIR + "/examples/partner/" + name;
  }
  // certau check with a partner and more words.
  [[nodiscard]] Answer against(const std::string& partner,
                               std::vector<std::string> words = {}) const {
    words.insert(words.begin(), {"check", "--against", partner});
    return certau(words);
  }
  // The last line that starts with a word, without it and the spaces around.
  [[nodiscard]] static std::string line_after(const std::string& text, const std::string& word) {
    const auto begin = text.rfind("\n  " + word + " ");
    if (begin == std::string::npos) return {};
    const auto first = text.find_first_not_of(' ', begin + 3 + word.size());
    return text.substr(first, text.find('\n', first) - first);
  }
};

using Check = CheckTest;

// An unset variable in a script must not become a check of Certau itself that passes.
TEST_F(Check, empty_values_are_refused) {
  for (const char* option : {"--against", "--replay", "--junit", "--out"}) {
    const auto answer = certau({"check", "zero-update", option, ""});
    EXPECT_EQ(answer.status, 3) << option;
    EXPECT_TRUE(contains(answer.err, "is empty"));
    EXPECT_EQ(answer.out, "") << option;
  }
}

TEST_F(Check, a_folder_is_no_file_for_the_report) {
  const auto answer = certau({"check", "zero-update", "--junit", folder().string()});
  EXPECT_EQ(answer.status, 3);
  EXPECT_TRUE(contains(answer.err, "is a folder"));
  EXPECT_EQ(answer.out, "");
}

TEST_F(Check, help_has_examples_and_statuses) {
  const auto answer = certau({"check", "--help"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_EQ(answer.err, "");
  EXPECT_TRUE(contains(answer.out, "Examples:\n"));
  EXPECT_TRUE(contains(answer.out, "certau check --list"));
  EXPECT_TRUE(contains(answer.out, "3 invalid input or a partner that failed"));
}

// Choosing ----------------------------------------------------------------------------------------

TEST_F(Check, lists_properties_with_devices_and_kinds) {
  const auto all = certau({"check", "--list"});
  EXPECT_EQ(all.status, 0);
  EXPECT_EQ(all.err, "");
  for (const char* id : {"model-update", "saturation", "symmetric-point", "mean-update",
                         "tiki-taka-drift", "lyapunov-decrease"})
    EXPECT_TRUE(contains(all.out, std::string{"| "} + id + " ")) << id;
  EXPECT_TRUE(contains(all.out, "statistical"));
  EXPECT_TRUE(contains(all.out, "asymmetric-linear"));
  const auto some = certau({"check", "--list", "--filter", "symmetric-*"});
  EXPECT_TRUE(contains(some.out, "| symmetric-limit "));
  EXPECT_EQ(some.out.find("| saturation"), std::string::npos) << some.out;
  EXPECT_LT(std::count(some.out.begin(), some.out.end(), '\n'),
            std::count(all.out.begin(), all.out.end(), '\n'));
}

TEST_F(Check, runs_what_was_asked_for) {
  const auto answer = certau({"check", "zero-update", "symmetric-point", "--cases", "20",
                              "--filter", "*-point", "--filter", "none"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out, "| symmetric-point | asymmetric-linear | passed | 20 "));
  EXPECT_EQ(lines_with(answer.out, "|"), 3U);
  EXPECT_TRUE(contains(answer.err, "[1/1] symmetric-point (asymmetric-linear): passed, 20 cases"));
  EXPECT_TRUE(contains(answer.err, "certau: 1 passed\n"));
}

TEST_F(Check, own_updates_pass_on_every_device_and_in_every_number) {
  const auto devices =
      certau({"check", "model-update", "--device", "all", "--cases", "20", "--number", "rational"});
  EXPECT_EQ(devices.status, 0) << devices.err;
  for (const char* device : {"ideal", "asymmetric-linear", "linear-step", "power-step"})
    EXPECT_TRUE(contains(devices.out, device));
  for (const char* number : {"half", "float", "quad", "long-double"})
    EXPECT_EQ(certau({"check", "saturation", "--cases", "20", "--number", number}).status, 0)
        << number;
}

TEST_F(Check, what_cannot_be_asked_for_is_refused) {
  struct Refused {
    std::vector<std::string> words;
    const char* remedy;
  };
  const std::string right = "true";
  for (const auto& [words, remedy] : std::vector<Refused>{
           {{"saturatoin"}, "the nearest is \"saturation\""},
           {{"--filter", "xyz"}, "--list"},
           {{"saturation", "--device", "linear-stop"}, "did you mean \"linear-step\"?"},
           {{"saturation", "--number", "dubble"}, "double"},
           {{"saturation", "--cases", "0"}, "--cases"},
           {{"--whole-steps"}, "--against"},
           {{"--granularity", "1/8"}, "--against"},
           {{"--timeout", "5"}, "--against"},
           {{"--against", right, "--timeout", "0"}, "--timeout"},
           {{"--against", right, "--granularity", "-1"}, "negative"},
           {{"--against", right, "--granularity", "fine"}, "is not a rational"},
           {{"--against", right, "--number", "quad"}, "take double, float, half or rational"},
           {{"--against", " "}, "is no command"},
           {{"--replay", "{}"}, "name the property"},
           {{"zero-update", "--device", "all", "--replay", "{}"}, "one property on one device"},
           {{"saturation", "--replay", "{}"}, "missing"},
           {{"saturation", "--replay", "{\"tau\": 1/2}"}, "is no JSON"},
           {{"saturation", "--replay", "nowhere.json"}, "cannot read nowhere.json"},
           {{"saturation", "--junit", "no/where.xml"}, "make the folder first"},
           {{"saturation", "--out", "/proc/certau"}, "choose another place"}}) {
    auto line = words;
    line.insert(line.begin(), "check");
    const auto answer = certau(line);
    EXPECT_EQ(answer.status, 3) << words[0] << ": " << answer.err;
    EXPECT_EQ(answer.out, "") << words[0];
    EXPECT_TRUE(contains(answer.err, remedy));
    EXPECT_EQ(answer.err.find("internal error"), std::string::npos) << answer.err;
  }
}

// Partners ----------------------------------------------------------------------------------------

TEST_F(Check, a_right_partner_passes) {
  const auto answer = against(example("my_update.py"), {"--cases", "30"});
  EXPECT_EQ(answer.status, 0) << answer.out << answer.err;
  EXPECT_TRUE(contains(answer.err, " passed"));
  EXPECT_EQ(answer.out.find("FAILED"), std::string::npos);
  EXPECT_EQ(answer.out.find("not implemented"), std::string::npos);
}

TEST_F(Check, exact_partners_and_whole_steps_pass) {
  const auto exact = against(example("exact_update.py"), {"--number", "rational", "--cases", "15"});
  EXPECT_EQ(exact.status, 0) << exact.out << exact.err;
  const auto steps =
      against(example("whole_steps.py"), {"--whole-steps", "--device", "all", "--cases", "15"});
  EXPECT_EQ(steps.status, 0) << steps.out << steps.err;
  EXPECT_TRUE(contains(steps.out, "power-step"));
}

TEST_F(Check, pulses_at_random_pass_for_their_mean) {
  const auto answer = against(example("stochastic_pulses.py"),
                              {"mean-update", "--granularity", "1/100", "--cases", "5"});
  EXPECT_EQ(answer.status, 0) << answer.out << answer.err;
  EXPECT_TRUE(contains(answer.out, "statistical"));
}

TEST_F(Check, a_partner_in_c_passes) {
  const std::string build =
      std::string{"cc -O2 -o my_update "} + CERTAU_SOURCE_DIR + "/examples/partner/my_update.c -lm";
  ASSERT_EQ(shell(build).status, 0);
  const auto answer = against("./my_update", {"--cases", "50"});
  EXPECT_EQ(answer.status, 0) << answer.out << answer.err;
}

TEST_F(Check, a_wrong_partner_is_caught_by_a_short_case_that_can_be_seen_again) {
  const auto partner = example("wrong_update.py");
  const auto answer = against(partner, {"symmetric-point", "--out", "out"});
  EXPECT_EQ(answer.status, 1) << answer.out << answer.err;
  EXPECT_TRUE(contains(answer.out, "| symmetric-point | asymmetric-linear | failed "));
  EXPECT_TRUE(contains(answer.out, "\nFAILED symmetric-point: "));
  EXPECT_TRUE(contains(answer.out, ", off by "));

  const auto document = Json::parse(read("out/check.json"));
  EXPECT_EQ(document["format"], "certau-check");
  EXPECT_EQ(document["subject"], partner);
  EXPECT_TRUE(contains(document["made_by"], "check --against"));
  const auto& failure = document["results"][0]["counterexample"];
  for (const auto& [letter, value] : failure["case"].items()) {
    for (const auto& number : value.is_array() ? value : Json::array({value})) {
      std::size_t digits = 0;
      for (const char c : number.get<std::string>()) digits = c == '/' ? 0 : digits + 1;
      EXPECT_LE(digits, 3U) << letter << " = " << number;
    }
  }
  EXPECT_TRUE(contains(read("out/check.md"), "## symmetric-point failed"));

  // The line as printed, but for where the program is.
  const auto replay = line_after(answer.out, "replay");
  EXPECT_EQ(replay, failure["replay"]);
  ASSERT_EQ(replay.rfind("certau check ", 0), 0U) << replay;
  const auto again = shell("\"$CERTAU\"" + replay.substr(6));
  EXPECT_EQ(again.status, 1) << again.err;
  EXPECT_EQ(line_after(again.out, "expected"), line_after(answer.out, "expected"));
  EXPECT_EQ(line_after(again.out, "found"), line_after(answer.out, "found"));
  // The right one passes at that case, given as a file.
  write("case.json", failure["case"].dump());
  const auto mended =
      against(example("my_update.py"), {"symmetric-point", "--replay", "case.json"});
  EXPECT_EQ(mended.status, 0) << mended.out << mended.err;
}

TEST_F(Check, equal_seeds_give_equal_answers) {
  const std::vector<std::string> words{"--cases", "40", "--seed", "5", "--filter", "s*"};
  const auto first = against(example("wrong_update.py"), words);
  const auto second = against(example("wrong_update.py"), words);
  EXPECT_EQ(first.status, 1);
  EXPECT_EQ(first.out, second.out);
}

TEST_F(Check, numbers_that_are_none_are_findings) {
  write("nan.py",
        "import sys, json\n"
        "for line in sys.stdin:\n"
        "    n = len(json.loads(line)['state'])\n"
        "    print(json.dumps({'state': [float('nan')] * n}), flush=True)\n");
  const auto answer = against("python3 nan.py", {"zero-update"});
  EXPECT_EQ(answer.status, 1) << answer.err;
  EXPECT_TRUE(contains(answer.out, "found     state 1 of the answer is NaN"));
}

TEST_F(Check, junit_is_what_continuous_integration_reads) {
  const auto answer = against(example("wrong_update.py"),
                              {"zero-update", "symmetric-point", "model-update", "--device",
                               "asymmetric-linear", "--device", "ideal", "--junit", "check.xml"});
  EXPECT_EQ(answer.status, 1) << answer.err;
  write("read.py",
        "import xml.etree.ElementTree as tree\n"
        "suites = tree.parse('check.xml').getroot()\n"
        "suite, = suites.findall('testsuite')\n"
        "cases = suite.findall('testcase')\n"
        "for name, tag in ('failures', 'failure'), ('skipped', 'skipped'), ('errors', 'error'):\n"
        "    count = sum(case.find(tag) is not None for case in cases)\n"
        "    assert int(suite.get(name)) == count, name\n"
        "    print(name, count)\n"
        "assert int(suite.get('tests')) == len(cases) == int(suites.get('tests'))\n"
        "assert all(float(case.get('time')) >= 0 for case in cases)\n"
        "names = {(case.get('classname'), case.get('name')) for case in cases}\n"
        "assert len(names) == len(cases)\n"
        "assert ('certau-check.ideal', 'zero-update') in names\n"
        "print('replay certau check' in ' '.join(suite.find('.//failure').text.split()))\n");
  const auto reading = shell("python3 read.py");
  EXPECT_EQ(reading.out, "failures 2\nskipped 3\nerrors 0\nTrue\n") << reading.err;
}

TEST_F(Check, nothing_checked_is_not_success) {
  const auto answer = against("while read -r r; do echo '{\"unsupported\":\"not today\"}'; done",
                              {"saturation", "zero-update"});
  EXPECT_EQ(answer.status, 2) << answer.err;
  EXPECT_TRUE(contains(answer.out, "skipped | 0     | not today"));
  EXPECT_TRUE(contains(answer.err, "nothing was checked"));
}

TEST_F(Check, every_way_a_partner_fails_is_told) {
  struct Failing {
    const char* partner;
    const char* told;
  };
  const char* const good = "echo \"$r\" | sed 's/.*\"state\":\\(\\[[^]]*\\]\\).*/{\"state\":\\1}/'";
  write("once.sh", std::string{"read -r r; "} + good + "; read -r r; echo died >&2; exit 4");
  for (const auto& [partner, told] :
       {Failing{"no-such-program", "exit status 127"}, Failing{"exit 3", "exit status 3"},
        Failing{"kill -KILL $$", "signal 9 (Killed)"}, Failing{"sleep 60", "did not answer within"},
        Failing{"read -r r; printf 1; sleep 60", "half a line"},
        Failing{"read -r r; echo hello; cat", "is no JSON"},
        Failing{"while read -r r; do echo '{\"weights\":[1]}'; done", "unknown key \"weights\""},
        Failing{"sh once.sh", "died"}}) {
    const auto answer =
        against(partner, {"zero-update", "saturation", "--timeout", "1.5", "--junit", "check.xml"});
    EXPECT_EQ(answer.status, 3) << partner << answer.err;
    EXPECT_TRUE(contains(answer.err, told)) << partner;
    EXPECT_TRUE(contains(answer.err, "what to do: ")) << partner;
    EXPECT_TRUE(contains(answer.err, "saturation at {")) << partner;
    EXPECT_TRUE(contains(answer.err, "the partner failed; 1 not run")) << partner;
    EXPECT_TRUE(contains(answer.out, "| no answer |")) << partner;
    EXPECT_TRUE(contains(read("check.xml"), "type=\"partner-failure\"")) << partner;
    EXPECT_EQ(answer.err.find("internal error"), std::string::npos) << answer.err;
  }
}

TEST_F(Check, a_partner_that_prints_twice_is_no_finding) {
  // Both in one write.
  const auto answer = against(
      R"(while read -r r; do printf '{"state":[1]}\n{"state":[2]}\n'; done)", {"symmetric-point"});
  EXPECT_EQ(answer.status, 3) << answer.out << answer.err;
}

TEST_F(Check, a_replayed_case_lets_the_partner_speak) {
  write("talking.py",
        "import sys, json\n"
        "for line in sys.stdin:\n"
        "    print('saw', line[:20], file=sys.stderr, flush=True)\n"
        "    print(json.dumps({'state': json.loads(line)['state']}), flush=True)\n");
  const auto failed = against("python3 talking.py", {"symmetric-point"});
  EXPECT_EQ(failed.status, 1) << failed.err;
  EXPECT_EQ(failed.err.find("saw"), std::string::npos);
  const auto again = shell("\"$CERTAU\"" + line_after(failed.out, "replay").substr(6));
  EXPECT_EQ(again.status, 1) << again.err;
  EXPECT_TRUE(contains(again.err, "partner: saw {\"request\":\"update\""));
}

TEST_F(Check, a_replay_line_has_every_option_that_matters) {
  write("still.py",
        "import sys, json\n"
        "for line in sys.stdin:\n"
        "    print(json.dumps({'state': json.loads(line)['state']}), flush=True)\n");
  const auto failed = against("python3 still.py 'it'\\''s' \"$HOME\"",
                              {"symmetric-point", "--number", "rational", "--device", "linear-step",
                               "--whole-steps", "--timeout", "9.5", "--seed", "3", "--cases", "9"});
  EXPECT_EQ(failed.status, 1) << failed.err;
  const auto replay = line_after(failed.out, "replay");
  EXPECT_TRUE(contains(replay,
                       "certau check symmetric-point --device linear-step --number rational "
                       "--timeout 9.5 --against "));
  EXPECT_TRUE(contains(replay, " --whole-steps --replay '{\"tau_max\": "));
  const auto again = shell("\"$CERTAU\"" + replay.substr(6));
  EXPECT_EQ(again.status, 1) << again.err;
  EXPECT_EQ(line_after(again.out, "replay"), replay);
  EXPECT_EQ(line_after(again.out, "found"), line_after(failed.out, "found"));
  const auto pulses = against("python3 still.py", {"symmetric-point", "--granularity", "1/64"});
  EXPECT_TRUE(contains(line_after(pulses.out, "replay"), " --granularity 1/64 --against "));
}

TEST_F(Check, an_interruption_reports_what_was_finished) {
  write("slow.sh", "echo $$ > pid; while read -r r; do sleep 30; done");
  Running running{{program("certau"), "check", "--against", "exec sh slow.sh", "--junit",
                   "check.xml", "zero-update", "saturation"},
                  folder(),
                  Output::file};
  const auto has_started = [&] {
    std::error_code error;
    const auto size = std::filesystem::file_size(path("pid"), error);
    return !error && size > 0;
  };
  while (!has_started() && !running.is_over())
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  running.send(SIGINT);
  const auto answer = running.wait();
  EXPECT_EQ(answer.status, 130) << answer.err;
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "certau: nothing ran; 2 not run"));
  EXPECT_TRUE(contains(answer.err, "interrupted"));
  EXPECT_TRUE(contains(read("check.xml"), "tests=\"1\" failures=\"0\" errors=\"1\""));
  EXPECT_TRUE(contains(read("check.xml"), "2 of the properties were not run"));
  EXPECT_NE(::kill(std::stoi(read("pid")), 0), 0) << "the partner lives on";
}

}  // namespace
}  // namespace certau::app_test
