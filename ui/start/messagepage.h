// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;

namespace serin {

/// A calm page that says why there is nothing else to see (objectName `messagePage`).
class MessagePage : public QWidget
{
    Q_OBJECT
public:
    explicit MessagePage(QWidget *parent = nullptr);
    /// Plain text; lines that are too many are left out.
    void setMessage(const QString &title, const QStringList &lines);

private:
    void applySpacing();

    QWidget *m_column;
    QLabel *m_title;
    QLabel *m_text;
};

} // namespace serin
