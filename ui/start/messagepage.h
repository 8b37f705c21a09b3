// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace serin {

/// A calm page that says why there is nothing else to see (objectName `messagePage`).
class MessagePage : public QWidget
{
    Q_OBJECT
public:
    explicit MessagePage(QWidget *parent = nullptr);
    /// Plain text; lines that are too many are left out. @p act and @p otherAct: of the buttons
    /// below; empty: none.
    void setMessage(const QString &title, const QStringList &lines, const QString &act = {},
                    const QString &otherAct = {});
    /// Offers with a button @p act to show @p path in its folder, whatever the message; an empty
    /// @p path: no more.
    void offerFolder(const QString &path, const QString &act);

Q_SIGNALS:
    /// A person wants the act.
    void acted();
    void otherActed();

private:
    void openFolder();
    void applySpacing();

    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_act;
    QPushButton *m_otherAct;
    QPushButton *m_openFolder;
    QLabel *m_problem; ///< why the folder was not shown
    QString m_path;
};

} // namespace serin
