// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace serin {

class DeploymentDraft;
class DeploymentForm;

/// The way to one more deployment: a button with the ways to begin, and the form in its place while
/// one is made up.
class AddDeployment : public QWidget
{
    Q_OBJECT
public:
    /// @p draft must outlive it.
    explicit AddDeployment(DeploymentDraft &draft, QWidget *parent = nullptr);

    /// Opens the menu of the button.
    void open();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void showDraft();

    DeploymentDraft &m_draft;
    QPushButton *m_button;
    DeploymentForm *m_form;
    QPointer<QWidget> m_before; ///< had the focus when the form was opened
    bool m_wasOpen = false;
};

} // namespace serin
