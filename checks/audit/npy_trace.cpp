// SPDX-License-Identifier: Apache-2.0
#include "checks/audit/npy_trace.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

#include "certau/base/error.hpp"
#include "checks/audit/decimal_text.hpp"

namespace certau::audit {
namespace {

constexpr std::size_t longest_row = std::size_t{16} << 20;  // bytes
constexpr std::size_t longest_header = std::size_t{1} << 20;

// Up to 8 bytes as an integer.
std::uint64_t bits(const char* from, const NpyType& type) {
  std::uint64_t value = 0;
  for (std::size_t k = 0; k < type.size; ++k) {
    const std::size_t index = type.is_big_endian ? k : type.size - 1 - k;
    value = value << 8 | static_cast<unsigned char>(from[index]);
  }
  return value;
}

double half(std::uint64_t bits) {
  const int exponent = static_cast<int>(bits >> 10 & 0x1f);
  const auto fraction = static_cast<double>(bits & 0x3ff);
  double size =
      exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(1024 + fraction, exponent - 25);
  if (exponent == 0x1f) size = fraction == 0 ? HUGE_VAL : std::nan("");
  return (bits >> 15 & 1) != 0 ? -size : size;
}

double floating(const char* from, const NpyType& type) {
  const std::uint64_t value = bits(from, type);
  switch (type.size) {
    case 8:
      return std::bit_cast<double>(value);
    case 4:
      return static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(value)));
    default:
      return half(value);
  }
}

// The integer in two's complement.
Mantissa integer(const char* from, const NpyType& type) {
  const std::uint64_t value = bits(from, type);
  const std::uint64_t sign = std::uint64_t{1} << (8 * type.size - 1);
  if (type.kind == NpyType::Kind::natural || (value & sign) == 0) return value;
  return static_cast<Mantissa>(value) - 2 * static_cast<Mantissa>(sign);
}

// A double that is no number, as text.
const char* not_finite(double value) {
  if (std::isnan(value)) return "nan";
  return value > 0 ? "inf" : "-inf";
}

}  // namespace

NpyTrace::NpyTrace(std::unique_ptr<ByteSource> source, const TraceOptions& options)
    : source_{std::move(source)} {
  ColumnNames names = set_layout(read_header());
  data_begin_ = source_->position();
  check_size();
  Columns columns = settle_columns(options.columns, names);
  set_columns(std::move(columns), std::move(names), options.exact_roles);
}

void NpyTrace::need(std::size_t bytes) {
  while (source_->text().size() < bytes)
    if (!source_->more())
      throw_invalid(source_->path(), "", "ends within its data (it is cut off)",
                    "copy or write it again");
}

NpyHeader NpyTrace::read_header() {
  const std::string& file = source_->path();
  need(npy_magic.size() + 2);
  const int major = static_cast<unsigned char>(source_->text()[npy_magic.size()]);
  const int minor = static_cast<unsigned char>(source_->text()[npy_magic.size() + 1]);
  require(source_->text().starts_with(npy_magic),
          "a file without the first bytes of .npy is read as one (a defect): look at them first");
  if (major < 1 || major > 3 || minor != 0)
    throw_invalid(file, std::to_string(major) + "." + std::to_string(minor),
                  "is a version of .npy that is not known", "use version 1.0, 2.0 or 3.0");
  source_->take(npy_magic.size() + 2);
  const NpyType length_type{NpyType::Kind::natural, major == 1 ? std::size_t{2} : std::size_t{4},
                            false};
  need(length_type.size);
  const auto length = static_cast<std::size_t>(bits(source_->text().data(), length_type));
  source_->take(length_type.size);
  if (length > longest_header)
    throw_invalid(file + " header", "", "is " + std::to_string(length) + " bytes long",
                  "use fewer fields: lists such as ('w', '<f8', (4,))");
  need(length);
  const std::string dictionary{source_->text().substr(0, length)};
  source_->take(length);
  return parse_npy_header(dictionary, file);
}

ColumnNames NpyTrace::set_layout(const NpyHeader& header) {
  const std::string& file = source_->path();
  const auto& shape = header.shape;
  const bool is_table = shape.size() == 2 && !header.is_structured;
  if (shape.size() != 1 && !is_table)
    throw_invalid(file, "", "has " + std::to_string(shape.size()) + " axes",
                  header.is_structured
                      ? "save a structured array with one axis, the steps"
                      : "save an array (steps, columns): array.reshape(steps, -1)");
  rows_ = shape[0];
  if (rows_ == 0) throw_invalid(file, "", "has no rows", "give a trace with at least one step");
  ColumnNames names{file, {}, header.is_structured};
  const auto add = [&](std::string name, const NpyType& type) {
    if (type.kind != NpyType::Kind::padding) {
      cells_.push_back({row_size_, type});
      names.names.push_back(std::move(name));
    }
    row_size_ += type.size;
    if (row_size_ > longest_row)
      throw_invalid(file, "", "has rows of more than " + std::to_string(longest_row >> 20) + " MiB",
                    "record fewer coordinates");
  };
  if (header.is_structured) {
    for (const auto& field : header.fields)
      for (std::size_t k = 0; k < field.count; ++k)
        add(field.is_list ? field.name + std::to_string(k) : field.name, field.type);
  } else {
    const std::int64_t columns = is_table ? shape[1] : 1;
    for (std::int64_t k = 0; k < columns; ++k) add("", header.fields.front().type);
  }
  if (cells_.empty()) throw_invalid(file, "", "has no columns", "save an array (steps, columns)");
  is_by_column_ = header.is_fortran_order && is_table;
  return names;
}

void NpyTrace::check_size() const {
  if (!source_->is_regular()) {
    if (is_by_column_)
      throw_invalid(source_->path(), "",
                    "is a pipe with an array in Fortran order (its columns come one after the "
                    "other)",
                    "give a file, or save numpy.ascontiguousarray(array)");
    return;
  }
  const Mantissa held = source_->size() - data_begin_;
  const Mantissa needed = static_cast<Mantissa>(rows_) * static_cast<Mantissa>(row_size_);
  if (held == needed) return;
  const std::string rows =
      std::to_string(rows_) + " rows of " + std::to_string(row_size_) + " bytes";
  if (held < needed)
    throw_invalid(source_->path(), "",
                  "is cut off: " + std::to_string(static_cast<std::int64_t>(held)) +
                      " bytes are too few for " + rows,
                  "copy or write it again");
  throw_invalid(
      source_->path(), "",
      "has " + std::to_string(static_cast<std::int64_t>(held)) + " bytes, more than its " + rows,
      "write it again, one array a file");
}

void NpyTrace::read_block() {
  const auto most =
      static_cast<std::int64_t>(std::max<std::size_t>(1, ByteSource::piece_size / row_size_));
  block_begin_ = rows_read_;
  block_rows_ = std::min(most, rows_ - rows_read_);
  const std::size_t size = cells_.front().type.size;  // of every number
  const auto rows = static_cast<std::size_t>(block_rows_);
  block_.resize(cells_.size() * rows * size);
  for (std::size_t column = 0; column < cells_.size(); ++column)
    if (slots()[column].is_used)
      source_->read_at(data_begin_ + (static_cast<std::int64_t>(column) * rows_ + block_begin_) *
                                         static_cast<std::int64_t>(size),
                       block_.data() + column * rows * size, rows * size);
}

bool NpyTrace::next(TraceRow& row) {
  if (rows_read_ == rows_) return false;
  row.line = rows_read_ + 1;
  begin_row(row);
  if (!is_by_column_)
    need(row_size_);
  else if (rows_read_ == block_begin_ + block_rows_)
    read_block();
  const char* const bytes = source_->text().data();
  for (std::size_t column = 0; column < cells_.size(); ++column) {
    const Slot& slot = slots()[column];
    if (!slot.is_used) continue;
    const auto& [offset, type] = cells_[column];
    const char* const from =
        is_by_column_ ? block_.data() + (column * static_cast<std::size_t>(block_rows_) +
                                         static_cast<std::size_t>(rows_read_ - block_begin_)) *
                                            type.size
                      : bytes + offset;
    auto& number = row.columns[static_cast<std::size_t>(slot.role)][slot.coordinate];
    if (type.kind != NpyType::Kind::floating) {
      number = RecordedNumber::exact_decimal(integer(from, type), 0);
      continue;
    }
    const double value = floating(from, type);
    if (!std::isfinite(value)) throw_no_decimal(place(row, column), not_finite(value));
    number = RecordedNumber::binary(value);
  }
  if (!is_by_column_) source_->take(row_size_);
  ++rows_read_;
  finish_row(row);
  return true;
}

std::string NpyTrace::place(const TraceRow& row) const {
  return source_->path() + " row " + std::to_string(row.line);
}

StoredNumbers NpyTrace::stored_numbers() const {
  std::size_t narrowest = 8;
  for (std::size_t column = 0; column < cells_.size(); ++column) {
    const Slot& slot = slots()[column];
    const bool is_state = slot.role == Role::weight || slot.role == Role::next_weight ||
                          slot.role == Role::auxiliary || slot.role == Role::next_auxiliary;
    const NpyType& type = cells_[column].type;
    if (slot.is_used && is_state && type.kind == NpyType::Kind::floating)
      narrowest = std::min(narrowest, type.size);
  }
  return narrowest == 2   ? StoredNumbers::float16
         : narrowest == 4 ? StoredNumbers::float32
                          : StoredNumbers::float64;
}

std::pair<std::int64_t, std::int64_t> NpyTrace::progress() const {
  const auto read = rows_read_ * static_cast<std::int64_t>(row_size_);
  return {data_begin_ + read, source_->size()};
}

}  // namespace certau::audit
