// The tables in one file, compiled by `dragoman knowledge build`: what loading makes of them,
// indices and all, so that nothing is parsed, sorted or checked again. The file tells of which
// tables it was made, by their bytes: it stands for just these and no others.
//
//   "dragoman knowledge 02\n"        the version of what follows
//   SHA-256 of the tables, "\n"
//   SHA-256 of the archive, "\n"
//   the archive (archive.h), from byte 152 on
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "dragoman/error.h"
#include "knowledge/load.h"

namespace dragoman {

// The name under which the program looks for it, in the folder of the topmost tables.
inline constexpr std::string_view compiled_name = "knowledge.bin";

// The archive of a compiled file: all that the tables hold, so that equal archives are equal
// tables.
std::string archive_of(Knowledge::Tables tables);

// The bytes of a compiled file of the tables that load_tables reads; the same tables give the same
// bytes. The error tells all faults of all tables.
Result<std::string> compile_knowledge(const std::filesystem::path& folder, Folders overlays = {});

// The tables that load_tables would read, from a compiled file. `incompatible` if it was made of
// other tables than those that stand there now, or by another version; `bad_input` if it is
// damaged. A file made to deceive may tell lies, as a table may, but does no other harm.
Result<std::unique_ptr<Knowledge::Tables>> load_compiled(const std::filesystem::path& file,
                                                         const std::filesystem::path& folder,
                                                         Folders overlays = {});

}  // namespace dragoman
