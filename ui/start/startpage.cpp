// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/startpage.h"

#include "models/common/errortext.h"
#include "models/start/samplecontroller.h"
#include "ui/review/linelist.h"
#include "ui/start/azureform.h"
#include "ui/start/cloneform.h"
#include "ui/start/environmentpanel.h"
#include "ui/start/recentlist.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

StartPage::StartPage(const Models &models, QWidget *parent)
    : QScrollArea(parent), m_sample(models.sample), m_page(new QWidget),
      m_above(new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed)),
      m_column(new QWidget(m_page)), m_lines(new QVBoxLayout(m_column)),
      m_title(new QLabel(tr("Serin"), m_column)), m_sentence(new QLabel(m_column)),
      m_try(new QPushButton(tr("Try the sample"), m_column)),
      m_startOver(new QPushButton(tr("Start over…"), m_column)),
      m_stop(new QPushButton(tr("Stop"), m_column)), m_sampleState(new LineList(m_column)),
      m_open(new QPushButton(tr("Open a Git folder"), m_column)),
      m_clone(new QPushButton(tr("Clone a repository"), m_column)),
      m_azure(new QPushButton(tr("Connect to Azure ML"), m_column)),
      m_cloneForm([this, &clone = models.clone] {
          auto *const form =
              new CloneForm(clone, QFileInfo(SampleController::standardFolder()).path(), m_column);
          addForm(*form, *m_clone);
          connect(form, &CloneForm::folderRequested, this, &StartPage::folderRequested);
          return form;
      }),
      m_azureForm([this, &azure = models.azure] {
          auto *const form = new AzureForm(azure, m_column);
          addForm(*form, *m_azure);
          connect(form, &FormCard::dismissed, this, &StartPage::azureDismissed);
          return form;
      }),
      m_recent(new RecentList(m_column)),
      m_checks(new EnvironmentPanel(models.environment, m_column))
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("Start"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetRole(*m_title, WidgetRole::Title);
    m_sentence->setText(tr("Canary rollouts of online endpoints, driven by the manifests in your "
                           "Git folder. Drag the traffic from blue to green: the file follows, "
                           "one line at a time."));
    m_sentence->setWordWrap(true);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->addWidget(m_title);
    m_lines->addWidget(m_sentence);
    buildSample();
    buildWays();
    connectOpener(*m_clone, m_cloneForm);
    connectOpener(*m_azure, m_azureForm);
    m_lines->addWidget(m_recent);
    m_lines->addWidget(m_checks);
    auto *outer = new QVBoxLayout(m_page);
    // By the window alone: were it what the page leaves, all would move with each line that comes.
    outer->addSpacerItem(m_above);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 1000); // up to its maximum
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(1);
    setWidget(m_page);
    connect(m_recent, &RecentList::openRequested, this, &StartPage::folderRequested);
    connect(m_recent, &RecentList::removeRequested, this, &StartPage::removeRequested);
    connect(&m_sample, &SampleController::changed, this, &StartPage::showSample);
    followFont(*this, [this] { applySpacing(); });
    showSample();
}

void StartPage::buildSample()
{
    m_try->setObjectName(QStringLiteral("trySampleButton"));
    m_try->setAccessibleName(tr("Try the sample: no account, everything on this computer"));
    setWidgetRole(*m_try, WidgetRole::Primary);
    m_startOver->setObjectName(QStringLiteral("startOverButton"));
    m_startOver->setToolTip(tr("Makes the sample anew; asks first"));
    m_stop->setObjectName(QStringLiteral("stopSampleButton"));
    m_stop->setAccessibleName(tr("Stop making the sample"));
    m_sampleState->setObjectName(QStringLiteral("sampleState"));
    auto *hint = new QLabel(tr("no account needed"), m_column);
    setWidgetRole(*hint, WidgetRole::Caption);
    auto *row = new FlowLayout;
    for (QPushButton *button : {m_try, m_startOver, m_stop}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addWidget(hint);
    m_lines->addLayout(row);
    m_lines->addWidget(m_sampleState);
    connect(m_try, &QPushButton::clicked, &m_sample, &SampleController::tryIt);
    connect(m_startOver, &QPushButton::clicked, this, &StartPage::startOverRequested);
    connect(m_stop, &QPushButton::clicked, &m_sample, &SampleController::stop);
}

void StartPage::buildWays()
{
    m_open->setObjectName(QStringLiteral("openRepositoryButton"));
    m_open->setAccessibleName(tr("Open a Git folder"));
    m_clone->setObjectName(QStringLiteral("cloneRepositoryButton"));
    m_azure->setObjectName(QStringLiteral("connectAzureButton"));
    auto *hint = new QLabel(tr("or drop a folder here"), m_column);
    setWidgetRole(*hint, WidgetRole::Caption);
    auto *row = new FlowLayout;
    for (QPushButton *button : {m_open, m_clone, m_azure}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addWidget(hint);
    m_lines->addLayout(row);
    connect(m_open, &QPushButton::clicked, this, &StartPage::openRequested);
}

template<typename Form>
void StartPage::connectOpener(QPushButton &opener, LatePage<Form> &form)
{
    opener.setCheckable(true);
    connect(&opener, &QPushButton::clicked, this, [&form](bool isOpen) {
        if (isOpen) {
            form->open();
        } else {
            form->close();
        }
    });
}

/// The focus returns to @p opener.
void StartPage::addForm(FormCard &form, QPushButton &opener)
{
    m_lines->insertWidget(m_lines->indexOf(m_recent), &form);
    takeTabPlace(*m_azure, form); // the last of the buttons that open one
    connect(&form, &FormCard::openChanged, &opener, [&opener](bool isOpen) {
        opener.setChecked(isOpen);
        if (!isOpen && opener.isVisible()) {
            opener.setFocus(Qt::OtherFocusReason);
        }
    });
}

void StartPage::openClone()
{
    m_cloneForm->open();
    ensureWidgetVisible(&m_cloneForm.get());
}

void StartPage::openAzure(const QString &folder)
{
    if (!folder.isEmpty()) {
        m_azureForm->setFolder(folder);
    }
    m_azureForm->open();
    ensureWidgetVisible(&m_azureForm.get());
}

void StartPage::focusFirst()
{
    const bool isFirstTime = m_recent->isEmpty() && m_try->isEnabled();
    (isFirstTime ? m_try : m_open)->setFocus();
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

void StartPage::setRecentFolders(const QStringList &paths)
{
    m_recent->setPaths(paths);
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    m_above->changeSize(0, viewport()->height() / 10, QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_page->layout()->invalidate();
}

void StartPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_page->layout()->setContentsMargins(space.xl, space.xl, space.xl, space.xl);
    m_lines->setSpacing(space.l);
    m_column->setMaximumWidth(fontMetrics().averageCharWidth() * 84);
}

} // namespace serin
