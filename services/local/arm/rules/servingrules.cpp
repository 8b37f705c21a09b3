// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/servingrules.h"

#include "services/domain/isoduration.h"
#include "services/local/arm/rules/jsonfields.h"

namespace serin {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longestTimeout = 180s; // of a managed deployment (how-to-manage-quotas)
constexpr auto day = 24h;
constexpr int mostConcurrent = 1'000'000;
constexpr qsizetype longestVariable = 128 * 1024 - 2; // what Linux lets a process be given

} // namespace

QJsonObject checkScaleSettings(const JsonFields &properties)
{
    const JsonFields settings = properties.fields(u"scaleSettings"_s);
    const QString key = u"scaleType"_s;
    if (settings.choice(key, {u"Default"_s, u"TargetUtilization"_s}) == u"TargetUtilization"_s) {
        settings.refuse(key, u"A managed deployment has a fixed instance count; %1 must be "
                             "Default."_s.arg(settings.pathOf(key)));
    }
    return {{key, u"Default"_s}};
}

QJsonObject checkRequestSettings(const JsonFields &properties)
{
    const JsonFields settings = properties.fields(u"requestSettings"_s);
    QJsonObject kept = settings.object();
    JsonFields::Milliseconds timeout =
        settings.duration(u"requestTimeout"_s, 0ms, longestTimeout).value_or(0ms);
    if (timeout == 0ms) {
        timeout = 5s;
    }
    kept.insert(u"requestTimeout"_s, isoDuration(timeout));
    kept.insert(u"maxQueueWait"_s,
                isoDuration(settings.duration(u"maxQueueWait"_s, 0ms, day).value_or(0ms)));
    const QString concurrent = u"maxConcurrentRequestsPerInstance"_s;
    kept.insert(concurrent, settings.integer(concurrent, 1, mostConcurrent).value_or(1));
    return kept;
}

QJsonObject checkProbe(const JsonFields &properties, const QString &which, int mostSuccesses)
{
    const JsonFields probe = properties.fields(which);
    QJsonObject kept = probe.object();
    const auto keepDuration = [&](const QString &key, JsonFields::Milliseconds usual) {
        kept.insert(key, isoDuration(probe.duration(key, 1s, day).value_or(usual)));
    };
    const auto keepNumber = [&](const QString &key, int most, int usual) {
        kept.insert(key, probe.integer(key, 1, most).value_or(usual));
    };
    keepDuration(u"initialDelay"_s, 10s);
    keepDuration(u"period"_s, 10s);
    keepDuration(u"timeout"_s, 2s);
    keepNumber(u"successThreshold"_s, mostSuccesses, 1);
    keepNumber(u"failureThreshold"_s, mostProbes, 30);
    return kept;
}

QJsonObject checkEnvironmentVariables(const JsonFields &properties)
{
    const QString key = u"environmentVariables"_s;
    const QMap<QString, QString> variables = properties.texts(key);
    for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable) {
        const QString &name = variable.key();
        if (name.isEmpty() || name.contains(u'=') || name.contains(QChar::Null) ||
            variable->contains(QChar::Null)) {
            properties.refuse(key,
                              u"\"%1\" cannot be an environment variable: a name is not empty "
                              "and has no '=', and neither holds a NUL."_s.arg(name.left(100)));
        } else if (name.toUtf8().size() + variable->toUtf8().size() > longestVariable) {
            properties.refuse(key, u"The environment variable \"%1\" is longer than 128 KiB."_s.arg(
                                       name.left(100)));
        }
    }
    return toJson(variables);
}

} // namespace serin
