// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/drift/certificate.hpp"
#include "certau/report/process_json.hpp"

namespace certau {

/// Process, start, quantity and direction of a claim: what is asked, without the answer.
[[nodiscard]] Json question_json(const Process<Rational>& process, const State<Rational>& start,
                                 Quantity quantity, Direction direction);

/// The certificate's file. Format: docs/certificate-format.md.
[[nodiscard]] std::string certificate_text(const Certificate& certificate,
                                           const std::string& made_by);

/// Reads back a certificate that answers a known question.
///   Requires  the text was verified; parsing here is not a check of anything
///   Returns   outside_domain if it answers another question
[[nodiscard]] Outcome<Certificate> read_certificate(const std::string& text,
                                                    const Process<Rational>& process,
                                                    const State<Rational>& start, Quantity quantity,
                                                    Direction direction);

}  // namespace certau
