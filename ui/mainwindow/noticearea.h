// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/stylesheet.h"

#include <QPointer>
#include <QString>
#include <QWidget>

#include <functional>
#include <map>
#include <vector>

class QVBoxLayout;

namespace serin {

class FittingArea;
class NoticeBar;

/// One act that a notice offers.
struct NoticeAct
{
    QString objectName;
    QString text; ///< translated
    std::function<void()> act;
};

/// A message that stays until it is dismissed or no longer true. Texts may hold what comes from
/// files: they are shown as plain text, on few lines.
struct Notice
{
    QString id;                           ///< one with the same id takes the older one's place
    WidgetRole role = WidgetRole::Notice; ///< Notice, Warning or Failure
    QString objectName;
    QString text;   ///< what happened and why
    QString advice; ///< what to do; may be empty
    std::vector<NoticeAct> acts;
    bool isDismissible = true;
    bool isLasting = false; ///< not about what is open: clear() leaves it
};

/// The notices that apply now, one bar below the other, the newest last. Never a modal box. Where
/// they leave too little room for the page they scroll.
/// A bar that goes with the focus in it gives it back to where the person was before.
class NoticeArea : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeArea(QWidget *parent = nullptr);

    /// Shows @p notice; what looks the same already stays untouched, with the focus in it.
    void post(const Notice &notice);
    void remove(const QString &id);
    /// All that are about what was open.
    void clear();
    [[nodiscard]] bool contains(const QString &id) const { return m_bars.count(id) != 0; }

Q_SIGNALS:
    /// The focus was in a bar that is gone, and where it was before cannot take it.
    void focusLeft();

private:
    void noteFocus(QWidget *before, QWidget *now);

    QPointer<QWidget> m_before; ///< had the focus before it came here
    FittingArea *m_area;
    QVBoxLayout *m_column;
    std::map<QString, NoticeBar *> m_bars;
};

} // namespace serin
