// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/changesbar.h"

#include "models/manifest/editsession.h"
#include "models/manifest/sessionchanges.h"
#include "models/repository/foldercontroller.h"
#include "ui/actions/actionregistry.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/stylesheet.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace serin {

ChangesBar::ChangesBar(EditSession &session, const FolderController &folder,
                       const ActionRegistry &actions, QWidget *parent)
    : QWidget(parent), m_session(session), m_folder(folder), m_frame(new QFrame(this)),
      m_icon(new QLabel(m_frame)), m_words(new ElidedLabel(m_frame)), m_saved(new QLabel(m_frame))
{
    setObjectName(QStringLiteral("changesBar"));
    setWidgetRole(*m_frame, WidgetRole::Notice);
    m_words->setObjectName(QStringLiteral("changesText"));
    m_words->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setWidgetRole(*m_saved, WidgetRole::Caption);
    (new QHBoxLayout(this))->addWidget(m_frame);
    auto *row = new QHBoxLayout(m_frame);
    row->addWidget(m_icon);
    row->addWidget(m_words, 1);
    row->addWidget(m_saved);
    row->addWidget(
        addButton(QStringLiteral("undoButton"), tr("Undo"), actions, QStringLiteral("edit.undo")));
    row->addWidget(addButton(QStringLiteral("discardButton"), tr("Discard"), actions,
                             QStringLiteral("edit.discard")));
    m_review = addButton(QStringLiteral("reviewButton"), tr("Review and apply"), actions,
                         QStringLiteral("git.review"));
    setWidgetRole(*m_review, WidgetRole::Primary);
    row->addWidget(m_review);
    connect(&session, &EditSession::bufferChanged, this, &ChangesBar::showChanges);
    connect(&session, &EditSession::bufferClosed, this, &ChangesBar::showChanges);
    connect(&session, &EditSession::settled, this, &ChangesBar::showChanges);
    followLook(*this, [this] { applyTheme(); });
    showChanges();
}

QPushButton *ChangesBar::addButton(const QString &objectName, const QString &text,
                                   const ActionRegistry &actions, const QString &action)
{
    QAction *const act = actions.action(action);
    auto *button = new QPushButton(text, m_frame);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, act, &QAction::trigger);
    const auto follow = [button, act] {
        button->setEnabled(act->isEnabled());
        button->setToolTip(act->toolTip());
    };
    connect(act, &QAction::changed, button, follow);
    follow();
    return button;
}

void ChangesBar::setPipelineApplied(bool isApplied)
{
    m_review->setText(isApplied ? tr("Review and push") : tr("Review and apply"));
}

void ChangesBar::showChanges()
{
    const SessionChanges changes = sessionChanges(m_session, m_folder.catalog());
    m_words->setText(changes.sentence);
    setAccessibleName(changes.sentence);
    m_saved->setText(m_session.hasUnsaved() ? tr("not saved") : tr("saved in the file"));
    setVisible(!changes.isEmpty());
}

void ChangesBar::applyTheme()
{
    const Spacing space = Spacing::forFont(font());
    m_icon->setPixmap(iconPixmap(IconName::File, Theme::fromPalette(palette()).accent, space.icon,
                                 devicePixelRatioF()));
    layout()->setContentsMargins(space.s, space.s, space.s, space.s);
    m_frame->layout()->setContentsMargins(
        leadingMargins(*this, space.m, space.s, space.s, space.s));
    m_frame->layout()->setSpacing(space.s);
}

} // namespace serin
