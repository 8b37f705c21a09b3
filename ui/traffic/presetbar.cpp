// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/presetbar.h"

#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/flowlayout.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVariant>

#include <algorithm>
#include <array>

namespace serin {

namespace {

constexpr std::array presetPercents{0, 5, 10, 25, 50, 100};
constexpr auto percentProperty = "serinPercent";

int likelyCandidate(const std::vector<DeploymentName> &names)
{
    const auto green = std::find_if(names.begin(), names.end(), [](const DeploymentName &name) {
        return name.toString().contains(QLatin1String("green"), Qt::CaseInsensitive);
    });
    const auto chosen = green == names.end() && !names.empty() ? names.end() - 1 : green;
    return names.empty() ? -1 : static_cast<int>(chosen - names.begin());
}

} // namespace

PresetBar::PresetBar(QWidget *parent)
    : QWidget(parent), m_target(new QWidget(this)), m_to(new QLabel(m_target)),
      m_candidate(new QComboBox(m_target))
{
    new FlowLayout(this);
    for (const int percent : presetPercents) {
        addPreset(percent);
    }
    m_to->setTextFormat(Qt::PlainText);
    m_to->setText(tr("% to", "between the preset buttons and the deployment they give to"));
    m_to->setBuddy(m_candidate);
    m_candidate->setObjectName(QStringLiteral("candidatePicker"));
    setBoxName(*m_candidate, tr("Deployment that the presets give traffic to"));
    m_candidate->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_candidate->setMinimumContentsLength(5); // with less room long names are cut
    guardWheel(*m_candidate);
    auto *target = new QHBoxLayout(m_target); // no line ends between the two
    target->setContentsMargins(0, 0, 0, 0);
    target->addWidget(m_to);
    target->addWidget(m_candidate);
    layout()->addWidget(m_target);
    m_even = addButton(QStringLiteral("evenButton"), tr("Even"));
    m_swap = addButton(QStringLiteral("swapButton"), tr("Swap"));
    m_reset = addButton(QStringLiteral("resetButton"), tr("Reset"));

    connect(m_candidate, &QComboBox::currentIndexChanged, this, &PresetBar::updateAll);
    connect(m_candidate, &QComboBox::activated, this, [this] { m_isChosen = true; });
    connect(m_even, &QPushButton::clicked, this, &PresetBar::evenRequested);
    connect(m_reset, &QPushButton::clicked, this, &PresetBar::resetRequested);
    connect(m_swap, &QPushButton::clicked, this, [this] {
        if (const auto name = candidate()) {
            Q_EMIT swapRequested(*name);
        }
    });
    applySpacing();
    updateAll();
}

void PresetBar::setDeployments(const std::vector<DeploymentName> &names, bool keepCandidate)
{
    m_isChosen = m_isChosen && keepCandidate;
    const bool isKept = keepCandidate && (m_isChosen || names == m_names);
    const std::optional<DeploymentName> before = isKept ? candidate() : std::nullopt;
    if (names != m_names) {
        const QSignalBlocker blocker(m_candidate);
        m_names = names;
        m_candidate->clear();
        for (const DeploymentName &name : m_names) {
            m_candidate->addItem(name.toString());
        }
    }
    const auto kept = before ? std::find(m_names.begin(), m_names.end(), *before) : m_names.end();
    m_candidate->setCurrentIndex(kept == m_names.end() ? likelyCandidate(m_names)
                                                       : static_cast<int>(kept - m_names.begin()));
    updateAll();
}

void PresetBar::setReference(const QString &referenceName)
{
    m_referenceName = referenceName;
    updateAll();
}

void PresetBar::setIdleReasons(const QString &even, const QString &reset)
{
    if (even != m_evenReason || reset != m_resetReason) {
        m_evenReason = even;
        m_resetReason = reset;
        updateAll();
    }
}

void PresetBar::setReadOnlyReason(const QString &reason)
{
    m_readOnlyReason = reason;
    updateAll();
}

std::optional<DeploymentName> PresetBar::candidate() const
{
    const int index = m_candidate->currentIndex();
    if (index < 0 || index >= static_cast<int>(m_names.size())) {
        return std::nullopt;
    }
    return m_names[static_cast<size_t>(index)];
}

QWidget *PresetBar::lastInTabOrder() const
{
    return m_reset;
}

void PresetBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applySpacing();
    }
}

void PresetBar::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(space.s);
    m_target->layout()->setSpacing(space.s);
}

QPushButton *PresetBar::addButton(const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    layout()->addWidget(button);
    return button;
}

void PresetBar::addPreset(int percent)
{
    QPushButton *button =
        addButton(QStringLiteral("presetButton.%1").arg(percent), QString::number(percent));
    button->setProperty(percentProperty, percent);
    connect(button, &QPushButton::clicked, this, [this, percent] {
        if (const auto name = candidate()) {
            Q_EMIT presetRequested(*name, Percent::clamped(percent));
        }
    });
    m_presets.push_back(button);
}

void PresetBar::updateAll()
{
    const std::optional<DeploymentName> name = candidate();
    const QString candidateName = name ? name->toString() : QString();
    const QString none = name ? QString() : tr("There is no deployment yet");
    const QString single = m_names.size() == 1 ? tr("There is only one deployment") : none;
    for (QPushButton *button : m_presets) {
        const int percent = button->property(percentProperty).toInt();
        const QString words = tr("Give %1 percent to %2").arg(percent).arg(candidateName);
        if (button->accessibleName() != words) {
            button->setAccessibleName(words);
        }
        setAvailable(button, single, words);
    }
    setAvailable(m_candidate, none, m_candidate->accessibleName());
    m_to->setEnabled(m_candidate->isEnabled());
    setAvailable(m_even, none.isEmpty() ? m_evenReason : none,
                 tr("Divide the traffic evenly between deployments without a lock"));
    setAvailable(m_swap, single,
                 m_names.size() == 2
                     ? tr("Exchange the shares of %1 and %2")
                           .arg(m_names.front().toString(), m_names.back().toString())
                     : tr("Exchange the shares of %1 and the largest other").arg(candidateName));
    m_reset->setText(m_referenceName.isEmpty() ? tr("Reset")
                                               : tr("Reset to %1").arg(m_referenceName));
    setAvailable(m_reset,
                 m_referenceName.isEmpty() ? tr("There is nothing to go back to")
                 : none.isEmpty()          ? m_resetReason
                                           : none,
                 tr("Go back to the traffic split %1").arg(m_referenceName));
}

void PresetBar::setAvailable(QWidget *widget, const QString &reason, const QString &tip)
{
    const QString why = m_readOnlyReason.isEmpty() ? reason : m_readOnlyReason;
    widget->setEnabled(why.isEmpty());
    widget->setToolTip(plainToolTip(why.isEmpty() ? tip : why));
    widget->setAccessibleDescription(why.isEmpty() ? tip : why);
}

} // namespace serin
