// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace certau {

/// The whole content of a file.
///   Error  InvalidInput with the system's reason if it cannot be read
[[nodiscard]] std::string read_file(const std::string& path);

/// Writes a file whole or not at all: aside, flushed to the disk, renamed into place.
///   Statement  afterwards `path` holds exactly `content`; on failure it is as it was before,
///              and no temporary file is left
///   Error      InvalidInput with the system's reason (no space left, no permission, …)
///          or if there is something that is no regular file; a link is followed to its target
void write_file(const std::string& path, std::string_view content);

}  // namespace certau
