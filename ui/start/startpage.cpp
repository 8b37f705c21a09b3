// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr int mostShown = 6;

/// With `~` for the person's home.
QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size())
                                                    : path;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), m_column(new QWidget(this)), m_title(new QLabel(tr("Serin"), m_column)),
      m_sentence(new QLabel(m_column)), m_recentTitle(new QLabel(tr("Recent"), m_column))
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start"));
    setWidgetRole(*m_title, WidgetRole::Title);
    m_sentence->setText(tr("Canary rollouts of online endpoints, driven by the manifests in your "
                           "Git folder. Drag the traffic from blue to green: the file follows, "
                           "one line at a time."));
    m_sentence->setWordWrap(true);
    setWidgetRole(*m_recentTitle, WidgetRole::Caption);
    auto *open = new QPushButton(tr("Open a Git folder"), m_column);
    open->setObjectName(QStringLiteral("openRepositoryButton"));
    open->setAccessibleName(tr("Open a Git folder"));
    open->setIcon(QIcon());
    setWidgetRole(*open, WidgetRole::Primary);
    connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
    auto *hint = new QLabel(tr("or drop a folder here"), m_column);
    setWidgetRole(*hint, WidgetRole::Caption);

    auto *row = new QHBoxLayout;
    row->addWidget(open);
    row->addWidget(hint);
    row->addStretch();
    auto *column = new QVBoxLayout(m_column);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addLayout(row);
    column->addWidget(m_recentTitle);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 1000); // up to its maximum
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(3);
    m_recentTitle->hide();
    applySpacing();
}

void StartPage::setRecentFolders(const QStringList &paths)
{
    if (m_recent) {
        m_recent->hide();
        m_recent->deleteLater(); // one of its buttons may be the sender
    }
    m_recent = new QWidget(m_column);
    auto *column = new QVBoxLayout(m_recent);
    column->setContentsMargins(0, 0, 0, 0);
    for (const QString &path : paths.mid(0, mostShown)) {
        auto *button = new QPushButton(m_recent);
        button->setObjectName(QStringLiteral("recentFolder"));
        button->setProperty("path", path);
        button->setFlat(true);
        button->setIcon(themedIcon(IconName::Folder));
        // A name may hold an ampersand, which would be taken for a mnemonic.
        QString label = singleLine(shortPath(path), 400);
        label =
            fontMetrics().elidedText(label, Qt::ElideMiddle, fontMetrics().averageCharWidth() * 60);
        button->setText(label.replace(QLatin1Char('&'), QLatin1String("&&")));
        button->setToolTip(plainToolTip(path));
        button->setAccessibleName(tr("Open %1").arg(path));
        connect(button, &QPushButton::clicked, this,
                [this, path] { Q_EMIT folderRequested(path); });
        column->addWidget(button, 0, Qt::AlignLeft);
    }
    m_column->layout()->addWidget(m_recent);
    m_recentTitle->setVisible(!paths.isEmpty());
    applySpacing();
}

void StartPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applySpacing();
    }
}

void StartPage::applySpacing()
{
    if (!layout()) {
        return; // a style arrives while the constructor still runs
    }
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.xl, space.xl, space.xl, space.xl);
    m_column->layout()->setSpacing(space.l);
    m_column->setMaximumWidth(fontMetrics().averageCharWidth() * 84);
    if (m_recent) {
        m_recent->layout()->setSpacing(space.xs);
    }
}

} // namespace serin
