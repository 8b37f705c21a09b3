// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/manifest/catalog.h"

#include <QString>
#include <QStringList>

namespace serin {

class EditSession;

/// What was edited since the files were opened.
struct SessionChanges
{
    int count = 0;     ///< changes, as describeChanges() counts them
    QStringList files; ///< their names without folder
    QString
        sentence; ///< "1 change in my-endpoint.yml: green 0 → 10 %, blue 100 → 90 %"; plain text
    [[nodiscard]] bool isEmpty() const { return count == 0; }
};

[[nodiscard]] SessionChanges sessionChanges(const EditSession &session, const Catalog &known = {});

} // namespace serin
