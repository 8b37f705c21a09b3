// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>

namespace serin {

class GitBench;
class NoticeArea;
class Preferences;
struct Error;

/// Says in a NoticeArea what concerns settings, projects and the sample: a settings file that was
/// set aside, a project that cannot be saved, a repository that git is not asked about before it is
/// trusted, and the question before the sample is made anew.
class ProjectNotices : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    ProjectNotices(GitBench &bench, const Preferences &preferences, NoticeArea &area,
                   QObject *parent = nullptr);

    void askStartOver();
    void askWithdrawTrust();

Q_SIGNALS:
    /// Somebody wants to answer whether the repository is to be trusted.
    void trustRequested();

private:
    void tellTrustQuestion();
    void tellBrokenSettings(const QString &keptAs);
    void onSaveFailed(const Error &error);

    GitBench &m_bench;
    NoticeArea &m_area;
    QByteArray m_told; ///< digest of the trust question that was said; empty: none
};

} // namespace serin
