// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

class QWidget;

namespace serin {

/// Puts @p page, which lies in @p holder, and all in it right behind @p holder in the order of the
/// Tab key: where they would stand had they been built with the window. Qt puts what is built later
/// behind everything else of the window.
void takeTabPlace(QWidget &holder, QWidget &page);

/// A page that is built when it is first asked for. Few starts come to most pages, and to build and
/// polish all of them is a third of what a start computes. GUI thread only.
template<typename Page>
class LatePage
{
public:
    /// @p build makes the page and puts it where it belongs, in a widget that owns it.
    explicit LatePage(std::function<Page *()> build) : m_build(std::move(build)) {}

    Page &get()
    {
        if (!m_page) {
            m_page = m_build();
        }
        return *m_page;
    }
    Page *operator->() { return &get(); }
    /// nullptr: nobody has asked for it yet.
    [[nodiscard]] Page *ifBuilt() const { return m_page; }

private:
    std::function<Page *()> m_build;
    Page *m_page = nullptr;
};

} // namespace serin
