// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointfindings.h"

#include <QFrame>

#include <vector>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace serin {

class FindingRow;

/// What is wrong or doubtful in the endpoint's files (objectName `findingsCard`, rows
/// `findingRow.<n>` from 0). The first few, and all when asked for. Hidden when all is well.
class FindingsCard : public QFrame
{
    Q_OBJECT
public:
    explicit FindingsCard(QWidget *parent = nullptr);
    /// Rows that stay keep the focus.
    void setFindings(const EndpointFindings &findings);

Q_SIGNALS:
    void openRequested(const QString &path, int line);
    void fixRequested(const QString &path, const serin::FindingFix &fix);

private:
    void showRows();
    void applySpacing();

    EndpointFindings m_findings;
    QLabel *m_title;
    QLabel *m_summary;
    QHBoxLayout *m_head;
    QVBoxLayout *m_column;
    QHBoxLayout *m_foot;
    std::vector<FindingRow *> m_rows;
    QPushButton *m_more;
    QLabel *m_rest;
    bool m_showsAll = false;
};

} // namespace serin
