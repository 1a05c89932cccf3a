// SPDX-License-Identifier: Apache-2.0
#include "theorems/claim/finding.hpp"

namespace certau::theorems {

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::proved:
      return "proved";
    case Verdict::certified:
      return "certified";
    case Verdict::not_refuted:
      return "not refuted";
    case Verdict::refuted:
      return "refuted";
    case Verdict::vacuous:
      return "vacuous";
  }
  throw ContractViolation("name_of(Verdict) (not an enumerator): use the enumerators");
}

std::string_view name_of(ProofVerdict verdict) {
  switch (verdict) {
    case ProofVerdict::sound:
      return "sound";
    case ProofVerdict::gap:
      return "gap";
    case ProofVerdict::vacuous:
      return "vacuous";
  }
  throw ContractViolation("name_of(ProofVerdict) (not an enumerator): use the enumerators");
}

}  // namespace certau::theorems
