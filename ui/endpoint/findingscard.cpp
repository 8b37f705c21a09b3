// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/findingscard.h"

#include "ui/endpoint/findingrow.h"
#include "ui/theme/follow.h"
#include "ui/theme/stylesheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStringList>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr std::size_t fewShown = 5;

QString counted(int count, const QString &one, const QString &many)
{
    return count == 0 ? QString() : count == 1 ? one : many;
}

QString summaryOf(const EndpointFindings &findings)
{
    QStringList parts{counted(findings.errors, FindingsCard::tr("1 error"),
                              FindingsCard::tr("%Ln errors", nullptr, findings.errors)),
                      counted(findings.warnings, FindingsCard::tr("1 warning"),
                              FindingsCard::tr("%Ln warnings", nullptr, findings.warnings)),
                      counted(findings.infos, FindingsCard::tr("1 note"),
                              FindingsCard::tr("%Ln notes", nullptr, findings.infos))};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

FindingsCard::FindingsCard(QWidget *parent)
    : QFrame(parent), m_title(new QLabel(tr("Problems"), this)), m_summary(new QLabel(this)),
      m_head(new QHBoxLayout), m_column(new QVBoxLayout), m_foot(new QHBoxLayout),
      m_more(new QPushButton(this)), m_rest(new QLabel(this))
{
    setObjectName(QStringLiteral("findingsCard"));
    setWidgetRole(*this, WidgetRole::Card);
    setWidgetRole(*m_title, WidgetRole::Section);
    m_summary->setObjectName(QStringLiteral("findingsSummary"));
    setWidgetRole(*m_summary, WidgetRole::Caption);
    m_more->setObjectName(QStringLiteral("moreFindingsButton"));
    m_more->setAutoDefault(false);
    setWidgetRole(*m_rest, WidgetRole::Caption);
    m_head->addWidget(m_title);
    m_head->addStretch();
    m_head->addWidget(m_summary);
    m_foot->addWidget(m_more);
    m_foot->addWidget(m_rest);
    m_foot->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->addLayout(m_head);
    outer->addLayout(m_column);
    outer->addLayout(m_foot);
    m_column->setSpacing(0);
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_showsAll = !m_showsAll;
        showRows();
    });
    followFont(*this, [this] { applySpacing(); });
    hide();
}

void FindingsCard::setFindings(const EndpointFindings &findings)
{
    if (findings.list.empty()) {
        m_showsAll = false;
    }
    m_findings = findings;
    m_summary->setText(summaryOf(findings));
    showRows();
    setVisible(!findings.list.empty());
}

void FindingsCard::showRows()
{
    const std::size_t all = m_findings.list.size();
    // One row more than few costs less than a button that says so.
    const bool isLong = all > fewShown + 1;
    const std::size_t shown = isLong && !m_showsAll ? fewShown : all;
    while (m_rows.size() < shown) {
        auto *row = new FindingRow(this);
        row->setObjectName(QStringLiteral("findingRow.%1").arg(m_rows.size()));
        row->fixButton().setObjectName(QStringLiteral("fixFinding.%1").arg(m_rows.size()));
        connect(row, &QAbstractButton::clicked, this, [this, row] {
            const EndpointFinding finding = row->finding(); // which may change while it opens
            Q_EMIT openRequested(finding.path, finding.line);
        });
        connect(row, &FindingRow::fixRequested, this, [this, row](const FindingFix &fix) {
            Q_EMIT fixRequested(row->finding().path, fix);
        });
        setTabOrder(m_rows.empty() ? static_cast<QWidget *>(this) : &m_rows.back()->fixButton(),
                    row);
        setTabOrder(row, &row->fixButton());
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i < shown && m_rows[i]->finding() != m_findings.list[i]) {
            m_rows[i]->setFinding(m_findings.list[i]);
        }
        m_rows[i]->setVisible(i < shown);
    }
    if (!m_rows.empty()) {
        setTabOrder(&m_rows.back()->fixButton(), m_more);
    }
    m_more->setVisible(isLong);
    m_more->setText(m_showsAll ? tr("Show fewer") : tr("Show all %1").arg(all));
    const int rest = m_findings.count() - static_cast<int>(all);
    m_rest->setVisible(rest > 0 && shown == all);
    m_rest->setText(tr("%1 more are not listed. Mend these first.").arg(rest));
}

void FindingsCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    // The rows have a margin of their own for the colour below the pointer.
    const int outer = space.l - space.s;
    layout()->setContentsMargins(outer, space.m, outer, space.m);
    layout()->setSpacing(space.xs);
    m_head->setContentsMargins(space.s, 0, space.s, 0);
    m_foot->setContentsMargins(space.s, m_more->isHidden() ? 0 : space.xs, space.s, 0);
}

} // namespace serin
