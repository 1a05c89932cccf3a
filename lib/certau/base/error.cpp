// SPDX-License-Identifier: Apache-2.0
#include "certau/base/error.hpp"

namespace certau {

std::string complaint(std::string_view key, std::string_view value, std::string_view problem,
                      std::string_view remedy) {
  std::string text{key};
  if (!value.empty()) text.append(" = \"").append(value).append("\"");
  text.append(": ").append(problem).append("; ").append(remedy);
  return text;
}

void throw_invalid(std::string_view key, std::string_view value, std::string_view problem,
                   std::string_view remedy) {
  throw InvalidInput(complaint(key, value, problem, remedy));
}

void require(bool condition, const char* message) {
  if (!condition) throw ContractViolation(message);
}

}  // namespace certau
