// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QCheckBox;
class QLabel;

namespace serin {

/// A check box whose text may take several lines, with a second, paler text below. Plain text. A
/// click on the text counts as one on the box.
class CheckLine : public QWidget
{
    Q_OBJECT
public:
    explicit CheckLine(QWidget *parent = nullptr);

    /// The box gets @p name as its objectName.
    void setBoxName(const QString &name);
    void setTexts(const QString &text, const QString &detail);
    void setChecked(bool checked);
    /// @p reason not empty: it cannot be changed, and why; said below and in the tool tip.
    void setReason(const QString &reason);
    [[nodiscard]] QCheckBox *box() const { return m_box; }

Q_SIGNALS:
    /// By the person.
    void toggled(bool checked);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showTexts();
    void applySpacing();

    QCheckBox *m_box;
    QLabel *m_text;
    QLabel *m_detail;
    QString m_said;
    QString m_saidDetail;
    QString m_reason;
};

} // namespace serin
