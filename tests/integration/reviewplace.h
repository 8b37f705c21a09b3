// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/manifest/editsession.h"
#include "models/review/reviewcontroller.h"
#include "services/manifest/edit/manifestedit.h"
#include "tests/support/patience.h"
#include "tests/support/samplebench.h"

#include <QDir>

#include <algorithm>

namespace serin {

/// A sample that is edited, reviewed and applied: real git, a bare remote, the local workspace.
class ReviewPlace
{
protected:
    using Phase = ReviewState::Phase;

    void enter() { m_bench = std::make_unique<SampleBench>(QStringLiteral(SERINCTL)); }
    void leave()
    {
        m_review.reset();
        m_session.reset();
        m_bench.reset();
    }
    /// A sample, its project, and a review of it.
    void start(bool withWorkspace = true)
    {
        const QString wrong = m_bench->setUp(withWorkspace);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        makeReview();
    }
    void makeReview()
    {
        m_review.reset();
        m_session = std::make_unique<EditSession>();
        m_review =
            std::make_unique<ReviewController>(*m_bench->project, *m_session, m_bench->operations,
                                               m_bench->folder() + QStringLiteral("/drafts"));
    }
    /// Of the sample.
    void makeHook(const QString &name, const QByteArray &script)
    {
        const QString place = QStringLiteral(".git/hooks/") + name;
        QDir().mkpath(QFileInfo(m_bench->path(place)).absolutePath());
        m_bench->write(place, script);
        QFile hook(m_bench->path(place));
        hook.setPermissions(hook.permissions() | QFile::ExeOwner);
    }
    /// As a person does in the window; it is on the disk then.
    void edit(const QString &name, const EditSession::Edit &edit)
    {
        m_session->open(m_bench->path(name));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->buffer(m_bench->path(name)), patience);
        m_session->edit(m_bench->path(name), QStringLiteral("edit"), edit);
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->isBusy(), patience);
    }
    /// With everything that is looked up for it.
    [[nodiscard]] bool openReview()
    {
        m_review->open();
        return QTest::qWaitFor(
            [this] {
                return m_review->state().phase == Phase::Ready && m_review->content().isComplete;
            },
            patience);
    }
    /// Says yes to all questions.
    [[nodiscard]] bool answerAll()
    {
        for (const ReviewConsent &question : std::vector(m_review->decision().questions)) {
            m_review->setConsent(question.id, true);
        }
        return m_review->decision().confirmReason.isEmpty();
    }
    /// Confirms, to the end.
    [[nodiscard]] bool run()
    {
        if (!answerAll()) {
            qWarning("%s", qPrintable(m_review->decision().confirmReason));
            return false;
        }
        m_review->confirm();
        return QTest::qWaitFor([this] { return m_review->state().phase == Phase::Ended; },
                               patience);
    }
    /// Of the step of @p kind in the run.
    [[nodiscard]] OperationState stateOf(ReviewStepKind kind) const
    {
        for (const ReviewStep &step : m_review->run()->steps()) {
            if (step.kind == kind) {
                if (step.error) {
                    qInfo("%s", qPrintable(step.error->toLine()));
                }
                return step.state;
            }
        }
        qWarning("there is no such step");
        return OperationState::Waiting;
    }
    [[nodiscard]] bool offers(ReviewWay way) const
    {
        const std::vector<ReviewWay> ways = m_review->run()->ways();
        return std::find(ways.begin(), ways.end(), way) != ways.end();
    }
    /// Somebody else writes @p file, commits and pushes.
    void otherCommits(const QString &file, const QByteArray &bytes)
    {
        const QString other = m_bench->folder() + QStringLiteral("/other");
        if (!QDir(other).exists()) {
            m_bench->gitSays({QStringLiteral("clone"), m_bench->remote, other}, m_bench->folder());
        }
        QFile out(other + u'/' + file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        out.close();
        const QStringList person{QStringLiteral("-c"), QStringLiteral("user.name=Other"),
                                 QStringLiteral("-c"), QStringLiteral("user.email=o@example.org")};
        m_bench->gitSays({QStringLiteral("add"), QStringLiteral("-A")}, other);
        m_bench->gitSays(person + QStringList{QStringLiteral("commit"), QStringLiteral("-m"),
                                              QStringLiteral("Other")},
                         other);
        const QByteArray pushed = m_bench->gitSays({QStringLiteral("push")}, other);
        QVERIFY2(pushed.contains("main -> main"), pushed.constData());
    }
    /// Of blue; -1: it is not there.
    [[nodiscard]] int liveInstances()
    {
        const HttpResponse answer = m_bench->server().arm(
            "GET", QStringLiteral("/onlineEndpoints/my-endpoint/deployments/blue"));
        return QJsonDocument::fromJson(answer.body)
            .object()
            .value(QLatin1String("sku"))
            .toObject()
            .value(QLatin1String("capacity"))
            .toInt(-1);
    }
    /// The commit of main in the repository @p folder.
    [[nodiscard]] QByteArray headAt(const QString &folder) const
    {
        return m_bench->gitSays({QStringLiteral("rev-parse"), QStringLiteral("main")}, folder)
            .trimmed();
    }
    /// Of blue.
    [[nodiscard]] static EditSession::Edit instances(int count)
    {
        return [count](const Manifest &manifest) {
            return withInstanceCount(manifest, {}, QStringLiteral("blue"), count);
        };
    }

    std::unique_ptr<SampleBench> m_bench;
    std::unique_ptr<EditSession> m_session;
    std::unique_ptr<ReviewController> m_review;
};

} // namespace serin
