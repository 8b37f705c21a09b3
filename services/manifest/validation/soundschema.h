// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/validation/schemadocument.h"

#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace serin {

/// A schema of manifests in a form that is quick to compare with YAML as it is nearly always
/// written; what it takes a validation takes too, not the other way round.
struct SoundSchema
{
    bool isAnything = false;
    bool isText = false;
    bool isAsset = false; ///< of text: a reference that begins with `azureml:`
    bool isInteger = false;
    bool isNumber = false;
    bool isBoolean = false;
    bool isMap = false;
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    std::vector<std::string> words; ///< of text: one of these, unless empty
    struct Member
    {
        std::string key;
        bool isRequired = false;
        int schema = -1; ///< position in SoundSchemas::all
    };
    std::vector<Member> members;   ///< of a map, sorted by key
    int others = -1;               ///< of a map: the schema of its other keys; -1: there are none
    int items = -1;                ///< the schema of a list's items; -1: it takes no list
    std::vector<int> alternatives; ///< where there are some the rest says nothing
};

/// All that one ManifestSchema is made of.
struct SoundSchemas
{
    std::vector<SoundSchema> all;
    int root = -1;
};

/// Of @p schema; takes a millisecond. What a schema says in words that are not known here takes
/// nothing.
[[nodiscard]] SoundSchemas makeSoundSchemas(ManifestSchema schema);

} // namespace serin
