// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/yamleditor.h"

#include "ui/theme/follow.h"
#include "ui/yaml/yamleditormarks.h"

#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>

#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

/// Keys that the editor may have: the rest belongs to the window.
bool isEditorKey(int key)
{
    const int modifiers = key & int(Qt::KeyboardModifierMask);
    const int plain = key & ~int(Qt::KeyboardModifierMask);
    switch (plain) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return false;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return !(modifiers & int(Qt::ControlModifier));
    case Qt::Key_A:
    case Qt::Key_C:
    case Qt::Key_V:
    case Qt::Key_X:
        return modifiers == int(Qt::ControlModifier);
    default:
        // Arrows, Home, Page Down, Delete and the like; no letters, no function keys.
        return plain >= Qt::Key_Escape && plain < Qt::Key_F1;
    }
}

bool continuesLetter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

} // namespace

YamlEditor::YamlEditor(QWidget *parent)
    : QWidget(parent), m_editor(new QsciScintilla(this)), m_lexer(new QsciLexerYAML(m_editor))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_editor);
    setFocusProxy(m_editor);
    setUp();
    clearKeys();
    connectSignals();
    followLook(*this, [this] { applyTheme(); });
}

/// What follows from no theme.
void YamlEditor::setUp()
{
    m_editor->setUtf8(true);
    m_editor->setLexer(m_lexer);
    m_editor->setFrameShape(QFrame::NoFrame);
    m_editor->setAutoIndent(true);
    m_editor->setIndentationsUseTabs(false);
    m_editor->setIndentationWidth(2);
    m_editor->setTabWidth(4);
    m_editor->setCaretLineVisible(true);
    m_editor->setScrollWidth(1);
    m_editor->setScrollWidthTracking(true);
    m_editor->setMarginType(numberMargin, QsciScintilla::NumberMargin);
    m_editor->setMarginType(signMargin, QsciScintilla::SymbolMargin);
    m_editor->setMarginMarkerMask(signMargin, (1 << errorMarker) | (1 << warningMarker));
    m_editor->markerDefine(QsciScintilla::Circle, errorMarker);
    m_editor->markerDefine(QsciScintilla::RightTriangle, warningMarker);
    m_editor->markerDefine(QsciScintilla::Background, lineMarker);
    m_editor->setFolding(QsciScintilla::PlainFoldStyle, foldMargin);
    m_editor->setAnnotationDisplay(QsciScintilla::AnnotationIndented);
    m_editor->setContextMenuPolicy(Qt::CustomContextMenu);
    m_editor->installEventFilter(this);
    send(QsciScintillaBase::SCI_SETUNDOCOLLECTION, 0);
    send(QsciScintillaBase::SCI_SETMOUSEDWELLTIME, hoverDelay);
    m_editor->indicatorDefine(QsciScintilla::StraightBoxIndicator, matchIndicator);
    send(QsciScintillaBase::SCI_INDICSETUNDER, matchIndicator, 1);
}

void YamlEditor::connectSignals()
{
    connect(m_editor, &QsciScintilla::textChanged, this, [this] {
        if (!m_isSetting) {
            mark(0);
            Q_EMIT edited();
        }
        Q_EMIT changed();
    });
    connect(m_editor, &QsciScintilla::linesChanged, this, &YamlEditor::fitNumbers);
    connect(m_editor, &QsciScintilla::cursorPositionChanged, this, &YamlEditor::caretMoved);
    connect(m_editor, &QsciScintillaBase::SCN_DWELLSTART, this, [this](int position) {
        if (position >= 0) {
            Q_EMIT hovered(position);
        }
    });
    connect(m_editor, &QsciScintillaBase::SCN_DWELLEND, this, &YamlEditor::hoverEnded);
    for (const QScrollBar *bar : {m_editor->verticalScrollBar(), m_editor->horizontalScrollBar()}) {
        connect(bar, &QScrollBar::valueChanged, this, &YamlEditor::left);
    }
    connect(m_editor, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &point) { Q_EMIT menuRequested(m_editor->mapToGlobal(point)); });
}

YamlEditor::~YamlEditor() = default;

long YamlEditor::send(unsigned int message, unsigned long first, long second) const
{
    return m_editor->SendScintilla(message, first, second);
}

void YamlEditor::clearKeys()
{
    for (QsciCommand *command : m_editor->standardCommands()->commands()) {
        if (command->key() != 0 && !isEditorKey(command->key())) {
            command->setKey(0);
        }
        if (command->alternateKey() != 0 && !isEditorKey(command->alternateKey())) {
            command->setAlternateKey(0);
        }
    }
}

QByteArray YamlEditor::bytes() const
{
    const long length = send(QsciScintillaBase::SCI_GETLENGTH);
    QByteArray text(length + 1, Qt::Uninitialized);
    m_editor->SendScintilla(QsciScintillaBase::SCI_GETTEXT, static_cast<unsigned long>(length + 1),
                            text.data());
    text.chop(1);
    return text;
}

void YamlEditor::setBytes(const QByteArray &text)
{
    const QByteArray before = bytes();
    if (text == before) {
        return;
    }
    const qsizetype least = std::min(text.size(), before.size());
    qsizetype front = 0;
    while (front < least && text[front] == before[front]) {
        ++front;
    }
    while (front > 0 && front < before.size() && continuesLetter(before[front])) {
        --front;
    }
    qsizetype back = 0;
    while (back < least - front &&
           text[text.size() - 1 - back] == before[before.size() - 1 - back]) {
        ++back;
    }
    while (back > 0 && continuesLetter(before[before.size() - back])) {
        --back;
    }
    m_isSetting = true;
    const bool wasReadOnly = isReadOnly();
    send(QsciScintillaBase::SCI_SETREADONLY, 0);
    send(QsciScintillaBase::SCI_SETEOLMODE,
         text.contains("\r\n") ? QsciScintilla::EolWindows : QsciScintilla::EolUnix);
    send(QsciScintillaBase::SCI_SETTARGETSTART, static_cast<unsigned long>(front));
    send(QsciScintillaBase::SCI_SETTARGETEND, static_cast<unsigned long>(before.size() - back));
    const QByteArray middle = text.mid(front, text.size() - front - back);
    m_editor->SendScintilla(QsciScintillaBase::SCI_REPLACETARGET,
                            static_cast<unsigned long>(middle.size()), middle.constData());
    send(QsciScintillaBase::SCI_SETREADONLY, wasReadOnly ? 1 : 0);
    m_isSetting = false;
    mark(0);
}

void YamlEditor::setReadOnly(bool isReadOnly)
{
    m_editor->setReadOnly(isReadOnly);
}

bool YamlEditor::isReadOnly() const
{
    return m_editor->isReadOnly();
}

void YamlEditor::setFindings(const std::vector<EndpointFinding> &findings)
{
    if (findings == m_findings) {
        return;
    }
    m_findings = findings;
    showFindings();
}

void YamlEditor::showFindings()
{
    m_editor->clearAnnotations();
    m_editor->markerDeleteAll(errorMarker);
    m_editor->markerDeleteAll(warningMarker);
    for (const EndpointFinding &finding : m_findings) {
        const int line = finding.line - 1;
        if (line < 0 || line >= m_editor->lines()) {
            continue;
        }
        const bool isError = finding.severity == FindingSeverity::Error;
        m_editor->markerAdd(line, isError ? errorMarker : warningMarker);
        const QString known = m_editor->annotation(line);
        m_editor->annotate(
            line, known.isEmpty() ? finding.message : known + QLatin1Char('\n') + finding.message,
            isError ? errorStyle : warningStyle);
    }
}

void YamlEditor::goToLine(int line)
{
    if (line > 0) {
        send(QsciScintillaBase::SCI_ENSUREVISIBLE, static_cast<unsigned long>(line - 1));
        m_editor->setCursorPosition(line - 1, 0);
        m_editor->setFirstVisibleLine(std::max(0, line - 8));
    }
    mark(line);
}

int YamlEditor::line() const
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    return line + 1;
}

void YamlEditor::mark(int line)
{
    m_editor->markerDeleteAll(lineMarker);
    m_marked = line;
    if (line > 0) {
        m_editor->markerAdd(line - 1, lineMarker);
    }
}

/// Scintilla would write a tab; the next field is wanted.
bool YamlEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor &&
        (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide)) {
        Q_EMIT left();
    }
    if (watched == m_editor && event->type() == QEvent::Resize) {
        Q_EMIT resized();
    }
    if (event->type() == QEvent::KeyPress && m_takeKey &&
        m_takeKey(*static_cast<QKeyEvent *>(event))) {
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isTab = key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier;
        if (isTab || key->key() == Qt::Key_Backtab) {
            // From here on, so that nothing of Scintilla's takes part.
            return QWidget::focusNextPrevChild(isTab);
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace serin
