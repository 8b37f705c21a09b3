// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/filebytes.h"

#include <QDir>
#include <QFile>
#include <QString>

namespace serin {

/// A program `az` first in PATH that says what the test wants, until the object ends.
class FakeAz
{
public:
    explicit FakeAz(const QString &folder) : m_folder(folder), m_path(qgetenv("PATH"))
    {
        QDir().mkpath(folder);
        qputenv("PATH", folder.toUtf8() + ':' + m_path);
    }
    FakeAz(const FakeAz &) = delete;
    FakeAz &operator=(const FakeAz &) = delete;
    ~FakeAz() { qputenv("PATH", m_path); }

    /// Signed in: `az account get-access-token` prints @p token.
    void signIn(const QByteArray &token)
    {
        write("echo \"$@\" >>'" + log().toUtf8() +
              "'\n"
              "case \"$*\" in 'account get-access-token --output json --resource '*) ;;\n"
              "*) echo 'unexpected arguments' >&2; exit 2;; esac\n"
              "printf '{\"accessToken\": \"%s\", \"expires_on\": 4102444800}' '" +
              token + "'\n");
    }
    void signOut()
    {
        write("echo \"ERROR: Please run 'az login' to setup account.\" >&2\nexit 1\n");
    }
    /// It runs until it is ended.
    void hang() { write("exec sleep 1000\n"); }
    /// There is no `az` in PATH at all.
    void uninstall()
    {
        QFile::remove(m_folder + QStringLiteral("/az"));
        qputenv("PATH", m_folder.toUtf8());
    }
    void reinstall() { qputenv("PATH", m_folder.toUtf8() + ':' + m_path); }
    /// A line of arguments for each time it printed a token.
    [[nodiscard]] QByteArray calls() const { return fileBytes(log()); }

private:
    [[nodiscard]] QString log() const { return m_folder + QStringLiteral("/calls"); }
    void write(const QByteArray &script)
    {
        const QString path = m_folder + QStringLiteral("/az");
        QFile::remove(path); // not in place: it may be running
        setFileBytes(path, "#!/bin/sh\n" + script);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }

    const QString m_folder;
    const QByteArray m_path;
};

} // namespace serin
