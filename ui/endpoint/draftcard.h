// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/stylesheet.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace serin {

class EditDraft;

/// A card for an EditDraft, shown while that is open: a title, what the derived class puts below
/// it, and two buttons. Escape drops the draft.
class DraftCard : public QFrame
{
    Q_OBJECT
public:
    /// As its button.
    void confirm();

protected:
    /// @p draft must outlive it. It is named @p objectName.
    DraftCard(EditDraft &draft, const QString &objectName, QWidget *parent);

    [[nodiscard]] QLabel *title() const { return m_title; }
    /// For the screen reader too.
    void setTitle(const QString &title);
    /// Below the title.
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }
    /// Puts the two buttons below all else and shows the draft; the end of a constructor.
    void finish(WidgetRole role, const QString &confirmName, const QString &cancelName);
    void setConfirm(const QString &text, bool isEnabled, const QString &toolTip);
    /// Enter in @p field does what the button does, or leads to the first field that is not right.
    void confirmWithEnter(QLineEdit &field);
    /// nullptr: no field is at fault.
    [[nodiscard]] virtual QWidget *firstProblem() const { return nullptr; }
    /// The draft is open and may be another one.
    virtual void showDraft() = 0;
    virtual void applySpacing();

private:
    void onChanged();

    EditDraft &m_draft;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QPushButton *m_confirm = nullptr;
};

/// "Create NAME" for a button: @p text with @p name, shortened and without a shortcut, for %1.
[[nodiscard]] QString buttonText(const QString &text, const QString &name);

} // namespace serin
