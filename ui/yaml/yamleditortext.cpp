// SPDX-License-Identifier: GPL-3.0-or-later
// Places in the text of the editor, what is marked there, and what is folded.
#include "ui/yaml/yamleditor.h"
#include "ui/yaml/yamleditormarks.h"

#include <Qsci/qsciscintilla.h>

namespace serin {

namespace {

/// More marks than that would be slow to draw, and nobody reads them.
constexpr std::size_t mostMarked = 2'000;

unsigned long place(qsizetype offset)
{
    return static_cast<unsigned long>(offset);
}

} // namespace

qsizetype YamlEditor::caret() const
{
    return send(QsciScintillaBase::SCI_GETCURRENTPOS);
}

qsizetype YamlEditor::selectionBegin() const
{
    return send(QsciScintillaBase::SCI_GETSELECTIONSTART);
}

QString YamlEditor::selectedText() const
{
    return m_editor->selectedText();
}

bool YamlEditor::hasSelection() const
{
    return m_editor->hasSelectedText();
}

void YamlEditor::select(qsizetype begin, qsizetype end)
{
    for (const qsizetype at : {begin, end}) {
        const long line = send(QsciScintillaBase::SCI_LINEFROMPOSITION, place(at));
        send(QsciScintillaBase::SCI_ENSUREVISIBLE, place(line));
    }
    send(QsciScintillaBase::SCI_SETSEL, place(begin), static_cast<long>(end));
    send(QsciScintillaBase::SCI_SCROLLCARET);
}

void YamlEditor::replace(qsizetype begin, qsizetype end, const QByteArray &text)
{
    if (isReadOnly()) {
        return;
    }
    send(QsciScintillaBase::SCI_SETTARGETSTART, place(begin));
    send(QsciScintillaBase::SCI_SETTARGETEND, place(end));
    m_editor->SendScintilla(QsciScintillaBase::SCI_REPLACETARGET, place(text.size()),
                            text.constData());
    const qsizetype behind = begin + text.size();
    send(QsciScintillaBase::SCI_SETSEL, place(behind), static_cast<long>(behind));
    send(QsciScintillaBase::SCI_SCROLLCARET);
}

QRect YamlEditor::rectOf(qsizetype offset) const
{
    const long x = send(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0, static_cast<long>(offset));
    const long y = send(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0, static_cast<long>(offset));
    const long line = send(QsciScintillaBase::SCI_LINEFROMPOSITION, place(offset));
    const long height = send(QsciScintillaBase::SCI_TEXTHEIGHT, place(line));
    const QPoint corner(static_cast<int>(x), static_cast<int>(y));
    return {m_editor->viewport()->mapToGlobal(corner), QSize(1, static_cast<int>(height))};
}

void YamlEditor::setMatches(const std::vector<SearchMatch> &matches)
{
    send(QsciScintillaBase::SCI_SETINDICATORCURRENT, matchIndicator);
    send(QsciScintillaBase::SCI_INDICATORCLEARRANGE, 0, send(QsciScintillaBase::SCI_GETLENGTH));
    for (std::size_t i = 0; i < matches.size() && i < mostMarked; ++i) {
        send(QsciScintillaBase::SCI_INDICATORFILLRANGE, place(matches[i].begin),
             static_cast<long>(matches[i].end - matches[i].begin));
    }
}

void YamlEditor::toggleFold()
{
    long line = send(QsciScintillaBase::SCI_LINEFROMPOSITION, place(caret()));
    const auto isHeader = [this](long at) {
        return (send(QsciScintillaBase::SCI_GETFOLDLEVEL, place(at)) &
                QsciScintillaBase::SC_FOLDLEVELHEADERFLAG) != 0;
    };
    send(QsciScintillaBase::SCI_COLOURISE, 0, -1);
    if (!isHeader(line)) {
        line = send(QsciScintillaBase::SCI_GETFOLDPARENT, place(line));
    }
    if (line >= 0) {
        send(QsciScintillaBase::SCI_GOTOLINE, place(line)); // the cursor is never out of sight
        send(QsciScintillaBase::SCI_TOGGLEFOLD, place(line));
    }
}

void YamlEditor::foldAll(bool isFolded)
{
    send(QsciScintillaBase::SCI_COLOURISE, 0, -1);
    send(QsciScintillaBase::SCI_FOLDALL, isFolded ? QsciScintillaBase::SC_FOLDACTION_CONTRACT
                                                  : QsciScintillaBase::SC_FOLDACTION_EXPAND);
    const long line = send(QsciScintillaBase::SCI_LINEFROMPOSITION, place(caret()));
    if (send(QsciScintillaBase::SCI_GETLINEVISIBLE, place(line)) == 0) {
        long header = line;
        for (long up = line; up >= 0; up = send(QsciScintillaBase::SCI_GETFOLDPARENT, place(up))) {
            header = up;
        }
        send(QsciScintillaBase::SCI_GOTOLINE, place(header));
    }
}

QList<int> YamlEditor::foldedLines() const
{
    QList<int> lines;
    for (long line = send(QsciScintillaBase::SCI_CONTRACTEDFOLDNEXT, 0); line >= 0;
         line = send(QsciScintillaBase::SCI_CONTRACTEDFOLDNEXT, place(line + 1))) {
        lines.append(static_cast<int>(line) + 1);
    }
    return lines;
}

void YamlEditor::setFoldedLines(const QList<int> &lines)
{
    send(QsciScintillaBase::SCI_COLOURISE, 0, -1);
    send(QsciScintillaBase::SCI_FOLDALL, QsciScintillaBase::SC_FOLDACTION_EXPAND);
    for (const int line : lines) {
        send(QsciScintillaBase::SCI_FOLDLINE, place(line - 1),
             QsciScintillaBase::SC_FOLDACTION_CONTRACT);
    }
}

void YamlEditor::cut()
{
    m_editor->cut();
}

void YamlEditor::copy()
{
    m_editor->copy();
}

void YamlEditor::paste()
{
    m_editor->paste();
}

void YamlEditor::selectAll()
{
    m_editor->selectAll(true);
}

} // namespace serin
