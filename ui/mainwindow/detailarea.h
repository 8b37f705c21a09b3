// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <QStringList>

namespace serin {

class EndpointPage;
class InventoryPane;
class MessagePage;
class NewEndpointPage;
class Workbench;

/// What belongs to the current row of the list: the endpoint's pages, the form for a new endpoint,
/// or a few words on why there is nothing to see. GUI thread only.
class DetailArea : public QStackedWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    DetailArea(Workbench &workbench, InventoryPane &inventory, QWidget *parent = nullptr);

    [[nodiscard]] EndpointPage &endpoint() const { return *m_endpoint; }
    /// The Test page is what is to be seen here.
    [[nodiscard]] bool isOnTest() const;
    /// The YAML page is.
    [[nodiscard]] bool isOnYaml() const;
    /// Another folder was opened: no row is current.
    void forget();
    /// Shows what fits now.
    void refresh();

private:
    void connectNewEndpoint();
    void onCurrentChanged(const QStringList &keys);
    void showMessage();
    [[nodiscard]] bool isScanning() const;
    [[nodiscard]] QStringList emptyFolderLines() const;

    Workbench &m_workbench;
    InventoryPane &m_inventory;
    EndpointPage *m_endpoint;
    MessagePage *m_message;
    NewEndpointPage *m_newEndpoint;
    QStringList m_current; ///< keys of the inventory's current row
    QString m_toSelect;    ///< an endpoint that is to be selected once it is listed
};

} // namespace serin
