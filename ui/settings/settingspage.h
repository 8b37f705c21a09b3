// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <map>
#include <vector>

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace serin {

class KeptCharts;
class KeptPanel;
class OwnShortcuts;
class SettingRow;
class SettingsModel;
class ShortcutPanel;

/// All settings, in groups, with a field that searches them (objectName `settingsPage`). Esc and
/// its button close it.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    /// @p settings must outlive it.
    explicit SettingsPage(SettingsModel &settings, QWidget *parent = nullptr);

    /// Shows @p shortcuts below the settings, too; they must outlive it. Once.
    void addShortcuts(OwnShortcuts &shortcuts);

    /// Shows how much of the charts is kept, too; @p kept must outlive it. Once.
    void addKeptCharts(KeptCharts &kept);

    void focusSearch();

Q_SIGNALS:
    void closeRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Group
    {
        QLabel *title;
        QFrame *card;
        std::vector<QString> ids;
    };
    void buildHead(QVBoxLayout &column);
    void buildRows();
    void showMatches();
    bool showKept(const Group &group);
    void showSaved();
    void applySpacing();

    SettingsModel &m_settings;
    QWidget *m_head;
    QLineEdit *m_search;
    QPushButton *m_reset;
    QScrollArea *m_scroll;
    QWidget *m_body;
    QWidget *m_column;
    QVBoxLayout *m_lines;
    QLabel *m_none;
    QLabel *m_saved;
    std::vector<Group> m_groups;
    std::map<QString, SettingRow *> m_rows;
    QLabel *m_shortcutsTitle = nullptr;
    ShortcutPanel *m_shortcuts = nullptr;
    KeptPanel *m_kept = nullptr;
};

} // namespace serin
