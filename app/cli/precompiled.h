// SPDX-License-Identifier: GPL-3.0-or-later
// What most of the command line's sources include, read once. Every source still names what it
// uses.
#pragma once

#include "services/core/precompiled.h"

#include <CLI/CLI.hpp>
