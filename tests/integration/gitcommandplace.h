// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/commandplace.h"

#include <QTest>

#include <memory>

namespace serin {

/// A sample for `serinctl changes`, `commit` and `push`.
class GitCommandPlace
{
protected:
    void enter()
    {
        m_place = std::make_unique<CommandPlace>(QStringLiteral(SERINCTL));
        m_demo = m_place->at("demo");
        const CommandOutcome made = m_place->run(m_place->root(), {"sample", "create", "demo"});
        QVERIFY2(made.exitCode == 0, made.words());
        m_head = git({"rev-parse", "HEAD"});
    }
    CommandOutcome run(std::initializer_list<const char *> arguments)
    {
        return m_place->run(m_demo, arguments);
    }
    QByteArray git(std::initializer_list<const char *> arguments)
    {
        return m_place->git(m_demo, arguments);
    }
    void write(const char *name, const QByteArray &content) const
    {
        CommandPlace::write(m_demo + u'/' + QString::fromUtf8(name), content);
    }
    void makeHook(const char *name, const QByteArray &body)
    {
        CommandPlace::writeScript(
            m_demo + QStringLiteral("/.git/hooks/") + QString::fromLatin1(name), body);
    }

    std::unique_ptr<CommandPlace> m_place;
    QString m_demo;
    QByteArray m_head;
};

} // namespace serin
