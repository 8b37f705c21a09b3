// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/latepage.h"
#include "ui/theme/pagestack.h"

#include <QStringList>

#include <functional>

namespace serin {

class BoardPage;
class EditDraft;
class EndpointPage;
class FormPage;
class GitBench;
class InventoryPane;
class MessagePage;
class NewEndpointForm;
class PipelineForm;
class Workbench;

/// What belongs to the current row of the list: the endpoint's pages, or a few words on why there
/// is nothing to see; or the forms for a new endpoint and a pipeline, or the board. GUI thread
/// only.
class DetailArea : public PageStack
{
    Q_OBJECT
public:
    /// All must outlive it.
    DetailArea(Workbench &workbench, GitBench &bench, InventoryPane &inventory,
               QWidget *parent = nullptr);

    [[nodiscard]] EndpointPage &endpoint() const { return *m_endpoint; }
    /// The endpoint with the CatalogEndpoint::key() @p key, or the live one of that name, is what
    /// is to be seen from now on, also when the list's filter hides it: that goes.
    void showEndpoint(const QString &key);
    /// The Test page is what is to be seen here.
    [[nodiscard]] bool isOnTest() const;
    /// The YAML page is.
    [[nodiscard]] bool isOnYaml() const;
    [[nodiscard]] BoardPage &board() const { return *m_board; }
    /// The board is what is to be seen, until an endpoint is chosen.
    void setOnBoard(bool isOn);
    [[nodiscard]] bool isOnBoard() const;
    /// Another folder was opened: no row is current.
    void forget();
    /// Shows what fits now.
    void refresh();

Q_SIGNALS:
    /// Another folder is to be opened.
    void openRequested();
    /// What is here is to be seen, whatever stands before it.
    void shownOnPurpose();

private:
    /// One of the two drafts is open at a time.
    void connectForm(EditDraft &draft, EditDraft &other, LatePage<FormPage> &page,
                     const std::function<void()> &focus);
    [[nodiscard]] FormPage *formPage(QWidget *form, const QString &objectName);
    void selectWhatIsAdded();
    void onCurrentChanged(const QStringList &keys);
    void showUnreadable(const QString &key);
    [[nodiscard]] QStringList mendedKeys() const;
    void showMessage();
    [[nodiscard]] bool isScanning() const;
    [[nodiscard]] bool holdsManifests() const;
    [[nodiscard]] QStringList emptyFolderLines() const;

    Workbench &m_workbench;
    GitBench &m_bench;
    InventoryPane &m_inventory;
    EndpointPage *m_endpoint;
    MessagePage *m_message;
    NewEndpointForm *m_newEndpoint = nullptr; ///< in the page, see LatePage
    LatePage<FormPage> m_newEndpointPage;
    PipelineForm *m_pipeline = nullptr;
    LatePage<FormPage> m_pipelinePage;
    BoardPage *m_board;
    bool m_showsBoard = false;
    QStringList m_current;  ///< keys of the inventory's current row
    QStringList m_toSelect; ///< keys of an endpoint that is to be selected once it is listed
};

} // namespace serin
