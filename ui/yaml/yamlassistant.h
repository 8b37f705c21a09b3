// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/manifestassist.h"
#include "ui/yaml/completionlist.h"
#include "ui/yaml/helptip.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QKeyEvent;

namespace serin {

class YamlEditor;

/// Offers what may stand at an editor's cursor and tells what its keys mean: when it is asked to,
/// and under the pointer.
class YamlAssistant : public QObject
{
    Q_OBJECT
public:
    /// @p editor must outlive it. @p facts tells what its text may speak of.
    YamlAssistant(YamlEditor &editor, std::function<AssistFacts()> facts,
                  QObject *parent = nullptr);

    void complete();
    /// The key at the cursor.
    void explain();
    /// Says @p text beside the cursor.
    void tell(const QString &text);
    /// Closes what lies over the window.
    void close();

private:
    void offer();
    /// The cursor may be elsewhere.
    void follow();
    void placeAgain();
    void write(const AssistItem &item);
    void explainAt(qsizetype offset);
    bool takeKey(const QKeyEvent &event);
    void makePopups();

    YamlEditor &m_editor;
    std::function<AssistFacts()> m_facts;
    QPointer<CompletionList> m_list; ///< children of the window
    QPointer<HelpTip> m_tip;
    AssistList m_offered;
    qsizetype m_at = 0;     ///< the cursor when something was shown
    bool m_isStale = false; ///< the text is another one since
};

} // namespace serin
