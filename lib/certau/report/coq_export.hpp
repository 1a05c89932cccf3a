// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/drift/certificate.hpp"
#include "certau/report/separation_json.hpp"

namespace certau {

/// A Coq file whose theorem is a certificate's claim, for every K >= 1.
///   Statement  the theorem speaks about theorems/model alone; its proof runs the checkers of
///              theorems/cell, whose soundness is proved there, on what the certificate holds. A
///              file that says too much does not compile
///   Requires   the certificate was verified
///   Returns    outside_domain, saying what there is no checker for; inconclusive if the signs
///              that the checker is told are not found again
[[nodiscard]] Outcome<std::string> coq_source(const Certificate& certificate,
                                              const std::string& made_by);

/// The same for a separation: a file whose theorem says that `better`'s average is below `worse`'s
/// for every K from `horizon_from` on.
///   Requires   the separation was verified
[[nodiscard]] Outcome<std::string> coq_source(const Separation& separation,
                                              const std::string& made_by);

}  // namespace certau
