// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/planview.h"

#include "app/cli/commandoutput.h"
#include "app/cli/unplanned.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>
#include <map>

namespace serin {

namespace {

constexpr qsizetype longestValue = 60;
constexpr qsizetype endOfValue = 24; ///< of a longer one: as much of its end is shown

QString arrow()
{
    return QStringLiteral(" \u2192 ");
}

class Paint
{
public:
    explicit Paint(bool wanted) : m_wanted(wanted) {}

    [[nodiscard]] QString bold(const QString &text) const { return in("1", text); }
    [[nodiscard]] QString dim(const QString &text) const { return in("2", text); }
    [[nodiscard]] QString red(const QString &text) const { return in("31", text); }
    [[nodiscard]] QString green(const QString &text) const { return in("32", text); }
    [[nodiscard]] QString yellow(const QString &text) const { return in("33", text); }
    [[nodiscard]] QString cyan(const QString &text) const { return in("36", text); }

private:
    [[nodiscard]] QString in(const char *code, const QString &text) const
    {
        return m_wanted ? QStringLiteral("\033[%1m%2\033[0m").arg(QLatin1String(code), text) : text;
    }

    const bool m_wanted;
};

QString markOf(PlanAction action, const Paint &paint)
{
    switch (action) {
    case PlanAction::Create:
    case PlanAction::Register:
        return paint.green(QStringLiteral("+"));
    case PlanAction::Delete:
        return paint.red(QStringLiteral("-"));
    case PlanAction::Replace:
        return paint.red(QStringLiteral("\u00b1"));
    case PlanAction::Update:
    case PlanAction::Scale:
        return paint.yellow(QStringLiteral("~"));
    case PlanAction::Traffic:
    case PlanAction::Mirror:
        return paint.cyan(QStringLiteral("\u21c4"));
    }
    Q_UNREACHABLE();
}

QString placeOf(const QString &file, int line)
{
    if (file.isEmpty()) {
        return {};
    }
    return line > 0 ? QStringLiteral("%1:%2").arg(file).arg(line) : file;
}

/// With as many digits as Review in the window has.
QString perSecond(double rate)
{
    return QString::number(rate, 'f', rate < 0.1 ? 2 : rate < 10 ? 1 : 0);
}

QString movedWords(const MovedShare &moved)
{
    if (moved.requestsPerMinute && *moved.requestsPerMinute > 0) {
        return QStringLiteral("moves %1 % of about %2 requests/s")
            .arg(QString::number(moved.percent), perSecond(*moved.requestsPerMinute / 60));
    }
    return QStringLiteral("moves %1 % of the requests").arg(moved.percent);
}

QString counted(std::size_t count, const char *one, const char *many)
{
    return QStringLiteral("%1 %2").arg(count).arg(QLatin1String(count == 1 ? one : many));
}

class PlanText
{
public:
    PlanText(const Plan &plan, const PlanView &view)
        : m_plan(plan), m_view(view), m_paint(view.color)
    {}

    QString text()
    {
        for (const PlanOperation &operation : m_plan.operations) {
            m_names.insert(operation.endpoint, true);
        }
        for (const PlanRefusal &refusal : m_plan.refusals) {
            m_names.insert(refusal.endpoint, true);
        }
        for (auto name = m_names.keyBegin(); name != m_names.keyEnd(); ++name) {
            addEndpoint(*name);
        }
        addNotes();
        addSummary();
        return m_text;
    }

private:
    void line(const QString &text) { m_text += text + u'\n'; }

    /// What a manifest says may hold anything; the colours are ours.
    static QString safe(const QString &text) { return printableText(text); }

    void addEndpoint(const QString &name)
    {
        line(m_paint.bold(safe(name)));
        for (const PlanOperation &operation : m_plan.operations) {
            if (operation.endpoint == name) {
                addOperation(operation);
            }
        }
        for (const PlanRefusal &refusal : m_plan.refusals) {
            if (refusal.endpoint == name) {
                const QString fix = refusal.error.fix.isEmpty()
                                        ? QString()
                                        : QStringLiteral("; ") + refusal.error.fix;
                line(QStringLiteral("  %1 %2").arg(m_paint.red(QStringLiteral("! refused:")),
                                                   safe(refusal.error.detail + fix)));
                if (!refusal.error.where.isEmpty()) {
                    line(QStringLiteral("      ") + m_paint.dim(safe(refusal.error.where)));
                }
            }
        }
        line(QString());
    }

    void addOperation(const PlanOperation &operation)
    {
        const QStringList changes = changeLines(operation);
        QString head = operationWords(operation);
        if (changes.size() == 1) {
            head += QStringLiteral(": ") + changes.constFirst();
        }
        if (operation.moved) {
            head += QStringLiteral("  (%1)").arg(movedWords(*operation.moved));
        }
        line(QStringLiteral("  %1 %2").arg(markOf(operation.action, m_paint), safe(head)));
        for (const QString &change : changes.size() > 1 ? changes : QStringList()) {
            line(QStringLiteral("      ") + safe(change));
        }
        const QString place = placeOf(operation.file, operation.line);
        const QString why = place.isEmpty() ? operation.reason
                                            : QStringLiteral("%1  %2").arg(operation.reason, place);
        line(QStringLiteral("      ") + m_paint.dim(safe(why)));
        if (operation.consent == PlanConsent::Missing) {
            const QString option = operation.action == PlanAction::Replace
                                       ? QStringLiteral("--allow-replace")
                                       : QStringLiteral("--prune");
            line(QStringLiteral("      ") +
                 m_paint.yellow(QStringLiteral("not without your consent: %1").arg(option)));
        }
    }

    void addNotes()
    {
        for (const PlanNote &note : m_plan.notes) {
            const QString place = placeOf(note.file, note.line);
            line(QStringLiteral("%1 %2%3").arg(
                m_paint.dim(QStringLiteral("note:")), safe(note.text),
                place.isEmpty() ? QString() : m_paint.dim(QStringLiteral("  ") + safe(place))));
        }
        if (!m_plan.notes.empty()) {
            line(QString());
        }
    }

    void addSummary()
    {
        std::size_t waiting = 0;
        for (const PlanOperation &operation : m_plan.operations) {
            waiting += operation.consent == PlanConsent::Missing ? 1 : 0;
        }
        const std::size_t runs = m_plan.operations.size() - waiting;
        QStringList parts;
        if (m_plan.isEmpty()) {
            const bool isPart = std::any_of(m_plan.notes.begin(), m_plan.notes.end(), leavesOut);
            parts.append(isPart ? QStringLiteral("nothing to do for the rest")
                                : QStringLiteral("nothing to do"));
        }
        if (runs > 0) {
            parts.append(counted(runs, "operation", "operations"));
        }
        if (waiting > 0) {
            parts.append(counted(waiting, "waits for consent", "wait for consent"));
        }
        if (!m_plan.refusals.empty()) {
            parts.append(counted(m_plan.refusals.size(), "refusal", "refusals"));
        }
        line(m_paint.bold(
            QStringLiteral("%1 on %2: %3")
                .arg(m_view.subject, safe(m_view.workspace), parts.join(QStringLiteral(", ")))));
    }

    const Plan &m_plan;
    const PlanView &m_view;
    const Paint m_paint;
    QMap<QString, bool> m_names;
    QString m_text;
};

/// Nothing differs but that the last try failed.
bool isAppliedAgain(const PlanOperation &operation)
{
    return operation.action == PlanAction::Update && operation.after.isNull();
}

/// The end of an ARM id, which tells what it is; of other text its beginning and its end.
QString shortened(const QString &text)
{
    const QChar ellipsis(0x2026);
    if (text.size() <= longestValue) {
        return text;
    }
    if (text.startsWith(QLatin1String("/subscriptions/"), Qt::CaseInsensitive)) {
        const qsizetype slash = text.indexOf(u'/', text.size() - longestValue);
        return ellipsis + text.mid(slash < 0 ? text.size() - longestValue : slash);
    }
    return text.left(longestValue - endOfValue) + ellipsis + text.right(endOfValue);
}

} // namespace

QString valueWords(const QJsonValue &value)
{
    QString text;
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return QStringLiteral("(not set)");
    case QJsonValue::Bool:
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', 15);
    case QJsonValue::String:
        text = value.toString();
        break;
    case QJsonValue::Array:
        text = QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
        break;
    case QJsonValue::Object: {
        QStringList parts;
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            parts.append(entry.key() + u' ' + valueWords(entry.value()));
        }
        text = parts.isEmpty() ? QStringLiteral("nothing") : parts.join(QStringLiteral(", "));
        break;
    }
    }
    return shortened(text);
}

QString operationWords(const PlanOperation &operation)
{
    const QString word = planWord(operation.action);
    switch (operation.kind) {
    case PlanKind::Endpoint:
        return operation.action == PlanAction::Traffic || operation.action == PlanAction::Mirror
                   ? word
               : isAppliedAgain(operation) ? QStringLiteral("apply the endpoint again")
                                           : QStringLiteral("%1 the endpoint").arg(word);
    case PlanKind::Deployment:
        return isAppliedAgain(operation)
                   ? QStringLiteral("apply %1 again").arg(operation.deployment)
                   : QStringLiteral("%1 %2").arg(word, operation.deployment);
    case PlanKind::Asset:
        return QStringLiteral("%1 the %2 of %3")
            .arg(word,
                 operation.asset ? assetField(operation.asset->kind).section(u'.', -1)
                                 : QStringLiteral("asset"),
                 operation.deployment);
    }
    Q_UNREACHABLE();
}

QStringList changeLines(const PlanOperation &operation)
{
    const bool isMove =
        operation.action == PlanAction::Traffic || operation.action == PlanAction::Mirror;
    if (!isMove && operation.action != PlanAction::Update &&
        operation.action != PlanAction::Scale && operation.action != PlanAction::Replace) {
        return {};
    }
    const QJsonObject before = operation.before.toObject();
    const QJsonObject after = operation.after.toObject();
    if (isAppliedAgain(operation)) {
        return {}; // no field changes: the reason says which state it is in
    }
    QStringList fields = before.keys() + after.keys();
    fields.sort();
    fields.removeDuplicates();
    QStringList lines;
    for (const QString &field : std::as_const(fields)) {
        const QJsonValue was = before.value(field);
        const QJsonValue is = after.value(field);
        if (was == is) {
            continue;
        }
        // Of shares, no entry is 0.
        const auto words = [&](const QJsonValue &value) {
            return isMove && value.isUndefined() ? QStringLiteral("0") : valueWords(value);
        };
        lines.append(field + u' ' + words(was) + arrow() + words(is));
    }
    if (isMove) {
        return lines.isEmpty() ? lines : QStringList{lines.join(QStringLiteral(", "))};
    }
    return lines;
}

QString planText(const Plan &plan, const PlanView &view)
{
    return PlanText(plan, view).text();
}

} // namespace serin
