// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace serin {

/// What the window remembers from one start to the next, in `serin/serin.conf` of the person's
/// configuration folder. A value that makes no sense reads as if it were not there; what cannot be
/// written is forgotten without a word. GUI thread only.
class Preferences
{
public:
    static constexpr int leastZoom = 50;
    static constexpr int mostZoom = 300;

    /// @p filePath: see defaultFilePath().
    explicit Preferences(const QString &filePath);

    [[nodiscard]] static QString defaultFilePath();

    /// Absolute paths of folders and files, the last one opened first; at most ten.
    [[nodiscard]] QStringList recentFolders() const;
    void addRecentFolder(const QString &path);
    void removeRecentFolder(const QString &path);

    /// "system", "light" or "dark".
    [[nodiscard]] QString theme() const;
    void setTheme(const QString &theme);

    /// Percent, leastZoom to mostZoom.
    [[nodiscard]] int zoom() const;
    void setZoom(int percent);

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
    QSettings m_settings;
};

} // namespace serin
