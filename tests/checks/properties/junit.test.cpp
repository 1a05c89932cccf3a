// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/junit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/checks/properties/reports.hpp"

namespace certau::properties {
namespace {

using support::sample_report;
using testing::HasSubstr;
using testing::Not;

TEST(Junit, has_a_test_case_for_each_property) {
  const auto xml = junit_xml(sample_report());
  EXPECT_THAT(xml, HasSubstr("<testsuite name=\"certau check\" tests=\"5\" failures=\"2\" "
                             "errors=\"1\" skipped=\"1\" time=\"1.250\">"));
  EXPECT_THAT(xml, HasSubstr("<testcase name=\"saturation\" "
                             "classname=\"certau-check.asymmetric-linear\" time=\"0.250\"/>"));
  EXPECT_THAT(xml,
              HasSubstr("<failure message=\"weight 1: found 1/2 (0.5), expected &lt;= 1/4 (0.25)\" "
                        "type=\"counterexample\">FAILED saturation: A step &lt;away&gt; &amp; "
                        "&quot;back&quot;&#10;"));
  EXPECT_THAT(xml, HasSubstr("<skipped message=\"only &lt;one&gt; kind&#10;second line\"/>"));
  EXPECT_THAT(xml, HasSubstr("<error message=\"too few cases\" type=\"gave-up\">"));
  EXPECT_THAT(xml, HasSubstr("name=\"subject\" value=\"python3 &quot;a &amp; b&quot;.py\""));
}

TEST(Junit, a_failing_partner_is_an_error) {
  auto report = sample_report();
  report.trouble = PartnerTrouble{report.checked[0].result.property, DeviceKind::ideal,
                                  "it ended\n  request: {}"};
  const auto xml = junit_xml(report);
  EXPECT_THAT(xml, HasSubstr("tests=\"6\" failures=\"2\" errors=\"2\" skipped=\"1\""));
  EXPECT_THAT(xml, HasSubstr("<error message=\"it ended\" type=\"partner-failure\">it ended&#10;"));
}

TEST(Junit, texts_are_made_fit_for_xml) {
  EXPECT_EQ(xml_text("a<b>&\"c'\n\t"), "a&lt;b&gt;&amp;&quot;c'&#10;&#9;");
  const std::string replaced = "\xEF\xBF\xBD";
  EXPECT_EQ(xml_text(std::string{"\0\x1b\r", 3}), replaced + replaced + replaced);
  EXPECT_EQ(xml_text("\xEF\xBF\xBF\xEF\xBF\xBE"), replaced + replaced);
  EXPECT_EQ(xml_text("\xE2\x82\xAC\xF0\x9F\x98\x80"), "\xE2\x82\xAC\xF0\x9F\x98\x80");
  EXPECT_THAT(xml_text("\xff"), Not(HasSubstr("\xff")));
  // A surrogate is no character.
  EXPECT_THAT(xml_text("\xED\xA0\x80"), Not(HasSubstr("\xED\xA0\x80")));
}

}  // namespace
}  // namespace certau::properties
