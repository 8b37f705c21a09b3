// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livesnapshot.h"
#include "models/traffic/endpointassembly.h"
#include "models/traffic/endpointfindings.h"
#include "models/traffic/endpointstate.h"
#include "services/core/error.h"
#include "services/gitops/commitfolder.h"
#include "services/manifest/catalog.h"

#include <QHash>
#include <QObject>
#include <QString>

#include <optional>

namespace serin {

class EditSession;
class VariantPicks;

/// The endpoint (or deployment without one) that is selected: what the Overview shows of it, and
/// the edits that a person can make. Edits go to the EditSession, which writes them; the state
/// follows when they are made. GUI thread only.
class EndpointController : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive the controller.
    EndpointController(EditSession &session, VariantPicks &picks, QObject *parent = nullptr);

    /// What can be selected from now on. The selection stays when it is still there.
    /// @p leftOut: its files that a sparse checkout leaves out, by path.
    /// @p unreadable: files that the scan found and could not read, by path.
    void setCatalog(const Catalog &catalog, const QHash<QString, CommitFile> &leftOut = {},
                    const QStringList &unreadable = {});
    /// Endpoints that are live: they can be selected without a file that describes them.
    void setLive(const LiveSnapshotPointer &live);
    /// Selects an endpoint by its CatalogEndpoint::key(), or by the name of a live one.
    void selectEndpoint(const QString &key);
    /// Selects an unassigned deployment by its CatalogDeploymentVariant::key().
    void selectUnassigned(const QString &key);
    /// Selects the file at @p path, which could not be read as YAML: its text and what is wrong in
    /// it.
    void selectFile(const QString &path);
    void clear();
    [[nodiscard]] const Catalog &catalog() const { return m_catalog; }

    [[nodiscard]] const EndpointState &state() const { return m_state; }
    /// What validation says about the files of the state; follows a little later.
    [[nodiscard]] const EndpointFindings &findings() const { return m_findings; }

    /// @p variant is the key of one of EndpointState::choices.
    void pick(const QString &variant);
    /// @p variant is the key of one of DeploymentState::choices.
    void pickDeployment(const QString &deployment, const QString &variant);

    /// One gesture. Refused when the file's split is not @p before any more.
    void setSplit(const TrafficSplit &before, const TrafficSplit &after,
                  const QString &description);
    /// Makes one of the fixes of findings(). One gesture.
    void mend(const QString &path, const FindingFix &fix);
    void setInstanceCount(const QString &deployment, int count);
    /// Why removeDeployment() would be refused; empty when nothing is known that speaks against it.
    [[nodiscard]] QString removeReason(const QString &deployment) const;
    /// Takes the deployment out of the manifests: its entry, or its file. One undo step.
    void removeDeployment(const QString &deployment);

Q_SIGNALS:
    void stateChanged();
    void findingsChanged();

private:
    enum class Selection { Nothing, Endpoint, Unassigned, File };

    void select(Selection selection, const QString &key);
    [[nodiscard]] std::optional<EndpointSource> source() const;
    [[nodiscard]] QStringList unreadableNear(const CatalogEndpoint &endpoint) const;
    void update();
    void assemble(const EndpointSource &source);
    void show(EndpointState state);
    void validate(const EndpointSource &source);
    void showFindings(const EndpointFindings &findings);
    void onBufferChanged(const QString &path);
    void onOpenFailed(const QString &path, const Error &error);

    EditSession &m_session;
    VariantPicks &m_picks;
    Catalog m_catalog;
    QHash<QString, CommitFile> m_leftOut;
    QHash<QString, QStringList> m_unreadable; ///< by folder
    LiveSnapshotPointer m_live;
    Selection m_selection = Selection::Nothing;
    QString m_key;
    QStringList m_paths; ///< files of the selection
    QHash<QString, Error> m_failed;
    EndpointState m_state;
    EndpointFindings m_findings;
    int m_request = 0;
};

} // namespace serin
