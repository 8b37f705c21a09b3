// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/core/atomicfile.h"
#include "tests/services/core/killedsaver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/stat.h>

namespace serin {

inline const QByteArray oldBytes("traffic:\n  blue: 100\n");
inline const QByteArray newBytes("traffic:\n  blue: 90\n  green: 10\n");

inline QByteArray bytesOf(const QString &path)
{
    return readFile(path, 1 << 20)
        .map([](const FileContent &content) { return content.bytes; })
        .value_or(QByteArray("(unreadable)"));
}

inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline struct stat statusOf(const QString &path)
{
    struct stat status = {};
    ::lstat(QFile::encodeName(path), &status);
    return status;
}

inline AtomicWriteOptions expecting(const FileStamp &stamp)
{
    AtomicWriteOptions options;
    options.expected = stamp;
    return options;
}

/// A folder of its own for each test function, in which no temporary may be left at the end.
class AtomicFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }
    void cleanup() { QCOMPARE(temporaries(), QStringList()); }

protected:
    QString path(const char *name = "endpoint.yml") const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    QStringList temporaries() const { return temporariesIn(m_folder->path()); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace serin
