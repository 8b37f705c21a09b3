// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/editoractions.h"

#include "ui/actions/actionregistry.h"

namespace serin {

EditorActions::EditorActions(ActionRegistry &registry, const QString &category, QObject *parent)
    : QObject(parent), m_registry(registry), m_category(category)
{
    connect(add(QStringLiteral("yaml.findNext"), tr("Find nex&t"), QKeySequence(Qt::Key_F3)),
            &QAction::triggered, this, &EditorActions::findNextRequested);
    connect(add(QStringLiteral("yaml.findPrevious"), tr("Find pre&vious"),
                QKeySequence(Qt::SHIFT | Qt::Key_F3)),
            &QAction::triggered, this, &EditorActions::findPreviousRequested);
    connect(add(QStringLiteral("yaml.replace"), tr("Repla&ce"), QKeySequence(Qt::CTRL | Qt::Key_H)),
            &QAction::triggered, this, &EditorActions::replaceRequested);
    connect(add(QStringLiteral("yaml.complete"), tr("Su&ggest what may stand here"),
                QKeySequence(Qt::CTRL | Qt::Key_Space)),
            &QAction::triggered, this, &EditorActions::completeRequested);
    connect(add(QStringLiteral("yaml.explain"), tr("&Explain the key"),
                QKeySequence(Qt::SHIFT | Qt::Key_F1)),
            &QAction::triggered, this, &EditorActions::explainRequested);
    connect(add(QStringLiteral("yaml.fix"), tr("Fi&x the problem…"),
                QKeySequence(Qt::CTRL | Qt::Key_Period)),
            &QAction::triggered, this, &EditorActions::fixRequested);
    connect(add(QStringLiteral("yaml.fold"), tr("F&old or unfold"),
                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)),
            &QAction::triggered, this, &EditorActions::foldRequested);
    connect(add(QStringLiteral("yaml.foldAll"), tr("Fold &all")), &QAction::triggered, this,
            [this] { Q_EMIT foldAllRequested(true); });
    connect(add(QStringLiteral("yaml.unfoldAll"), tr("Unfo&ld all")), &QAction::triggered, this,
            [this] { Q_EMIT foldAllRequested(false); });
    setOnYamlPage(false);
}

QAction *EditorActions::add(const QString &id, const QString &text, const QKeySequence &shortcut)
{
    ActionSpec spec;
    spec.id = id;
    spec.text = text;
    spec.category = m_category;
    if (!shortcut.isEmpty()) {
        spec.shortcuts = {shortcut};
    }
    m_ids.append(id);
    return m_registry.registerAction(spec);
}

void EditorActions::setOnYamlPage(bool isOn)
{
    for (const QString &id : std::as_const(m_ids)) {
        if (isOn) {
            m_registry.setAvailable(id);
        } else {
            m_registry.setUnavailable(id, tr("Open the page YAML first"));
        }
    }
}

} // namespace serin
