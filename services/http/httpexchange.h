// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/errand.h"
#include "services/http/httpclient.h"
#include "services/http/httptransfer.h"

namespace serin {

/// One call of HttpClient with all its tries and redirects. Its client starts it by begin() when
/// there is a free connection, once for each try.
class HttpExchange : public Errand<HttpAnswer>
{
public:
    HttpExchange(HttpClient *client, const HttpCall &call);
    ~HttpExchange() override;

    [[nodiscard]] const QString &origin() const { return m_origin; }
    void begin();

private:
    void take(Result<HttpAnswer> result);
    void release();
    /// Whether it goes on by another try.
    [[nodiscard]] bool repeats(const Result<HttpAnswer> &result);
    [[nodiscard]] Result<bool> redirects(const HttpAnswer &answer);

    HttpClient *const m_client;
    HttpCall m_call;
    const QString m_origin;
    const int m_tries;
    int m_failed = 0;
    int m_sends = 0;
    bool m_holds = false;
};

} // namespace serin
