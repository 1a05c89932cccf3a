// SPDX-License-Identifier: Apache-2.0
#include "checks/verifier/verify.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>

#include "checks/verifier/claim.hpp"
#include "checks/verifier/domain.hpp"
#include "checks/verifier/drift.hpp"
#include "checks/verifier/effort.hpp"
#include "checks/verifier/object_reader.hpp"
#include "checks/verifier/piecewise_drift.hpp"
#include "checks/verifier/rejection.hpp"
#include "checks/verifier/separation.hpp"
#include "checks/verifier/witness.hpp"
#include "checks/verifier/words.hpp"

namespace certau_verifier {

namespace {

void check_certificate(const Certificate& certificate) {
  reset_effort();
  const Process process = derive_process(certificate);
  const DriftTerms terms = derive_quantity(certificate, process);
  check_domain(certificate, process, terms);
  check_infimum(certificate, process);
  if (certificate.piecewise) {
    PiecewiseDriftCheck drift(certificate, process, terms);
    drift.check_closure();
    drift.check_residual();
    drift.check_transient();
    return;
  }
  DriftCheck drift(certificate, process, terms);
  drift.check_pieces();
  drift.check_transient();
}

// A certificate inside a separation; the reason says which.
void check_part(const Certificate& certificate, const std::string& name) {
  try {
    check_certificate(certificate);
  } catch (const Rejection& rejection) {
    reject(name + ": " + rejection.what());
  }
}

bool has_format(const JsonValue& document, std::string_view format) {
  if (document.kind != JsonValue::Kind::object) return false;
  return std::any_of(document.members.begin(), document.members.end(), [&](const JsonMember& m) {
    return m.key == "format" && m.value.text == format;
  });
}

std::string claim_of_valid(std::string_view json) {
  const JsonValue document = parse_document(json);
  if (has_format(document, "certau-witness")) return check_witness(ObjectReader(document, ""));
  if (!has_format(document, "certau-separation")) {
    const Certificate certificate = read_certificate(ObjectReader(document, ""));
    check_certificate(certificate);
    return describe_claim(certificate);
  }
  const Separation separation = read_separation(ObjectReader(document, ""));
  check_separation(separation);
  check_part(separation.better, "better");
  check_part(separation.worse, "worse");
  return describe_separation(separation);
}

// Stops beyond the limit, so that a larger file is seen to be larger and /dev/zero has an end.
bool try_read(const std::string& path, std::string& content) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  std::array<char, 1u << 16> chunk{};
  while (file && content.size() <= file_size_limit) {
    file.read(chunk.data(), chunk.size());
    content.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
  }
  return !file.bad();
}

}  // namespace

Verdict verify_text(std::string_view json) noexcept {
  try {
    reset_effort();
    return {true, single_line(claim_of_valid(json))};
  } catch (const Rejection& rejection) {
    return {false, single_line(rejection.what())};
  } catch (const std::exception& error) {
    return {false, "the check could not be completed: " + single_line(error.what())};
  }
}

Verdict verify_file(const std::string& path) noexcept {
  try {
    std::string content;
    if (!try_read(path, content)) return {false, "cannot read " + single_line(path), false};
    return verify_text(content);
  } catch (const std::exception& error) {
    return {false, "cannot read " + single_line(path) + ": " + single_line(error.what()), false};
  }
}

std::string verdict_line(const Verdict& verdict) {
  return (verdict.verified ? "VERIFIED " : "REJECTED ") + verdict.text;
}

}  // namespace certau_verifier
