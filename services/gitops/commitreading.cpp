// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/commitreading.h"

#include "services/core/resolvedpath.h"
#include "services/git/gitrepository.h"
#include "services/git/parse/gitpath.h"
#include "services/gitops/desiredstatesource.h"
#include "services/gitops/treescan.h"
#include "services/manifest/yaml/yamlreader.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace serin {

/// What the source's thread does.
struct CommitReading::Making
{
    std::shared_ptr<DesiredStateReader> reader;
    CommitFolder folder;
    CommitFiles files; ///< that are known
    std::vector<CommitCandidate> missing;
    Texts texts; ///< of what is missing
    QString top;
    QString root;
    DesiredPicks picks;
    QString commit;
    bool isComplete = true;

    Result<Made> operator()(const IsCancelled &isCancelled)
    {
        const Result<void> parsed = parseMissing(isCancelled);
        if (!parsed) {
            return failure(parsed.error());
        }
        std::vector<CatalogFilePointer> all;
        QHash<QString, QByteArray> bytes;
        for (const CommitCandidate &candidate : folder.candidates) {
            const CommitFile &file = *files.constFind({candidate.path, candidate.id});
            all.push_back(file.file);
            bytes.insert(file.file->path, file.bytes);
        }
        Made made;
        made.state = reader->read(
            Catalog(root, std::move(all)),
            [&](const CatalogFile &file) -> Result<QByteArray> { return bytes.value(file.path); },
            picks, commit);
        made.state.isComplete = isComplete;
        addScanNotes(made.state, folder.notes, root);
        made.files = std::move(files);
        return made;
    }

private:
    [[nodiscard]] Result<void> parseMissing(const IsCancelled &isCancelled)
    {
        for (std::size_t i = 0; i < missing.size(); ++i) {
            if (isCancelled()) {
                return failure(cancelledError());
            }
            const QString path =
                (top == QLatin1String("/") ? top : top + u'/') + QString::fromUtf8(missing[i].path);
            const std::optional<QByteArray> &bytes = texts.at(static_cast<qsizetype>(i));
            if (!bytes) {
                return failure(ErrorKind::Protocol,
                               QStringLiteral("git listed the file and does not have it"), path);
            }
            files.insert({missing[i].path, missing[i].id},
                         commitFile(*bytes, path, root, !isComplete));
        }
        return {};
    }
};

CommitReading::CommitReading(DesiredStateSource &source, std::shared_ptr<GitRepository> repository,
                             CommitId commit, const QStringList &files)
    : Errand(&source), m_source(source), m_repository(std::move(repository)),
      m_commit(std::move(commit)), m_top(m_repository->layout().top), m_picked(source.m_picked)
{
    m_isSelection = !files.isEmpty();
    QStringList paths;
    for (const QString &file : files) {
        // The last part may be a link, which a commit keeps as such.
        const QFileInfo info(file);
        paths.append(settledPath(info.path()) + u'/' + info.fileName());
    }
    m_root = m_isSelection ? rootAround(paths, source.folder()) : source.folder();
    for (const QString &path : m_isSelection ? paths : QStringList{m_root}) {
        if (!isBelow(path, m_top)) {
            answer(failure(ErrorKind::Invalid,
                           QStringLiteral("it is not in the repository at %1").arg(m_top), path));
            return;
        }
        if (m_isSelection) {
            m_selection.append(inRepository(path));
        }
    }
    list();
}

QByteArray CommitReading::inRepository(const QString &path) const
{
    return QFile::encodeName(path.mid(rootLengthOf(m_top)));
}

void CommitReading::list()
{
    // Links may lead from the selection to any other file.
    run(m_repository->listFiles(m_commit,
                                isBelow(m_root, m_top) ? inRepository(m_root) : QByteArray()),
        [this](Result<QList<GitTreeEntry>> entries) {
            if (!entries) {
                answer(failure(entries.error()));
                return;
            }
            followLinks(*std::move(entries));
        });
}

void CommitReading::followLinks(QList<GitTreeEntry> entries)
{
    if (m_isSelection) {
        select(entries);
        return;
    }
    const QList<QByteArray> links = linksAmong(entries);
    if (links.isEmpty()) {
        choose(commitFolder(entries, {}, maximumYamlBytes));
        return;
    }
    run(m_repository->readFiles(m_commit, links),
        [this, links,
         entries = std::move(entries)](const Result<QList<std::optional<QByteArray>>> &targets) {
            if (!targets) {
                answer(failure(targets.error()));
                return;
            }
            QHash<QByteArray, QByteArray> leads;
            for (qsizetype i = 0; i < links.size(); ++i) {
                leads.insert(links.at(i), targets->at(i).value_or(QByteArray()));
            }
            choose(commitFolder(entries, leads, maximumYamlBytes));
        });
}

void CommitReading::select(const QList<GitTreeEntry> &entries)
{
    CommitFolder folder;
    for (const QByteArray &path : std::as_const(m_selection)) {
        const auto entry = std::find_if(entries.begin(), entries.end(),
                                        [&](const auto &each) { return each.path == path; });
        const QString shown = m_top + u'/' + shownPath(path);
        if (entry == entries.end() || (entry->kind != GitTreeEntry::Kind::File &&
                                       entry->kind != GitTreeEntry::Kind::Executable)) {
            answer(failure(
                ErrorKind::NotFound,
                QStringLiteral("there is no such file in commit %1").arg(m_commit.shortForm()),
                shown, QStringLiteral("commit it, or use the working tree")));
            return;
        }
        if (entry->size > maximumYamlBytes) {
            answer(failure(ErrorKind::Invalid,
                           QStringLiteral("the file is too large for a manifest"), shown));
            return;
        }
        folder.candidates.push_back({path, path, entry->id});
    }
    choose(std::move(folder));
}

void CommitReading::choose(CommitFolder folder)
{
    for (FolderScanNote &note : folder.notes) {
        note.path = m_top + u'/' + note.path;
    }
    m_folder = std::move(folder);
    QList<QByteArray> missing;
    for (const CommitCandidate &candidate : m_folder.candidates) {
        const auto known = m_source.m_committed.constFind({candidate.path, candidate.id});
        if (known == m_source.m_committed.constEnd() || m_isSelection) {
            missing.append(candidate.source);
            m_missing.push_back(candidate);
        } else {
            m_files.insert({candidate.path, candidate.id}, *known);
        }
    }
    if (missing.isEmpty()) {
        make({});
        return;
    }
    run(m_repository->readFiles(m_commit, missing),
        [this](Result<QList<std::optional<QByteArray>>> texts) {
            if (!texts) {
                answer(failure(texts.error()));
                return;
            }
            make(*std::move(texts));
        });
}

void CommitReading::make(Texts texts)
{
    Making making;
    // A selection keeps to itself: it would push out what is known of the other endpoints.
    making.reader = m_isSelection ? std::make_shared<DesiredStateReader>() : m_source.m_reader;
    making.folder = m_folder;
    making.files = m_files;
    making.missing = m_missing;
    making.texts = std::move(texts);
    making.top = m_top;
    making.root = m_root;
    making.picks = m_source.picks();
    making.commit = m_commit.toString();
    making.isComplete = !m_isSelection;
    run(m_source.m_thread.start(std::move(making)), [this](Result<Made> made) {
        if (!made) {
            answer(failure(made.error()));
            return;
        }
        if (!m_isSelection) {
            keep(*made);
        }
        answer(std::move(made->state));
    });
}

void CommitReading::keep(const Made &made)
{
    CommitFiles &kept = m_source.m_committed;
    if (kept.size() > 4 * made.files.size() + 256) {
        kept.clear();
    }
    kept.insert(made.files);
    if (m_picked == m_source.m_picked) {
        m_source.keep(m_commit, made.state);
    }
}

} // namespace serin
