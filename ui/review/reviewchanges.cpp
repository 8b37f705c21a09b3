// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewchanges.h"

#include "models/manifest/displaytext.h"
#include "models/review/reviewcontroller.h"
#include "ui/review/checkline.h"
#include "ui/review/linelist.h"
#include "ui/theme/follow.h"
#include "ui/theme/stylesheet.h"
#include "ui/yaml/diffview.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr std::size_t mostFiles = 200;
constexpr int fewestDiffLines = 6;
constexpr int mostDiffLines = 16;
constexpr int mostCommits = 8;
constexpr int longestSubject = 100;

struct ReviewChangesWords
{
    Q_DECLARE_TR_FUNCTIONS(ReviewChanges)
};

QString kindWord(ReviewFile::Kind kind)
{
    switch (kind) {
    case ReviewFile::Kind::Changed:
        return ReviewChangesWords::tr("changed", "a file");
    case ReviewFile::Kind::New:
        return ReviewChangesWords::tr("new", "a file");
    case ReviewFile::Kind::Deleted:
        return ReviewChangesWords::tr("deleted", "a file");
    }
    return {};
}

/// The commits that the push takes along, whatever is committed now.
ListLine unpushedLine(const ReviewContent &content)
{
    const auto all = static_cast<int>(content.unpushedCount());
    QStringList names;
    for (const GitCommit &commit : content.unpushed.mid(0, mostCommits)) {
        names.append(commit.id.shortForm() + QStringLiteral("  ") +
                     shownText(commit.subject, longestSubject));
    }
    if (const int more = all - static_cast<int>(names.size()); more > 0) {
        names.append(ReviewChangesWords::tr("and %Ln more", "commits", more));
    }
    ListLine line;
    line.icon = IconName::Info;
    const bool isAlone = content.tickedPaths().isEmpty();
    if (all == 1) {
        line.text = isAlone ? ReviewChangesWords::tr("1 commit of yours is pushed")
                            : ReviewChangesWords::tr("1 earlier commit of yours is pushed, too");
    } else {
        line.text = isAlone
                        ? ReviewChangesWords::tr("%Ln commits of yours are pushed", nullptr, all)
                        : ReviewChangesWords::tr("%Ln earlier commits of yours are pushed, too",
                                                 nullptr, all);
    }
    line.detail = names.join(u'\n');
    return line;
}

} // namespace

ReviewChanges::ReviewChanges(ReviewController &review, QWidget *parent)
    : QWidget(parent), m_review(review), m_title(new QLabel(tr("Changes"), this)),
      m_words(new LineList(this)), m_files(new QWidget(this)),
      m_fileColumn(new QVBoxLayout(m_files)),
      m_sideBySide(new QPushButton(tr("Side by side"), this)), m_diff(new DiffView(this))
{
    setWidgetRole(*m_title, WidgetRole::Section);
    m_words->setObjectName(QStringLiteral("reviewWords"));
    m_diff->setHeight(DiffView::Height::Fixed, fewestDiffLines, mostDiffLines);
    m_diff->setViewNames(QStringLiteral("reviewDiff"),
                         tr("Diff of the ticked files against the last commit"));
    m_sideBySide->setObjectName(QStringLiteral("sideBySideButton"));
    m_sideBySide->setCheckable(true);
    m_sideBySide->setAutoDefault(false);
    m_sideBySide->setToolTip(tr("Show the old and the new text beside each other"));
    connect(m_sideBySide, &QPushButton::clicked, this, [this](bool isChecked) {
        setSideBySide(isChecked);
        Q_EMIT sideBySideToggled(isChecked);
    });
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_sideBySide);
    auto *column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_words);
    column->addWidget(m_files);
    column->addWidget(m_diff);
    followLook(*this, [this] { applyTheme(); });
}

void ReviewChanges::showContent()
{
    const ReviewContent &content = m_review.content();
    std::vector<ListLine> lines;
    for (const ReviewWords &words : content.words) {
        ListLine line;
        line.icon = IconName::File;
        line.tone = ListLine::Tone::Plain;
        line.text = words.endpoint.isEmpty() ? tr("Other files") : words.endpoint;
        line.detail = words.texts().join(QLatin1Char('\n'));
        lines.push_back(line);
    }
    if (content.files.empty()) {
        ListLine line;
        line.tone = ListLine::Tone::Muted;
        line.text = m_review.state().phase == ReviewState::Phase::Preparing
                        ? tr("Looking at what changed…")
                        : tr("Nothing was changed since the last commit.");
        lines.push_back(line);
    } else if (lines.empty()) {
        ListLine line;
        line.tone = ListLine::Tone::Muted;
        line.text = tr("No file is ticked: nothing will be committed.");
        lines.push_back(line);
    }
    if (m_review.decision().push && !content.unpushed.isEmpty()) {
        lines.push_back(unpushedLine(content));
    }
    m_words->setLines(lines);
    showFiles();
    showDiff();
}

void ReviewChanges::showFiles()
{
    const std::vector<ReviewFile> &files = m_review.content().files;
    const std::size_t shown = std::min(files.size(), mostFiles);
    const bool isDecided = m_review.state().phase != ReviewState::Phase::Ready;
    while (m_lines.size() < shown) {
        auto *line = new CheckLine(m_files);
        const std::size_t place = m_lines.size();
        connect(line, &CheckLine::toggled, this, [this, place](bool checked) {
            const std::vector<ReviewFile> &now = m_review.content().files;
            if (place < now.size()) {
                m_review.setTicked(QByteArray(now[place].path), checked);
            }
        });
        m_fileColumn->addWidget(line);
        m_lines.push_back(line);
    }
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        m_lines[i]->setVisible(i < shown);
        if (i < shown) {
            const QString name = QString::fromUtf8(files[i].path);
            m_lines[i]->setBoxName(QStringLiteral("fileCheck.") + name);
            m_lines[i]->setTexts(
                tr("%1 – %2", "a file, what happened to it").arg(name, kindWord(files[i].kind)),
                {});
            m_lines[i]->setChecked(files[i].isTicked);
            m_lines[i]->box()->setEnabled(!isDecided);
        }
    }
    m_files->setVisible(shown > 0);
}

void ReviewChanges::showDiff()
{
    std::vector<DiffLine> lines;
    std::size_t leftOut = 0;
    qsizetype size = 0;
    for (const ReviewFile &file : m_review.content().files) {
        if (!file.isTicked) {
            continue;
        }
        if (size > DiffView::mostShown) {
            leftOut += file.diff.size();
            continue;
        }
        for (const DiffLine &line : file.diff) {
            size += line.text.size();
        }
        lines.insert(lines.end(), file.diff.begin(), file.diff.end());
    }
    m_diff->setLines(lines, leftOut);
    m_diff->setVisible(!lines.empty());
    m_sideBySide->setVisible(!lines.empty());
}

void ReviewChanges::setSideBySide(bool isSideBySide)
{
    m_sideBySide->setChecked(isSideBySide);
    m_diff->setSideBySide(isSideBySide);
}

void ReviewChanges::applyTheme()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(space.s);
    m_fileColumn->setContentsMargins(0, 0, 0, 0);
    m_fileColumn->setSpacing(space.xs);
}

} // namespace serin
