// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/docassets/canaryplay.h"
#include "tests/docassets/photographer.h"

#include <QStringList>

namespace serin {

/// Puts the window into each of its pages and states, chapter by chapter, and saves pictures.
class EveryPage : private CanaryPlay
{
public:
    /// In @p folder, of @p chapters; none: of all.
    EveryPage(const QString &folder, QStringList chapters)
        : m_chapters(std::move(chapters)), m_folder(folder), m_camera(place(), folder)
    {}

    void play();

private:
    [[nodiscard]] bool wants(const char *chapter) const
    {
        return m_chapters.isEmpty() || m_chapters.contains(QLatin1String(chapter));
    }
    void take(const char *name) { m_camera.take(QLatin1String(name)); }
    void page(int number)
    {
        showPage(number);
        QTest::qWait(300);
    }
    void pause() { QTest::qWait(1'500); }

    // In everypage.cpp
    void start();
    void overlays();
    void sample();
    void forms();
    void setTier(Tier tier);
    void pages();
    /// The moment that is marked on all pages.
    void moment();
    /// Beside the pictures: charts.png, charts.svg and charts.pdf as the page would save them.
    void exportCharts();

    // In everypage_files.cpp
    /// Opens files of its own, in need of no workspace.
    void openFiles(const QString &name, const QList<std::pair<const char *, QByteArray>> &files);
    void goToLine(int line);
    void yaml();
    void preview();

    // In everypage_git.cpp
    /// What is about all endpoints: the board, a pipeline.
    void project();
    void setApplies(ProjectApplies applies);
    void review();
    /// A remote that wants to know who asks.
    void reviewOfTwo();
    void asked();
    void scrollReview(double part);
    void git(const QStringList &arguments, const QString &folder = {});
    /// And the file says so.
    void dragTo(int percent);
    void chooseLines(const QList<int> &rows);
    /// The page History, its acts, and the commands that were run.
    void history();
    /// A remote that has gone on, a conflict, and no branch checked out.
    void remote();

    // In everypage_faults.cpp
    /// What is not committed, not pushed, or not known of the remote, and a hook that comes while
    /// it is reviewed.
    void waiting();
    /// What is not as it should be: no traffic, live that differs, a deployment that failed, a
    /// finding, a workspace that is off.
    void trouble();
    void traffic();
    /// A deployment whose script does not start.
    void failed();
    void write(const QString &file, const QByteArray &bytes);

    const QStringList m_chapters;
    const QString m_folder;
    Photographer m_camera;
};

} // namespace serin
