// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/workspace/tier.h"

#include <QByteArray>
#include <QEvent>
#include <QHash>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace serin {

/// What the window remembers from one start to the next, in `serin/serin.conf` of the person's
/// configuration folder, saved whole or not at all. A value that makes no sense reads as if it were
/// not there; a file that is no such file is set aside, and everything begins anew. GUI thread
/// only.
class Preferences
{
public:
    static constexpr int leastZoom = 50;
    static constexpr int mostZoom = 300;

    /// @p filePath: see defaultFilePath().
    explicit Preferences(const QString &filePath);

    [[nodiscard]] static QString defaultFilePath();
    /// Where the file went that could not be read; empty: it could, or there was none.
    [[nodiscard]] const QString &brokenFile() const { return m_brokenFile; }
    /// Writes what was set, now instead of in a moment. False: it cannot be written, and is
    /// forgotten when the program ends.
    [[nodiscard]] bool save();
    [[nodiscard]] QString filePath() const { return m_settings.fileName(); }

    /// Absolute paths of folders and files, the last one opened first; at most ten.
    [[nodiscard]] QStringList recentFolders() const;
    void addRecentFolder(const QString &path);
    void removeRecentFolder(const QString &path);

    /// The project that was chosen the last time that @p path was open; empty: none was.
    [[nodiscard]] QString chosenProject(const QString &path) const;
    void setChosenProject(const QString &path, const QString &name);

    /// "system", "light", "dark", "contrast-light" or "contrast-dark".
    [[nodiscard]] QString theme() const;
    void setTheme(const QString &theme);

    /// Percent, leastZoom to mostZoom.
    [[nodiscard]] int zoom() const;
    void setZoom(int percent);

    /// A code as Translation has it; empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &code);

    /// See setProxyChoice().
    [[nodiscard]] QString proxy() const;
    void setProxy(const QString &choice);

    /// Whether the desktop tells of what ends while the window is not looked at.
    [[nodiscard]] bool notifies() const;
    void setNotifies(bool notifies);

    /// Shortcuts that are not the usual ones: the id of an action to its keys as
    /// QKeySequence::listToString() writes them in QKeySequence::PortableText; empty: none.
    [[nodiscard]] QHash<QString, QString> shortcuts() const;
    void setShortcuts(const QHash<QString, QString> &shortcuts);

    [[nodiscard]] bool timesInUtc() const;
    void setTimesInUtc(bool inUtc);

    /// What is read again how often, in seconds, leastInterval to mostInterval.
    enum class Refresh {
        SelectedLocal,  ///< the selected endpoint, on the local workspace
        SelectedRemote, ///< the same in Azure
        List,           ///< the list of endpoints
    };
    static constexpr int leastInterval = 1;
    static constexpr int mostInterval = 3'600;
    [[nodiscard]] int interval(Refresh what) const;
    void setInterval(Refresh what, int seconds);
    [[nodiscard]] static int usualInterval(Refresh what);

    /// How long what the charts have measured is kept, in days; 0: not at all.
    static constexpr int mostKeptDays = 365;
    static constexpr int usualKeptDays = 30;
    [[nodiscard]] int keptDays() const;
    void setKeptDays(int days);

    /// The interpreter of scoring scripts on this computer; empty: the system's.
    [[nodiscard]] QString python() const;
    void setPython(const QString &program);

    /// From this tier on a confirming button wants a deliberate click: nothing is focused for it.
    [[nodiscard]] Tier careTier() const;
    void setCareTier(Tier tier);

    /// Whether a local workspace that the window started goes on when it is closed.
    [[nodiscard]] bool keepsWorkspace() const;
    void setKeepsWorkspace(bool keeps);

    /// Whether diffs are shown as two texts beside each other.
    [[nodiscard]] bool showsDiffSideBySide() const;
    void setShowsDiffSideBySide(bool shows);

    /// As QWidget::saveGeometry() and QSplitter::saveState() make them; they check them themselves.
    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray splitterState() const;
    void setWindowState(const QByteArray &geometry, const QByteArray &splitter);

    /// The variants picked below the folder @p root: any key to a variant's key.
    [[nodiscard]] QHash<QString, QString> variantPicks(const QString &root) const;
    void setVariantPicks(const QString &root, const QHash<QString, QString> &picks);

private:
    /// Writes when it is asked to: by itself it would do so in the GUI thread, and wait there until
    /// the disk has it.
    class Settings : public QSettings
    {
    public:
        explicit Settings(const QString &filePath) : QSettings(filePath, IniFormat) {}

    protected:
        bool event(QEvent *event) override
        {
            return event->type() == QEvent::UpdateRequest || QSettings::event(event);
        }
    };

    void set(const QString &key, const QVariant &value);

    QString m_brokenFile; // first: found before the file is read
    Settings m_settings;
    QTimer m_later; ///< until what was set is written, in another thread
};

} // namespace serin
