// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandoutput.h"

#include "services/core/systemerror.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QRegularExpression>

#include <yaml-cpp/emitter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace serin {

namespace {

/// What became of all that this process printed.
struct Printed
{
    int lostReason = 0; ///< errno of the first result that could not be written
    bool hasFailLine = false;
};

Printed &printed()
{
    static Printed all;
    return all;
}

bool write(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
}

void writeResult(const QByteArray &bytes)
{
    // After a gap the rest would pass for the whole.
    if (printed().lostReason == 0 && !write(stdout, bytes)) {
        printed().lostReason = errno;
    }
}

void writeNote(const QByteArray &bytes)
{
    (void)write(stderr, bytes); // there is nowhere else to say it
}

/// Whether every reader takes @p key for a text without quotes. Those of YAML 1.1 read `off`, `y`
/// and the like as truth values.
bool isPlainKey(const QString &key)
{
    static const QRegularExpression name(
        QRegularExpression::anchoredPattern(QStringLiteral("[A-Za-z_][A-Za-z0-9_-]*")));
    static const QRegularExpression word(
        QRegularExpression::anchoredPattern(QStringLiteral("y|n|yes|no|on|off|true|false|null")),
        QRegularExpression::CaseInsensitiveOption);
    return name.match(key).hasMatch() && !word.match(key).hasMatch();
}

/// @p number as JSON has it; with a point, without which YAML 1.1 takes 1e-06 for a text.
std::string yamlNumber(double number)
{
    QString text = QString::number(number, 'g', QLocale::FloatingPointShortest);
    const qsizetype exponent = text.indexOf(u'e');
    if (exponent > 0 && !text.contains(u'.')) {
        text.insert(exponent, QStringLiteral(".0"));
    }
    return text.toStdString();
}

void emitYaml(YAML::Emitter &out, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        out << YAML::BeginMap;
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            out << YAML::Key;
            if (!isPlainKey(entry.key())) {
                out << YAML::DoubleQuoted;
            }
            out << entry.key().toStdString() << YAML::Value;
            emitYaml(out, entry.value());
        }
        out << YAML::EndMap;
        break;
    }
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        out << YAML::BeginSeq;
        for (const QJsonValue &item : array) {
            emitYaml(out, item);
        }
        out << YAML::EndSeq;
        break;
    }
    case QJsonValue::String:
        out << YAML::DoubleQuoted << value.toString().toStdString();
        break;
    case QJsonValue::Double:
        if (std::abs(value.toDouble()) < 9e15 && value.toDouble() == std::floor(value.toDouble())) {
            out << value.toInteger();
        } else {
            out << yamlNumber(value.toDouble());
        }
        break;
    case QJsonValue::Bool:
        out << value.toBool();
        break;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out << YAML::Null;
        break;
    }
}

/// @p text as a cell of a table: what is far longer than a name or path is cut, or one hostile
/// value would make every line that long.
QString cell(const QString &text)
{
    constexpr qsizetype longest = 200;
    const bool cut = text.size() > longest;
    return printableText(cut ? text.left(longest) + QChar(0x2026) : text);
}

/// @p text between the codes (ECMA-48) for the colour of the state that it names; any other text
/// as it is.
QString inColor(const QString &text, const QString &state)
{
    static const QHash<QString, int> colors{
        {QStringLiteral("Succeeded"), 32}, {QStringLiteral("Failed"), 31},
        {QStringLiteral("Canceled"), 31},  {QStringLiteral("Creating"), 33},
        {QStringLiteral("Updating"), 33},  {QStringLiteral("Scaling"), 33},
        {QStringLiteral("Deleting"), 33}};
    const int color = colors.value(state);
    return color == 0 ? text : QStringLiteral("\x1b[%1m%2\x1b[0m").arg(color).arg(text);
}

} // namespace

QString printableText(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) {
            c = QLatin1Char('?');
        }
    }
    return text;
}

OutputFormat CommandOutput::effectiveFormat() const
{
    if (format != OutputFormat::Auto) {
        return format;
    }
    return isatty(STDOUT_FILENO) != 0 ? OutputFormat::Table : OutputFormat::Json;
}

bool CommandOutput::usesColor() const
{
    return !noColor && qEnvironmentVariableIsEmpty("NO_COLOR") && qgetenv("TERM") != "dumb" &&
           isatty(STDOUT_FILENO) != 0;
}

void CommandOutput::printValue(const QJsonValue &value) const
{
    if (effectiveFormat() == OutputFormat::Yaml) {
        YAML::Emitter out;
        emitYaml(out, value);
        writeResult(QByteArray(out.c_str()) + '\n');
        return;
    }
    writeResult(value.isArray() ? QJsonDocument(value.toArray()).toJson()
                                : QJsonDocument(value.toObject()).toJson());
}

void CommandOutput::printItem(const QJsonObject &item) const
{
    if (effectiveFormat() == OutputFormat::Yaml) {
        printValue(QJsonArray{item});
    } else {
        writeResult(QJsonDocument(item).toJson(QJsonDocument::Compact) + '\n');
    }
}

void CommandOutput::printTable(const QList<QStringList> &rows) const
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            widths.resize(std::max(widths.size(), i + 1));
            widths[i] = std::max(widths.at(i), cell(row.at(i)).size());
        }
    }
    const bool colored = usesColor();
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString shown = cell(row.at(i)).leftJustified(widths.at(i) + 2);
            line += colored ? inColor(shown, row.at(i)) : shown;
        }
        text += line.trimmed().isEmpty() ? QString() : line;
        while (text.endsWith(QLatin1Char(' '))) {
            text.chop(1);
        }
        text += QLatin1Char('\n');
    }
    writeResult(text.toUtf8());
}

void CommandOutput::printBytes(const QByteArray &bytes)
{
    writeResult(bytes);
}

void CommandOutput::note(const QString &line) const
{
    if (!quiet) {
        writeNote("serinctl: " + printableText(line).toUtf8() + '\n');
    }
}

void CommandOutput::warn(const QString &line)
{
    writeNote("serinctl: warning: " + printableText(line).toUtf8() + '\n');
}

void CommandOutput::warn(const QStringList &lines)
{
    for (const QString &line : lines) {
        warn(line);
    }
}

void CommandOutput::line(const QString &line) const
{
    if (!quiet) {
        writeNote(printableText(line).toUtf8() + '\n');
    }
}

bool CommandOutput::confirms(const QString &question)
{
    if (isatty(STDIN_FILENO) == 0) {
        return false;
    }
    writeNote(question.toUtf8() + " [y/N] ");
    // While the question stands no event loop runs that could hear of a signal.
    struct sigaction byDefault = {};
    byDefault.sa_handler = SIG_DFL;
    struct sigaction before = {};
    ::sigaction(SIGINT, &byDefault, &before);
    char answer[8] = {};
    const bool answered = std::fgets(answer, sizeof answer, stdin) != nullptr;
    ::sigaction(SIGINT, &before, nullptr);
    return answered && (answer[0] == 'y' || answer[0] == 'Y');
}

QJsonObject errorJson(const Error &error)
{
    return {{QStringLiteral("kind"), errorKindName(error.kind)},
            {QStringLiteral("message"), error.detail},
            {QStringLiteral("where"), error.where},
            {QStringLiteral("fix"), error.fix}};
}

void CommandOutput::failLine(const Error &error)
{
    printed().hasFailLine = true;
    writeNote("serinctl: error: " + printableText(error.toLine()).toUtf8() + '\n');
}

int CommandOutput::fail(const Error &error) const
{
    failLine(error);
    if (wantsValue()) {
        printValue(QJsonObject{{QStringLiteral("error"), errorJson(error)}});
    }
    return 1;
}

int CommandOutput::settled(int code)
{
    const int reason = printed().lostReason;
    if (reason == 0 || reason == EPIPE) { // who closes the pipe wants no more
        return code;
    }
    if (!printed().hasFailLine) {
        failLine({ErrorKind::Io,
                  QStringLiteral("the output cannot be written: %1").arg(systemReason(reason)),
                  {},
                  QStringLiteral("write it to another place; what the command did stands")});
    }
    return code == wrongUsageExit || code == interruptedExit ? code : 1;
}

int CommandOutput::failUsage(const Error &error) const
{
    (void)fail(error);
    return wrongUsageExit;
}

} // namespace serin
