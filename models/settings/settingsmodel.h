// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/common/pythonquestion.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QVariant>

#include <functional>
#include <utility>
#include <vector>

namespace serin {

class Preferences;

/// One thing that a person can set, in words.
struct Setting
{
    enum class Kind {
        Choice,  ///< QString: the key of one of `choices`
        Switch,  ///< bool
        Number,  ///< int from `least` to `most`
        Address, ///< QString: of a proxy, see checkProxyChoice()
        Program, ///< QString: an absolute path, or a name to be found in PATH; empty: the usual one
    };
    QString id;
    QString group; ///< translated, as all texts
    QString title;
    QString description; ///< what it does, when
    Kind kind = Kind::Switch;
    QVariant value;
    QVariant usual;                             ///< what it is when nobody has said otherwise
    QList<std::pair<QString, QString>> choices; ///< key and text
    int least = 0;
    int most = 0;
    QString unit;
    QString problem; ///< why the value is kept and does not work; empty: it does, as far as known
    QString found;   ///< what the value turned out to be; empty: nothing was looked at
};

/// The person's settings as a list that can be searched; each applies at once and is saved. GUI
/// thread only.
class SettingsModel : public QObject
{
    Q_OBJECT
public:
    /// @p preferences must outlive it.
    explicit SettingsModel(Preferences &preferences, QObject *parent = nullptr);

    [[nodiscard]] const std::vector<Setting> &settings() const { return m_settings; }
    /// nullptr: there is none called @p id.
    [[nodiscard]] const Setting *find(const QString &id) const;
    /// Every word of @p filter stands in its texts.
    [[nodiscard]] static bool matches(const Setting &setting, const QString &filter);

    /// A value that cannot be is left out; changed() follows when it is another one than before.
    void setValue(const QString &id, const QVariant &value);
    /// Sets all to what is usual.
    void reset();
    /// Reads the preferences again, which others change too.
    void reload();
    /// Looks again at what values stand for outside: which Python runs scoring scripts.
    void look();

    /// The last one could not be saved: it applies until the program ends.
    [[nodiscard]] bool isUnsaved() const { return m_isUnsaved; }
    [[nodiscard]] QString filePath() const;

Q_SIGNALS:
    /// @p id has another value now. It is in the preferences already.
    void changed(const QString &id);
    /// `problem` or `found` of @p id changed while its value did not.
    void judged(const QString &id);
    /// isUnsaved() changed.
    void savedChanged();

private:
    /// Where the value of a setting is kept.
    struct Place
    {
        std::function<QVariant()> read;
        std::function<void(const QVariant &)> write;
    };
    void buildLook();
    void buildSafety();
    void buildLive();
    void buildCharts();
    void buildRest();
    void add(Setting setting, Place place);
    [[nodiscard]] static bool isPossible(const Setting &setting, const QVariant &value);
    void judge(Setting &setting);
    void tellPython(const PythonAnswer &answer);

    Preferences &m_preferences;
    std::vector<Setting> m_settings;
    std::vector<Place> m_places; ///< of each of them
    PythonQuestion m_pythonQuestion;
    bool m_isUnsaved = false;
};

} // namespace serin
