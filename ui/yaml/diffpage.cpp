// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/diffpage.h"

#include "models/common/errortext.h"
#include "models/history/uncommitted.h"
#include "models/manifest/editsession.h"
#include "models/project/gitreason.h"
#include "models/project/projectcontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "ui/theme/follow.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/yaml/diffhighlighter.h"
#include "ui/yaml/textview.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr qsizetype longestCaption = 600;

/// Two texts of a file to compare.
struct Comparison
{
    std::optional<QByteArray> before; ///< nothing: no file
    std::optional<QByteArray> after;
    QString name;
};

} // namespace

DiffPage::DiffPage(EditSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_caption(new QLabel(this)), m_view(new TextView(this)),
      m_highlighter(new DiffHighlighter(*m_view, Theme::fromPalette(palette())))
{
    m_caption->setObjectName(QStringLiteral("diffCaption"));
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setWordWrap(true);
    setWidgetRole(*m_caption, WidgetRole::Caption);
    m_view->setObjectName(QStringLiteral("diffView"));
    m_view->setCopyEndsLines(true);
    m_view->setAccessibleName(tr("What differs"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_caption);
    column->addWidget(m_view, 1);
    connect(&session, &EditSession::bufferChanged, this, &DiffPage::showDiff);
    followLook(*this, [this] { applyTheme(); });
}

void DiffPage::setFiles(const QString &endpoint, const std::vector<EndpointFile> &files)
{
    m_endpoint = endpoint;
    m_paths.clear();
    m_labels.clear();
    for (const EndpointFile &file : files) {
        if (!m_paths.contains(file.path)) {
            m_paths.append(file.path);
            m_labels.append(file.label);
        }
    }
    showDiff();
}

void DiffPage::setProject(ProjectController &project)
{
    m_project = &project;
    connect(&project, &ProjectController::changed, this, &DiffPage::showDiff);
    connect(&project, &ProjectController::commitsChanged, this, &DiffPage::showDiff);
    showDiff();
}

void DiffPage::showDiff()
{
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    if (m_project && gitReason(*m_project).isEmpty() && !changedOnDisk()) {
        compareWithCommit();
    } else {
        compareWithOpened();
    }
}

bool DiffPage::changedOnDisk() const
{
    return std::any_of(m_paths.begin(), m_paths.end(), [this](const QString &path) {
        const ManifestBuffer *const buffer = m_session.buffer(path);
        return buffer && buffer->foreignChange() && buffer->foreignChange()->text;
    });
}

void DiffPage::compareWithCommit()
{
    QStringList files;
    for (const QString &path : std::as_const(m_paths)) {
        const ManifestBuffer *const buffer = m_session.buffer(path);
        files.append(buffer ? buffer->path() : path);
    }
    deliver(readUncommitted(m_project->repository(), m_session, m_endpoint, files, this), this,
            [this, request = ++m_request](const Result<UncommittedChanges> &changes) {
                if (request != m_request) {
                    return;
                }
                if (!changes) {
                    showLines({}, errorWords(changes.error()));
                    return;
                }
                const QString commit = changes->head ? changes->head->shortForm() : QString();
                showLines(changes->lines,
                          commit.isEmpty() ? tr("Nothing is committed yet: all of it is new")
                          : changes->lines.empty()
                              ? tr("Nothing differs: all is as in the last commit, %1.").arg(commit)
                              : tr("− as in the last commit, %1; + as it is now").arg(commit));
            });
}

void DiffPage::compareWithOpened()
{
    std::vector<Comparison> comparisons;
    const bool withDisk = changedOnDisk();
    for (qsizetype i = 0; i < m_paths.size(); ++i) {
        const ManifestBuffer *const buffer = m_session.buffer(m_paths[i]);
        if (!buffer) {
            continue;
        }
        const std::optional<ForeignChange> &foreign = buffer->foreignChange();
        const bool isForeign = foreign && foreign->text;
        const ManifestText &before = isForeign ? *foreign->text : buffer->opened();
        comparisons.push_back({before.content(), buffer->current().content(), m_labels[i]});
    }
    const auto work = [comparisons]() -> Result<std::vector<DiffLine>> {
        std::vector<DiffLine> all;
        for (const Comparison &pair : comparisons) {
            const std::vector<DiffLine> lines = diffLines(pair.before, pair.after, pair.name);
            all.insert(all.end(), lines.begin(), lines.end());
        }
        return all;
    };
    deliver(runAsync(workers(), work), this,
            [this, withDisk, request = ++m_request](const Result<std::vector<DiffLine>> &lines) {
                if (request != m_request || !lines) {
                    return;
                }
                showLines(*lines, lines->empty()
                                      ? tr("Nothing was changed since the files were opened.")
                                  : withDisk ? tr("− as it is on disk now, + your version")
                                             : tr("− as it was opened, + as it is now"));
            });
}

void DiffPage::showLines(const std::vector<DiffLine> &lines, const QString &caption)
{
    QStringList text;
    for (const DiffLine &line : lines) {
        text.append(line.text);
    }
    m_caption->setText(breakable(shownText(caption, longestCaption)));
    m_view->setVisible(!lines.empty());
    static_cast<QVBoxLayout *>(layout())->setAlignment(m_caption, lines.empty() ? Qt::AlignTop
                                                                                : Qt::Alignment());
    m_view->showText(text.join(QLatin1Char('\n')));
}

void DiffPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showDiff();
}

void DiffPage::applyTheme()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(0);
    m_caption->setContentsMargins(leadingMargins(*this, 0, space.m, space.l, space.s));
    m_highlighter->setTheme(Theme::fromPalette(palette()));
}

} // namespace serin
