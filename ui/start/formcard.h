// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace serin {

/// A card with a title, labelled fields below each other and a row of buttons, opened in place of
/// a dialog. Esc and its button close it.
class FormCard : public QFrame
{
    Q_OBJECT
public:
    explicit FormCard(const QString &title, QWidget *parent = nullptr);

    /// Shows it, with the focus in its first field.
    void open();
    void close();

Q_SIGNALS:
    /// It was opened or closed.
    void openChanged(bool isOpen);
    /// A person closed it, with its button or Esc.
    void dismissed();

protected:
    /// @p field with @p words before it, which are its accessible name; @p tool stands behind it.
    QLabel *addField(const QString &words, QWidget *field, QWidget *tool = nullptr);
    /// Over the whole width.
    void addLine(QWidget *widget);
    void addLine(QLayout *row);
    void keyPressEvent(QKeyEvent *event) override;

private:
    void dismiss();
    void applySpacing();

    QVBoxLayout *m_column;
    QGridLayout *m_grid;
    QWidget *m_first = nullptr;
};

} // namespace serin
