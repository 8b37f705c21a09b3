// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/yamlpage.h"

#include "models/manifest/displaytext.h"
#include "models/manifest/editsession.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/yaml/yamleditor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

/// Typing that pauses so long is taken over; who types on without a pause waits a little longer.
constexpr int typingPause = 150;
constexpr int longestTyping = 300;
constexpr int lineRole = Qt::UserRole;
constexpr int mostProblemLines = 4;

/// What the editor shows of a file.
struct Shown
{
    QByteArray bytes;
    QString note; ///< why it cannot be edited here; empty: it can
};

Shown shownOf(const QByteArray &bytes)
{
    const DisplayText display = displayText(bytes);
    QString text = QString::fromUtf8(bytes);
    const bool isWhole = display.note.isEmpty() && text.toUtf8() == bytes;
    text.remove(QChar(QChar::ByteOrderMark)).replace(QLatin1String("\r\n"), QLatin1String("\n"));
    if (isWhole && text == display.text) {
        return {bytes, {}};
    }
    return {display.text.toUtf8(),
            display.note.isEmpty()
                ? YamlPage::tr("It holds characters that cannot be seen, which are marked here; so "
                               "it is not edited here")
                : display.note};
}

} // namespace

YamlPage::YamlPage(EditSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_head(new QWidget(this)),
      m_picker(new QComboBox(m_head)), m_note(new QLabel(m_head)), m_editor(new YamlEditor(this)),
      m_problems(new QListWidget(this))
{
    m_picker->setObjectName(QStringLiteral("yamlFile"));
    m_picker->setAccessibleName(tr("File to show"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_picker->setMinimumContentsLength(8); // with less room long paths are cut
    guardWheel(*m_picker);
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_note->setObjectName(QStringLiteral("yamlNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_editor->setObjectName(QStringLiteral("yamlEditor"));
    m_editor->setAccessibleName(tr("Text of the manifest"));
    m_editor->focusProxy()->setAccessibleName(m_editor->accessibleName());
    m_problems->setObjectName(QStringLiteral("problemList"));
    m_problems->setAccessibleName(tr("Problems in this file"));
    m_problems->setFrameShape(QFrame::NoFrame);
    m_problems->setTextElideMode(Qt::ElideRight);
    m_problems->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *row = new QHBoxLayout(m_head);
    row->addWidget(m_picker);
    row->addWidget(m_note, 1);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    column->addWidget(m_editor, 1);
    column->addWidget(m_problems);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    m_typingOn.setSingleShot(true);
    m_typingOn.setInterval(longestTyping);
    connect(&m_typing, &QTimer::timeout, this, &YamlPage::commitTyped);
    connect(m_editor, &YamlEditor::edited, this, [this] {
        m_typing.start();
        if (!m_typingOn.isActive()) {
            m_typingOn.start();
        }
    });
    connect(&m_typingOn, &QTimer::timeout, this, &YamlPage::commitTyped);
    connect(m_picker, &QComboBox::currentIndexChanged, this, &YamlPage::pickFile);
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        m_editor->goToLine(item->data(lineRole).toInt());
    });
    connect(m_problems, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        m_editor->goToLine(item->data(lineRole).toInt());
    });
    connect(&session, &EditSession::bufferChanged, this, &YamlPage::showText);
    connect(&session, &EditSession::refused, this, &YamlPage::onRefused);
    connect(&session, &EditSession::settled, this, [this] {
        m_isSent = false;
        showText();
    });
    followFont(*this, [this] { applySpacing(); });
    showProblems();
}

void YamlPage::setFiles(const std::vector<EndpointFile> &files)
{
    const QString before = currentPath();
    std::vector<EndpointFile> distinct;
    for (const EndpointFile &file : files) {
        if (std::none_of(distinct.begin(), distinct.end(),
                         [&file](const auto &other) { return other.path == file.path; })) {
            distinct.push_back(file);
        }
    }
    if (distinct != m_files) {
        const QSignalBlocker blocker(m_picker);
        m_files = distinct;
        m_picker->clear();
        int current = 0;
        for (const EndpointFile &file : m_files) {
            current = file.path == before ? m_picker->count() : current;
            m_picker->addItem(singleLine(file.label, 120));
        }
        m_picker->setCurrentIndex(m_files.empty() ? -1 : current);
    }
    m_picker->setVisible(!m_files.empty());
    pickFile();
}

void YamlPage::setFindings(const EndpointFindings &findings)
{
    m_findings = findings;
    showProblems();
}

void YamlPage::showFile(const QString &path, int line)
{
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (m_files[i].path == path) {
            m_picker->setCurrentIndex(static_cast<int>(i));
        }
    }
    showText();
    m_editor->goToLine(line);
}

QString YamlPage::currentPath() const
{
    const int index = m_picker->currentIndex();
    return index < 0 ? QString() : m_files[static_cast<std::size_t>(index)].path;
}

void YamlPage::pickFile()
{
    if (currentPath() != m_path) {
        commitTyped();
        m_path = currentPath();
        m_isKept = false;
    }
    showText();
    showProblems();
}

void YamlPage::commitTyped()
{
    if (!m_typing.isActive() && sender() != &m_typing) {
        return;
    }
    m_typing.stop();
    m_typingOn.stop();
    const QByteArray text = m_editor->bytes();
    if (!m_path.isEmpty() && text != m_base && m_session.buffer(m_path)) {
        m_isSent = true;
        m_session.type(m_path, std::exchange(m_base, text), text);
    }
}

/// Somebody else changed the same lines. What a person sees in the editor goes; the rest can be
/// undone. As long as another program's version waits for a decision, it stays in the editor.
void YamlPage::onRefused()
{
    m_isKept = m_isKept || m_isSent;
}

void YamlPage::showText()
{
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    const ManifestBuffer *const buffer = m_session.buffer(m_path);
    if (!buffer) {
        m_editor->setBytes({});
        m_editor->setReadOnly(true);
        m_base.clear();
        m_note->clear();
        return;
    }
    const bool waits = buffer->state() == ManifestBuffer::State::ChangedOnDisk;
    if (m_typing.isActive() || m_isSent || (m_isKept && waits)) {
        m_editor->setReadOnly(waits);
        return; // what the editor has is newer
    }
    if (std::exchange(m_isKept, false) && m_editor->bytes() != buffer->current().bytes) {
        m_isSent = true;
        m_base = m_editor->bytes();
        m_session.type(m_path, buffer->current().bytes, m_base);
        return;
    }
    const Shown shown = shownOf(buffer->current().bytes);
    m_editor->setBytes(shown.bytes);
    m_base = shown.bytes;
    m_editor->setReadOnly(waits || !shown.note.isEmpty());
    QString note = shown.note;
    if (waits) {
        note = tr("Read-only: decide first which version of the file to keep");
    } else if (buffer->state() == ManifestBuffer::State::Draft) {
        note = tr("Not saved yet: Ctrl+S writes the file");
    }
    m_note->setText(note);
}

void YamlPage::showProblems()
{
    std::vector<EndpointFinding> here;
    std::copy_if(m_findings.list.begin(), m_findings.list.end(), std::back_inserter(here),
                 [this](const EndpointFinding &finding) { return finding.path == m_path; });
    m_editor->setFindings(here);
    m_problems->clear();
    for (const EndpointFinding &finding : here) {
        const QChar glyph(finding.severity == FindingSeverity::Error     ? 0x25a0
                          : finding.severity == FindingSeverity::Warning ? 0x25b2
                                                                         : 0x25cf);
        auto *item = new QListWidgetItem(tr("%1 Line %2: %3", "a sign, a number, what is wrong")
                                             .arg(glyph)
                                             .arg(finding.line)
                                             .arg(singleLine(finding.message)),
                                         m_problems);
        item->setData(lineRole, finding.line);
        item->setToolTip(plainToolTip(finding.fix.isEmpty() ? finding.message : finding.fix));
    }
    m_problems->setVisible(!here.empty());
    const int lines = std::min(static_cast<int>(here.size()), mostProblemLines);
    m_problems->setFixedHeight(m_problems->fontMetrics().height() * lines * 3 / 2 +
                               Spacing::forFont(font()).s);
}

void YamlPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showText();
}

void YamlPage::hideEvent(QHideEvent *event)
{
    commitTyped();
    QWidget::hideEvent(event);
}

void YamlPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(0);
    m_head->layout()->setContentsMargins(leadingMargins(*this, 0, space.s, space.l, space.s));
}

} // namespace serin
