// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "models/common/errortext.h"
#include "models/start/environment.h"
#include "models/start/samplecontroller.h"
#include "ui/review/linelist.h"
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

StartPage::StartPage(SampleController &sample, Environment &environment, QWidget *parent)
    : QWidget(parent), m_sample(sample), m_environment(environment), m_column(new QWidget(this)),
      m_title(new QLabel(tr("Serin"), m_column)), m_sentence(new QLabel(m_column)),
      m_recentTitle(new QLabel(tr("Recent"), m_column))
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
    buildSample(*column);
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
    showSample();
    showEnvironment();
    connect(&sample, &SampleController::changed, this, &StartPage::showSample);
    connect(&environment, &Environment::changed, this, &StartPage::showEnvironment);
    environment.look();
}

void StartPage::buildSample(QLayout &column)
{
    m_try = new QPushButton(tr("Try the sample"), m_column);
    m_try->setObjectName(QStringLiteral("trySampleButton"));
    m_try->setAccessibleName(tr("Try the sample: no account, everything on this computer"));
    setWidgetRole(*m_try, WidgetRole::Primary);
    m_startOver = new QPushButton(tr("Start over"), m_column);
    m_startOver->setObjectName(QStringLiteral("startOverButton"));
    m_startOver->setToolTip(plainToolTip(
        tr("Moves %1 to the trash, deletes its endpoint on the local workspace, and makes the "
           "sample anew.")
            .arg(m_sample.folder())));
    m_stop = new QPushButton(tr("Stop"), m_column);
    m_stop->setObjectName(QStringLiteral("stopSampleButton"));
    m_sampleState = new LineList(m_column);
    m_sampleState->setObjectName(QStringLiteral("sampleState"));
    m_checks = new LineList(m_column);
    m_checks->setObjectName(QStringLiteral("environmentChecks"));
    auto *hint = new QLabel(tr("no account needed"), m_column);
    setWidgetRole(*hint, WidgetRole::Caption);
    auto *row = new QHBoxLayout;
    row->addWidget(m_try);
    row->addWidget(m_startOver);
    row->addWidget(m_stop);
    row->addWidget(hint);
    row->addStretch();
    static_cast<QVBoxLayout &>(column).addLayout(row);
    column.addWidget(m_sampleState);
    column.addWidget(m_checks);
    connect(m_try, &QPushButton::clicked, &m_sample, &SampleController::tryIt);
    connect(m_startOver, &QPushButton::clicked, &m_sample, &SampleController::startOver);
    connect(m_stop, &QPushButton::clicked, &m_sample, &SampleController::stop);
}

void StartPage::showSample()
{
    const bool isWorking = m_sample.isWorking();
    m_try->setEnabled(!isWorking);
    m_try->setText(m_sample.exists() && !isWorking ? tr("Open the sample") : tr("Try the sample"));
    m_try->setToolTip(isWorking ? tr("It is being made") : QString());
    m_startOver->setVisible(m_sample.exists() && !isWorking);
    m_stop->setVisible(isWorking);
    std::vector<ListLine> lines;
    if (isWorking) {
        ListLine line;
        line.icon = IconName::Refresh;
        line.text = m_sample.progress();
        lines.push_back(line);
    } else if (m_sample.problem()) {
        const ErrorText words = errorText(*m_sample.problem());
        ListLine line;
        line.icon = IconName::Error;
        line.tone = ListLine::Tone::Failure;
        line.word = tr("failed", "the sample");
        line.text = words.sentence;
        line.detail = words.advice;
        lines.push_back(line);
    }
    m_sampleState->setLines(lines);
    m_sampleState->setVisible(!lines.empty());
}

void StartPage::showEnvironment()
{
    std::vector<ListLine> lines;
    for (const EnvironmentCheck &check : m_environment.checks()) {
        ListLine line;
        const bool isMissing = check.state == EnvironmentCheck::State::Missing;
        if (check.state == EnvironmentCheck::State::Good) {
            line.icon = IconName::Check;
            line.tone = ListLine::Tone::Ok;
            line.word = tr("good", "a check");
        } else if (isMissing) {
            line.icon = IconName::Warning;
            line.tone = ListLine::Tone::Warning;
            line.word = tr("missing", "a check");
        }
        line.text = tr("%1: %2", "what is looked at, what was found").arg(check.title, check.text);
        if (check.fix == EnvironmentCheck::Fix::Command) {
            line.detail = tr("Run: %1").arg(check.command);
        } else if (check.fix == EnvironmentCheck::Fix::Identity) {
            line.detail = tr("The review asks for it before the first commit.");
        }
        lines.push_back(line);
    }
    m_checks->setLines(lines);
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
