// SPDX-License-Identifier: Apache-2.0
#include "checks/properties/registry.hpp"

#include "certau/base/nearest.hpp"
#include "checks/properties/device/capsules.hpp"
#include "checks/properties/training/capsules.hpp"

namespace certau::properties {

const std::vector<Property>& registry() {
  static const std::vector<Property> properties{
      // One update
      model_update(),
      bounded_weight(),
      saturation(),
      fast_reset(),
      decomposition(),
      symmetric_point(),
      symmetric_limit(),
      update_contraction(),
      sign_flip(),
      permutation(),
      unit_change(),
      zero_update(),
      mean_update(),
      // A step of Analog SGD
      model_step(),
      no_drift_without_noise(),
      sgd_drift(),
      ridge_recursion(),
      sgd_descent_step(),
      gd_descent_step(),
      monotone_convergence(),
      contraction_to_minimizer(),
      sgd_sign_flip(),
      sgd_unit_change(),
      // A step of Tiki-Taka
      tiki_taka_step(),
      tiki_taka_rest(),
      tiki_taka_drift(),
      auxiliary_drift(),
      tiki_taka_sign_flip(),
      tiki_taka_unit_change(),
      lyapunov_decrease(),
  };
  return properties;
}

const Property& find_property(std::string_view id) {
  std::vector<std::string> known;
  for (const Property& property : registry()) {
    if (property.id == id) return property;
    known.push_back(property.id);
  }
  throw_invalid(
      "PROPERTY", id, "is not a property of the registry",
      "the nearest is \"" + nearest(id, known) + "\"; certau check --list names all of them");
}

}  // namespace certau::properties
