// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/sparsereading.h"

#include "services/gitops/desiredstatesource.h"
#include "services/gitops/treescan.h"

#include <utility>

namespace serin {

SparseReading::SparseReading(DesiredStateSource &source, std::shared_ptr<GitRepository> repository,
                             FolderScanBatch batch, std::shared_ptr<DesiredStateReader> reader,
                             DesiredStateReader::Wanted wanted)
    : Errand(&source), m_source(source), m_repository(std::move(repository)),
      m_batch(std::move(batch)), m_reader(std::move(reader)), m_wanted(std::move(wanted))
{
    run(readLeftOut(m_repository, source.folder(), source.m_leftOut, this),
        [this](Result<LeftOutFiles> leftOut) {
            if (leftOut) {
                make(*std::move(leftOut));
            } else {
                answer(failure(leftOut.error()));
            }
        });
}

void SparseReading::make(LeftOutFiles leftOut)
{
    m_source.m_leftOut = leftOut.files;
    auto work = [reader = m_reader, wanted = m_wanted, batch = std::move(m_batch),
                 leftOut = std::move(leftOut), folder = m_source.folder(),
                 picks = m_source.picks()](const IsCancelled &) mutable -> Result<DesiredState> {
        for (const QString &path : std::as_const(leftOut.tooLarge)) {
            batch.notes.push_back({FolderScanNote::Kind::TooLarge, path, {}});
        }
        QHash<QString, CommitFile> files;
        for (const CommitFile &file : std::as_const(leftOut.files)) {
            files.insert(file.file->path, file);
        }
        for (const CatalogFilePointer &file : batch.files) {
            files.remove(file->path); // it came back meanwhile
        }
        DesiredState state = stateOfTree(*reader, batch, files, folder, picks, wanted);
        for (const QString &link : std::as_const(leftOut.links)) {
            state.unreadableFiles.insert(link.mid(rootLengthOf(folder)));
        }
        return state;
    };
    run(m_source.m_thread.start(std::move(work)),
        [this](Result<DesiredState> state) { answer(std::move(state)); });
}

} // namespace serin
