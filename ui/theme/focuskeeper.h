// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <vector>

class QWidget;

namespace serin {

/// Qt hands the focus of a widget that is disabled to whatever comes next, so that a second Enter
/// presses a button that nobody meant. While this lives, the focus waits beside the disabled widget
/// instead, on what holds it, where keys press nothing, and goes back when it is enabled again,
/// unless somebody moved the focus meanwhile; so it does in a window behind a dialog. The focus of
/// a widget that is hidden goes to what stands beside it in what is still shown of its card or
/// page; of a bar beside the pages to where it was before. Whoever hides a widget and knows better
/// sets the focus afterwards, with another reason than that of the Tab key. One for the whole
/// program.
class FocusKeeper : public QObject
{
    Q_OBJECT
public:
    explicit FocusKeeper(QObject *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onFocusChanged(QWidget *before, QWidget *now);
    void forget();
    void remember(QWidget *place);
    void leave(const QWidget &hidden);
    void waitBeside(QWidget &disabled);
    [[nodiscard]] bool lostItUnseen(const QWidget &widget) const;
    [[nodiscard]] QWidget *placeBeside(const QWidget &hidden) const;

    QPointer<QWidget> m_disabled;
    QPointer<QWidget> m_refuge;              ///< has the focus for it
    std::vector<QPointer<QWidget>> m_places; ///< that had the focus, the last one last
    bool m_isMoving = false;
    Qt::FocusReason m_reason = Qt::OtherFocusReason; ///< why the focus moved the last time
};

} // namespace serin
