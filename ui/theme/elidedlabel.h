// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace serin {

/// One line of plain text from outside, cut with an ellipsis where the room ends; then the tool tip
/// has the whole. Never rich text, never wider than it must be.
class ElidedLabel : public QWidget
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    void setMuted(bool muted);
    /// Shown whole or not at all.
    void setOptional(bool optional);
    [[nodiscard]] bool isElided() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QString m_line; ///< m_text on one line, of bounded length
    bool m_muted = false;
    bool m_optional = false;
};

} // namespace serin
