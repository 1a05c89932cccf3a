// SPDX-License-Identifier: Apache-2.0
// Tables whose cells are certified by piecewise potentials, with a schedule and a baseline.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "certau/number/rational.hpp"
#include "tests/app/program.hpp"
#include "tests/lib/spec/specs.hpp"

namespace certau::app_test {
namespace {

using Json = nlohmann::json;
using TikiTaka = Workplace;

// Wide bounds: they are found in a second.
support::SpecText tiki_taka() {
  auto spec = support::SpecText::tiki_taka();
  spec.top = "title = \"Tiki-Taka\"";
  spec.process =
      "algorithm = \"tiki-taka\"\nlearning_rate = \"1/50\"\nauxiliary_learning_rate = \"1/5\"";
  spec.noise = "kind = \"two-point\"\nsigma = \"13/10\"";
  spec.start = "";
  spec.table += "\nrelative_width = \"1/2\"";
  return spec;
}

support::SpecText scheduled() {
  auto spec = tiki_taka();
  spec.process = "algorithm = \"tiki-taka\"\nauxiliary_learning_rate = \"1/5\"";
  spec.schedule = "horizon = [100, 200]\nlearning_rate = \"1/5\"";
  spec.table += "\nbaseline = \"analog-sgd\"";
  return spec;
}

Rational number(const Json& json) { return parse_rational(json.get<std::string>()).value(); }

TEST_F(TikiTaka, a_scheduled_table_with_a_baseline_from_end_to_end) {
  write("spec.toml", scheduled().text());
  const auto first = certau({"table", "spec.toml"});
  ASSERT_EQ(first.status, 0) << first.out << first.err;
  for (const char* column : {"average at K ", "times sqrt(K)", "analog-sgd at least",
                             "better for all K >=", "learning_rate"})
    EXPECT_TRUE(contains(first.out, column));
  const auto cells = Json::parse(read("out/table.json"))["cells"];
  ASSERT_EQ(cells.size(), 2U);
  EXPECT_EQ(cells[0]["parameters"]["process.learning_rate"], "1/50");
  EXPECT_EQ(cells[1]["parameters"]["process.learning_rate"], "141421/10000000");
  for (const auto& cell : cells) {
    EXPECT_EQ(cell["status"], "certified");
    ASSERT_EQ(cell["at"].size(), 1U);
    const auto& at = cell["at"][0];
    EXPECT_EQ(at["certificates"].size(), 2U);
    EXPECT_LE(number(at["lower"]), number(at["upper"]));
    // No wider than what the bounds for every K say at this one.
    const Rational steps = at["K"].get<int>();
    EXPECT_LE(number(at["upper"]),
              number(cell["upper"]["value"]) + number(cell["upper"]["transient"]) / steps);
    EXPECT_GE(number(at["lower"]),
              number(cell["lower"]["value"]) - number(cell["lower"]["transient"]) / steps);
    EXPECT_EQ(cell["baseline"]["algorithm"], "analog-sgd");
    EXPECT_GT(number(cell["baseline"]["lower"]["value"]), number(cell["upper"]["value"]));
    EXPECT_GE(number(cell["baseline"]["better_from_K"]), 1);
    EXPECT_EQ(cell["baseline"]["certificates"].size(), 2U);
  }

  const auto verified = certau({"verify", "out/certificates"});
  EXPECT_EQ(verified.status, 0) << verified.out;
  EXPECT_EQ(lines_with(verified.out, "VERIFIED "), files("out/certificates").size());
  EXPECT_EQ(lines_with(verified.out, "VERIFIED quadratic"), 2U) << "separations";

  const auto explained = certau({"explain", "out/table.json#1"});
  EXPECT_EQ(explained.status, 0) << explained.out << explained.err;
  for (const char* part :
       {"Average over K = 100 steps", "certau-verify checks it", "Baseline analog-sgd",
        "is proved to be below that of analog-sgd", "p in [-1, 1]", "|kink|", "subdivision"})
    EXPECT_TRUE(contains(explained.out, part));
  const std::string separation = cells[0]["baseline"]["certificates"][1];
  const auto pair = certau({"explain", "out/" + separation});
  EXPECT_EQ(pair.status, 0) << pair.err;
  EXPECT_TRUE(contains(
      pair.out, "for every K >= " + cells[0]["baseline"]["better_from_K"].get<std::string>()));

  const auto second = certau({"table", "spec.toml"});
  EXPECT_EQ(second.status, 0);
  EXPECT_EQ(second.out, first.out);
  EXPECT_TRUE(contains(second.err, "0 certified, 2 re-used"));

  // Two stored files of one cell are spoilt: both are told, and the answer is the same.
  const std::string own = cells[0]["at"][0]["certificates"][1];
  const std::string all = cells[0]["certificates"][1];
  write("out/" + own, "nonsense");
  auto forged = Json::parse(read("out/" + all));
  forged["claim"]["value"] = "0";
  write("out/" + all, forged.dump());
  EXPECT_EQ(certau({"explain", "out/table.json#1"}).status, 1);
  const auto third = certau({"table", "spec.toml"});
  EXPECT_EQ(third.status, 0);
  EXPECT_EQ(third.out, first.out);
  EXPECT_TRUE(contains(third.err, all + " was not accepted"));
  EXPECT_TRUE(contains(third.err, own + " was not accepted"));
  EXPECT_TRUE(contains(third.err, "1 certified, 1 re-used"));
  EXPECT_EQ(certau({"verify", "out"}).status, 0);

  // A forged table is not explained away.
  const std::string honest = read("out/table.json");
  for (const auto& change : {+[](Json& cell) { cell["at"][0]["upper"] = "1/1000"; },
                             +[](Json& cell) { cell["baseline"]["better_from_K"] = "7"; },
                             +[](Json& cell) { cell["baseline"]["lower"]["value"] = "1/2"; }}) {
    auto table = Json::parse(honest);
    change(table["cells"][0]);
    write("out/table.json", table.dump());
    const auto answer = certau({"explain", "out/table.json#1"});
    EXPECT_EQ(answer.status, 1);
    EXPECT_EQ(lines_with(answer.out, "REJECTED "), 1U);
    EXPECT_TRUE(contains(answer.out, "does not support the cell"));
  }
}

TEST_F(TikiTaka, updates_beyond_the_range_are_inconclusive_with_a_remedy_that_works) {
  auto spec = tiki_taka();
  const auto with_rate = [&](const std::string& rate) {
    spec.process =
        "algorithm = \"tiki-taka\"\nlearning_rate = \"1/50\"\n"
        "auxiliary_learning_rate = \"" +
        rate + "\"";
    write("spec.toml", spec.text());
    return certau({"table", "spec.toml"});
  };
  EXPECT_EQ(with_rate("1").status, 2);
  const auto json = Json::parse(read("out/table.json"));
  const std::string reason = json["cells"][0]["reason"];
  EXPECT_TRUE(contains(reason, "auxiliary_learning_rate = \"1\": lets beta |g + eps| reach"));
  const std::string remedy = "use at most \"";
  const auto at = reason.find(remedy);
  ASSERT_NE(at, std::string::npos) << reason;
  const auto begin = at + remedy.size();
  const auto mended = with_rate(reason.substr(begin, reason.find('"', begin) - begin));
  EXPECT_EQ(mended.status, 0) << mended.out << mended.err;
}

TEST_F(TikiTaka, a_baseline_without_bounds_says_why) {
  auto spec = scheduled();
  // Analog SGD steps by alpha |g + eps|, too far at this rate; tiki-taka by alpha |p|.
  spec.process =
      "algorithm = \"tiki-taka\"\nlearning_rate = \"1/2\"\n"
      "auxiliary_learning_rate = \"1/5\"";
  spec.schedule = "";
  spec.table =
      "quantities = [\"squared-gradient-norm\"]\nrelative_width = \"1\"\n"
      "baseline = \"analog-sgd\"";
  write("spec.toml", spec.text());
  const auto answer = certau({"table", "spec.toml"});
  ASSERT_EQ(answer.status, 0) << answer.out << answer.err;
  const auto baseline = Json::parse(read("out/table.json"))["cells"][0]["baseline"];
  EXPECT_FALSE(baseline.contains("lower"));
  EXPECT_TRUE(contains(baseline["reason"], "learning_rate = \"1/2\""));
  EXPECT_TRUE(contains(answer.out, "* 1, analog-sgd: "));
  const auto explained = certau({"explain", "out/table.json#1"});
  EXPECT_EQ(explained.status, 0) << explained.out;
  EXPECT_TRUE(contains(explained.out, "Baseline analog-sgd: no bound: "));
}

}  // namespace
}  // namespace certau::app_test
