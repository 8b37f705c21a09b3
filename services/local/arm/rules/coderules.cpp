// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/arm/rules/coderules.h"

#include "services/local/arm/rules/findings.h"
#include "services/local/arm/rules/jsonfields.h"
#include "services/local/arm/rules/ownproperties.h"
#include "services/local/arm/scoring/assetreferences.h"
#include "services/local/arm/scoring/servercommand.h"

#include <QDir>

namespace serin {

using namespace Qt::StringLiterals;

namespace {

QString sentence(const Error &error)
{
    QString text = error.detail;
    if (!text.isEmpty()) {
        text[0] = text.at(0).toUpper();
    }
    return error.fix.isEmpty() ? text + u'.' : text + u"; "_s + error.fix + u'.';
}

bool hasCommand(const JsonFields &properties)
{
    return properties.fields(u"properties"_s).has(commandProperty);
}

bool isInside(const QString &script)
{
    const QString clean = QDir::cleanPath(script);
    return !QDir::isAbsolutePath(clean) && clean != ".."_L1 && !clean.startsWith("../"_L1) &&
           !clean.contains(QChar::Null);
}

} // namespace

void checkReference(const JsonFields &properties, const QString &key, AssetId::Kind kind,
                    const AssetReferences &references, QJsonObject &kept)
{
    const QString reference = properties.text(key).value_or(QString());
    if (reference.isEmpty()) {
        kept.insert(key, QJsonValue());
        return;
    }
    const Result<AssetRecord> asset = references.find(reference, kind);
    if (!asset) {
        properties.findings().add(properties.pathOf(key), sentence(asset.error()),
                                  asset.error().kind == ErrorKind::NotFound ? u"ResourceNotFound"_s
                                                                            : u"BadArgument"_s);
        return;
    }
    kept.insert(key, references.idOf(*asset));
}

QJsonValue checkCode(const JsonFields &properties, const AssetReferences &references)
{
    if (!properties.has(u"codeConfiguration"_s)) {
        return {};
    }
    const JsonFields code = properties.fields(u"codeConfiguration"_s);
    QJsonObject kept = code.object();
    const QString key = u"scoringScript"_s;
    const QString script = code.text(key).value_or(QString());
    if (script.isEmpty() && !hasCommand(properties)) {
        code.refuse(key, u"%1 is required with a code."_s.arg(code.pathOf(key)));
    } else if (!isInside(script)) {
        code.refuse(key, u"%1 must be a path inside the code, not \"%2\"."_s.arg(code.pathOf(key),
                                                                                 script.left(200)));
    }
    if (!code.has(u"codeId"_s)) {
        code.require(u"codeId"_s);
    }
    checkReference(code, u"codeId"_s, AssetId::Kind::Code, references, kept);
    return kept;
}

void checkCommand(const JsonFields &properties, const std::optional<QString> &codeDir)
{
    const JsonFields own = properties.fields(u"properties"_s);
    const QString text = own.object().value(commandProperty).toString();
    if (text.isEmpty()) {
        return;
    }
    const Result<QString> program =
        serverCommandFrom(text).and_then([&](const QStringList &command) {
            return programOf(command, codeDir.value_or(QString()));
        });
    if (!program) {
        own.refuse(commandProperty, sentence(program.error()));
    }
}

} // namespace serin
