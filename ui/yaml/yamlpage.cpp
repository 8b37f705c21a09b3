// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/yamlpage.h"

#include "models/manifest/displaytext.h"
#include "models/manifest/editsession.h"
#include "models/traffic/endpointcontroller.h"
#include "models/traffic/manifestassist.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"
#include "ui/yaml/findbar.h"
#include "ui/yaml/fixmenu.h"
#include "ui/yaml/yamlassistant.h"
#include "ui/yaml/yamleditor.h"
#include "ui/yaml/yamlfinder.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
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
    constexpr QChar unknown(QChar::ReplacementCharacter);
    if (display.note.isEmpty() && text.count(unknown) > bytes.count("\xef\xbf\xbd")) {
        return {display.text.toUtf8(),
                YamlPage::tr("It is not UTF-8, so it is not edited here: save it as UTF-8 with "
                             "another program")};
    }
    return {display.text.toUtf8(),
            display.note.isEmpty()
                ? YamlPage::tr("It holds characters that cannot be seen, which are marked here; so "
                               "it is not edited here")
                : display.note};
}

} // namespace

YamlPage::YamlPage(EditSession &session, EndpointController &endpoint, QWidget *parent)
    : QWidget(parent), m_session(session), m_endpoint(endpoint), m_head(new QWidget(this)),
      m_picker(new QComboBox(m_head)), m_note(new QLabel(m_head)), m_find(new FindBar(this)),
      m_none(new QWidget(this)),
      m_take(new QPushButton(tr("Take live into the manifests"), m_none)),
      m_editor(new YamlEditor(this)), m_finder(new YamlFinder(*m_editor, *m_find, this)),
      m_assistant(new YamlAssistant(
          *m_editor, [&endpoint] { return assistFactsOf(endpoint); }, this)),
      m_problems(new QListWidget(this)), m_fix(new QPushButton(tr("Fix…"), this)),
      m_below(new QHBoxLayout)
{
    build();
    connectParts();
    followFont(*this, [this] { applySpacing(); });
    showProblems();
    showNone();
}

void YamlPage::build()
{
    m_picker->setObjectName(QStringLiteral("yamlFile"));
    setBoxName(*m_picker, tr("File to show"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_picker->setMinimumContentsLength(8); // with less room long paths are cut
    guardWheel(*m_picker);
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_note->setObjectName(QStringLiteral("yamlNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_editor->setObjectName(QStringLiteral("yamlEditor"));
    m_editor->setAccessibleName(tr("Text of the manifest"));
    m_editor->focusProxy()->setAccessibleName(m_editor->accessibleName());
    m_editor->focusProxy()->setAccessibleDescription(
        tr("Tab and Shift+Tab leave the text; lines are indented with spaces"));
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
    column->addWidget(m_find);
    buildNone();
    column->addWidget(m_none);
    column->addWidget(m_editor, 1);
    column->addStretch();
    m_below->addWidget(m_problems, 1);
    m_below->addWidget(m_fix, 0, Qt::AlignTop);
    column->addLayout(m_below);
    m_fix->setObjectName(QStringLiteral("quickFixButton"));
    m_fix->setAutoDefault(false);
    m_fix->setToolTip(tr("What mends the problem that is selected in the list"));
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    m_typingOn.setSingleShot(true);
    m_typingOn.setInterval(longestTyping);
}

void YamlPage::buildNone()
{
    auto *const words = makeWordLabel(m_none);
    words->setObjectName(QStringLiteral("noFileWords"));
    words->setText(tr("No file in this folder describes it: there is no text to edit."));
    m_take->setObjectName(QStringLiteral("takeLiveAsFiles"));
    m_take->setAutoDefault(false);
    auto *const column = new QVBoxLayout(m_none);
    column->addWidget(words);
    column->addWidget(m_take, 0, Qt::AlignLeft);
    connect(m_take, &QPushButton::clicked, this, &YamlPage::takeLiveRequested);
}

/// An editor without a file would swallow what is typed.
void YamlPage::showNone()
{
    const bool isNone = m_files.empty();
    m_none->setVisible(isNone);
    m_editor->setVisible(!isNone);
    m_head->setVisible(!isNone);
}

void YamlPage::setTakeReason(const QString &reason)
{
    m_take->setEnabled(reason.isEmpty());
    m_take->setToolTip(plainToolTip(
        reason.isEmpty() ? tr("Writes files that say what is live; Undo takes it back") : reason));
    m_take->setAccessibleDescription(reason);
}

void YamlPage::connectParts()
{
    connect(&m_typing, &QTimer::timeout, this, &YamlPage::commitTyped);
    connect(m_editor, &YamlEditor::edited, this, [this] {
        m_typing.start();
        if (!m_typingOn.isActive()) {
            m_typingOn.start();
        }
    });
    connect(&m_typingOn, &QTimer::timeout, this, &YamlPage::commitTyped);
    // What is replaced is one step, apart from what was typed before and after.
    connect(m_finder, &YamlFinder::replacing, this, &YamlPage::commitTyped);
    connect(m_finder, &YamlFinder::replaced, this, [this] { commit(&EditSession::replaceText); });
    connect(m_picker, &QComboBox::currentIndexChanged, this, &YamlPage::pickFile);
    connect(m_problems, &QListWidget::itemActivated, this, [this](const QListWidgetItem *item) {
        m_editor->goToLine(item->data(lineRole).toInt());
    });
    connect(m_problems, &QListWidget::itemClicked, this, [this](const QListWidgetItem *item) {
        m_editor->goToLine(item->data(lineRole).toInt());
    });
    connect(&m_session, &EditSession::bufferChanged, this, &YamlPage::showText);
    connect(&m_session, &EditSession::refused, this, &YamlPage::onRefused);
    connect(&m_session, &EditSession::settled, this, [this] {
        m_isSent = false;
        showText();
    });
    connect(m_problems, &QListWidget::currentRowChanged, this, &YamlPage::updateFixButton);
    connect(m_fix, &QPushButton::clicked, this, [this] {
        askForFix(*this, m_fix->mapToGlobal(m_fix->rect().bottomLeft()), fixesOfCurrent(),
                  [this](const FindingFix &fix) { mend(fix); });
    });
    connect(m_editor, &YamlEditor::menuRequested, this, &YamlPage::showMenu);
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
    showNone();
    pickFile();
}

bool YamlPage::showsOneOf(const std::vector<EndpointFile> &files) const
{
    return std::any_of(files.begin(), files.end(),
                       [this](const EndpointFile &file) { return file.path == m_path; });
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
        m_folds.insert(m_path, m_editor->foldedLines());
        m_path = currentPath();
        m_isKept = false;
        showText();
        m_editor->setFoldedLines(m_folds.value(m_path));
        m_editor->showFindings();
    }
    showText();
    showProblems();
}

void YamlPage::commitTyped()
{
    if (m_typing.isActive() || sender() == &m_typing) {
        commit(&EditSession::type);
    }
}

void YamlPage::commit(Act act)
{
    m_typing.stop();
    m_typingOn.stop();
    const QByteArray text = m_editor->bytes();
    if (!m_path.isEmpty() && text != m_base && m_session.buffer(m_path)) {
        m_isSent = true;
        (m_session.*act)(m_path, std::exchange(m_base, text), text);
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
        const auto file = std::find_if(m_files.begin(), m_files.end(),
                                       [this](const auto &each) { return each.path == m_path; });
        const bool isLeftOut = file != m_files.end() && !file->readOnlyReason.isEmpty();
        m_editor->setBytes(isLeftOut ? shownOf(file->leftOutBytes).bytes : QByteArray());
        setReadOnlyReason(isLeftOut ? file->readOnlyReason : tr("the file is not read yet"));
        m_base.clear();
        m_note->setText(isLeftOut
                            ? tr("Read-only: %1").arg(breakable(singleLine(file->readOnlyReason)))
                            : QString());
        return;
    }
    const bool waits = buffer->state() == ManifestBuffer::State::ChangedOnDisk;
    const QString decide = waits ? tr("decide first which version of the file to keep") : QString();
    if (m_typing.isActive() || m_isSent || (m_isKept && waits)) {
        setReadOnlyReason(decide);
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
    setReadOnlyReason(waits ? decide : shown.note);
    QString note = shown.note;
    if (waits) {
        note = tr("Read-only: %1").arg(decide);
    } else if (buffer->state() == ManifestBuffer::State::Draft) {
        note = tr("Not saved yet: Ctrl+S writes the file");
    }
    m_note->setText(note);
}

void YamlPage::setReadOnlyReason(const QString &reason)
{
    m_editor->setReadOnly(!reason.isEmpty());
    m_finder->setReadOnlyReason(
        reason.isEmpty() ? QString()
                         : tr("Nothing can be replaced here, for the text is read-only: %1")
                               .arg(breakable(singleLine(reason))));
}

void YamlPage::showProblems()
{
    std::vector<EndpointFinding> here;
    const int current = m_problems->currentRow();
    std::copy_if(m_findings.list.begin(), m_findings.list.end(), std::back_inserter(here),
                 [this](const EndpointFinding &finding) { return finding.path == m_path; });
    m_editor->setFindings(here);
    m_shown = here;
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
    if (!here.empty()) {
        m_problems->setCurrentRow(std::clamp(current, 0, static_cast<int>(here.size()) - 1));
    }
    updateFixButton();
    m_problems->setVisible(!here.empty());
    const int lines = std::min(static_cast<int>(here.size()), mostProblemLines);
    m_problems->setFixedHeight(m_problems->fontMetrics().height() * lines * 3 / 2 +
                               Spacing::forFont(font()).s);
}

void YamlPage::find()
{
    m_finder->open();
}

void YamlPage::findAndReplace()
{
    m_finder->openReplace();
}

void YamlPage::findNext(bool forward)
{
    m_finder->move(forward);
}

void YamlPage::complete()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_assistant->complete();
}

void YamlPage::explain()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
    m_assistant->explain();
}

void YamlPage::fix()
{
    commitTyped();
    std::vector<FindingFix> fixes = fixesAt(m_editor->line());
    if (fixes.empty()) {
        fixes = fixesOfCurrent();
    }
    if (fixes.empty()) {
        m_assistant->tell(tr("No fix is known for this line"));
        return;
    }
    askForFix(*this, m_editor->rectOf(m_editor->caret()).bottomLeft(), fixes,
              [this](const FindingFix &fix) { mend(fix); });
}

std::vector<FindingFix> YamlPage::fixesAt(int line) const
{
    std::vector<FindingFix> fixes;
    for (const EndpointFinding &finding : m_shown) {
        if (finding.line == line && !m_editor->isReadOnly()) {
            fixes.insert(fixes.end(), finding.fixes.begin(), finding.fixes.end());
        }
    }
    return fixes;
}

std::vector<FindingFix> YamlPage::fixesOfCurrent() const
{
    const int row = m_problems->currentRow();
    const bool isThere = row >= 0 && row < static_cast<int>(m_shown.size());
    return isThere && !m_editor->isReadOnly() ? m_shown[static_cast<std::size_t>(row)].fixes
                                              : std::vector<FindingFix>();
}

void YamlPage::mend(const FindingFix &fix)
{
    commitTyped();
    m_endpoint.mend(m_path, fix);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void YamlPage::updateFixButton()
{
    const bool any =
        std::any_of(m_shown.begin(), m_shown.end(),
                    [](const EndpointFinding &finding) { return !finding.fixes.empty(); });
    m_fix->setVisible(any);
    m_fix->setEnabled(!fixesOfCurrent().empty());
}

void YamlPage::toggleFold()
{
    m_editor->toggleFold();
}

void YamlPage::foldAll(bool isFolded)
{
    m_editor->foldAll(isFolded);
}

void YamlPage::showMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("yamlMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addFixes(*menu, fixesAt(m_editor->line()), [this](const FindingFix &fix) { mend(fix); });
    if (!menu->isEmpty()) {
        menu->addSeparator();
    }
    const bool isWritable = !m_editor->isReadOnly();
    const bool hasSelection = m_editor->hasSelection();
    const auto add = [menu](const QString &text, bool isEnabled, auto act) {
        menu->addAction(text, act)->setEnabled(isEnabled);
    };
    add(tr("Cu&t"), isWritable && hasSelection, [this] { m_editor->cut(); });
    add(tr("&Copy"), hasSelection, [this] { m_editor->copy(); });
    add(tr("&Paste"), isWritable, [this] { m_editor->paste(); });
    add(tr("Select &all"), true, [this] { m_editor->selectAll(); });
    menu->addSeparator();
    add(tr("&Suggest what may stand here"), isWritable, [this] { complete(); });
    add(tr("&Explain the key"), true, [this] { explain(); });
    add(tr("&Fold or unfold"), true, [this] { toggleFold(); });
    menu->popup(global);
}

void YamlPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showText();
    m_editor->showFindings();
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
    m_below->setContentsMargins(leadingMargins(*this, 0, 0, space.s, space.xs));
    m_below->setSpacing(space.s);
    m_none->layout()->setContentsMargins(leadingMargins(*this, 0, space.l, space.l, space.l));
    m_none->layout()->setSpacing(space.m);
    m_head->layout()->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, space.s));
}

} // namespace serin
