// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/result.h"
#include "services/core/temporaryfolder.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace serin {

/// The two folders of a sample repository: the checkout and the bare remote beside it. Both are
/// made aside, in hidden folders that are gone with the object, or with the next one in that place
/// after a `kill -9`, and get their names in keep(), the remote first. Until finish() a mark in the
/// remote tells that the checkout may be missing, so that the next one goes on from there.
class SampleFolders
{
public:
    /// How much of the sample one that was killed has left in its place.
    enum class Left {
        Nothing,
        Remote, ///< whole; the checkout is missing, or a part of its files is there without `.git`
        Both,   ///< whole; only finish() is missing
    };

    SampleFolders() = default;
    SampleFolders(const SampleFolders &) = delete;
    SampleFolders &operator=(const SampleFolders &) = delete;
    ~SampleFolders();

    /// Makes empty drafts of what is not left, and the folders around them, for the checkout
    /// @p folder, a path of any kind.
    /// @error Conflict: there is something already, or somebody is making it now; Invalid: no such
    /// path can be; Io. Then nothing has changed.
    [[nodiscard]] Result<void> make(const QString &folder);
    [[nodiscard]] Left left() const { return m_left; }
    /// They are whole, and get their places. A folder that was there keeps its identity (a shell
    /// may be in it) and gets the entries one by one, `.git` last, but for those that a killed one
    /// has put there; else each is renamed as a whole.
    /// @error Conflict: somebody has put something there meanwhile; Io. Then the places are as they
    /// were.
    [[nodiscard]] Result<void> keep();
    /// Nothing is left to be done.
    void finish();

    /// Where they are made; absolute, without links. Of Left::Both: where they were.
    [[nodiscard]] QString draftCheckout() const;
    [[nodiscard]] QString draftRemote() const;
    /// Where they will be.
    [[nodiscard]] const QString &checkout() const { return m_checkout; }
    [[nodiscard]] const QString &remote() const { return m_remote; }

private:
    [[nodiscard]] Result<void> checkPlaces(const QString &checkout, const QString &remote) const;
    [[nodiscard]] Result<void> findLeft(const QString &checkout, const QString &remote);
    [[nodiscard]] Result<void> makeAround(const QString &folder);
    [[nodiscard]] Result<void> makeDrafts();
    [[nodiscard]] Result<void> mark(const QString &remote) const;
    [[nodiscard]] Result<void> moveInto();

    QString m_checkout;
    QString m_remote;
    bool m_checkoutWasThere = false;
    Left m_left = Left::Nothing;
    QString m_oldDraft; ///< where the killed one made the checkout
    QStringList m_made; ///< folders around them, the outermost first
    std::optional<TemporaryFolder> m_beside;
    std::optional<TemporaryFolder> m_inside; ///< of a checkout that was there
    bool m_kept = false;
};

} // namespace serin
