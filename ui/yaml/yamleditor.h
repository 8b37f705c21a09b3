// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointfindings.h"

#include <QByteArray>
#include <QString>
#include <QWidget>

#include <vector>

class QsciLexerYAML;
class QsciScintilla;

namespace serin {

/// The text of a manifest to edit: YAML in the theme's colours, line numbers, findings in the line
/// that they are about. It has no undo of its own, and Tab leaves it.
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
    /// Puts the cursor at the beginning of @p line (from 1), shows and marks it until the text
    /// changes. Line 0 marks none.
    void goToLine(int line);
    /// Of the cursor, from 1.
    [[nodiscard]] int line() const;
    /// The line that is marked; 0: none.
    [[nodiscard]] int markedLine() const { return m_marked; }

Q_SIGNALS:
    /// A person changed the text.
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void clearKeys();
    void applyTheme();
    void fitNumbers();
    void mark(int line);
    long send(unsigned int message, unsigned long first = 0, long second = 0) const;

    QsciScintilla *m_editor;
    QsciLexerYAML *m_lexer;
    std::vector<EndpointFinding> m_findings;
    bool m_isSetting = false;
    int m_marked = 0;
};

} // namespace serin
