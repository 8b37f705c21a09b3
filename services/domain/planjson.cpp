// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/plan.h"

#include <QJsonArray>

#include <initializer_list>
#include <utility>

namespace serin {

namespace {

QString hex(const QByteArray &digest)
{
    return QString::fromLatin1(digest.toHex());
}

QJsonObject errorJson(const Error &error)
{
    return {{QStringLiteral("kind"), errorKindName(error.kind)},
            {QStringLiteral("message"), error.detail},
            {QStringLiteral("where"), error.where},
            {QStringLiteral("fix"), error.fix}};
}

QJsonObject operationJson(const PlanOperation &operation)
{
    QJsonObject json{{QStringLiteral("id"), operation.id},
                     {QStringLiteral("action"), planWord(operation.action)},
                     {QStringLiteral("kind"), planWord(operation.kind)},
                     {QStringLiteral("endpoint"), operation.endpoint},
                     {QStringLiteral("deployment"), operation.deployment},
                     {QStringLiteral("before"), operation.before},
                     {QStringLiteral("after"), operation.after},
                     {QStringLiteral("reason"), operation.reason},
                     {QStringLiteral("file"), operation.file},
                     {QStringLiteral("line"), operation.line}};
    if (operation.moved) {
        QJsonObject moved{{QStringLiteral("percent"), operation.moved->percent}};
        if (operation.moved->requestsPerMinute) {
            moved.insert(QStringLiteral("requestsPerMinute"), *operation.moved->requestsPerMinute);
        }
        json.insert(QStringLiteral("moved"), moved);
    }
    if (operation.consent != PlanConsent::NotNeeded) {
        json.insert(QStringLiteral("consent"), operation.consent == PlanConsent::Given
                                                   ? QStringLiteral("given")
                                                   : QStringLiteral("missing"));
    }
    return json;
}

QJsonObject baseJson(const PlanBase &base)
{
    QJsonObject json{{QStringLiteral("commit"), base.commit},
                     {QStringLiteral("contentDigest"), hex(base.contentDigest)},
                     {QStringLiteral("liveDigest"), hex(base.liveDigest)}};
    if (!base.endpoints.empty()) {
        QJsonObject endpoints;
        for (const auto &[name, digest] : base.endpoints) {
            endpoints.insert(name, hex(digest));
        }
        json.insert(QStringLiteral("endpoints"), endpoints);
    }
    return json;
}

/// Takes values out of an object, each of the type that it must have; the first that is not is kept
/// as the error.
class Taker
{
public:
    Taker(QJsonObject json, QString pointer)
        : m_json(std::move(json)), m_pointer(std::move(pointer))
    {}

    [[nodiscard]] bool has(const QString &key) const { return m_json.contains(key); }
    [[nodiscard]] QString text(const QString &key)
    {
        return get(key, QJsonValue::String).toString();
    }
    [[nodiscard]] int integer(const QString &key) { return get(key, QJsonValue::Double).toInt(); }
    [[nodiscard]] QJsonObject object(const QString &key)
    {
        return get(key, QJsonValue::Object).toObject();
    }
    [[nodiscard]] QJsonArray array(const QString &key)
    {
        return get(key, QJsonValue::Array).toArray();
    }
    [[nodiscard]] QJsonValue any(const QString &key) const { return m_json.value(key); }
    [[nodiscard]] QByteArray digest(const QString &key)
    {
        return QByteArray::fromHex(text(key).toLatin1());
    }
    /// The value whose word is the text under @p key.
    template<typename Word>
    [[nodiscard]] Word word(const QString &key, std::initializer_list<Word> all)
    {
        const QString wanted = text(key);
        for (const Word each : all) {
            if (planWord(each) == wanted) {
                return each;
            }
        }
        fail(key, QStringLiteral("the word \"%1\" is not known").arg(wanted));
        return *all.begin();
    }
    void fail(const QString &key, const QString &detail)
    {
        if (!m_error) {
            m_error = Error{ErrorKind::Invalid, detail, m_pointer + u'/' + key,
                            QStringLiteral("make the plan again")};
        }
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

private:
    QJsonValue get(const QString &key, QJsonValue::Type type)
    {
        const QJsonValue value = m_json.value(key);
        if (value.type() != type) {
            fail(key, QStringLiteral("the plan's value is missing or of another type"));
        }
        return value;
    }

    QJsonObject m_json;
    QString m_pointer;
    std::optional<Error> m_error;
};

Result<PlanOperation> operationFromJson(const QJsonObject &json, const QString &pointer)
{
    Taker from(json, pointer);
    PlanOperation operation;
    operation.id = from.text(QStringLiteral("id"));
    operation.action = from.word(QStringLiteral("action"),
                                 {PlanAction::Register, PlanAction::Create, PlanAction::Update,
                                  PlanAction::Scale, PlanAction::Traffic, PlanAction::Mirror,
                                  PlanAction::Delete, PlanAction::Replace});
    operation.kind = from.word(QStringLiteral("kind"),
                               {PlanKind::Endpoint, PlanKind::Deployment, PlanKind::Asset});
    operation.endpoint = from.text(QStringLiteral("endpoint"));
    operation.deployment = from.text(QStringLiteral("deployment"));
    operation.before = from.any(QStringLiteral("before"));
    operation.after = from.any(QStringLiteral("after"));
    operation.reason = from.text(QStringLiteral("reason"));
    operation.file = from.text(QStringLiteral("file"));
    operation.line = from.integer(QStringLiteral("line"));
    if (from.has(QStringLiteral("moved"))) {
        Taker moved(from.object(QStringLiteral("moved")), pointer + QStringLiteral("/moved"));
        operation.moved = MovedShare{moved.integer(QStringLiteral("percent")), std::nullopt};
        if (moved.has(QStringLiteral("requestsPerMinute"))) {
            operation.moved->requestsPerMinute =
                moved.any(QStringLiteral("requestsPerMinute")).toDouble();
        }
        if (moved.error()) {
            return failure(*moved.error());
        }
    }
    if (from.has(QStringLiteral("consent"))) {
        operation.consent = from.text(QStringLiteral("consent")) == QLatin1String("given")
                                ? PlanConsent::Given
                                : PlanConsent::Missing;
    }
    if (from.error()) {
        return failure(*from.error());
    }
    return operation;
}

Result<PlanRefusal> refusalFromJson(const QJsonObject &json, const QString &pointer)
{
    Taker from(json, pointer);
    PlanRefusal refusal;
    refusal.endpoint = from.text(QStringLiteral("endpoint"));
    refusal.deployment = from.text(QStringLiteral("deployment"));
    Taker error(from.object(QStringLiteral("error")), pointer + QStringLiteral("/error"));
    const QString kind = error.text(QStringLiteral("kind"));
    refusal.error.kind = ErrorKind::Invalid;
    for (const ErrorKind each :
         {ErrorKind::NotFound, ErrorKind::Conflict, ErrorKind::Unavailable, ErrorKind::Io}) {
        if (errorKindName(each) == kind) {
            refusal.error.kind = each;
        }
    }
    refusal.error.detail = error.text(QStringLiteral("message"));
    refusal.error.where = error.text(QStringLiteral("where"));
    refusal.error.fix = error.text(QStringLiteral("fix"));
    for (const Taker *taker : {&from, &error}) {
        if (taker->error()) {
            return failure(*taker->error());
        }
    }
    return refusal;
}

Result<PlanNote> noteFromJson(const QJsonObject &json, const QString &pointer)
{
    Taker from(json, pointer);
    PlanNote note;
    note.kind =
        from.word(QStringLiteral("kind"), {PlanNote::Kind::Unreadable, PlanNote::Kind::Undecided,
                                           PlanNote::Kind::Unassigned, PlanNote::Kind::NotInGit,
                                           PlanNote::Kind::NotComparable, PlanNote::Kind::Unmanaged,
                                           PlanNote::Kind::OtherRepository});
    note.endpoint = from.text(QStringLiteral("endpoint"));
    note.deployment = from.text(QStringLiteral("deployment"));
    note.text = from.text(QStringLiteral("text"));
    note.file = from.text(QStringLiteral("file"));
    note.line = from.integer(QStringLiteral("line"));
    if (from.error()) {
        return failure(*from.error());
    }
    return note;
}

/// Reads each object of @p array with @p read into @p into.
template<typename List, typename Read>
Result<void> readAll(const QJsonArray &array, const QString &pointer, Read read, List &into)
{
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto one = read(array.at(i).toObject(), pointer + u'/' + QString::number(i));
        if (!one) {
            return failure(one.error());
        }
        into.push_back(std::move(*one));
    }
    return {};
}

} // namespace

QJsonObject Plan::toJson() const
{
    QJsonArray list;
    for (const PlanOperation &operation : operations) {
        list.append(operationJson(operation));
    }
    QJsonObject json{{QStringLiteral("operations"), list},
                     {QStringLiteral("base"), baseJson(base)}};
    if (!refusals.empty()) {
        QJsonArray refused;
        for (const PlanRefusal &refusal : refusals) {
            refused.append(QJsonObject{{QStringLiteral("endpoint"), refusal.endpoint},
                                       {QStringLiteral("deployment"), refusal.deployment},
                                       {QStringLiteral("error"), errorJson(refusal.error)}});
        }
        json.insert(QStringLiteral("refusals"), refused);
    }
    if (!notes.empty()) {
        QJsonArray said;
        for (const PlanNote &note : notes) {
            said.append(QJsonObject{{QStringLiteral("kind"), planWord(note.kind)},
                                    {QStringLiteral("endpoint"), note.endpoint},
                                    {QStringLiteral("deployment"), note.deployment},
                                    {QStringLiteral("text"), note.text},
                                    {QStringLiteral("file"), note.file},
                                    {QStringLiteral("line"), note.line}});
        }
        json.insert(QStringLiteral("notes"), said);
    }
    return json;
}

Result<Plan> Plan::fromJson(const QJsonObject &json)
{
    Taker from(json, QString());
    Plan plan;
    Taker base(from.object(QStringLiteral("base")), QStringLiteral("/base"));
    plan.base.commit = base.text(QStringLiteral("commit"));
    plan.base.contentDigest = base.digest(QStringLiteral("contentDigest"));
    plan.base.liveDigest = base.digest(QStringLiteral("liveDigest"));
    const QJsonObject endpoints = base.any(QStringLiteral("endpoints")).toObject();
    for (auto it = endpoints.begin(); it != endpoints.end(); ++it) {
        plan.base.endpoints[it.key()] = QByteArray::fromHex(it.value().toString().toLatin1());
    }
    Result<void> read = readAll(from.array(QStringLiteral("operations")),
                                QStringLiteral("/operations"), operationFromJson, plan.operations);
    for (const Taker *taker : {&from, &base}) {
        if (taker->error()) {
            return failure(*taker->error());
        }
    }
    if (read) {
        read = readAll(json.value(QStringLiteral("refusals")).toArray(),
                       QStringLiteral("/refusals"), refusalFromJson, plan.refusals);
    }
    if (read) {
        read = readAll(json.value(QStringLiteral("notes")).toArray(), QStringLiteral("/notes"),
                       noteFromJson, plan.notes);
    }
    if (!read) {
        return failure(read.error());
    }
    return plan;
}

} // namespace serin
