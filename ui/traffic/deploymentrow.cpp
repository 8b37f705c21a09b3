// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/deploymentrow.h"

#include "services/domain/instancecount.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/applicationtheme.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/statelabel.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/traffic/hatchswatch.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace serin {

namespace {

/// A spin box whose unconfirmed text can be asked for.
class TypedSpinBox : public QSpinBox
{
public:
    using QSpinBox::QSpinBox;
    /// The whole text: QSpinBox leaves the suffix out.
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] bool hasTypedText() const
    {
        return hasFocus() && lineEdit()->isModified() &&
               lineEdit()->text() != prefix() + textFromValue(value()) + suffix();
    }

protected:
    /// Its line edit would take the keys of undo and redo also with nothing typed to take back.
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride && !hasTypedText()) {
            const auto *const key = static_cast<QKeyEvent *>(event);
            if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
                event->ignore();
                return true;
            }
        }
        return QSpinBox::event(event);
    }
};

QSpinBox *makeSpinBox(QWidget *panel, const QString &objectName, const QString &accessibleName)
{
    auto *spin = new TypedSpinBox(panel);
    spin->setObjectName(objectName);
    spin->setAccessibleName(accessibleName);
    spin->setKeyboardTracking(false);
    spin->setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    spin->setAlignment(Qt::AlignRight);
    guardWheel(*spin);
    return spin;
}

/// Shows @p value unless it is there already or something is being typed.
void showValue(QSpinBox *spin, int value)
{
    const auto *typed = static_cast<TypedSpinBox *>(spin);
    if (spin->value() != value && !typed->hasTypedText()) {
        const QSignalBlocker blocker(spin);
        spin->setValue(value);
    }
}

/// What stands for the least value. Setting it drops what is being typed.
void setLeastText(QSpinBox *spin, const QString &text)
{
    if (spin->specialValueText() != text) {
        spin->setSpecialValueText(text);
    }
}

void setEditable(QSpinBox *spin, const QString &reason)
{
    spin->setEnabled(reason.isEmpty());
    spin->setToolTip(plainToolTip(reason));
    spin->setAccessibleDescription(reason);
}

void setAvailable(QAction *action, const QString &reason)
{
    action->setEnabled(reason.isEmpty());
    action->setToolTip(plainToolTip(reason));
}

} // namespace

DeploymentRow::DeploymentRow(const DeploymentName &name, QWidget *panel)
    : m_name(name), m_swatch(new HatchSwatch(panel)), m_title(new QWidget(panel)),
      m_nameLabel(new ElidedLabel(m_title)), m_warning(new QLabel(m_title)),
      m_traffic(makeSpinBox(panel, QStringLiteral("trafficSpin.") + name.toString(),
                            tr("Traffic of %1 in percent").arg(name.toString()))),
      m_lock(new QToolButton(panel)), m_instancesLabel(new QLabel(tr("Instances"), panel)),
      m_instances(makeSpinBox(panel, QStringLiteral("instanceSpin.") + name.toString(),
                              tr("Instances of %1").arg(name.toString()))),
      m_ready(new QLabel(panel)), m_state(new StateLabel(panel)), m_actions(new QWidget(panel)),
      m_test(new QPushButton(m_actions)), m_logs(new QPushButton(m_actions)),
      m_more(new QToolButton(m_actions)), m_instanceType(new ElidedLabel(panel)),
      m_model(new ElidedLabel(panel)), m_below(new QWidget(panel)),
      m_stateBelow(new StateLabel(m_below)), m_details(new ElidedLabel(m_below))
{
    m_nameLabel->setText(name.toString());
    QFont strong = m_nameLabel->font();
    strong.setWeight(QFont::DemiBold);
    m_nameLabel->setFont(strong);
    m_warning->setObjectName(QStringLiteral("warningMark.") + name.toString());
    auto *title = new QHBoxLayout(m_title);
    title->setContentsMargins(0, 0, 0, 0);
    title->addWidget(m_nameLabel);
    title->addWidget(m_warning);
    title->addStretch();

    m_traffic->setRange(0, 100);
    m_traffic->setSuffix(tr(" %", "behind a share"));
    m_lock->setObjectName(QStringLiteral("lockButton.") + name.toString());
    m_lock->setAccessibleName(tr("Lock traffic of %1").arg(name.toString()));
    m_lock->setIcon(themedIcon(IconName::LockOpen, IconName::Lock));
    m_lock->setCheckable(true);
    m_lock->setFocusPolicy(Qt::StrongFocus);
    setWidgetRole(*m_instancesLabel, WidgetRole::Caption);
    m_ready->setObjectName(QStringLiteral("readyLabel.") + name.toString());
    m_ready->setTextFormat(Qt::PlainText);
    m_state->setObjectName(QStringLiteral("stateLabel.") + name.toString());
    buildActions();
    m_instanceType->setMuted(true);
    m_model->setMuted(true);
    m_details->setMuted(true);
    setWidgetRole(*m_stateBelow, WidgetRole::Caption);
    setWidgetRole(*m_details, WidgetRole::Caption);
    auto *below = new QHBoxLayout(m_below);
    below->setContentsMargins(0, 0, 0, 0);
    below->setSpacing(Spacing::forFont(m_below->font()).m);
    below->addWidget(m_stateBelow);
    below->addWidget(m_details, 1);

    connect(m_traffic, &QSpinBox::valueChanged, this, &DeploymentRow::percentEdited);
    connect(m_instances, &QSpinBox::valueChanged, this, &DeploymentRow::instanceCountEdited);
    connect(m_lock, &QToolButton::toggled, this, [this] {
        updateLockTip();
        Q_EMIT lockToggled();
    });
    updateLockTip();
}

void DeploymentRow::buildActions()
{
    const QString name = m_name.toString();
    m_test->setObjectName(QStringLiteral("testButton.") + name);
    m_test->setText(tr("Test"));
    m_test->setAccessibleName(tr("Test %1").arg(name));
    m_test->setAutoDefault(false);
    connect(m_test, &QPushButton::clicked, this, &DeploymentRow::testClicked);
    m_logs->setObjectName(QStringLiteral("logsButton.") + name);
    m_logs->setText(tr("Logs"));
    m_logs->setAccessibleName(tr("Logs of %1").arg(name));
    m_logs->setAutoDefault(false);
    connect(m_logs, &QPushButton::clicked, this, &DeploymentRow::logsClicked);
    m_more->setObjectName(QStringLiteral("deploymentMenu.") + name);
    m_more->setAccessibleName(tr("More acts on %1").arg(name));
    m_more->setToolTip(plainToolTip(m_more->accessibleName()));
    m_more->setIcon(themedIcon(IconName::More));
    m_more->setProperty("serinMore", true); // the dots say that there is a menu
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->setToolTipsVisible(true);
    m_duplicate = menu->addAction(tr("&Duplicate %1…").arg(name));
    m_duplicate->setObjectName(QStringLiteral("duplicateAction.") + name);
    connect(m_duplicate, &QAction::triggered, this, &DeploymentRow::duplicateClicked);
    m_remove = menu->addAction(tr("&Remove %1").arg(name));
    m_remove->setObjectName(QStringLiteral("removeAction.") + name);
    connect(m_remove, &QAction::triggered, this, &DeploymentRow::removeClicked);
    m_more->setMenu(menu);
    makeMenuAccessible(*m_more);
    auto *row = new QHBoxLayout(m_actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Spacing::forFont(m_actions->font()).s);
    row->addWidget(m_test);
    row->addWidget(m_logs);
    row->addWidget(m_more);
    row->addStretch();
}

DeploymentRow::~DeploymentRow()
{
    for (QObject *named :
         std::initializer_list<QObject *>{m_test, m_logs, m_more, m_duplicate, m_remove}) {
        named->disconnect(this);
        named->setObjectName({});
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_swatch, m_title, m_traffic, m_lock, m_instancesLabel, m_instances, m_ready, m_state,
             m_actions, m_instanceType, m_model, m_below}) {
        widget->disconnect(this); // hiding a field that has the focus confirms it
        widget->hide();
        widget->deleteLater(); // one of them may be the sender
        widget->setObjectName({});
    }
}

void DeploymentRow::addTo(QGridLayout &grid, int line)
{
    m_grid = &grid;
    m_line = line;
    grid.addWidget(m_swatch, line, Swatch, Qt::AlignCenter);
    grid.addWidget(m_title, line, Name);
    grid.addWidget(m_traffic, line, Traffic);
    grid.addWidget(m_lock, line, Lock, Qt::AlignCenter);
    grid.addWidget(m_instances, line, Instances, Qt::AlignLeft);
    grid.addWidget(m_ready, line, Ready);
    grid.addWidget(m_state, line, State);
    grid.addWidget(m_actions, line, Actions);
    grid.addWidget(m_instanceType, line, InstanceType);
    grid.addWidget(m_model, line, Model);
    grid.addWidget(m_below, line + 1, Name);
    grid.addWidget(m_instancesLabel, line + 2, Name);
    m_actions->show();
    for (QWidget *widget : tabOrder()) {
        widget->show(); // the layout would do it later, and what is hidden takes no focus
    }
}

void DeploymentRow::setWidth(Width width)
{
    const bool isWide = width == Width::Wide;
    m_ready->setVisible(isWide && !m_ready->text().isEmpty());
    m_state->setVisible(isWide && !m_state->state().glyph.isNull());
    m_instanceType->setVisible(isWide);
    m_model->setVisible(isWide);
    m_stateBelow->setVisible(!m_stateBelow->state().glyph.isNull());
    m_below->setVisible(!isWide &&
                        (!m_details->text().isEmpty() || !m_stateBelow->state().glyph.isNull()));
    m_instancesLabel->setVisible(width == Width::Slim);
    if (std::exchange(m_width, width) == width) {
        return;
    }
    m_grid->removeWidget(m_actions);
    switch (width) {
    case Width::Wide:
        m_grid->addWidget(m_actions, m_line, Actions);
        break;
    case Width::Narrow:
        m_grid->addWidget(m_actions, m_line + 1, Instances);
        break;
    case Width::Tight:
    case Width::Slim:
        m_grid->addWidget(m_actions, m_line + 3, Name, 1, lastColumn(width) - Name + 1);
        break;
    }
    m_grid->removeWidget(m_instances);
    const bool isSlim = width == Width::Slim;
    m_grid->addWidget(m_instances, isSlim ? m_line + 2 : m_line, isSlim ? Traffic : Instances,
                      Qt::AlignLeft);
    m_grid->removeWidget(m_below);
    m_grid->addWidget(m_below, m_line + 1, Name, 1,
                      (width == Width::Tight ? Instances : Lock) - Name + 1);
}

DeploymentRow::Column DeploymentRow::lastColumn(Width width)
{
    return width == Width::Wide ? Model : width == Width::Slim ? Lock : Instances;
}

int DeploymentRow::least(Column column, Width width) const
{
    QWidget *const widgets[] = {m_swatch, m_title, m_traffic, m_lock,         m_instances,
                                m_ready,  m_state, m_actions, m_instanceType, m_model};
    QWidget *const widget = widgets[column];
    dress(*widget);
    int least = widget->minimumSizeHint().expandedTo(widget->minimumSize()).width();
    if (column == Instances && width == Width::Narrow) {
        least = std::max(least, m_actions->minimumSizeHint().width()); // they stand below
    }
    if (column == Traffic && width == Width::Slim) {
        least = std::max(least, m_instances->minimumSizeHint().width());
    }
    const bool isWords = column == State || column == InstanceType || column == Model;
    // Shorter, and the second line of a narrow panel says more.
    const int legible = widget->fontMetrics().averageCharWidth() * 14;
    return isWords ? std::max(least, std::min(widget->sizeHint().width(), legible)) : least;
}

void DeploymentRow::setDetails(const TrafficPanelRow &row, const QString &readOnlyReason)
{
    m_readOnlyReason = readOnlyReason;
    setEditable(m_traffic, readOnlyReason);
    m_lock->setEnabled(readOnlyReason.isEmpty());
    updateLockTip();
    setInstances(row, readOnlyReason);
    m_ready->setText(row.ready);
    const QString ready =
        row.ready.isEmpty() ? QString() : tr("Live instances ready: %1").arg(row.ready);
    m_ready->setAccessibleName(ready);
    m_ready->setToolTip(plainToolTip(ready));
    m_state->setState(row.state);
    m_test->setEnabled(row.liveReason.isEmpty());
    m_test->setToolTip(row.liveReason.isEmpty() ? tr("Send a request to %1").arg(m_name.toString())
                                                : plainToolTip(row.liveReason));
    m_logs->setEnabled(row.liveReason.isEmpty());
    m_logs->setToolTip(row.liveReason.isEmpty()
                           ? tr("What the instances of %1 print").arg(m_name.toString())
                           : plainToolTip(row.liveReason));
    setAvailable(m_duplicate, row.duplicateReason);
    setAvailable(m_remove, row.removeReason);
    m_instanceType->setText(row.instanceType);
    m_model->setText(row.model);
    m_stateBelow->setState(row.state);
    QStringList details{row.ready, row.instanceType, row.model};
    details.removeAll(QString());
    m_details->setText(details.join(QStringLiteral("  ·  ")));

    const Theme &theme = Theme::fromPalette(m_warning->palette());
    m_warning->setVisible(!row.warning.isEmpty());
    if (!row.warning.isEmpty()) {
        m_warning->setPixmap(iconPixmap(IconName::Warning, theme.warn,
                                        Spacing::forFont(m_warning->font()).icon,
                                        m_warning->devicePixelRatioF()));
    }
    m_warning->setToolTip(plainToolTip(row.warning));
    m_warning->setAccessibleName(row.warning);
}

// Without a count in the manifest 0 stands for "not set"; once set it cannot be unset here.
void DeploymentRow::setInstances(const TrafficPanelRow &row, const QString &readOnlyReason)
{
    const int count = row.instanceCount.value_or(0);
    const int least = row.instanceCount ? std::min(count, 1) : 0;
    const int most = std::max(count, InstanceCount::managedLimit);
    if (m_instances->minimum() != least || m_instances->maximum() != most) {
        const QSignalBlocker blocker(m_instances);
        m_instances->setRange(least, most);
    }
    setLeastText(m_instances, row.instanceCount ? QString() : tr("not set", "number of instances"));
    showValue(m_instances, count);
    setEditable(m_instances,
                readOnlyReason.isEmpty() ? row.instanceReadOnlyReason : readOnlyReason);
}

void DeploymentRow::setStyle(const DeploymentStyle &style)
{
    m_swatch->setStyle(style);
}

void DeploymentRow::setPercent(std::optional<int> share)
{
    const int percent = share.value_or(-1);
    const int least = std::min(percent, 0);
    const int most = std::max(percent, 100);
    setLeastText(m_traffic, share ? QString() : QStringLiteral("–"));
    if (m_traffic->minimum() != least || m_traffic->maximum() != most) {
        const QSignalBlocker blocker(m_traffic);
        m_traffic->setRange(least, most);
    }
    showValue(m_traffic, percent);
}

void DeploymentRow::setLocked(bool locked)
{
    const QSignalBlocker blocker(m_lock);
    m_lock->setChecked(locked);
    updateLockTip();
}

bool DeploymentRow::isLocked() const
{
    return m_lock->isChecked();
}

void DeploymentRow::commitTyped()
{
    m_traffic->interpretText();
    m_instances->interpretText();
}

QList<QWidget *> DeploymentRow::tabOrder() const
{
    return {m_traffic, m_lock, m_instances, m_test, m_logs, m_more};
}

void DeploymentRow::updateLockTip()
{
    QString tip = m_readOnlyReason;
    if (tip.isEmpty()) {
        tip = m_lock->isChecked() ? tr("%1 keeps its share while others change. Click to unlock.")
                                  : tr("Lock: %1 keeps its share while others change.");
        tip = tip.arg(m_name.toString());
    }
    m_lock->setToolTip(plainToolTip(tip));
    m_lock->setAccessibleDescription(tip);
}

} // namespace serin
