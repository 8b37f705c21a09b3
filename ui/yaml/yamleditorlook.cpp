// SPDX-License-Identifier: GPL-3.0-or-later
// The colours, fonts and margins of the editor.
#include "ui/theme/fixedfont.h"
#include "ui/theme/theme.h"
#include "ui/yaml/yamleditor.h"
#include "ui/yaml/yamleditormarks.h"

#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>

#include <algorithm>
#include <tuple>

namespace serin {

void YamlEditor::applyTheme()
{
    const Theme &theme = Theme::fromPalette(palette());
    const QFont fixed = fixedFont(font());
    m_lexer->setDefaultFont(fixed);
    m_lexer->setFont(fixed);
    m_lexer->setDefaultPaper(theme.base);
    m_lexer->setPaper(theme.base);
    m_lexer->setDefaultColor(theme.text);
    m_lexer->setColor(theme.text);
    m_lexer->setColor(theme.mutedText, QsciLexerYAML::Comment);
    m_lexer->setColor(theme.accent, QsciLexerYAML::Identifier);
    m_lexer->setColor(theme.ok, QsciLexerYAML::Number);
    m_lexer->setColor(theme.ok, QsciLexerYAML::Keyword);
    m_lexer->setColor(theme.warn, QsciLexerYAML::Reference);
    m_lexer->setColor(theme.mutedText, QsciLexerYAML::DocumentDelimiter);
    m_lexer->setColor(theme.error, QsciLexerYAML::SyntaxErrorMarker);
    m_editor->setPaper(theme.base);
    m_editor->setColor(theme.text);
    m_editor->setCaretForegroundColor(theme.text);
    m_editor->setCaretLineBackgroundColor(theme.alternateBase);
    m_editor->setSelectionBackgroundColor(theme.selection);
    m_editor->setSelectionForegroundColor(theme.selectionText);
    applyMarginTheme(fixed);
    setColor(QsciScintillaBase::SCI_INDICSETFORE, matchIndicator, theme.warn);
    send(QsciScintillaBase::SCI_INDICSETALPHA, matchIndicator, 70);
    send(QsciScintillaBase::SCI_INDICSETOUTLINEALPHA, matchIndicator, 160);
    for (const auto &[style, color, paper] :
         {std::tuple(errorStyle, theme.error, theme.errorBackground),
          std::tuple(warningStyle, theme.warn, theme.warnBackground)}) {
        const auto number = static_cast<unsigned long>(style);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETFORE, number, color);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETBACK, number, paper);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETSIZE, number,
                                static_cast<long>(fixed.pointSize()));
    }
    fitNumbers();
}

void YamlEditor::applyMarginTheme(const QFont &fixed)
{
    const Theme &theme = Theme::fromPalette(palette());
    m_editor->setMarginsBackgroundColor(theme.window);
    m_editor->setMarginsForegroundColor(theme.mutedText);
    m_editor->setMarginsFont(fixed);
    m_editor->setMarkerBackgroundColor(theme.error, errorMarker);
    m_editor->setMarkerForegroundColor(theme.error, errorMarker);
    m_editor->setMarkerBackgroundColor(theme.warn, warningMarker);
    m_editor->setMarkerForegroundColor(theme.warn, warningMarker);
    m_editor->setMarkerBackgroundColor(theme.selection, lineMarker);
    m_editor->setMarginWidth(signMargin, Spacing::forFont(font()).l);
    m_editor->setFoldMarginColors(theme.window, theme.window);
    m_editor->setMarginWidth(foldMargin, Spacing::forFont(font()).l);
    // An arrow where something folds, and nothing beside what is in it.
    const std::pair<int, int> folds[] = {
        {QsciScintillaBase::SC_MARKNUM_FOLDER, QsciScintillaBase::SC_MARK_ARROW},
        {QsciScintillaBase::SC_MARKNUM_FOLDEREND, QsciScintillaBase::SC_MARK_ARROW},
        {QsciScintillaBase::SC_MARKNUM_FOLDEROPEN, QsciScintillaBase::SC_MARK_ARROWDOWN},
        {QsciScintillaBase::SC_MARKNUM_FOLDEROPENMID, QsciScintillaBase::SC_MARK_ARROWDOWN},
        {QsciScintillaBase::SC_MARKNUM_FOLDERSUB, QsciScintillaBase::SC_MARK_EMPTY},
        {QsciScintillaBase::SC_MARKNUM_FOLDERTAIL, QsciScintillaBase::SC_MARK_EMPTY},
        {QsciScintillaBase::SC_MARKNUM_FOLDERMIDTAIL, QsciScintillaBase::SC_MARK_EMPTY}};
    for (const auto &[marker, sign] : folds) {
        send(QsciScintillaBase::SCI_MARKERDEFINE, static_cast<unsigned long>(marker), sign);
        setColor(QsciScintillaBase::SCI_MARKERSETFORE, marker, theme.window);
        setColor(QsciScintillaBase::SCI_MARKERSETBACK, marker, theme.mutedText);
    }
    send(QsciScintillaBase::SCI_SETFOLDFLAGS, 0); // the arrow says it
}

void YamlEditor::setColor(unsigned int message, int what, const QColor &color) const
{
    m_editor->SendScintilla(message, static_cast<unsigned long>(what), color);
}

void YamlEditor::fitNumbers()
{
    m_editor->setMarginWidth(numberMargin,
                             QLatin1Char('0') + QString::number(std::max(100, m_editor->lines())));
}

} // namespace serin
