// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/gitops/planner.h"
#include "tests/support/manifestfolder.h"
#include "tests/support/modelplane.h"

#include <QTest>

namespace serin {

/// What a plan is made from: manifests in memory, a model of what is live, and what was applied.
class PlannerPlace
{
protected:
    void clear()
    {
        m_folder.clear();
        m_plane = ModelPlane();
        m_applied.clear();
        m_leftOver.clear();
        m_rates.clear();
        m_assets.clear();
    }

    [[nodiscard]] Plan planned(const PlanOptions &options = {}) const
    {
        PlanInput input;
        input.desired = m_folder.desired();
        input.live = m_plane.state();
        input.lastApplied = m_applied;
        input.leftOver = m_leftOver;
        input.observedRates = m_rates;
        input.assets = m_assets;
        input.options = options;
        return plan(input);
    }
    /// What stands in the folder now becomes live and the last applied.
    void applyAll()
    {
        PlanOptions options;
        options.prune = true;
        const Plan made = planned(options);
        QVERIFY2(made.refusals.empty(), qPrintable(saidBy(made)));
        const QString refused = m_plane.apply(made);
        QVERIFY2(refused.isEmpty(), qPrintable(refused));
        m_applied.clear();
        for (const DesiredEndpointPointer &each : m_folder.desired().endpoints) {
            m_applied.insert(each->name, each);
        }
        const Plan again = planned();
        QVERIFY2(again.isEmpty(), qPrintable(idsOf(again).join(u' ')));
    }

    static QByteArray plannedDeployment(const char *name,
                                        const QByteArray &fields = "instance_count: 1\n")
    {
        return QByteArray("name: ") + name +
               "\nendpoint_name: churn\nmodel: azureml:m:1\nenvironment: azureml:e:1\n"
               "instance_type: S\n" +
               fields;
    }

    static QByteArray plannedEndpoint(const QByteArray &fields = "traffic: {blue: 100}\n")
    {
        return "name: churn\nauth_mode: key\n" + fields;
    }

    /// One whose consent is missing has a ? behind it.
    static QStringList idsOf(const Plan &plan)
    {
        QStringList ids;
        for (const PlanOperation &operation : plan.operations) {
            ids.append(operation.id + (operation.consent == PlanConsent::Missing
                                           ? QStringLiteral("?")
                                           : QString()));
        }
        return ids;
    }

    /// @p text, word by word.
    static QStringList words(const char *text)
    {
        return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    }

    /// The refusals and notes, a line each.
    static QString saidBy(const Plan &plan)
    {
        QString text;
        for (const PlanRefusal &refusal : plan.refusals) {
            text += refusal.error.toLine() + u'\n';
        }
        for (const PlanNote &note : plan.notes) {
            text += planWord(note.kind) + QStringLiteral(": ") + note.text + u'\n';
        }
        return text;
    }

    ManifestFolder m_folder;
    ModelPlane m_plane;
    QHash<QString, DesiredEndpointPointer> m_applied;
    QHash<QString, QMap<QString, QString>> m_leftOver;
    QHash<QString, double> m_rates;
    QHash<QString, std::shared_ptr<const EndpointAssets>> m_assets;
};

} // namespace serin
