// dragoman doctor: whether what the program needs is there, can be read and fits together.
#pragma once

#include "command.h"

namespace dragoman::cli {

Command doctor_command(CLI::App& app, const Common& common);

}  // namespace dragoman::cli
