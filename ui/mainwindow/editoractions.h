// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

class QAction;

namespace serin {

class ActionRegistry;

/// What a person can do in the text of a manifest: registers the actions, keeps them available or
/// says why they are not. The rest is signals.
class EditorActions : public QObject
{
    Q_OBJECT
public:
    /// @p registry must outlive it. @p category as for ActionSpec.
    EditorActions(ActionRegistry &registry, const QString &category, QObject *parent = nullptr);

    /// Whether the page is shown that has the text.
    void setOnYamlPage(bool isOn);

Q_SIGNALS:
    void findNextRequested();
    void findPreviousRequested();
    void replaceRequested();
    void completeRequested();
    void explainRequested();
    void fixRequested();
    void foldRequested();
    void foldAllRequested(bool isFolded);

private:
    QAction *add(const QString &id, const QString &text, const QKeySequence &shortcut = {});

    ActionRegistry &m_registry;
    QString m_category;
    QStringList m_ids;
};

} // namespace serin
