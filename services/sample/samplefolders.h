// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"

#include <QString>
#include <QStringList>

namespace serin {

/// The two folders of a sample repository: the checkout and the bare remote beside it. Until keep()
/// they are a draft: the destructor removes what was not there before.
class SampleFolders
{
public:
    SampleFolders() = default;
    SampleFolders(const SampleFolders &) = delete;
    SampleFolders &operator=(const SampleFolders &) = delete;
    ~SampleFolders();

    /// Makes both, and the folders around them, for the checkout @p folder, a path of any kind.
    /// @error Conflict: there is something already; Invalid: no such path can be; Io. Then nothing
    /// has changed.
    [[nodiscard]] Result<void> make(const QString &folder);
    /// They are whole.
    void keep() { m_kept = true; }

    /// Absolute, without links.
    [[nodiscard]] const QString &checkout() const { return m_checkout; }
    [[nodiscard]] const QString &remote() const { return m_remote; }

private:
    [[nodiscard]] Result<void> makeFolder(const QString &path);

    QString m_checkout;
    QString m_remote;
    bool m_checkoutWasThere = false;
    QStringList m_made; ///< folders around them, the outermost first
    bool m_kept = false;
};

} // namespace serin
