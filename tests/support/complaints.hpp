// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "certau/base/error.hpp"

namespace certau::support {

/// The message of the InvalidInput that an action throws; a failure if it throws none.
template <class Action>
[[nodiscard]] std::string complaint_of(Action&& action) {
  try {
    action();
  } catch (const InvalidInput& error) {
    return error.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

/// Whether a message names the key, quotes the value and goes on with a remedy after a semicolon.
[[nodiscard]] inline ::testing::AssertionResult is_complaint(const std::string& message,
                                                             const std::string& key,
                                                             const std::string& value,
                                                             const std::string& part) {
  const std::string head = value.empty() ? key + ": " : key + " = \"" + value + "\": ";
  const auto remedy = message.rfind("; ");
  if (message.rfind(head, 0) == 0 && message.find(part) != std::string::npos &&
      remedy != std::string::npos && remedy + 6 < message.size())
    return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << "\"" << message << "\" is no complaint about " << head << "… " << part << " …; remedy";
}

}  // namespace certau::support
