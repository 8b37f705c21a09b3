// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace serin {

struct Setting;

/// One setting: its words, and the field for its value (objectName "setting." and its id).
class SettingRow : public QWidget
{
    Q_OBJECT
public:
    explicit SettingRow(const Setting &setting, QWidget *parent = nullptr);

    /// The value of @p setting, its problem and what was found.
    void showValue(const Setting &setting);

Q_SIGNALS:
    /// By the person.
    void edited(const QVariant &value);

private:
    QWidget *buildField(const Setting &setting);
    QWidget *buildProgram(const Setting &setting);
    void applySpacing();

    QLabel *m_title;
    QLabel *m_description;
    QLabel *m_problem;
    QLabel *m_found;
    QComboBox *m_choice = nullptr;
    QSpinBox *m_number = nullptr;
    QCheckBox *m_switch = nullptr;
    QLineEdit *m_text = nullptr;
};

} // namespace serin
