// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "certau/number/rational.hpp"
#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

using Json = nlohmann::json;
using TableCommand = Workplace;

support::SpecText two_cells() {
  support::SpecText spec;
  spec.top = "title = \"Two cells\"";
  spec.sweep = "\"device.tau\" = [\"1\", \"2\"]";
  return spec;
}

// The cells but for made_by and the names of the certificates.
Json cells_of(const std::string& table) {
  Json cells = Json::parse(table)["cells"];
  return cells;
}

Rational number(const Json& json) { return parse_rational(json.get<std::string>()).value(); }

TEST_F(TableCommand, certifies_and_writes_all_it_promises) {
  write("spec.toml", two_cells().text());
  const auto answer = certau({"table", "spec.toml", "--out", "out", "--digits", "12"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  EXPECT_EQ(files("out"), (std::vector<std::string>{"table.csv", "table.json", "table.md"}));
  EXPECT_EQ(files("out/certificates").size(), 4U);
  EXPECT_FALSE(has_leftovers());
  EXPECT_EQ(answer.out, read("out/table.md"));
  EXPECT_TRUE(contains(answer.out, "## Two cells"));
  EXPECT_TRUE(contains(answer.err, "2/2 cells: 2 certified, 0 re-used, 0 inconclusive"));
  const auto json = Json::parse(read("out/table.json"));
  EXPECT_TRUE(contains(json["made_by"], "certau table spec.toml --out out --digits 12"));
  for (const auto& cell : json["cells"]) {
    EXPECT_EQ(cell["status"], "certified");
    const Rational lower = number(cell["lower"]["value"]);
    const Rational upper = number(cell["upper"]["value"]);
    EXPECT_LE(lower, upper);
    EXPECT_LE(upper - lower, upper * power_of_ten(-12));
    EXPECT_GE(number(cell["lower"]["transient"]), 0);
    ASSERT_EQ(cell["certificates"].size(), 2U);
    for (const auto& name : cell["certificates"]) {
      const auto certificate = Json::parse(read("out/" + name.get<std::string>()));
      const std::string direction = certificate["claim"]["direction"];
      EXPECT_EQ(certificate["claim"]["value"], cell[direction]["value"]);
      EXPECT_EQ(certificate["claim"]["transient"], cell[direction]["transient"]);
      EXPECT_EQ(certificate["made_by"], json["made_by"]);
    }
  }
  EXPECT_EQ(json["cells"][1]["parameters"]["process.device.tau"], "2");
}

TEST_F(TableCommand, a_second_run_re_uses_what_is_there) {
  write("spec.toml", two_cells().text());
  const auto first = certau({"table", "spec.toml", "--out", "out"});
  const auto json = cells_of(read("out/table.json"));
  const auto second = certau({"table", "spec.toml", "--out", "out"});
  EXPECT_EQ(second.status, 0);
  EXPECT_EQ(second.out, first.out);
  EXPECT_TRUE(contains(second.err, "0 certified, 2 re-used"));
  EXPECT_EQ(cells_of(read("out/table.json")), json);
  // Other digits are another question.
  const auto third = certau({"table", "spec.toml", "--out", "out", "--digits", "8"});
  EXPECT_TRUE(contains(third.err, "2 certified, 0 re-used"));
  EXPECT_EQ(files("out/certificates").size(), 8U);
}

TEST_F(TableCommand, jobs_do_not_change_the_answer) {
  write("spec.toml", two_cells().text());
  (void)certau({"table", "spec.toml", "--out", "one", "--jobs", "1"});
  (void)certau({"table", "spec.toml", "--out", "two", "--jobs", "2"});
  EXPECT_EQ(cells_of(read("one/table.json")), cells_of(read("two/table.json")));
  EXPECT_EQ(files("one/certificates"), files("two/certificates"));
}

TEST_F(TableCommand, a_corrupted_certificate_is_told_and_replaced) {
  write("spec.toml", two_cells().text());
  (void)certau({"table", "spec.toml", "--out", "out"});
  const auto cells = cells_of(read("out/table.json"));
  const auto names = files("out/certificates");
  for (const std::string& text : {std::string{"nonsense"}, std::string{},
                                  // A false claim in the right form: a value of 0.
                                  [&] {
                                    auto json = Json::parse(read("out/certificates/" + names[0]));
                                    json["claim"]["value"] =
                                        json["claim"]["direction"] == "upper" ? "0" : "1";
                                    return json.dump();
                                  }()}) {
    const std::string name = "out/certificates/" + names[0];
    const std::string good = read(name);
    write(name, text);
    const auto answer = certau({"table", "spec.toml", "--out", "out"});
    EXPECT_EQ(answer.status, 0) << answer.err;
    EXPECT_TRUE(contains(answer.err, "certificates/" + names[0] + " was not accepted"));
    EXPECT_TRUE(contains(answer.err, "1 certified, 1 re-used"));
    EXPECT_EQ(read(name), good);
    EXPECT_EQ(cells_of(read("out/table.json")), cells);
  }
}

TEST_F(TableCommand, a_true_certificate_of_another_question_is_not_taken) {
  write("spec.toml", two_cells().text());
  (void)certau({"table", "spec.toml", "--out", "out"});
  const auto cells = cells_of(read("out/table.json"));
  const auto names = files("out/certificates");
  const auto text = read("out/certificates/" + names[0]);
  for (std::size_t k = 1; k < names.size(); ++k) write("out/certificates/" + names[k], text);
  const auto answer = certau({"table", "spec.toml", "--out", "out"});
  EXPECT_TRUE(contains(answer.err, "another question"));
  EXPECT_EQ(cells_of(read("out/table.json")), cells);
  EXPECT_EQ(certau({"verify", "out"}).status, 0);
}

TEST_F(TableCommand, inconclusive_cells_say_why_in_all_files) {
  auto spec = two_cells();
  // 1/4: the range [-1/4, 1/4] has the minimizer at its end, and the saturation reaches 1.
  spec.table = "quantities = [\"squared-gradient-norm\", \"amplification\"]";
  spec.sweep = "\"device.tau\" = [\"1/4\", \"1\"]";
  write("spec.toml", spec.text());
  const auto answer = certau({"table", "spec.toml", "--out", "out", "--digits", "8"});
  EXPECT_EQ(answer.status, 2) << answer.err;
  const auto cells = cells_of(read("out/table.json"));
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[1]["status"], "inconclusive");
  const std::string reason = cells[1]["reason"];
  EXPECT_TRUE(contains(reason, "unbounded"));
  EXPECT_TRUE(contains(read("out/table.md"), reason));
  EXPECT_TRUE(contains(read("out/table.csv"), reason));
  EXPECT_TRUE(contains(answer.out, "inconclusive"));
  EXPECT_EQ(cells[2]["status"], "certified");
  EXPECT_EQ(cells[3]["status"], "certified");
  EXPECT_EQ(certau({"verify", "out"}).status, 0);
}

TEST_F(TableCommand, processes_without_polynomial_maps_are_inconclusive) {
  auto spec = two_cells();
  spec.sweep = "";
  spec.device =
      "kind = \"exponential-step\"\ntau_max = 1\ntau_min = -1\ngamma_up = 2\n"
      "gamma_down = 2";
  write("spec.toml", spec.text());
  const auto answer = certau({"table", "spec.toml"});
  EXPECT_EQ(answer.status, 2);
  EXPECT_TRUE(contains(read("out/table.json"), "not polynomial"));
  EXPECT_TRUE(files("out/certificates").empty());
}

TEST_F(TableCommand, several_specs_make_one_table) {
  auto spec = two_cells();
  write("a.toml", spec.text());
  spec.top = "";
  spec.table += "\nhorizon = [1, 100]";
  write("b.toml", spec.text());
  const auto answer = certau({"table", "a.toml", "b.toml", "--digits", "8"});
  EXPECT_EQ(answer.status, 0) << answer.err;
  const auto json = Json::parse(read("out/table.json"));
  EXPECT_EQ(json["title"], "Two cells; b.toml");
  ASSERT_EQ(json["cells"].size(), 4U);
  EXPECT_EQ(json["cells"][0]["title"], "Two cells");
  EXPECT_FALSE(json["cells"][0].contains("at"));
  const auto& at = json["cells"][2]["at"];
  EXPECT_EQ(at[0]["K"], 1);
  // The start is the minimizer: the first squared gradient is 0.
  EXPECT_LE(number(at[0]["lower"]), 0);
  EXPECT_GE(number(at[0]["upper"]), 0);
  EXPECT_LT(number(at[0]["upper"]), power_of_ten(-8));
  EXPECT_LE(number(at[1]["upper"]), number(json["cells"][2]["upper"]["value"]) +
                                        number(json["cells"][2]["upper"]["transient"]) / 100 +
                                        power_of_ten(-10));
}

}  // namespace
}  // namespace certau::app_test
