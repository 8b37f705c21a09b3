// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/headerbar.h"

#include "models/live/livecontroller.h"
#include "models/live/livetext.h"
#include "models/repository/foldercontroller.h"
#include "ui/actions/actionregistry.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace serin {

HeaderBar::HeaderBar(FolderController &folder, LiveController &live, const ActionRegistry &actions,
                     QWidget *parent)
    : QWidget(parent), m_folder(folder), m_live(live), m_icon(new QLabel(this)),
      m_name(new ElidedLabel(this)), m_progress(new QLabel(this)),
      m_stop(new QPushButton(tr("Stop"), this)), m_workspace(new QPushButton(this)),
      m_commands(new QPushButton(this)), m_shortcut(actions.action(QStringLiteral("view.commands"))
                                                        ->shortcut()
                                                        .toString(QKeySequence::NativeText)),
      m_commandWords(tr(" Search or run a command   %1").arg(m_shortcut))
{
    m_name->setObjectName(QStringLiteral("folderName"));
    m_progress->setObjectName(QStringLiteral("scanProgress"));
    m_progress->setTextFormat(Qt::PlainText);
    setWidgetRole(*m_progress, WidgetRole::Caption);
    m_stop->setObjectName(QStringLiteral("stopButton"));
    m_stop->setAccessibleName(tr("Stop looking for manifests"));
    m_stop->setAutoDefault(false);
    QAction *const commands = actions.action(QStringLiteral("view.commands"));
    m_commands->setObjectName(QStringLiteral("commandButton"));
    m_commands->setText(m_commandWords);
    m_commands->setAccessibleName(tr("Search or run a command"));
    m_commands->setIcon(themedIcon(IconName::Search));
    m_commands->setAutoDefault(false);
    m_workspace->setObjectName(QStringLiteral("workspaceButton"));
    m_workspace->setAutoDefault(false);
    auto *menu = new QMenu(m_workspace);
    menu->setToolTipsVisible(true);
    for (const char *id : {"workspace.start", "workspace.stop", "workspace.keep", "view.refresh"}) {
        menu->addAction(actions.action(QString::fromLatin1(id)));
    }
    m_workspace->setProperty("serinMenu", true); // room for the arrow
    m_workspace->setMenu(menu);
    makeMenuAccessible(*m_workspace);
    connect(&live, &LiveController::statusChanged, this, &HeaderBar::showWorkspace);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_name, 1);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    row->addItem(new QSpacerItem(0, 0, QSizePolicy::Expanding)); // where the name is left out
    row->addWidget(m_workspace);
    row->addWidget(m_commands);
    connect(m_commands, &QPushButton::clicked, commands, &QAction::trigger);
    connect(m_stop, &QPushButton::clicked, &folder, &FolderController::cancel);
    connect(&folder, &FolderController::stateChanged, this, &HeaderBar::showFolder);
    connect(&folder, &FolderController::progressChanged, this, &HeaderBar::showFolder);
    followLook(*this, [this] { applyTheme(); });
    showFolder();
    showWorkspace();
}

void HeaderBar::addTool(QWidget *tool)
{
    auto *const row = static_cast<QHBoxLayout *>(layout());
    row->insertWidget(row->indexOf(m_workspace) - 1, tool); // before the room that is left
}

void HeaderBar::addLast(QWidget *tool)
{
    static_cast<QHBoxLayout *>(layout())->addWidget(tool);
}

void HeaderBar::showWorkspace()
{
    const LiveStatusWords words = liveStatusWords(m_live.status());
    const QString text =
        tr("%1: %2", "a workspace; how it is").arg(m_live.status().workspace, words.word);
    m_workspaceWords = words.glyph + QLatin1Char(' ') + text;
    m_workspaceState = words.glyph + QLatin1Char(' ') + words.word;
    m_workspaceSign = words.glyph;
    m_workspace->setAccessibleName(text);
    QStringList lines{text, words.detail, words.advice};
    lines.removeAll(QString());
    m_workspace->setToolTip(plainToolTip(lines.join(QLatin1Char('\n'))));
    showTexts();
    fit();
}

void HeaderBar::showFolder()
{
    const QString path = m_folder.path();
    const QString name = QFileInfo(path).fileName();
    m_name->setText(path.isEmpty() ? tr("No folder is open") : name.isEmpty() ? path : name);
    m_name->setToolTip(plainToolTip(path));
    m_name->setMuted(path.isEmpty());
    // A refresh in the background is no news; looking into a new folder is.
    const bool isOpening =
        m_folder.isScanning() && m_folder.state() != FolderController::State::Ready;
    m_progress->setVisible(isOpening);
    m_stop->setVisible(isOpening);
    m_progress->setText(m_folder.scanned() > 0 ? tr("Looking for manifests: %1 files so far")
                                                     .arg(QLocale().toString(m_folder.scanned()))
                                               : tr("Looking for manifests…"));
}

bool HeaderBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        fit(); // something in it has another width
    }
    return QWidget::event(event);
}

void HeaderBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

QString HeaderBar::commandText(Brevity brevity) const
{
    return brevity < ShortCommands ? m_commandWords
           : brevity < CommandSign ? besideIcon(m_shortcut)
                                   : QString();
}

QString HeaderBar::workspaceText(Brevity brevity) const
{
    return brevity < ShortWorkspace  ? m_workspaceWords
           : brevity < WorkspaceSign ? m_workspaceState
                                     : m_workspaceSign;
}

int HeaderBar::savedWords(Brevity brevity) const
{
    const auto shorter = [](const QWidget *widget, const QString &text, const QString &shortText) {
        return widget->fontMetrics().horizontalAdvance(text) -
               widget->fontMetrics().horizontalAdvance(shortText);
    };
    return shorter(m_commands, commandText(Whole), commandText(brevity)) +
           shorter(m_workspace, workspaceText(Whole), workspaceText(brevity));
}

int HeaderBar::saved(Brevity brevity) const
{
    const int folder =
        m_icon->sizeHint().width() + m_name->sizeHint().width() + 2 * layout()->spacing();
    return savedWords(brevity) + (brevity < NoFolder ? 0 : folder) +
           (brevity < NoCommands ? 0 : commandSignWidth());
}

int HeaderBar::commandSignWidth() const
{
    return m_commands->sizeHint().width() -
           m_commands->fontMetrics().horizontalAdvance(m_commands->text()) + layout()->spacing();
}

int HeaderBar::leastWidth() const
{
    int least = QWidget::minimumSizeHint().width() - savedWords(WorkspaceSign) +
                savedWords(m_brevity) + (m_brevity < NoCommands ? 0 : commandSignWidth());
    if (m_brevity < NoFolder) {
        least -= m_icon->minimumSizeHint().width() + m_name->minimumSizeHint().width() +
                 2 * layout()->spacing();
    }
    return least;
}

QSize HeaderBar::minimumSizeHint() const
{
    return {leastWidth() - commandSignWidth(), QWidget::minimumSizeHint().height()};
}

void HeaderBar::fit()
{
    if (m_brevity == Whole && layout()->sizeHint().width() <= width()) {
        return; // as mostly; it is asked for with each request of a layout
    }
    const int whole = layout()->sizeHint().width() + saved(m_brevity);
    Brevity brevity = Whole;
    // Back to longer texts only with some room to spare, so that it never goes to and fro.
    const auto needs = [&](Brevity kept) {
        return whole - saved(kept) + (kept < m_brevity ? Spacing::forFont(font()).l : 0);
    };
    while (brevity < WorkspaceSign && needs(brevity) > width()) {
        brevity = static_cast<Brevity>(brevity + 1);
    }
    if (brevity == WorkspaceSign && leastWidth() > width()) {
        brevity = NoCommands;
    }
    if (brevity != m_brevity) {
        m_brevity = brevity;
        showTexts();
    }
}

void HeaderBar::showTexts()
{
    m_commands->setText(commandText(m_brevity));
    m_commands->setToolTip(m_brevity < ShortCommands ? QString()
                                                     : plainToolTip(m_commands->accessibleName()));
    m_workspace->setText(workspaceText(m_brevity));
    m_commands->setVisible(m_brevity < NoCommands);
    m_icon->setVisible(m_brevity < NoFolder);
    m_name->setVisible(m_brevity < NoFolder);
}

void HeaderBar::applyTheme()
{
    const Spacing space = Spacing::forFont(font());
    const Theme &theme = Theme::fromPalette(palette());
    m_icon->setPixmap(
        iconPixmap(IconName::Folder, theme.mutedText, space.icon, devicePixelRatioF()));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_name->setFont(strong);
    layout()->setContentsMargins(space.m, space.s, space.m, space.s);
    layout()->setSpacing(space.s);
    fit();
}

} // namespace serin
