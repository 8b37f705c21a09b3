// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>

#include <set>

namespace serin {

/// The names of an endpoint's deployments as written, which the service tells apart without looking
/// at the case of letters. A value.
class DeploymentNames
{
public:
    void insert(const QString &name);
    [[nodiscard]] const QSet<QString> &all() const { return m_all; }
    /// The first by the alphabet that is another one than @p name but one name with it to the
    /// service; empty when there is none.
    [[nodiscard]] QString otherSpelling(const QString &name) const;

private:
    QSet<QString> m_all;
    QHash<QString, std::set<QString>> m_spellings; ///< by the name without regard to case
};

} // namespace serin
