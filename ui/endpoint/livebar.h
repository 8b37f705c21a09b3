// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/live/livecontroller.h"
#include "models/live/livetext.h"

#include <QFrame>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace serin {

/// What stands between the person and the live state of the endpoint, in words, with the act that
/// helps (objectName `liveBar`). Hidden while there is nothing to say.
class LiveBar : public QFrame
{
    Q_OBJECT
public:
    /// @p live must outlive it.
    explicit LiveBar(LiveController &live, QWidget *parent = nullptr);

    /// The endpoint whose page it stands on, and whether files describe it.
    void setEndpoint(const QString &name, bool hasFiles);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showStatus();
    void applyTheme();
    void arrange();
    [[nodiscard]] int buttonWidth() const;

    LiveController &m_live;
    QString m_endpoint;
    bool m_hasFiles = true;
    QLabel *m_glyph;
    QLabel *m_text;
    QLabel *m_advice;
    QPushButton *m_start;
    QPushButton *m_again;
    QBoxLayout *m_parts; ///< the words and the buttons
    LiveTone m_tone;
};

} // namespace serin
