// The layout of a model file (model/README.md tells it in full). Numbers are LEB128 unless
// told otherwise; the body is guarded by a checksum, and every count, index and order is
// checked besides.
#pragma once

#include <string>
#include <string_view>

#include "dragoman/error.h"
#include "language/tables.h"

namespace dragoman::language {

std::string write_model(const ModelData& data);

// Errors name `path`: no model file, another version, damaged.
Result<ModelData> read_model(std::string_view bytes, std::string_view path);

// The line that guards a body: its FNV-1a hash in hexadecimal.
std::string checksum_line(std::string_view body);

}  // namespace dragoman::language
