// The SQL that database.h describes, as PostgreSQL wants to have it said.
#pragma once

#include <string>
#include <string_view>

namespace dragoman::store {

// '?' becomes '$1', '$2' … in order, and '?2' becomes '$2'.
std::string postgres_parameters(std::string_view sql);

// Definitions of tables: INTEGER becomes BIGINT, BLOB BYTEA and TEXT a text compared by its
// bytes; INTEGER PRIMARY KEY is given by the database, WITHOUT ROWID goes away.
std::string postgres_definitions(std::string_view script);

// PostgreSQL's texts are valid UTF-8 without NUL; ours are bytes, mostly the same. What is not
// so is kept, byte for byte, as the last 256 characters of the last private area, U+10FF00 to
// U+10FFFF; these themselves, which no text has, as the bytes they are made of.
std::string to_postgres_text(std::string_view bytes);
std::string of_postgres_text(std::string_view text);
// True where to_postgres_text would change nothing.
bool is_postgres_text(std::string_view bytes);

}  // namespace dragoman::store
