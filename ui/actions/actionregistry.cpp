// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionregistry.h"

#include "ui/theme/plaintext.h"

#include <QMenu>
#include <QVariant>
#include <QWidget>

#include <algorithm>

namespace serin {

namespace {

constexpr auto descriptionProperty = "serinDescription";

bool collide(const QKeySequence &a, const QKeySequence &b)
{
    return !a.isEmpty() && !b.isEmpty() &&
           (a.matches(b) != QKeySequence::NoMatch || b.matches(a) != QKeySequence::NoMatch);
}

} // namespace

ActionRegistry::ActionRegistry(QObject *parent) : QObject(parent) {}

QAction *ActionRegistry::registerAction(const ActionSpec &spec)
{
    Q_ASSERT_X(!spec.id.isEmpty() && !find(spec.id), "registerAction", qPrintable(spec.id));
    if (const Entry *known = find(spec.id)) {
        return known->action;
    }
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    action->setProperty(descriptionProperty, spec.toolTip);
    if (spec.icon) {
        action->setIcon(themedIcon(*spec.icon));
    }
    m_entries.push_back({spec.category, action, {}, spec.shortcuts, {}, plainText(*action)});
    const auto taken = setShortcuts(spec.id, spec.shortcuts);
    Q_ASSERT_X(taken, "registerAction", qPrintable(taken.error().toLine()));
    updateTips(m_entries.back());
    for (QWidget *window : std::as_const(m_windows)) {
        window->addAction(action);
    }
    connect(action, &QAction::changed, this, [this, id = spec.id] {
        updateTips(*find(id)); // its text may be another
        Q_EMIT changed();
    });
    Q_EMIT changed();
    return action;
}

QAction *ActionRegistry::action(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->action : nullptr;
}

QStringList ActionRegistry::categories() const
{
    QStringList categories;
    for (const Entry &entry : m_entries) {
        if (!categories.contains(entry.category)) {
            categories.append(entry.category);
        }
    }
    return categories;
}

void ActionRegistry::setSearchWords(const QString &id, const QString &words)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(), [&id](const Entry &each) {
        return each.action->objectName() == id;
    });
    Q_ASSERT_X(entry != m_entries.end(), "setSearchWords", qPrintable(id));
    if (entry != m_entries.end()) {
        entry->searchWords = words.split(QStringLiteral(", "), Qt::SkipEmptyParts);
    }
}

void ActionRegistry::setUnavailable(const QString &id, const QString &reason)
{
    Q_ASSERT_X(!reason.isEmpty(), "setUnavailable", qPrintable(id));
    setReason(id, reason);
}

void ActionRegistry::setAvailable(const QString &id)
{
    setReason(id, {});
}

void ActionRegistry::setReason(const QString &id, const QString &reason)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&id](const Entry &e) { return e.action->objectName() == id; });
    Q_ASSERT_X(entry != m_entries.end(), "ActionRegistry", qPrintable(id));
    if (entry == m_entries.end() ||
        (entry->reason == reason && entry->action->isEnabled() == reason.isEmpty())) {
        return;
    }
    entry->reason = reason;
    entry->action->setEnabled(reason.isEmpty());
    updateTips(*entry);
}

QString ActionRegistry::unavailableReason(const QString &id) const
{
    const Entry *entry = find(id);
    return entry ? entry->reason : QString();
}

Result<void> ActionRegistry::setShortcuts(const QString &id, const QList<QKeySequence> &shortcuts)
{
    const Entry *entry = find(id);
    if (!entry) {
        return failure(ErrorKind::NotFound, QStringLiteral("there is no action %1").arg(id));
    }
    if (const Entry *other = conflict(id, shortcuts)) {
        const QString otherId = other->action->objectName();
        return failure(ErrorKind::Conflict,
                       QStringLiteral("%1 has this shortcut already").arg(otherId), otherId);
    }
    entry->action->setShortcuts(shortcuts);
    updateTips(*entry);
    return {};
}

void ActionRegistry::attachTo(QWidget &window)
{
    if (m_windows.contains(&window)) {
        return;
    }
    m_windows.append(&window);
    connect(&window, &QObject::destroyed, this,
            [this, dead = &window] { m_windows.removeOne(dead); });
    for (const Entry &entry : m_entries) {
        window.addAction(entry.action);
    }
}

void ActionRegistry::fillMenu(QMenu &menu, const QString &category) const
{
    menu.setToolTipsVisible(true);
    for (const Entry &entry : m_entries) {
        if (entry.category == category) {
            menu.addAction(entry.action);
        }
    }
}

QString ActionRegistry::plainText(const QAction &action)
{
    QString plain;
    const QString text = action.text();
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && ++i >= text.size()) {
            break;
        }
        plain += text[i];
    }
    while (plain.endsWith(QLatin1Char('.')) || plain.endsWith(QChar(0x2026))) {
        plain.chop(1);
    }
    return plain;
}

const ActionRegistry::Entry *ActionRegistry::find(const QString &id) const
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&id](const Entry &e) { return e.action->objectName() == id; });
    return entry == m_entries.end() ? nullptr : &*entry;
}

const ActionRegistry::Entry *ActionRegistry::conflict(const QString &id,
                                                      const QList<QKeySequence> &shortcuts) const
{
    for (const Entry &other : m_entries) {
        if (other.action->objectName() == id) {
            continue;
        }
        for (const QKeySequence &theirs : other.action->shortcuts()) {
            for (const QKeySequence &ours : shortcuts) {
                if (collide(ours, theirs)) {
                    return &other;
                }
            }
        }
    }
    return nullptr;
}

void ActionRegistry::updateTips(const Entry &entry)
{
    QAction &action = *entry.action;
    QString tip = plainText(action);
    if (!action.shortcut().isEmpty()) {
        tip = tr("%1 (%2)", "an action's name and its shortcut")
                  .arg(tip, action.shortcut().toString(QKeySequence::NativeText));
    }
    const QString description = action.property(descriptionProperty).toString();
    for (const QString &line : {description, entry.reason}) {
        if (!line.isEmpty()) {
            tip += QLatin1Char('\n') + line;
        }
    }
    action.setToolTip(plainToolTip(tip));
    action.setStatusTip(entry.reason.isEmpty() ? description : entry.reason);
}

} // namespace serin
