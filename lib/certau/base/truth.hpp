// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace certau {

/// Answer to a question about enclosed numbers. It does not convert to bool: the caller says what
/// unknown means.
enum class Truth { no, yes, unknown };

}  // namespace certau
