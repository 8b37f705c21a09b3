// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/pipeline/pipelinefiles.h"

#include "services/core/readfile.h"
#include "services/workspace/projectoffering.h"
#include "services/workspace/projectoffers.h"

namespace serin {

namespace {

constexpr qint64 largestFile = 1 << 20;

/// Nothing: there is no such file.
Result<std::optional<QByteArray>> textOf(const QString &path)
{
    Result<FileContent> content = readFile(path, largestFile);
    if (content) {
        return std::optional<QByteArray>(std::move(content->bytes));
    }
    return content.error().kind == ErrorKind::NotFound
               ? Result<std::optional<QByteArray>>(std::nullopt)
               : failure(content.error());
}

} // namespace

Result<PipelineFiles> pipelineFiles(const PipelineSpec &spec, const Project &project)
{
    if (const Result<void> good = checkPipeline(spec); !good) {
        return failure(good.error());
    }
    PipelineFiles files;
    const QString path = project.repository + u'/' + pipelinePath(spec);
    const auto now = textOf(path);
    if (!now) {
        return failure(now.error());
    }
    const QByteArray text = pipelineText(spec);
    if (*now != text) {
        files.changes.append({path, *now, text});
        files.replaces = now->has_value();
    }
    const QString offersPath = project.repository + u'/' + projectOffersFileName();
    const auto offers = textOf(offersPath);
    if (!offers) {
        return failure(offers.error());
    }
    const Result<QByteArray> offering = withProjectOffered(*offers, project, offersPath);
    if (!offering) {
        return failure(offering.error());
    }
    if (*offers != *offering) {
        files.changes.append({offersPath, *offers, *offering});
    }
    return files;
}

} // namespace serin
