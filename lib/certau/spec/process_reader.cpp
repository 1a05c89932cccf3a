// SPDX-License-Identifier: Apache-2.0
#include "certau/spec/process_reader.hpp"

#include "certau/base/nearest.hpp"

namespace certau {
namespace {

// Fills a described kind's fields from its table.
class FieldReader {
 public:
  explicit FieldReader(TableReader& reader) : reader_{reader} {}

  template <class Field>
  void operator()(std::string_view key, Field& field, Presence presence) const {
    if (presence == Presence::optional && !reader_.has(key)) return;
    read(key, field);
  }

 private:
  void read(std::string_view key, Rational& field) const { field = reader_.rational(key); }
  void read(std::string_view key, std::vector<Rational>& field) const {
    field = reader_.rationals(key);
  }
  void read(std::string_view key, std::vector<std::vector<Rational>>& field) const {
    field = reader_.polynomials(key);
  }
  TableReader& reader_;
};

// Reads the alternative of a variant that the table's `kind` names.
template <class Variant, std::size_t index = 0>
Variant read_alternative(TableReader& reader, const std::string& kind,
                         std::vector<std::string> known = {}) {
  if constexpr (index == std::variant_size_v<Variant>) {
    reader.refuse("kind", "no such kind", did_you_mean(kind, known));
  } else {
    using Kind = std::variant_alternative_t<index, Variant>;
    if (Kind::kind != kind) {
      known.emplace_back(Kind::kind);
      return read_alternative<Variant, index + 1>(reader, kind, std::move(known));
    }
    Kind result{};
    Kind::fields(result, FieldReader{reader});
    reader.finish();
    return result;
  }
}

template <class Variant>
Variant read_kind(TableReader& process, std::string_view key) {
  TableReader reader{process.subtable(key), process.name(key)};
  const std::string kind = reader.text("kind");
  return read_alternative<Variant>(reader, kind);
}

Algorithm read_algorithm(TableReader& reader) {
  const std::string name = reader.text("algorithm");
  if (const auto algorithm = algorithm_named(name)) return *algorithm;
  reader.refuse("algorithm", "no such algorithm", did_you_mean(name, names_of(algorithm_names)));
}

// Tiki-taka's own keys. Elsewhere they are refused as what they are, not as unknown.
void read_auxiliary(TableReader& reader, const toml::table& table, Process<Rational>& process) {
  if (!has_auxiliary(process.algorithm)) {
    for (const char* key : {"auxiliary_learning_rate", "mixing", "auxiliary_device"})
      if (table.contains(key))
        reader.refuse(key, "is used by tiki-taka only",
                      "leave it out, or set algorithm = \"tiki-taka\"");
    return;
  }
  process.auxiliary_learning_rate = reader.rational("auxiliary_learning_rate");
  if (reader.has("mixing")) process.mixing = reader.rational("mixing");
  process.auxiliary_device = reader.has("auxiliary_device")
                                 ? read_kind<Device<Rational>>(reader, "auxiliary_device")
                                 : process.device;
}

}  // namespace

Process<Rational> read_process(const toml::table& table) {
  TableReader reader{table, "process"};
  Process<Rational> process;
  process.algorithm = read_algorithm(reader);
  process.learning_rate = reader.rational("learning_rate");
  process.problem = read_kind<Problem<Rational>>(reader, "problem");
  // Only digital SGD can do without a device.
  if (reader.has("device") || is_analog(process.algorithm))
    process.device = read_kind<Device<Rational>>(reader, "device");
  read_auxiliary(reader, table, process);
  process.noise = read_kind<Noise<Rational>>(reader, "noise");
  reader.finish();
  if (auto* law = std::get_if<Theorem3Law<Rational>>(&process.noise))
    if (const auto* device = std::get_if<AsymmetricLinear<Rational>>(&process.device))
      law->tau = device->tau;
  try {
    validate(process);
  } catch (const InvalidInput& error) {
    throw InvalidInput(line_of_complaint(table, error.what()) + "process." + error.what());
  }
  return process;
}

}  // namespace certau
