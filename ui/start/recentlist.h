// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace serin {

/// The folders that were opened lately, the last one first. One that is gone is marked and can be
/// taken off the list.
class RecentList : public QWidget
{
    Q_OBJECT
public:
    explicit RecentList(QWidget *parent = nullptr);

    void setPaths(const QStringList &paths);
    [[nodiscard]] bool isEmpty() const { return m_paths.isEmpty(); }

Q_SIGNALS:
    void openRequested(const QString &path);
    void removeRequested(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void look();
    void build(const QStringList &missing);
    void addRow(const QString &path, bool isMissing);
    void applySpacing();

    QLabel *m_title;
    QWidget *m_rows = nullptr;
    QStringList m_paths;
    QStringList m_missing;
    quint64 m_request = 0;
};

} // namespace serin
