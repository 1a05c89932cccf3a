// SPDX-License-Identifier: Apache-2.0
#include "app/cell_job.hpp"

#include <filesystem>

#include "certau/base/files.hpp"
#include "certau/base/hash.hpp"
#include "certau/report/certificate_json.hpp"
#include "checks/verifier/verify.hpp"

namespace certau::app {

CellJob::CellJob(std::string directory, int digits, std::string made_by)
    : directory_{std::move(directory)}, digits_{digits}, made_by_{std::move(made_by)} {
  std::error_code error;
  std::filesystem::create_directories(directory_ + "/certificates", error);
  if (error)
    throw_invalid("--out", directory_, "the folder cannot be made (" + error.message() + ")",
                  "choose another place");
}

std::string CellJob::file_name(const SpecCell& cell, Direction direction) const {
  Json question = question_json(cell.process, cell.start, cell.quantity, direction);
  question["digits"] = digits_;
  return "certificates/" + fingerprint(question.dump()) + ".json";
}

Outcome<Certificate> CellJob::stored(const SpecCell& cell, Direction direction,
                                     std::string& remark) const {
  const std::string name = file_name(cell, direction);
  const std::string path = directory_ + "/" + name;
  if (!std::filesystem::exists(path)) return OutsideDomain{"none stored"};
  std::string text;
  try {
    text = read_file(path);
  } catch (const InvalidInput& error) {
    remark = std::string{error.what()} + "; certifying anew";
    return OutsideDomain{error.what()};
  }
  const auto verdict = certau_verifier::verify_text(text);
  if (!verdict.verified) {
    remark = name + " was not accepted (" + verdict.text + "); certifying anew";
    return OutsideDomain{verdict.text};
  }
  auto certificate = read_certificate(text, cell.process, cell.start, cell.quantity, direction);
  if (!certificate.has_value()) remark = name + ": " + certificate.reason() + "; certifying anew";
  return certificate;
}

namespace {

// Stored bounds are true, but are they as near to each other as was asked for? Values next to zero,
// whose digits are not relative ones, are certified anew: they are cheap.
bool is_narrow(const Rational& lower, const Rational& upper, int digits) {
  const Rational size = std::max(Rational{abs(lower)}, Rational{abs(upper)});
  return upper - lower <= size * power_of_ten(-digits);
}

}  // namespace

CellResult CellJob::run(const SpecCell& cell, const std::vector<std::int64_t>& horizons,
                        const std::stop_token& stop) const {
  CellResult result;
  result.cell.parameters = parameters(cell.process, cell.start);
  result.cell.swept = cell.swept;
  result.cell.quantity = name_of(cell.quantity);
  const auto unanswered = [&](const std::string& reason) {
    result.cell.reason = reason;
    return result;
  };

  auto lower = stored(cell, Direction::lower, result.remark);
  auto upper = stored(cell, Direction::upper, result.remark);
  const bool reused = lower.has_value() && upper.has_value() &&
                      is_narrow(lower.value().claim.value, upper.value().claim.value, digits_);
  if (!reused) {
    auto bounds = certify({cell.process, cell.start, cell.quantity, digits_}, stop);
    if (!bounds.has_value()) return unanswered(bounds.reason());
    auto both = std::move(bounds).value();
    lower = std::move(both.lower);
    upper = std::move(both.upper);
  }
  for (const auto* certificate : {&lower.value(), &upper.value()}) {
    const std::string name = file_name(cell, certificate->claim.direction);
    result.cell.certificates.push_back(name);
    if (reused) continue;
    const std::string text = certificate_text(*certificate, made_by_);
    const auto verdict = certau_verifier::verify_text(text);
    if (!verdict.verified)
      return unanswered("the stand-alone verifier does not accept the certificate: " +
                        verdict.text);
    write_file(directory_ + "/" + name, text);
  }
  if (!horizons.empty()) {
    auto averages = averages_at({lower.value(), upper.value()}, horizons, digits_, stop);
    if (!averages.has_value()) return unanswered(averages.reason());
    result.cell.averages = std::move(averages).value();
  }
  result.cell.lower = {lower.value().claim.value, lower.value().claim.transient};
  result.cell.upper = {upper.value().claim.value, upper.value().claim.transient};
  result.origin = reused ? CellOrigin::reused : CellOrigin::computed;
  return result;
}

}  // namespace certau::app
