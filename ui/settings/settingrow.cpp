// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingrow.h"

#include "models/settings/settingsmodel.h"
#include "ui/actions/filequestion.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/theme/wordlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace serin {

SettingRow::SettingRow(const Setting &setting, QWidget *parent)
    : QWidget(parent), m_title(new QLabel(setting.title, this)),
      m_description(new QLabel(setting.description, this)), m_problem(new QLabel(this)),
      m_found(new QLabel(this))
{
    QWidget *const field = buildField(setting);
    for (QLabel *label : {m_title, m_description, m_problem, m_found}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_problem->setObjectName(QStringLiteral("problem.") + setting.id);
    m_found->setObjectName(QStringLiteral("found.") + setting.id);
    setWidgetRole(*m_found, WidgetRole::Caption);
    setWidgetRole(*m_description, WidgetRole::Caption);
    setWidgetRole(*m_problem, WidgetRole::Warning);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_description, 1, 0);
    grid->addWidget(field, 0, 1, 2, 1, Qt::AlignTop);
    grid->addWidget(m_problem, 2, 0, 1, 2);
    grid->addWidget(m_found, 3, 0, 1, 2);
    followFont(*this, [this] { applySpacing(); });
    showValue(setting);
}

QWidget *SettingRow::buildField(const Setting &setting)
{
    QWidget *field = nullptr;
    switch (setting.kind) {
    case Setting::Kind::Choice:
        field = m_choice = new QComboBox(this);
        for (const auto &[key, text] : setting.choices) {
            m_choice->addItem(text, key);
        }
        connect(m_choice, &QComboBox::activated, this,
                [this] { Q_EMIT edited(m_choice->currentData()); });
        guardWheel(*m_choice);
        break;
    case Setting::Kind::Number:
        field = m_number = new QSpinBox(this);
        m_number->setRange(setting.least, setting.most);
        m_number->setSuffix(setting.unit);
        m_number->setKeyboardTracking(false); // 1, 12, 120: only what was meant
        connect(m_number, &QSpinBox::valueChanged, this,
                [this](int value) { Q_EMIT edited(value); });
        guardWheel(*m_number);
        break;
    case Setting::Kind::Switch:
        field = m_switch = new QCheckBox(tr("On", "a setting"), this);
        connect(m_switch, &QCheckBox::clicked, this, [this](bool isOn) { Q_EMIT edited(isOn); });
        break;
    case Setting::Kind::Address:
        field = m_text = new QLineEdit(this);
        m_text->setPlaceholderText(tr("as the system says", "a proxy"));
        m_text->setClearButtonEnabled(true);
        connect(m_text, &QLineEdit::editingFinished, this,
                [this] { Q_EMIT edited(m_text->text().trimmed()); });
        break;
    case Setting::Kind::Program:
        return buildProgram(setting);
    }
    field->setObjectName(QStringLiteral("setting.") + setting.id);
    field->setAccessibleName(setting.title);
    field->setAccessibleDescription(setting.description);
    m_title->setBuddy(field);
    return field;
}

QWidget *SettingRow::buildProgram(const Setting &setting)
{
    auto *box = new QWidget(this);
    m_text = new QLineEdit(box);
    m_text->setObjectName(QStringLiteral("setting.") + setting.id);
    m_text->setAccessibleName(setting.title);
    m_text->setAccessibleDescription(setting.description);
    m_text->setPlaceholderText(tr("the system's", "a program"));
    m_text->setClearButtonEnabled(true);
    m_title->setBuddy(m_text);
    auto *choose = new QPushButton(tr("Choose…"), box);
    choose->setAutoDefault(false);
    choose->setAccessibleName(tr("Choose: %1", "a setting").arg(setting.title));
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(choose);
    connect(m_text, &QLineEdit::editingFinished, this,
            [this] { Q_EMIT edited(m_text->text().trimmed()); });
    connect(choose, &QPushButton::clicked, this, [this] {
        askForFile(*this, m_title->text(), m_text->text(),
                   [this](const QString &path) { Q_EMIT edited(path); });
    });
    return box;
}

void SettingRow::showValue(const Setting &setting)
{
    if (m_choice) {
        m_choice->setCurrentIndex(m_choice->findData(setting.value));
    } else if (m_number) {
        const QSignalBlocker quiet(m_number);
        m_number->setValue(setting.value.toInt());
    } else if (m_switch) {
        m_switch->setChecked(setting.value.toBool());
    } else if (m_text->text() != setting.value.toString()) {
        m_text->setText(setting.value.toString());
    }
    showWords(m_problem, breakable(singleLine(setting.problem)));
    showWords(m_found, breakable(singleLine(setting.found)));
    if (m_text) {
        m_text->setAccessibleDescription(
            QStringList{setting.description, setting.problem, setting.found}
                .join(u' ')
                .simplified());
    }
}

void SettingRow::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    auto *const grid = static_cast<QGridLayout *>(layout());
    grid->setHorizontalSpacing(space.l);
    grid->setVerticalSpacing(space.xs);
}

} // namespace serin
