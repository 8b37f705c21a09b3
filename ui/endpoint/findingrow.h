// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointfindings.h"

#include <QAbstractButton>

class QGridLayout;
class QLabel;
class QToolButton;

namespace serin {

/// One finding: glyph and word, what is wrong, what to do, and where. Clicking it asks to see the
/// place.
class FindingRow : public QAbstractButton
{
    Q_OBJECT
public:
    explicit FindingRow(QWidget *parent = nullptr);
    void setFinding(const EndpointFinding &finding);
    /// Shown when there are fixes.
    [[nodiscard]] QWidget &fixButton() const;
    [[nodiscard]] const EndpointFinding &finding() const { return m_finding; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// Picked among those of the finding.
    void fixRequested(const serin::FindingFix &fix);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int heightNow(int before) const;
    void applyTheme();

    EndpointFinding m_finding;
    QLabel *m_icon;
    QLabel *m_severity;
    QLabel *m_message;
    QLabel *m_hint; ///< where, and what to do
    QToolButton *m_fix;
    QGridLayout *m_grid; ///< of the rest
};

/// "Error", "Warning" or "Note".
[[nodiscard]] QString severityWord(FindingSeverity severity);

} // namespace serin
