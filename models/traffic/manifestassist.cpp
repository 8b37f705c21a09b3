// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/traffic/manifestassist.h"

#include "models/common/servicewords.h"
#include "models/traffic/endpointcontroller.h"

#include <QCoreApplication>
#include <QStringList>

namespace serin {

namespace {

struct AssistWords
{
    Q_DECLARE_TR_FUNCTIONS(Assist)
};

QString numberText(double number)
{
    return number == static_cast<double>(static_cast<qint64>(number))
               ? QString::number(static_cast<qint64>(number))
               : QString::number(number);
}

QString shapeWord(KeyHelp::Shape shape)
{
    switch (shape) {
    case KeyHelp::Shape::Text:
        return AssistWords::tr("text");
    case KeyHelp::Shape::Boolean:
        return AssistWords::tr("true or false");
    case KeyHelp::Shape::Whole:
        return AssistWords::tr("whole number");
    case KeyHelp::Shape::Number:
        return AssistWords::tr("number");
    case KeyHelp::Shape::Choice:
        return AssistWords::tr("one of several words");
    case KeyHelp::Shape::Map:
        return AssistWords::tr("keys below it");
    case KeyHelp::Shape::List:
        return AssistWords::tr("list");
    }
    return {};
}

QString limited(const QString &word, const KeyHelp &help)
{
    if (help.least && help.most) {
        return AssistWords::tr("%1 from %2 to %3", "a kind of number, and its limits")
            .arg(word, numberText(*help.least), numberText(*help.most));
    }
    if (help.least) {
        return AssistWords::tr("%1 from %2", "a kind of number, and its lower limit")
            .arg(word, numberText(*help.least));
    }
    return help.most ? AssistWords::tr("%1 up to %2", "a kind of number, and its upper limit")
                           .arg(word, numberText(*help.most))
                     : word;
}

QString shapeText(KeyHelp::Shape shape, const KeyHelp &help)
{
    switch (shape) {
    case KeyHelp::Shape::Whole:
    case KeyHelp::Shape::Number:
        return limited(shapeWord(shape), help);
    case KeyHelp::Shape::Choice:
        return help.choices.join(QStringLiteral(" · "));
    default:
        return shapeWord(shape);
    }
}

/// "Whole number from 1 to 50, or text".
QString shapesText(const KeyHelp &help)
{
    QString text;
    for (const KeyHelp::Shape shape : help.shapes) {
        const QString word = shapeText(shape, help);
        text =
            text.isEmpty() ? word : AssistWords::tr("%1, or %2", "kinds of values").arg(text, word);
    }
    const bool isWord = !help.shapes.empty() && help.shapes.front() != KeyHelp::Shape::Choice;
    if (isWord) {
        text[0] = text[0].toUpper();
    }
    return text;
}

QString helpText(const KeyHelp &help)
{
    QStringList lines;
    lines.append(help.name);
    lines.append(serviceWords(help.about));
    lines.append(shapesText(help));
    lines.append(help.example.isEmpty()
                     ? QString()
                     : AssistWords::tr("For instance: %1").arg(serviceWords(help.example)));
    lines.append(
        help.byDefault.isEmpty()
            ? QString()
            : AssistWords::tr("Without it: %1", "the default of a key").arg(help.byDefault));
    lines.append(help.isRequired ? AssistWords::tr("It must be there") : QString());
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QString detailOf(const Completion &completion)
{
    if (!completion.isKey) {
        return completion.isDefault ? AssistWords::tr("default") : QString();
    }
    if (completion.help.isRequired) {
        return AssistWords::tr("must be there");
    }
    return completion.help.shapes.empty() ? QString() : shapeWord(completion.help.shapes.front());
}

} // namespace

AssistFacts assistFactsOf(const EndpointController &endpoint)
{
    AssistFacts facts;
    for (const DeploymentState &deployment : endpoint.state().deployments) {
        facts.deployments.append(deployment.name.toString());
        facts.instanceTypes.append(deployment.instanceType);
    }
    facts.instanceTypes.removeAll(QString());
    facts.instanceTypes.removeDuplicates();
    for (const CatalogEndpoint &each : endpoint.catalog().endpoints()) {
        if (!isPlaceholderName(each.name)) {
            facts.endpoints.append(each.name);
        }
    }
    return facts;
}

AssistList assistAt(const QByteArray &text, qsizetype offset, const AssistFacts &facts)
{
    const Completions found = completionsAt(text, static_cast<std::uint32_t>(offset), facts);
    AssistList list{found.replaced.begin, found.replaced.end, {}};
    for (const Completion &each : found.list) {
        list.items.push_back({each.label, detailOf(each), helpText(each.help), each.text,
                              each.hasChoices && each.text.endsWith(": ")});
    }
    return list;
}

std::optional<AssistHelp> assistHelpAt(const QByteArray &text, qsizetype offset)
{
    ByteSpan span;
    const auto help = keyHelpAt(text, static_cast<std::uint32_t>(offset), &span);
    if (!help) {
        return std::nullopt;
    }
    return AssistHelp{span.begin, span.end, helpText(*help)};
}

} // namespace serin
