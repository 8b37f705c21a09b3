// SPDX-License-Identifier: GPL-3.0-or-later
// What the person decides in a review.
#include "models/project/projectcontroller.h"
#include "models/review/reviewcontroller.h"
#include "models/review/reviewpreparation.h"
#include "services/core/async.h"
#include "services/git/gitrepository.h"

namespace serin {

void ReviewController::keepMessage(const QString &message)
{
    if (!m_project.repository()) {
        return;
    }
    m_draft.setRepository(m_project.repository()->layout().top);
    m_draft.setText(message);
    if (m_isOpen && m_state.phase == ReviewState::Phase::Ready) {
        update();
    }
}

void ReviewController::setMessage(const QString &message)
{
    if (message == m_state.message) {
        return;
    }
    m_draft.setText(message);
    m_state.message = message;
    m_state.isMessageEdited = true;
    decide();
    Q_EMIT changed();
}

void ReviewController::resetMessage()
{
    m_draft.clear();
    update();
}

void ReviewController::setTicked(const QByteArray &path, bool isTicked)
{
    for (ReviewFile &file : m_content.files) {
        if (file.path == path && file.isTicked != isTicked) {
            file.isTicked = isTicked;
            m_choices.ticks.insert(path, isTicked);
            update();
            return;
        }
    }
}

void ReviewController::setConsent(const QString &id, bool isGiven)
{
    if (m_choices.consents.contains(id) == isGiven) {
        return;
    }
    if (isGiven) {
        m_choices.consents.insert(id);
    } else {
        m_choices.consents.remove(id);
    }
    if (isReviewQuestion(id)) {
        update();
        return;
    }
    for (ReviewConsent &consent : m_content.consents) {
        if (consent.id == id) {
            consent.isGiven = isGiven;
        }
    }
    m_decision.confirmReason = tr("The plan is being made again");
    Q_EMIT changed();
    prepare();
}

void ReviewController::setEndpointTicked(const QString &name, bool isTicked)
{
    for (ReviewEndpoint &endpoint : m_content.endpoints) {
        if (endpoint.name == name && endpoint.isTicked != isTicked) {
            endpoint.isTicked = isTicked;
            if (isTicked) {
                m_choices.leftOut.remove(name);
            } else {
                m_choices.leftOut.insert(name);
            }
            update();
            return;
        }
    }
}

void ReviewController::setNewBranch(const QByteArray &name)
{
    if (name != m_choices.newBranch) {
        m_choices.newBranch = name;
        update();
    }
}

void ReviewController::setPush(bool push)
{
    m_choices.push = push;
    update();
}

void ReviewController::setApply(bool apply)
{
    m_choices.apply = apply;
    update();
}

void ReviewController::setIdentity(const QString &name, const QString &email)
{
    if (!m_project.repository()) {
        return;
    }
    deliver(m_project.repository()->setIdentity({name, email}), this,
            [this, name, email](const Result<void> &set) {
                if (set) {
                    m_content.identity = {true, name, email};
                    m_state.problem.reset();
                } else {
                    m_state.problem = set.error();
                }
                update();
                if (set) {
                    prepare();
                }
            });
}

} // namespace serin
