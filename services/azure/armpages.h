// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/azure/armsession.h"
#include "services/core/errand.h"
#include "services/core/logging.h"
#include "services/core/workers.h"

#include <QJsonArray>
#include <QSet>

#include <functional>

namespace serin {

/// Reads a list page by page: `{value: […], nextLink}`, with the links as they are. Large pages are
/// parsed in workers(). Entries that cannot be read are left out.
template<typename T>
class ArmPages : public Errand<QList<T>>
{
public:
    /// Called from any thread.
    using Reader = std::function<Result<T>(const QJsonObject &)>;

    ArmPages(ArmSession *session, const QUrl &first, Reader reader)
        : Errand<QList<T>>(session), m_session(session), m_reader(std::move(reader))
    {
        fetch(first);
    }

private:
    static constexpr int mostPages = 10'000;

    struct Page
    {
        QList<T> items;
        QString next;
    };

    static Result<Page> read(const HttpAnswer &answer, const Reader &reader)
    {
        const Result<QJsonObject> json = jsonFrom(answer);
        if (!json) {
            return failure(json.error());
        }
        const QJsonValue value = json->value(QLatin1String("value"));
        if (!value.isArray()) {
            return failure(ErrorKind::Protocol, QStringLiteral("the answer holds no list"),
                           answer.where());
        }
        Page page;
        const QJsonArray entries = value.toArray();
        for (const QJsonValue &entry : entries) {
            if (Result<T> item = reader(entry.toObject())) {
                page.items.append(std::move(*item));
            } else {
                qCWarning(lcAzure).noquote() << "left out of a list:" << item.error().toLine();
            }
        }
        page.next = json->value(QLatin1String("nextLink")).toString();
        return page;
    }

    void fetch(const QUrl &url)
    {
        ArmRequest request;
        request.url = url;
        this->run(m_session->send(request), [this](Result<HttpAnswer> answer) {
            if (!answer) {
                this->answer(failure(std::move(answer.error())));
            } else if (!isLarge(*answer)) {
                take(read(*answer, m_reader));
            } else {
                this->run(runAsync(workers(), [body = std::move(*answer),
                                               reader = m_reader] { return read(body, reader); }),
                          [this](Result<Page> page) { take(std::move(page)); });
            }
        });
    }

    void take(Result<Page> page)
    {
        if (!page) {
            this->answer(failure(std::move(page.error())));
            return;
        }
        m_items.append(std::move(page->items));
        if (page->next.isEmpty()) {
            this->answer(std::move(m_items));
            return;
        }
        if (m_seen.contains(page->next) || m_seen.size() >= mostPages) {
            this->answer(
                failure(ErrorKind::Protocol, QStringLiteral("the pages of a list do not end")));
            return;
        }
        m_seen.insert(page->next);
        fetch(QUrl::fromEncoded(page->next.toUtf8()));
    }

    ArmSession *const m_session;
    const Reader m_reader;
    QList<T> m_items;
    QSet<QString> m_seen;
};

} // namespace serin
