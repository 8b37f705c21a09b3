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
    /// @p build makes the page, in a widget that owns it, and without @p buildMore puts it where it
    /// belongs. Otherwise @p buildMore adds the next part to it, and when there is none left puts
    /// it there and returns false.
    explicit LatePage(std::function<Page *()> build, std::function<bool(Page &)> buildMore = {})
        : m_build(std::move(build)), m_buildMore(std::move(buildMore))
    {}

    Page &get()
    {
        while (buildNext()) {
        }
        return *m_page;
    }
    Page *operator->() { return &get(); }
    /// nullptr: nobody has asked for it yet.
    [[nodiscard]] Page *ifBuilt() const { return m_isWhole ? m_page : nullptr; }
    /// Builds a part of it, for the time when somebody asks. Returns whether there may be another.
    bool buildNext()
    {
        if (!m_page) {
            m_page = m_build();
            m_isWhole = !m_buildMore;
        } else if (!m_isWhole) {
            m_isWhole = !m_buildMore(*m_page);
        }
        return !m_isWhole;
    }

private:
    std::function<Page *()> m_build;
    std::function<bool(Page &)> m_buildMore;
    Page *m_page = nullptr;
    bool m_isWhole = false;
};

} // namespace serin
