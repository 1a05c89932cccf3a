// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "certau/base/error.hpp"
#include "checks/audit/csv_trace.hpp"
#include "checks/audit/npy_trace.hpp"

namespace certau::audit {
namespace {

constexpr std::string_view zip_magic = "PK\x03\x04";
constexpr std::string_view gzip_magic = "\x1f\x8b";
constexpr std::string_view little_endian_mark = "\xff\xfe";
constexpr std::string_view big_endian_mark = "\xfe\xff";

[[noreturn]] void refuse(const std::string& path, std::string_view problem,
                         std::string_view remedy) {
  throw_invalid(path, "", problem, remedy);
}

}  // namespace

std::unique_ptr<TraceReader> open_trace(const TraceOptions& options) {
  const std::string& path = options.path;
  auto source = std::make_unique<ByteSource>(path);
  while (source->text().size() < npy_magic.size() && source->more()) {
  }
  const auto text = source->text();
  if (text.empty()) refuse(path, "is empty", "give a trace with at least one step");
  if (text.starts_with(npy_magic)) return std::make_unique<NpyTrace>(std::move(source), options);
  if (text.starts_with(zip_magic))
    refuse(path, "is a zip archive (.npz, a spreadsheet)", "save one array as .npy, or a CSV file");
  if (text.starts_with(gzip_magic))
    refuse(path, "is compressed", "unpack it, or give a pipe: <(gunzip -c trace.csv.gz)");
  if (text.starts_with(little_endian_mark) || text.starts_with(big_endian_mark))
    refuse(path, "is UTF-16 text", "save it as UTF-8");
  if (path.ends_with(".npy"))
    refuse(path, "does not begin as .npy files do", "write it with numpy.save");
  if (text.find('\0') != std::string_view::npos)
    refuse(path, "is neither text nor a .npy file", "give comma-separated values or .npy");
  return std::make_unique<CsvTrace>(std::move(source), options);
}

}  // namespace certau::audit
