// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/armid.h"

#include <string>

namespace serin {

struct GlobalOptions;

/// What the verbs of models, code and environments were given, as typed.
struct AssetRequest
{
    AssetId::Kind kind = AssetId::Kind::Model;
    std::string name;
    std::string version;
    std::string path;
    std::string image;
    std::string type;
};

// Each runs one verb and returns the exit code.
[[nodiscard]] int listAssets(const GlobalOptions &options, const AssetRequest &request);
[[nodiscard]] int showAsset(const GlobalOptions &options, const AssetRequest &request);
/// Registers a copy of the files that is kept, so that a later edit changes nothing that runs. Done
/// again with the same content it changes nothing; with other content it is refused.
[[nodiscard]] int createAsset(const GlobalOptions &options, const AssetRequest &request);

} // namespace serin
