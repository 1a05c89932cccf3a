// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "certau/drift/certificate.hpp"
#include "certau/report/coq_text.hpp"

namespace certau {

/// The body of a Coq file whose theorem is the claim of a piecewise certificate, for every K >= 1.
///   Statement  the theorem speaks about theorems/model alone; its proof runs the checker of
///              theorems/cell/piecewise_*.v on the potential, rounded to few bits, and on
///              the halvings that prove it. A file that says too much does not compile
///   Requires   certificate.is_piecewise(); the certificate was verified
///   Returns    outside_domain, saying what there is no checker for; inconclusive if no rounded
///              potential is proved
[[nodiscard]] Outcome<CoqBody> coq_body_piecewise(const Certificate& certificate);

}  // namespace certau
