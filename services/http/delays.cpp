// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/http/delays.h"

#include "services/core/errand.h"

#include <QTimer>

namespace serin {

namespace {

class TimedErrand : public Errand<void>
{
public:
    explicit TimedErrand(std::chrono::milliseconds duration) : Errand(nullptr)
    {
        QTimer::singleShot(duration, Qt::PreciseTimer, this, [this] { answer({}); });
    }
};

} // namespace

Delays::~Delays() = default;

QFuture<Result<void>> SystemDelays::wait(std::chrono::milliseconds duration)
{
    auto *errand = new TimedErrand(duration); // deletes itself
    return errand->future();
}

} // namespace serin
