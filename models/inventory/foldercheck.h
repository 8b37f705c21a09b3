// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/manifesttext.h"
#include "services/manifest/catalog.h"
#include "services/manifest/validation/endpointerrors.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <set>
#include <tuple>

namespace serin {

/// Validates the endpoints of the folder that is open, one after the other, and then the
/// deployments that belong to none, behind what the person does: on a thread of its own that gives
/// way to others, in short stretches after each of which errors() has what was found. Another
/// catalogue makes it begin anew, with those endpoints only whose files are others than before. GUI
/// thread only.
class FolderCheck : public QObject
{
    Q_OBJECT
public:
    explicit FolderCheck(QObject *parent = nullptr);
    ~FolderCheck() override;

    /// @p texts, by path, are in the place of the files on disk.
    void setFolder(const Catalog &catalog, const QHash<QString, ManifestText> &texts);
    /// Never nullptr. What was not looked at yet has none.
    [[nodiscard]] const FolderErrorsPointer &errors() const { return m_errors; }
    /// All were looked at.
    [[nodiscard]] bool isSettled() const { return !m_isWorking; }
    /// How many were looked at so far.
    [[nodiscard]] int judged() const { return m_judged; }

    static constexpr std::chrono::milliseconds stretch{250};

Q_SIGNALS:
    void errorsChanged();
    void settled();

private:
    struct Wanted
    {
        Catalog catalog;
        QHash<QString, ManifestText> texts;
    };
    struct Pending
    {
        bool isUnassigned = false;
        QString key; ///< as FolderErrors has it
        bool operator<(const Pending &other) const
        {
            return std::tie(isUnassigned, key) < std::tie(other.isUnassigned, other.key);
        }
    };
    /// How far the work has come; with whoever works on it.
    struct State
    {
        Catalog catalog;
        FolderErrors errors;
        QHash<QString, std::size_t> unassigned; ///< positions in catalog.unassigned(), by key
        std::set<Pending> pending;
        bool hasNews = false; ///< in errors, since they were told
        int judged = 0;
    };
    using StatePointer = std::shared_ptr<State>;

    static void takeOver(State &state, const Catalog &catalog);
    static void takeOverUnassigned(State &state, const Catalog &catalog);
    static void work(State &state, const Wanted &wanted, const std::atomic<bool> &isStopped);
    void start();
    void onWorked(const StatePointer &state);

    Wanted m_wanted;
    StatePointer m_state; ///< nullptr while the worker has it
    FolderErrorsPointer m_errors;
    int m_judged = 0;
    bool m_isWorking = false;
    bool m_isOther = false; ///< m_wanted, than what the worker got
    std::shared_ptr<std::atomic<bool>> m_isStopped;
    QThreadPool m_worker;
};

} // namespace serin
