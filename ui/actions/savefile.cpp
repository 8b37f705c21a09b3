// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/savefile.h"

#include "models/common/errortext.h"
#include "services/core/async.h"
#include "services/core/atomicfile.h"
#include "services/core/workers.h"
#include "ui/actions/filequestion.h"
#include "ui/theme/plaintext.h"

#include <QCoreApplication>

#include <utility>

namespace serin {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SaveFile)
};

} // namespace

void saveFile(QWidget &asker, const FileToSave &file,
              std::function<void(const QString &sentence, bool isSaved)> tell)
{
    const auto write = [&asker, content = file.content,
                        tell = std::move(tell)](const QString &path, const QString & /*filter*/) {
        const auto work = [path, content] { return writeFileAtomically(path, content()); };
        deliver(runAsync(workers(), work), &asker, [path, tell](const Result<void> &saved) {
            tell(savedSentence(saved, path), saved.has_value());
        });
    };
    askWhereToSave(asker, file.title, file.name, file.filter, write);
}

QString savedSentence(const Result<void> &saved, const QString &path)
{
    return saved ? Words::tr("Saved: %1").arg(singleLine(path))
                 : Words::tr("%1 could not be written. %2")
                       .arg(singleLine(path), errorTextBeside(path, saved.error()).sentence);
}

} // namespace serin
