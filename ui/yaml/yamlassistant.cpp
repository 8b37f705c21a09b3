// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/yamlassistant.h"

#include "ui/yaml/yamleditor.h"

#include <QKeyEvent>

#include <utility>

namespace serin {

YamlAssistant::YamlAssistant(YamlEditor &editor, std::function<AssistFacts()> facts,
                             QObject *parent)
    : QObject(parent), m_editor(editor), m_facts(std::move(facts))
{
    editor.setKeyTaker([this](const QKeyEvent &event) { return takeKey(event); });
    connect(&editor, &YamlEditor::hovered, this, [this](qsizetype offset) {
        if (!m_list || !m_list->isVisible()) {
            explainAt(offset);
        }
    });
    connect(&editor, &YamlEditor::hoverEnded, this, [this] {
        if (m_tip) {
            m_tip->hide();
        }
    });
    connect(&editor, &YamlEditor::left, this, &YamlAssistant::close);
    // Queued: the editor has its new size then, and its cursor is in sight again.
    connect(&editor, &YamlEditor::resized, this, &YamlAssistant::placeAgain, Qt::QueuedConnection);
    connect(&editor, &YamlEditor::caretMoved, this, &YamlAssistant::follow);
    connect(&editor, &YamlEditor::changed, this, [this] { m_isStale = true; });
    // The editor tells of its cursor when it draws itself, which may be later.
    connect(&editor, &YamlEditor::changed, this, &YamlAssistant::follow, Qt::QueuedConnection);
}

/// Not before there is a window to lie over.
void YamlAssistant::makePopups()
{
    QWidget *const window = m_editor.window();
    if (m_list && m_list->parentWidget() == window) {
        return;
    }
    delete m_list;
    delete m_tip;
    m_list = new CompletionList(*window);
    m_tip = new HelpTip(*window);
    connect(m_list, &CompletionList::picked, this, &YamlAssistant::write);
    connect(&m_editor, &QObject::destroyed, m_list, &QObject::deleteLater);
    connect(&m_editor, &QObject::destroyed, m_tip, &QObject::deleteLater);
}

void YamlAssistant::follow()
{
    if (m_editor.caret() == m_at && !m_isStale) {
        return;
    }
    m_isStale = false;
    placeAgain(); // what was typed narrows it
}

void YamlAssistant::placeAgain()
{
    if (m_tip) {
        m_tip->hide();
    }
    if (m_list && m_list->isVisible()) {
        offer();
    }
}

void YamlAssistant::complete()
{
    if (m_editor.isReadOnly()) {
        return;
    }
    makePopups();
    m_tip->hide();
    offer();
    if (m_offered.items.empty()) {
        tell(tr("Nothing is known to stand here"));
    }
}

void YamlAssistant::offer()
{
    m_at = m_editor.caret();
    m_isStale = false;
    m_offered = assistAt(m_editor.bytes(), m_at, m_facts());
    m_list->open(m_offered.items, m_editor.rectOf(m_editor.caret()));
}

void YamlAssistant::write(const AssistItem &item)
{
    m_editor.replace(m_offered.begin, m_offered.end, item.text);
    m_editor.setFocus(Qt::OtherFocusReason);
    if (item.asksOn) {
        offer();
    }
}

void YamlAssistant::explain()
{
    makePopups();
    m_list->hide();
    m_at = m_editor.caret();
    explainAt(m_at);
    if (!m_tip->isVisible()) {
        tell(tr("No key that is known stands here"));
    }
}

void YamlAssistant::explainAt(qsizetype offset)
{
    makePopups();
    const auto help = assistHelpAt(m_editor.bytes(), offset);
    if (help) {
        m_tip->open(help->text, m_editor.rectOf(help->begin));
    }
}

void YamlAssistant::tell(const QString &text)
{
    makePopups();
    m_at = m_editor.caret();
    m_tip->open(text, m_editor.rectOf(m_editor.caret()));
}

void YamlAssistant::close()
{
    if (m_list && m_tip) {
        m_list->hide();
        m_tip->hide();
    }
}

bool YamlAssistant::takeKey(const QKeyEvent &event)
{
    if (m_tip && m_tip->isVisible() && event.key() == Qt::Key_Escape) {
        m_tip->hide();
        return true;
    }
    follow();
    return m_list && m_list->takeKey(event);
}

} // namespace serin
