// SPDX-License-Identifier: Apache-2.0
#include "app/cell_job.hpp"

#include <filesystem>

#include "app/output_folder.hpp"
#include "certau/base/files.hpp"
#include "certau/base/hash.hpp"
#include "certau/report/certificate_json.hpp"
#include "certau/report/separation_json.hpp"
#include "checks/verifier/verify.hpp"

namespace certau::app {

CellJob::CellJob(std::string directory, int digits, std::string made_by)
    : directory_{std::move(directory)}, digits_{digits}, made_by_{std::move(made_by)} {
  make_output_folder(directory_, "certificates");
}

std::string CellJob::file_name(const SpecCell& cell, Direction direction,
                               std::optional<std::int64_t> horizon) const {
  Json question = question_json(cell.process, cell.start, cell.quantity, direction);
  question["digits"] = digits_;
  if (has_auxiliary(cell.process.algorithm) || cell.relative_width != SpecCell{}.relative_width)
    question["relative_width"] = to_string(cell.relative_width);
  if (horizon) question["horizon"] = *horizon;
  return "certificates/" + fingerprint(question.dump()) + ".json";
}

Outcome<Certificate> CellJob::stored(const SpecCell& cell, Direction direction,
                                     std::optional<std::int64_t> horizon,
                                     CellResult& result) const {
  const std::string name = file_name(cell, direction, horizon);
  const std::string path = directory_ + "/" + name;
  if (!std::filesystem::exists(path)) return OutsideDomain{"none stored"};
  std::string text;
  try {
    text = read_file(path);
  } catch (const InvalidInput& error) {
    result.remarks.push_back(std::string{error.what()} + "; certifying anew");
    return OutsideDomain{error.what()};
  }
  const auto verdict = certau_verifier::verify_text(text);
  if (!verdict.verified) {
    result.remarks.push_back(name + " was not accepted (" + verdict.text + "); certifying anew");
    return OutsideDomain{verdict.text};
  }
  auto certificate = read_certificate(text, cell.process, cell.start, cell.quantity, direction);
  if (!certificate.has_value())
    result.remarks.push_back(name + ": " + certificate.reason() + "; certifying anew");
  return certificate;
}

namespace {

bool any_piecewise(const CertifiedBounds& bounds) {
  return bounds.lower.is_piecewise() || bounds.upper.is_piecewise();
}

// Stored bounds are true, but are they as near to each other as was asked for? Values next to zero,
// whose digits are not relative ones, are certified anew: they are cheap. Piecewise bounds are the
// narrowest that were found for their question.
bool is_narrow(const CertifiedBounds& bounds, int digits) {
  if (any_piecewise(bounds)) return true;
  const Rational& lower = bounds.lower.claim.value;
  const Rational& upper = bounds.upper.claim.value;
  const Rational size = std::max(Rational{abs(lower)}, Rational{abs(upper)});
  return upper - lower <= size * power_of_ten(-digits);
}

TableBound bound_of(const Claim& claim) { return {claim.value, claim.transient}; }

}  // namespace

Outcome<CellJob::Answer> CellJob::answer(const SpecCell& cell, std::optional<std::int64_t> horizon,
                                         const std::stop_token& stop, CellResult& result) const {
  std::vector<std::string> names;
  for (const Direction direction : {Direction::lower, Direction::upper})
    names.push_back(file_name(cell, direction, horizon));
  auto lower = stored(cell, Direction::lower, horizon, result);
  auto upper = stored(cell, Direction::upper, horizon, result);
  if (lower.has_value() && upper.has_value()) {
    CertifiedBounds bounds{std::move(lower).value(), std::move(upper).value()};
    if (is_narrow(bounds, digits_)) return Answer{std::move(bounds), std::move(names)};
  }
  auto certified = certify(
      {cell.process, cell.start, cell.quantity, digits_, cell.relative_width, horizon}, stop);
  if (!certified.has_value()) return certified.refusal<Answer>();
  Answer answer{std::move(certified).value(), std::move(names)};
  const Certificate* certificates[] = {&answer.bounds.lower, &answer.bounds.upper};
  for (const std::size_t k : {0u, 1u}) {
    const std::string text = certificate_text(*certificates[k], made_by_);
    if (auto kept = keep(answer.names[k], text); !kept.has_value()) return kept.refusal<Answer>();
  }
  result.origin = CellOrigin::computed;
  return answer;
}

Outcome<bool> CellJob::keep(const std::string& name, const std::string& text) const {
  const auto verdict = certau_verifier::verify_text(text);
  if (!verdict.verified)
    return Inconclusive{"the stand-alone verifier does not accept the certificate: " +
                        verdict.text};
  write_file(directory_ + "/" + name, text);
  return true;
}

Outcome<std::vector<HorizonAverage>> CellJob::averages(const SpecCell& cell, const Answer& all,
                                                       const std::stop_token& stop,
                                                       CellResult& result) const {
  if (!any_piecewise(all.bounds)) return averages_at(all.bounds, cell.horizons, digits_, stop);
  std::vector<HorizonAverage> averages;
  for (const std::int64_t steps : cell.horizons) {
    // Potentials made for this K; where the search for them fails, those made for all.
    const auto own = answer(cell, steps, stop, result);
    if (stop.stop_requested()) return Inconclusive{"interrupted"};
    if (!own.has_value())
      result.remarks.push_back("no bounds of their own for K = " + std::to_string(steps) + " (" +
                               own.reason() + "); those for all K are used");
    std::optional<HorizonAverage> best;
    for (const Answer* candidate : {own.has_value() ? &own.value() : nullptr, &all}) {
      if (candidate == nullptr) continue;
      const Claim& below = candidate->bounds.lower.claim;
      const Claim& above = candidate->bounds.upper.claim;
      const Rational lower = below.value - below.transient / steps;
      const Rational upper = above.value + above.transient / steps;
      if (!best) {
        best = {steps, lower, upper, candidate->names};
        continue;
      }
      if (lower > best->lower) {
        best->lower = lower;
        best->certificates[0] = candidate->names[0];
      }
      if (upper < best->upper) {
        best->upper = upper;
        best->certificates[1] = candidate->names[1];
      }
    }
    averages.push_back(*best);
  }
  return averages;
}

TableComparison CellJob::compare(const SpecCell& cell, const Answer& better,
                                 const std::stop_token& stop, CellResult& result) const {
  TableComparison comparison;
  comparison.algorithm = name_of(*cell.baseline);
  const auto answered = answer(baseline_cell(cell), std::nullopt, stop, result);
  if (!answered.has_value()) {
    comparison.reason = answered.reason();
    return comparison;
  }
  const Certificate& worse = answered.value().bounds.lower;
  comparison.lower = bound_of(worse.claim);
  comparison.certificates.push_back(answered.value().names.front());
  const auto from = separation_horizon(better.bounds.upper.claim, worse.claim);
  if (!from.has_value()) return comparison;  // "better" is not proved, which the table shows
  const std::string text = separation_text(better.bounds.upper, worse, from.value(), made_by_);
  const std::string name = "certificates/" +
                           fingerprint(better.names.back() + " " + answered.value().names.front()) +
                           "-separation.json";
  if (const auto kept = keep(name, text); !kept.has_value()) {
    comparison.reason = kept.reason();
    return comparison;
  }
  comparison.horizon_from = from.value().str();
  comparison.certificates.push_back(name);
  return comparison;
}

CellResult CellJob::run(const SpecCell& cell, const std::stop_token& stop) const {
  CellResult result;
  result.cell.parameters = parameters(cell.process, cell.start);
  result.cell.swept = cell.swept;
  result.cell.quantity = name_of(cell.quantity);
  // Any certificate made anew says otherwise.
  result.origin = CellOrigin::reused;
  const auto unanswered = [&](const std::string& reason) {
    result.cell.reason = reason;
    result.origin = CellOrigin::unanswered;
    return result;
  };
  auto answered = answer(cell, std::nullopt, stop, result);
  if (!answered.has_value()) return unanswered(answered.reason());
  const Answer all = std::move(answered).value();
  if (!cell.horizons.empty()) {
    auto found = averages(cell, all, stop, result);
    if (!found.has_value()) return unanswered(found.reason());
    result.cell.averages = std::move(found).value();
  }
  if (cell.baseline) result.cell.comparison = compare(cell, all, stop, result);
  result.cell.lower = bound_of(all.bounds.lower.claim);
  result.cell.upper = bound_of(all.bounds.upper.claim);
  result.cell.certificates = all.names;
  return result;
}

}  // namespace certau::app
