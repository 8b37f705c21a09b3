// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/endpointtranslation.h"

#include "models/common/errortext.h"
#include "models/common/servicewords.h"
#include "models/manifest/displaytext.h"
#include "models/traffic/endpointassembly.h"
#include "models/traffic/endpointcontroller.h"
#include "services/core/async.h"
#include "services/core/workers.h"
#include "services/gitops/translate/previewtranslation.h"

#include <algorithm>

namespace serin {

namespace {

/// Of a large manifest with a thousand faults nobody reads all.
constexpr std::size_t mostNotes = 40;

Result<QList<FileChange>> translatedFiles(const QList<Manifest> &files, const QString &name)
{
    return translatePreview(files, name).map([](const PreviewTranslation &made) {
        return made.changes;
    });
}

} // namespace

EndpointTranslation::EndpointTranslation(EndpointController &endpoint, EditSession &session,
                                         QObject *parent)
    : EditDraft(session, parent), m_endpoint(endpoint)
{
    connect(&endpoint, &EndpointController::stateChanged, this,
            &EndpointTranslation::onEndpointChanged);
}

bool EndpointTranslation::isPreview() const
{
    const EndpointState &state = m_endpoint.state();
    const CatalogEndpoint *const known = m_endpoint.catalog().endpoint(state.key);
    if (state.phase != EndpointState::Phase::Ready || !known || known->variants.empty()) {
        return false;
    }
    const bool isPicked =
        state.picked >= 0 && state.picked < static_cast<int>(known->variants.size());
    return isPreviewDocument(
        known->variants[static_cast<std::size_t>(isPicked ? state.picked : 0)].manifestDocument());
}

QString EndpointTranslation::unavailableReason() const
{
    const EndpointState &state = m_endpoint.state();
    if (state.phase != EndpointState::Phase::Ready) {
        return tr("Select an endpoint first");
    }
    if (!isPreview()) {
        return tr("Its files are in the current form already");
    }
    if (state.picked < 0) {
        return tr("Several files describe it: pick the one to translate first");
    }
    return lockedReason(state.files);
}

void EndpointTranslation::begin()
{
    if (isWorking() || !unavailableReason().isEmpty()) {
        return;
    }
    open();
    m_key = m_endpoint.state().key;
    m_name = m_endpoint.state().name;
    m_files.clear();
    m_notes.clear();
    m_problem.clear();
    look();
}

/// Makes the translation without writing it.
void EndpointTranslation::look()
{
    QList<Manifest> files;
    for (const QString &path : filePaths(m_endpoint.state())) {
        if (const ManifestBuffer *const buffer = session().buffer(path);
            buffer && buffer->current().exists && buffer->current().manifest) {
            files.append(*buffer->current().manifest);
        }
    }
    const auto work = [files, name = m_name] { return translatePreview(files, name); };
    deliver(runAsync(workers(), work), this,
            [this, request = ++m_request](const Result<PreviewTranslation> &made) {
                if (request != m_request) {
                    return;
                }
                m_files.clear(); // till now what was found out before stood there
                m_notes.clear();
                m_problem = made ? QString() : errorText(made.error()).sentence;
                if (made) {
                    show(*made);
                }
                Q_EMIT changed();
            });
    Q_EMIT changed();
}

void EndpointTranslation::show(const PreviewTranslation &translation)
{
    m_endpointFile = translation.endpointFile;
    for (const FileChange &change : translation.changes) {
        const QString file = label(change.path);
        m_files.append(!change.before  ? tr("%1 is made", "a file").arg(file)
                       : !change.after ? tr("%1 is removed", "a file").arg(file)
                                       : tr("%1 is written anew", "a file").arg(file));
    }
    for (std::size_t i = 0; i < std::min(translation.notes.size(), mostNotes); ++i) {
        const TranslationNote &note = translation.notes[i];
        m_notes.append(tr("Line %1: %2", "a number, a sentence")
                           .arg(QString::number(note.line), shownText(serviceWords(note.text))));
    }
    if (translation.notes.size() > mostNotes) {
        m_notes.append(tr("And %1 more of this kind").arg(translation.notes.size() - mostNotes));
    }
}

QString EndpointTranslation::label(const QString &path) const
{
    return shownText(relativePath(m_endpoint.catalog().root(), path));
}

void EndpointTranslation::onEndpointChanged()
{
    if (!isEditable()) {
        Q_EMIT changed();
    } else if (m_endpoint.state().key != m_key || !isPreview()) {
        cancel();
    } else {
        look(); // the text may be another one
    }
}

QString EndpointTranslation::confirmReason() const
{
    if (isWorking()) {
        return tr("It is being translated");
    }
    if (!failure().isEmpty() || !m_problem.isEmpty()) {
        return failure().isEmpty() ? m_problem : failure();
    }
    if (m_files.isEmpty()) {
        return tr("It is still being looked at");
    }
    return unavailableReason();
}

bool EndpointTranslation::canConfirm() const
{
    return isEditable() && !m_files.isEmpty() && m_problem.isEmpty() &&
           unavailableReason().isEmpty();
}

void EndpointTranslation::confirm()
{
    if (!canConfirm()) {
        return;
    }
    write(
        filePaths(m_endpoint.state()), tr("Translate %1 into v2 files").arg(m_name),
        [name = m_name](const QList<Manifest> &files) { return translatedFiles(files, name); },
        [this] { finish(); });
}

void EndpointTranslation::finish()
{
    const CatalogEndpoint *const known = m_endpoint.catalog().endpoint(m_key);
    const bool isOneOfSeveral = known && known->variants.size() > 1;
    if (isOneOfSeveral && m_endpoint.state().key == m_key && !m_endpointFile.isEmpty()) {
        // Its CatalogEndpointVariant::key() once the folder has been looked through again.
        m_endpoint.pick(relativePath(m_endpoint.catalog().root(), m_endpointFile) +
                        QStringLiteral("#0"));
    }
    Q_EMIT translated(m_name);
}

} // namespace serin
