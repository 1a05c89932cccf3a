// SPDX-License-Identifier: Apache-2.0
#include "certau/simulation/number_type.hpp"

#include <charconv>

namespace certau {

Outcome<NumberChoice> parse_number_choice(std::string_view text) {
  const auto colon = text.find(':');
  const auto name = text.substr(0, colon);
  std::string names;
  for (const auto& entry : number_type_names) {
    names.append(names.empty() ? "" : ", ").append(entry.name);
    if (entry.has_bits) names.append("[:BITS]");
    if (entry.name != name) continue;
    NumberChoice choice{entry.type};
    if (colon == std::string_view::npos) return choice;
    const auto digits = text.substr(colon + 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), choice.bits);
    const bool read = error == std::errc{} && end == digits.data() + digits.size();
    if (!entry.has_bits || !read || choice.bits < 4 || choice.bits > 1'000'000)
      return OutsideDomain{
          complaint("precision", text,
                    entry.has_bits ? "the bits must be an integer from 4 to 1000000"
                                   : "this type has a fixed precision",
                    entry.has_bits ? "write for example \"mpfr:256\"" : "leave out \":BITS\"")};
    return choice;
  }
  return OutsideDomain{complaint("precision", text, "no such number type", "use one of " + names)};
}

}  // namespace certau
