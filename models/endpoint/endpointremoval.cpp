// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/endpoint/endpointremoval.h"

#include "models/live/livecontroller.h"
#include "models/manifest/displaytext.h"
#include "models/traffic/endpointassembly.h"
#include "models/traffic/endpointcontroller.h"
#include "services/manifest/edit/changesetedit.h"

#include <algorithm>

namespace serin {

EndpointRemoval::EndpointRemoval(EndpointController &endpoint, EditSession &session,
                                 LiveController &live, QObject *parent)
    : EditDraft(session, parent), m_endpoint(endpoint), m_live(live)
{
    connect(&endpoint, &EndpointController::stateChanged, this,
            &EndpointRemoval::onEndpointChanged);
    connect(&live, &LiveController::snapshotChanged, this, [this] {
        if (isOpen()) {
            Q_EMIT changed();
        }
    });
}

QString EndpointRemoval::unavailableReason() const
{
    const EndpointState &state = m_endpoint.state();
    if (state.phase != EndpointState::Phase::Ready) {
        return tr("Select an endpoint first");
    }
    const CatalogEndpoint *const known = m_endpoint.catalog().endpoint(state.key);
    if (!known || state.files.empty() || known->variants.empty()) {
        return tr("No file describes it: what is only live is deleted with `serinctl "
                  "online-endpoint delete`");
    }
    const bool hasVariants =
        known->variants.size() > 1 ||
        std::any_of(known->deployments.begin(), known->deployments.end(),
                    [](const CatalogDeployment &each) { return each.variants.size() > 1; });
    if (hasVariants) {
        return tr("Several files describe it: delete those that are not wanted by hand");
    }
    return lockedReason(state.files);
}

void EndpointRemoval::begin()
{
    if (isWorking() || !unavailableReason().isEmpty()) {
        return;
    }
    open();
    m_key = m_endpoint.state().key;
    m_name = m_endpoint.state().name;
    m_typed.clear();
    m_wasTried = false;
    Q_EMIT changed();
}

void EndpointRemoval::onEndpointChanged()
{
    if (isEditable() && m_endpoint.state().key != m_key) {
        cancel();
    } else {
        Q_EMIT changed();
    }
}

bool EndpointRemoval::isServing() const
{
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_name);
    if (!view) {
        return !m_live.snapshot()->isKnown;
    }
    return std::any_of(view->traffic.begin(), view->traffic.end(),
                       [](int percent) { return percent > 0; });
}

QStringList EndpointRemoval::consequences() const
{
    QStringList files;
    for (const EndpointFile &file : m_endpoint.state().files) {
        files.append(file.label);
    }
    files.removeDuplicates();
    QStringList lines{tr("It is taken out of %1. Undo brings it back.", "files")
                          .arg(files.join(QStringLiteral(", ")))};
    const LiveViewPointer view = m_live.snapshot()->endpoint(m_name);
    if (!view && !m_live.snapshot()->isKnown) {
        lines.append(tr("Whether it is live is not known now. If it is, it ends when this is "
                        "applied."));
    } else if (!view) {
        lines.append(tr("It is not live."));
    } else if (isServing()) {
        QStringList shares;
        for (auto it = view->traffic.begin(); it != view->traffic.end(); ++it) {
            if (it.value() > 0) {
                shares.append(
                    tr("%1 %2 %", "a deployment, its share").arg(it.key()).arg(it.value()));
            }
        }
        lines.append(tr("It serves live traffic: %1. When this is applied, with a tick of its own "
                        "in the review, its address and all its deployments are gone.")
                         .arg(shares.join(QStringLiteral(" · "))));
    } else {
        lines.append(tr("It is live without traffic. When this is applied, with a tick of its own "
                        "in the review, its address and all its deployments are gone."));
    }
    return lines;
}

void EndpointRemoval::setTyped(const QString &text)
{
    if (set(m_typed, text)) {
        m_wasTried = false;
        Q_EMIT changed();
    }
}

QString EndpointRemoval::typedProblem() const
{
    const QString typed = m_typed.trimmed();
    if (m_name.startsWith(typed)) {
        return m_wasTried && typed.size() < m_name.size()
                   ? tr("It is not the whole name yet: type %1.").arg(m_name)
                   : QString();
    }
    const qsizetype most = std::min(typed.size(), m_name.size());
    const auto differ = std::mismatch(m_name.begin(), m_name.begin() + most, typed.begin());
    const qsizetype same = differ.first - m_name.begin();
    // A name has no letters outside ASCII; what was typed may.
    const qsizetype width = same < typed.size() && typed[same].isHighSurrogate() ? 2 : 1;
    const QString wrong = shownText(typed.mid(same, width));
    if (same == m_name.size()) {
        return tr("The name ends after %1: “%2” is too much.", "a name, what follows it")
            .arg(m_name, shownText(typed.mid(same), 20));
    }
    if (same == 0) {
        return tr("The name begins with “%1”, not with “%2”.").arg(m_name.front(), wrong);
    }
    return tr("After “%1” the name goes on with “%2”, not with “%3”.")
        .arg(m_name.left(same), m_name[same], wrong);
}

QString EndpointRemoval::confirmReason() const
{
    if (isWorking()) {
        return tr("It is being deleted");
    }
    if (!failure().isEmpty()) {
        return failure();
    }
    if (const QString problem = typedProblem(); !problem.isEmpty()) {
        return problem;
    }
    if (m_typed.trimmed() != m_name || m_name.isEmpty()) {
        return tr("Type %1 to confirm", "the name of an endpoint").arg(m_name);
    }
    return unavailableReason();
}

bool EndpointRemoval::canConfirm() const
{
    return isEditable() && m_typed.trimmed() == m_name && unavailableReason().isEmpty();
}

void EndpointRemoval::confirm()
{
    if (!canConfirm()) {
        if (isEditable() && set(m_wasTried, true)) {
            Q_EMIT changed();
        }
        return;
    }
    write(
        filePaths(m_endpoint.state()), tr("Delete endpoint %1").arg(m_name),
        [name = m_name](const QList<Manifest> &files) { return removeEndpoint(files, name); },
        [this] { Q_EMIT removed(m_name); });
}

} // namespace serin
