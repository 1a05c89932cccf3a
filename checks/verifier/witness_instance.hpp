// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "checks/verifier/object_reader.hpp"
#include "checks/verifier/vector_model.hpp"

namespace certau_verifier {

enum class Shape { number, positive, list };

/// A parameter of a claim. `positive` is a number that a hypothesis wants above 0.
struct Parameter {
  std::string_view name;
  Shape shape;
};

/// The named numbers of one instance: exactly the parameters of a claim.
class WitnessInstance {
 public:
  /// Read all parameters, and no key besides.
  ///   Error  Rejection that names the key's path, or the hypothesis that a number be positive
  WitnessInstance(ObjectReader reader, const std::vector<Parameter>& parameters);

  [[nodiscard]] const mpq_class& number(std::string_view name) const;
  [[nodiscard]] const Vector& list(std::string_view name) const;
  /// A vector, which has from 1 to 4 coordinates.
  [[nodiscard]] const Vector& vector(std::string_view name) const;
  /// An integer in this range, both ends included.
  [[nodiscard]] std::size_t count(std::string_view name, std::size_t least, std::size_t most) const;
  /// A list of integers from 0 to below - 1.
  [[nodiscard]] std::vector<std::size_t> indices(std::string_view name, std::size_t below) const;

  /// `L = 1, H = [1, 0, 0, 1]`: in the order of the parameters, long numbers marked `~`.
  [[nodiscard]] std::string describe() const;

 private:
  std::vector<Parameter> parameters_;
  std::map<std::string, Vector, std::less<>> values_;
};

/// A number under a witness file's own limit of characters.
///   Error  Rejection that names `path`
[[nodiscard]] mpq_class witness_number(const JsonValue& value, const std::string& path);

}  // namespace certau_verifier
