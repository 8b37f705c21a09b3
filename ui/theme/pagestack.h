// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <type_traits>

namespace serin {

/// A QStackedWidget or QTabWidget that asks only its visible page how large it must be, until it
/// has been on the screen for a moment; from then on all pages, so that the least size of the
/// window does not depend on which of them is shown. Measuring the texts of pages that nobody sees
/// yet is an eighth of what a start computes.
template<typename Pages>
class UnhurriedPages : public Pages
{
public:
    using Pages::Pages;

    [[nodiscard]] QSize sizeHint() const override
    {
        return asksAll() ? Pages::sizeHint() : around(this->currentWidget()->sizeHint());
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return asksAll() ? Pages::minimumSizeHint()
                         : around(this->currentWidget()->minimumSizeHint());
    }
    [[nodiscard]] bool hasHeightForWidth() const override
    {
        return asksAll() ? Pages::hasHeightForWidth() : this->currentWidget()->hasHeightForWidth();
    }
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return asksAll()
                   ? Pages::heightForWidth(width)
                   : around(QSize(width, this->currentWidget()->heightForWidth(width))).height();
    }

protected:
    void showEvent(QShowEvent *event) override
    {
        Pages::showEvent(event);
        if (!m_isSettled) {
            QTimer::singleShot(std::chrono::seconds(1), this, [this] {
                m_isSettled = true;
                this->updateGeometry();
            });
        }
    }

private:
    [[nodiscard]] bool asksAll() const { return m_isSettled || !this->currentWidget(); }
    [[nodiscard]] QSize around(QSize page) const
    {
        if constexpr (std::is_base_of_v<QTabWidget, Pages>) {
            const QSize bar = this->tabBar()->minimumSizeHint();
            return {std::max(page.width(), bar.width()), page.height() + bar.height()};
        } else {
            return page;
        }
    }

    bool m_isSettled = false;
};

using PageStack = UnhurriedPages<QStackedWidget>;
using PageTabs = UnhurriedPages<QTabWidget>;

} // namespace serin
