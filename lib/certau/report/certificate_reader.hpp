// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "certau/report/certificate_json.hpp"
#include "certau/report/separation_json.hpp"

namespace certau {

/// Reads a certificate, whatever its question.
///   Requires  the text was verified; parsing here is not a check of anything
///   Returns   outside_domain if it is no certificate, or of something that the library cannot
///             describe
[[nodiscard]] Outcome<Certificate> read_certificate(const std::string& text);

/// Reads a separation, in the same way.
[[nodiscard]] Outcome<Separation> read_separation(const std::string& text);

/// Whether a text is a separation, rather than one certificate.
[[nodiscard]] bool is_separation(const std::string& text);

}  // namespace certau
