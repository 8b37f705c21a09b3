// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/inventory/inventorymodel.h"
#include "models/manifest/editsession.h"
#include "models/repository/foldercontroller.h"
#include "models/repository/variantpicks.h"
#include "models/traffic/endpointcontroller.h"

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace serin {

class Preferences;

/// The models of one window and what ties them together: the folder feeds the list and the
/// selected endpoint, edits feed the folder's catalogue. GUI thread only.
class Workbench : public QObject
{
    Q_OBJECT
public:
    /// @p preferences must outlive it. @p calls as for EditSession.
    explicit Workbench(Preferences &preferences, FileCalls *calls = nullptr,
                       QObject *parent = nullptr);

    [[nodiscard]] Preferences &preferences() { return m_preferences; }
    [[nodiscard]] FolderController &folder() { return m_folder; }
    [[nodiscard]] EditSession &session() { return m_session; }
    [[nodiscard]] InventoryModel &inventory() { return m_inventory; }
    [[nodiscard]] EndpointController &endpoint() { return m_endpoint; }

    /// Opens a folder or file once everything edited is on disk. Refused while an edit cannot be
    /// saved: it would be lost.
    void open(const QString &path);
    /// Closes the folder, under the same condition.
    void close();
    /// Looks what changed on disk: open files at once, the folder in the background.
    void lookAtDisk();

Q_SIGNALS:
    /// There is an edit that is not on disk.
    void openRefused(const QString &path);

private:
    void proceed();
    void feedFolder(const QString &path);
    void feedModels();

    Preferences &m_preferences;
    VariantPicks m_picks;
    QThreadPool m_listWorker; ///< of its own: somebody who types a filter waits for it
    FolderController m_folder;
    EditSession m_session;
    InventoryModel m_inventory;
    EndpointController m_endpoint;
    std::optional<QString> m_next; ///< to open when the session has settled; empty: close
};

} // namespace serin
