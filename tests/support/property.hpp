// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace certau::support {

/// Runs a RapidCheck property inside the current gtest test, with `cases` random cases.
///   A failure prints the shrunk counterexample and the line RC_PARAMS="reproduce=…" that replays
///   it. RC_PARAMS="seed=…" fixes the seed, "max_success=1000" runs ten times as many cases.
template <class Property>
void check_property(int cases, Property&& property) {
  rc::detail::TestMetadata metadata;
  const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
  metadata.id = std::string{info->test_suite_name()} + "/" + info->name();
  metadata.description = info->name();
  auto parameters = rc::detail::configuration().testParams;
  parameters.maxSuccess = std::max(1, cases * parameters.maxSuccess / 100);
  const auto result =
      rc::detail::checkTestable(std::forward<Property>(property), metadata, parameters);
  if (result.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  FAIL() << text.str() << "\nseed " << parameters.seed
         << ", replay with RC_PARAMS=\"seed=" << parameters.seed << "\"";
}

}  // namespace certau::support
