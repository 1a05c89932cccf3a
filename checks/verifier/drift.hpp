// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "checks/verifier/process.hpp"

namespace certau_verifier {

inline constexpr std::size_t unproved_sign_limit = 4;

/// The sign of a step Delta, as far as it is admitted on a piece.
enum class StepSign { up, down };

/// Checks 3 to 6: step signs, closure and residual on every piece, and the transient.
/// Residual and potential are polynomials in x, which maps the invariant set onto [-1, 1].
class DriftCheck {
 public:
  /// All three must outlive the check.
  DriftCheck(const Certificate& certificate, const Process& process, const DriftTerms& terms);

  /// Checks 3 to 5 on all pieces.
  ///   Error  Rejection that names the check, the piece and the branch
  void check_pieces();

  /// Check 6.
  void check_transient() const;

 private:
  struct Piece {
    mpq_class lower, upper;
    std::string name;
  };
  using AdmittedSigns = std::vector<std::vector<StepSign>>;  // one list for each branch

  [[nodiscard]] std::vector<Piece> pieces() const;
  [[nodiscard]] AdmittedSigns admit_signs(const Piece& piece) const;
  void check_closure(const Piece& piece, const AdmittedSigns& admitted) const;
  void check_residuals(const Piece& piece, const AdmittedSigns& admitted);
  void check_residual(const Piece& piece, const Polynomial& residual,
                      const std::string& choice) const;

  [[nodiscard]] Polynomial in_x(const Polynomial& p) const;
  [[nodiscard]] mpq_class to_x(const mpq_class& weight) const;
  // D p_j u(phi_j) with phi_j for the given sign; computed when first asked for.
  [[nodiscard]] const Polynomial& branch_term(std::size_t branch, StepSign sign);

  const Certificate& certificate_;
  const Process& process_;
  mpq_class middle_, half_width_;  // of the invariant set
  Polynomial potential_;           // u
  Polynomial denominator_;         // D
  Polynomial fixed_terms_;         // N - D u - value M
  std::map<std::pair<std::size_t, StepSign>, Polynomial> branch_terms_;
  std::uint64_t stored_limbs_ = 0;
};

}  // namespace certau_verifier
