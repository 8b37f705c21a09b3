// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/idlesteps.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace serin {

namespace {

bool isAct(const QEvent &event)
{
    switch (event.type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::Wheel:
        return true;
    default:
        return false;
    }
}

} // namespace

IdleSteps::IdleSteps(std::function<bool()> step, QObject *parent)
    : QObject(parent), m_step(std::move(step))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleSteps::next);
}

void IdleSteps::start(std::chrono::milliseconds pause)
{
    if (m_phase != Phase::New) {
        return;
    }
    m_phase = Phase::Running;
    m_pause = pause;
    m_timer.start(pause);
    QCoreApplication::instance()->installEventFilter(this);
}

void IdleSteps::next()
{
    if (m_step()) {
        m_timer.start(0);
        return;
    }
    m_phase = Phase::Done;
    QCoreApplication::instance()->removeEventFilter(this);
}

bool IdleSteps::eventFilter(QObject *watched, QEvent *event)
{
    if (isAct(*event)) {
        m_timer.start(m_pause);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace serin
