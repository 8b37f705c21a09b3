// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/review/reviewrun.h"
#include "services/core/async.h"

#include <utility>

namespace serin {

template<typename T, typename Callback>
void ReviewRun::ask(const QFuture<Result<T>> &future, Callback callback)
{
    m_cancel = [running = QFuture<Result<T>>(future)]() mutable { running.cancel(); };
    deliver(future, this, [this, callback = std::move(callback)](Result<T> result) mutable {
        m_cancel = nullptr;
        if (!result && result.error().kind == ErrorKind::Cancelled) {
            fail(result.error());
        } else {
            callback(std::move(result));
        }
    });
}

} // namespace serin
