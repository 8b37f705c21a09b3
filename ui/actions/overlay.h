// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QFrame;

namespace serin {

/// A card over its window that takes the keyboard while it is open: Escape or a click beside it
/// closes it, and the focus goes back to where it was. It closes by itself when somebody takes the
/// focus on purpose, and follows the size and the font of the window. GUI thread only.
class Overlay : public QWidget
{
    Q_OBJECT
public:
    /// A hidden child of @p window that covers it while it is open.
    explicit Overlay(QWidget &window);

    /// Opens it, or closes it when it is open: the same shortcut again.
    void toggle();
    void open();
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    [[nodiscard]] QFrame &card() const { return *m_card; }
    /// Before it is shown: the contents are made up to date.
    virtual void prepare() = 0;
    /// After it was shown and has the keyboard.
    virtual void opened() {}
    /// Who has the keyboard when it opens.
    [[nodiscard]] virtual QWidget *first() const = 0;
    /// Where the card lies in this overlay; its layout's distances are set here, too.
    [[nodiscard]] virtual QRect placeOfCard() = 0;
    void arrange();

    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void onFocusChanged(QWidget *old, QWidget *now);

    QFrame *m_card;
    QPointer<QWidget> m_before; ///< had the focus before it opened
};

} // namespace serin
