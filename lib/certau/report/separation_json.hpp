// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"
#include "certau/report/process_json.hpp"

namespace certau {

/// Two certificates, an upper and a lower one, and the K from which the first average is below the
/// second.
struct Separation {
  Certificate better;
  Certificate worse;
  Integer horizon_from;
};

/// The least K from which on one certificate's average is below the other's.
///   Statement  for all K >= result: better.value + better.transient/K
///              < worse.value − worse.transient/K
///   Requires   an upper and a lower certificate of one quantity, not the amplification constant
///   Returns    outside_domain if better.value >= worse.value: then there is no such K
///   Error      none: exact rationals
[[nodiscard]] Outcome<Integer> separation_horizon(const Claim& better, const Claim& worse);

/// The separation's file. Format: docs/certificate-format.md.
[[nodiscard]] std::string separation_text(const Certificate& better, const Certificate& worse,
                                          const Integer& horizon_from, const std::string& made_by);

}  // namespace certau
