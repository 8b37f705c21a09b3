// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace serin {

/// What a deployment's model, code or environment is given by. Only two registered ones can be
/// compared by their text; against a local or inline one the field is not comparable.
struct AssetReference
{
    enum class Kind {
        Registered, ///< an ARM id, `azureml:name:version`, `azureml:name@label` or `azureml://…`
        LocalPath,  ///< a path as written in the manifest, relative to the manifest's folder
        Inline,     ///< described in place, e.g. an image with a conda file; text is its name
    };
    Kind kind = Kind::Registered;
    QString text;

    bool operator==(const AssetReference &) const = default;
};

} // namespace serin
