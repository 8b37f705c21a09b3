// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/textsearch.h"
#include "models/traffic/endpointfindings.h"

#include <QByteArray>
#include <QList>
#include <QRect>
#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QKeyEvent;
class QsciLexerYAML;
class QsciScintilla;

namespace serin {

/// The text of a manifest to edit: YAML in the theme's colours, line numbers, folds by indentation,
/// findings in the line that they are about. It has no undo of its own, and Tab leaves it. Offsets
/// are bytes of the text.
class YamlEditor : public QWidget
{
    Q_OBJECT
public:
    explicit YamlEditor(QWidget *parent = nullptr);
    ~YamlEditor() override;

    /// Makes @p text (UTF-8) the editor's: only what differs is replaced, so that cursor, selection
    /// and scroll position stay. Tells no edited().
    void setBytes(const QByteArray &text);
    [[nodiscard]] QByteArray bytes() const;
    [[nodiscard]] QString text() const { return QString::fromUtf8(bytes()); }
    void setReadOnly(bool isReadOnly);
    [[nodiscard]] bool isReadOnly() const;
    /// Findings of the text that is shown; others are not to be in @p findings.
    void setFindings(const std::vector<EndpointFinding> &findings);
    /// The same again, when the whole text has become another one.
    void showFindings();
    /// Puts the cursor at the beginning of @p line (from 1), shows and marks it until the text
    /// changes. Line 0 marks none.
    void goToLine(int line);
    /// Of the cursor, from 1.
    [[nodiscard]] int line() const;
    /// The line that is marked; 0: none.
    [[nodiscard]] int markedLine() const { return m_marked; }

    [[nodiscard]] qsizetype caret() const;
    [[nodiscard]] qsizetype selectionBegin() const;
    [[nodiscard]] QString selectedText() const;
    /// Selects and shows the text between @p begin and @p end.
    void select(qsizetype begin, qsizetype end);
    /// As somebody who types: @p text in the place of what is between @p begin and @p end, and the
    /// cursor behind it.
    void replace(qsizetype begin, qsizetype end, const QByteArray &text);
    /// Of the letter at @p offset, in global coordinates.
    [[nodiscard]] QRect rectOf(qsizetype offset) const;
    /// Marks what was found.
    void setMatches(const std::vector<SearchMatch> &matches);
    /// Asked about each key before anybody else; true: it is done with.
    void setKeyTaker(std::function<bool(const QKeyEvent &)> taker) { m_takeKey = std::move(taker); }

    /// Folds or unfolds what the cursor's line begins, else what it is in.
    void toggleFold();
    void foldAll(bool isFolded);
    /// The lines that folds begin with, from 1.
    [[nodiscard]] QList<int> foldedLines() const;
    void setFoldedLines(const QList<int> &lines);

    void cut();
    void copy();
    void paste();
    void selectAll();
    [[nodiscard]] bool hasSelection() const;

Q_SIGNALS:
    /// A person changed the text.
    void edited();
    /// The text changed, whoever did it.
    void changed();
    /// The cursor moved or the text changed.
    void caretMoved();
    /// The pointer rests at @p offset, and no more.
    void hovered(qsizetype offset);
    void hoverEnded();
    /// The focus went elsewhere, or what was beside the cursor is there no more.
    void left();
    /// What is beside the cursor lies elsewhere now, as when problems are listed below the text.
    void resized();
    void menuRequested(const QPoint &global);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setUp();
    void connectSignals();
    void clearKeys();
    void applyTheme();
    void applyMarginTheme(const QFont &fixed);
    void fitNumbers();
    void mark(int line);
    void setColor(unsigned int message, int what, const QColor &color) const;
    long send(unsigned int message, unsigned long first = 0, long second = 0) const;

    QsciScintilla *m_editor;
    QsciLexerYAML *m_lexer;
    std::vector<EndpointFinding> m_findings;
    std::function<bool(const QKeyEvent &)> m_takeKey;
    bool m_isSetting = false;
    int m_marked = 0;
};

} // namespace serin
