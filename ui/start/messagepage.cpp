// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/messagepage.h"

#include "ui/actions/showinfolder.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wordlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace serin {

namespace {

constexpr int mostLines = 12;

} // namespace

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent), m_column(new QWidget(this)), m_title(new QLabel(m_column)),
      m_text(new QLabel(m_column)), m_act(new QPushButton(m_column)),
      m_otherAct(new QPushButton(m_column)), m_openFolder(new QPushButton(m_column)),
      m_problem(makeWordLabel(m_column, WidgetRole::Warning))
{
    setObjectName(QStringLiteral("messagePage"));
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_title->setObjectName(QStringLiteral("messageTitle"));
    m_text->setObjectName(QStringLiteral("messageText"));
    setWidgetRole(*m_title, WidgetRole::Section);
    auto *column = new QVBoxLayout(m_column);
    column->addWidget(m_title);
    column->addWidget(m_text);
    auto *acts = new FlowLayout;
    m_act->setObjectName(QStringLiteral("messageButton"));
    m_otherAct->setObjectName(QStringLiteral("otherMessageButton"));
    m_openFolder->setObjectName(QStringLiteral("showInFolderButton"));
    for (QPushButton *button : {m_act, m_otherAct, m_openFolder}) {
        button->setAutoDefault(false);
        button->hide();
        acts->addWidget(button);
    }
    column->addLayout(acts);
    m_problem->setObjectName(QStringLiteral("showInFolderProblem"));
    m_problem->hide();
    column->addWidget(m_problem);
    connect(m_act, &QPushButton::clicked, this, &MessagePage::acted);
    connect(m_otherAct, &QPushButton::clicked, this, &MessagePage::otherActed);
    connect(m_openFolder, &QPushButton::clicked, this, &MessagePage::openFolder);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    auto *middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addWidget(m_column, 1000); // up to its maximum
    middle->addStretch(1);
    outer->addLayout(middle);
    outer->addStretch(3);
    followFont(*this, [this] { applySpacing(); });
}

void MessagePage::setMessage(const QString &title, const QStringList &lines, const QString &act,
                             const QString &otherAct)
{
    m_title->setText(singleLine(title, 200));
    QStringList shown;
    for (const QString &line : lines.mid(0, mostLines)) {
        shown.append(singleLine(line));
    }
    m_text->setText(shown.join(QLatin1Char('\n')));
    setAccessibleName(m_title->text());
    m_act->setText(act);
    m_act->setVisible(!act.isEmpty());
    m_otherAct->setText(otherAct);
    m_otherAct->setVisible(!otherAct.isEmpty());
}

void MessagePage::offerFolder(const QString &path, const QString &act)
{
    if (path != std::exchange(m_path, path)) {
        showWords(m_problem, {});
    }
    m_openFolder->setText(act);
    m_openFolder->setVisible(!path.isEmpty());
    m_openFolder->setToolTip(path.isEmpty() ? QString() : plainToolTip(folderAround(path)));
    m_openFolder->setAccessibleDescription(path);
}

void MessagePage::openFolder()
{
    showInFolder(m_path, this, [this, path = m_path](bool isShown) {
        if (path == m_path) {
            showWords(m_problem, isShown ? QString()
                                         : tr("No file manager could be opened; the path is %1")
                                               .arg(breakable(singleLine(path))));
        }
    });
}

void MessagePage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_column->layout()->setSpacing(space.m);
    m_column->setMaximumWidth(fontMetrics().averageCharWidth() * 64);
}

} // namespace serin
