// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace serin {

/// What the window is for, and a sheet at its side that comes and goes. Where there is no room for
/// both, the list of the main part hides while the sheet is there, then all of the main part: the
/// window never gets wider than it is.
class SideArea : public QWidget
{
    Q_OBJECT
public:
    /// @p list is a part of @p body that can hide, @p page the rest of it; @p side shows and hides
    /// itself. Takes @p body and @p side over.
    SideArea(QWidget *body, QWidget *list, QWidget *page, QWidget *side, QWidget *parent = nullptr);

    /// Whether the main part can be seen.
    [[nodiscard]] bool isMainShown() const { return m_main->isVisibleTo(this); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    [[nodiscard]] int pageWidth() const;

    QWidget *m_main;
    QWidget *m_list;
    QWidget *m_page;
    QWidget *m_side;
};

} // namespace serin
