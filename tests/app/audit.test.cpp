// SPDX-License-Identifier: Apache-2.0
#include <signal.h>
#include <sys/stat.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <thread>

#include "certau/base/files.hpp"
#include "tests/app/program.hpp"

namespace certau::app_test {
namespace {

using Words = std::vector<std::string>;

class AuditTest : public Workplace {
 protected:
  [[nodiscard]] Answer audit(const std::string& trace, const Words& options) const {
    Words arguments{"audit", trace};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return certau(arguments);
  }
  [[nodiscard]] static std::string excerpt(const std::string& name) {
    return std::string{CERTAU_SOURCE_DIR} + "/tests/data/recorded/" + name;
  }
  /// A copy of a recorded file in which one text is replaced by another.
  void write_changed(const std::string& name, const std::string& from, const std::string& to) {
    std::string text = read_file(excerpt(name));
    const auto position = text.find(from);
    ASSERT_NE(position, std::string::npos) << from;
    write(name, text.replace(position, from.size(), to));
  }
};
using Audit = AuditTest;

const Words deterministic{"--device",        "asymmetric-linear:tau=1", "--granularity",   "1/150",
                          "--pulses",        "deterministic",           "--learning-rate", "0.03",
                          "--exact-columns", "update,gradient"};

// How docs/audit.md has the recorded files audited; their excerpts come to the same end.
struct Recorded {
  std::string file;
  Words options;
  int status;
};

std::vector<Recorded> recorded_files() {
  std::vector<Recorded> list;
  for (const auto& [tau, size] : {std::pair{"1", "1/150"}, {"2", "1/75"}}) {
    const std::string name = std::string{tau} + ".0.csv";
    const Words device{"--device", std::string{"asymmetric-linear:tau="} + tau, "--granularity",
                       size};
    const auto with = [&](Words options) {
      options.insert(options.begin(), device.begin(), device.end());
      return options;
    };
    const Words sgd{"--exact-columns", "update,gradient", "--learning-rate", "0.03"};
    for (const auto& [file, rule] :
         {std::pair{"sgd_det_tau", "deterministic"}, {"sgd_stoch_tau", "stochastic"}}) {
      Words options = with(sgd);
      options.insert(options.end(), {"--pulses", rule});
      list.push_back({file + name, options, 0});
      list.push_back({file + name,
                      {"--device", "asymmetric-linear", "--granularity", size, "--pulses", rule,
                       "--exact-columns", "update"},
                      0});
    }
    list.push_back({"tt_stoch_tau" + name,
                    with({"--exact-columns", "auxiliary_update,gradient", "--pulses", "stochastic",
                          "--auxiliary-learning-rate", "-0.03", "--transfer-rate", "0.01"}),
                    0});
  }
  const auto curve = [&](const std::string& column, const std::string& device,
                         const std::string& size, int status, Words more = {}) {
    Words options{"--state",  "after", "--columns",     "step=pulse,pulses=dir,weight=" + column,
                  "--device", device,  "--granularity", size};
    options.insert(options.end(), more.begin(), more.end());
    list.push_back({"response_500up_500down.csv", options, status});
  };
  curve("ConstantStep", "ideal", "0.001", 0);
  curve("LinearStep", "ideal", "0.001", 0);
  curve("SoftBounds", "asymmetric-linear:tau=0.6", "0.001", 0);
  curve("SoftBoundsReference", "asymmetric-linear:tau=0.6", "0.001", 0);
  curve("SoftBoundsReference_ReRamSB", "linear-step:tau_max=1.25,tau_min=-0.75", "0.002", 0);
  curve("SoftBoundsReference_asym_subSP", "linear-step:tau_max=8/7,tau_min=-6/7", "8/4375", 0);
  // Helpers of the simulator that compute in float: docs/audit.md.
  curve("LinearStep_EcRam", "linear-step:tau_max=11724/1153,tau_min=-8276/5085", "0.002", 1);
  curve("LinearStep_EcRam",
        "linear-step:tau_max=12293505024/1209008125,tau_min=-4339007488/2666004375", "0.002", 0);
  const std::string exponential =
      "clipped-exponential-step:w_max=0.6,w_min=-0.6,A_up=0.00081,A_down=0.36833,"
      "gamma_up=12.44625,gamma_down=12.78785,a=0.244,b=0.2425";
  curve("ExpStep", exponential, "0.001", 1);
  curve("ExpStep", exponential, "0.001", 0, {"--response-error", "4e-7"});
  const std::string reram =
      "clipped-exponential-step:w_max=1,w_min=-1,A_up=-1.18445,A_down=-0.081404,gamma_up=5,"
      "gamma_down=5,a=-0.5,b=-0.5,up_down=0.259359";
  curve("ExpStep_ReRamES", reram, "0.00135", 1);
  curve("ExpStep_ReRamES", reram, "0.00135", 0, {"--response-error", "4e-7"});
  const auto power = [](const char* gamma) {
    return std::string{"power-step:tau_max=0.6,tau_min=-0.6,gamma_up="} + gamma +
           ",gamma_down=" + gamma;
  };
  curve("PowStep", power("1"), "0.001", 1);
  curve("PowStep", power("1"), "0.001", 0, {"--response-error", "4e-7"});
  curve("PowStep_gamma2", power("2"), "0.001", 1);
  curve("PowStep_gamma2", power("2"), "0.001", 0, {"--response-error", "4e-7"});
  return list;
}

std::string joined(const Words& words) {
  std::string text;
  for (const auto& word : words) text += " " + word;
  return text;
}

TEST_F(Audit, excerpts_of_recorded_trajectories_audit_as_the_docs_say) {
  for (const auto& recorded : recorded_files()) {
    const auto answer = audit(excerpt(recorded.file), recorded.options);
    EXPECT_EQ(answer.status, recorded.status) << recorded.file << joined(recorded.options) << "\n"
                                              << answer.err << answer.out.substr(0, 600);
  }
}

// The whole recorded files are no part of the repository.
TEST_F(Audit, whole_recorded_trajectories_audit_as_the_docs_say) {
  const char* folder = std::getenv("CERTAU_RECORDED");
  if (folder == nullptr) GTEST_SKIP() << "CERTAU_RECORDED does not name their folder";
  for (const auto& recorded : recorded_files()) {
    const auto answer = audit(std::string{folder} + "/" + recorded.file, recorded.options);
    EXPECT_EQ(answer.status, recorded.status) << recorded.file << joined(recorded.options) << "\n"
                                              << answer.err << answer.out.substr(0, 600);
  }
}

TEST_F(Audit, prints_a_summary_and_writes_three_files) {
  Words options = deterministic;
  options.insert(options.end(), {"--out", "out"});
  const auto answer = audit(excerpt("sgd_det_tau1.0.csv"), options);
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(answer.err, "");
  EXPECT_TRUE(contains(answer.out, "**agrees: 944 checks of 59 steps of 4 coordinates**"));
  EXPECT_TRUE(contains(answer.out, "| weight | pulses | 236 | 0 | 0 |"));
  EXPECT_TRUE(contains(answer.out, "theorem-1"));
  EXPECT_EQ(files("out"), (Words{"audit.json", "audit.md", "violations.csv"}));
  EXPECT_EQ(read("out/audit.md"), answer.out);
  EXPECT_FALSE(has_leftovers());
  const auto json = nlohmann::json::parse(read("out/audit.json"));
  EXPECT_EQ(json["format"], "certau-audit");
  EXPECT_EQ(json["format_version"], 1);
  EXPECT_EQ(json["verdict"], "agrees");
  EXPECT_EQ(json["steps"], 59);
  EXPECT_EQ(json["violations"].size(), 0U);
  EXPECT_EQ(json["arrays"][0]["device"], "asymmetric-linear:tau=1,symmetric_point=0");
  EXPECT_TRUE(json["made_by"].get<std::string>().starts_with("certau "));
  EXPECT_EQ(lines_with(read("out/violations.csv"), ""), 2U);
}

TEST_F(Audit, a_changed_digit_is_found_with_step_line_column_and_interval) {
  write_changed("sgd_det_tau1.0.csv", "0.01991052443", "0.01991052543");
  Words options = deterministic;
  options.insert(options.end(), {"--out", "out"});
  const auto answer = audit("sgd_det_tau1.0.csv", options);
  EXPECT_EQ(answer.status, 1);
  const auto json = nlohmann::json::parse(read("out/audit.json"));
  EXPECT_EQ(json["verdict"], "violated");
  const auto& first = json["violations"][0];
  EXPECT_EQ(first["step"], 1);
  EXPECT_EQ(first["line"], 4);
  EXPECT_EQ(first["array"], "weight");
  EXPECT_EQ(first["law"], "pulses");
  EXPECT_EQ(first["column"], "w3");
  EXPECT_EQ(first["recorded"], "0.01991052543");
  EXPECT_EQ(json["violations"][1]["step"], 2) << "the changed state is the next step's start";
  EXPECT_TRUE(contains(read("out/violations.csv"), "\n1,4,weight,pulses,w3,"));
  EXPECT_TRUE(contains(answer.out, "## Violations"));
  // A fit has nothing left either.
  const auto fit =
      audit("sgd_det_tau1.0.csv", {"--device", "asymmetric-linear", "--granularity", "1/150"});
  EXPECT_EQ(fit.status, 1);
  EXPECT_TRUE(contains(fit.out, "no asymmetric linear device explains the trace"));
}

TEST_F(Audit, a_changed_count_and_a_changed_request_are_found) {
  write_changed("sgd_det_tau1.0.csv", ",2,-2,0,-1\n", ",3,-2,0,-1\n");
  const auto count = audit("sgd_det_tau1.0.csv", deterministic);
  EXPECT_EQ(count.status, 1);
  EXPECT_TRUE(contains(count.out, "| 0 | 2 | weight | pulse-count | n0 | 2 | 2 | 3 |"));
  write_changed("sgd_det_tau1.0.csv", "0.01565853", "0.01565854");
  const auto request = audit("sgd_det_tau1.0.csv", deterministic);
  EXPECT_EQ(request.status, 1);
  EXPECT_TRUE(contains(
      request.out, "| 0 | 2 | weight | request | dw0 | 0.01565853 | 0.01565853 | 0.01565854 |"));
}

TEST_F(Audit, a_fit_encloses_tau_and_symmetric_point) {
  const auto answer =
      audit(excerpt("sgd_stoch_tau2.0.csv"), {"--device", "asymmetric-linear", "--granularity",
                                              "1/75", "--pulses", "stochastic", "--out", "out"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_TRUE(contains(answer.out, "* τ = 2.0"));
  const auto json = nlohmann::json::parse(read("out/audit.json"));
  EXPECT_EQ(json["arrays"][0]["fit"]["possible"], true);
}

TEST_F(Audit, a_trace_of_one_row_is_undecided) {
  write("one.csv", "w0,dw0\n0.5,0.1\n");
  const auto answer = audit("one.csv", {"--device", "asymmetric-linear:tau=1"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(answer.out, "undecided: nothing was checked"));
}

TEST_F(Audit, bad_options_are_refused_before_anything_is_written) {
  write("good.csv", "w0,dw0\n0.50,0.1\n0.55,0.1\n");
  const Words device{"--device", "asymmetric-linear:tau=1"};
  EXPECT_EQ(audit("good.csv", device).status, 0);
  for (const auto& more : {Words{"--granularity", "-1"},
                           {"--granularity", "one"},
                           {"--pulses", "sometimes"},
                           {"--pulses", "deterministic"},
                           {"--number", "half"},
                           {"--state", "between"},
                           {"--exact-columns", "updates"},
                           {"--transfer-rate", "0.1"},
                           {"--update-error", "-1"},
                           {"--response-error", "1"},
                           {"--state-error", "x"},
                           {"--operations", "0"},
                           {"--auxiliary-device", "ideal"},
                           {"--violations", "-1"},
                           {"--columns", "weight=v0"},
                           {"--what"}}) {
    Words options = device;
    options.insert(options.end(), more.begin(), more.end());
    options.insert(options.end(), {"--out", "out"});
    const auto answer = audit("good.csv", options);
    EXPECT_EQ(answer.status, 3) << joined(more) << answer.err;
    EXPECT_EQ(answer.out, "") << joined(more);
    EXPECT_TRUE(files("out").empty()) << joined(more);
  }
  EXPECT_EQ(audit("missing.csv", device).status, 3);
  EXPECT_EQ(audit("good.csv", {}).status, 3);
  EXPECT_EQ(audit("good.csv", {"--device", "ideal:tau=1"}).status, 3);
}

TEST_F(Audit, numbers_of_a_format_are_read_as_such) {
  // 1/3 in single precision, printed in full; its update is off by single rounding.
  write("single.csv",
        "w0,dw0\n0.3333333432674407958984375,0.1000000014901161193847656\n"
        "0.4000000059604644775390625,0\n");
  const Words exact{"--device", "asymmetric-linear:tau=1", "--number", "exact"};
  EXPECT_EQ(audit("single.csv", exact).status, 1);
  Words single = exact;
  single.back() = "float32";
  EXPECT_EQ(audit("single.csv", single).status, 0);
  single.back() = "float64";
  EXPECT_EQ(audit("single.csv", single).status, 1);
}

TEST_F(Audit, ctrl_c_says_how_far_it_got_and_writes_nothing) {
  // A pipe that goes on for ever.
  ASSERT_EQ(mkfifo(path("endless.csv").c_str(), 0600), 0);
  const Running writer{
      {"/bin/sh", "-c", "exec > endless.csv; echo w0,dw0; while :; do echo 0.5,0.0; done"},
      folder(),
      Output::file};
  Running running{{program("certau"), "audit", "endless.csv", "--device", "asymmetric-linear:tau=1",
                   "--out", "out"},
                  folder(),
                  Output::file};
  std::this_thread::sleep_for(std::chrono::milliseconds{1000});
  EXPECT_FALSE(running.is_over());
  running.send(SIGINT);
  const auto answer = running.wait();
  EXPECT_EQ(answer.status, 130);
  EXPECT_EQ(answer.out, "");
  EXPECT_TRUE(contains(answer.err, "interrupted after "));
  EXPECT_TRUE(files("out").empty());
}

}  // namespace
}  // namespace certau::app_test
