// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "models/metrics/keptcharts.h"
#include "models/settings/settingsmodel.h"
#include "ui/settings/keptpanel.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/shortcutpanel.h"
#include "ui/theme/follow.h"
#include "ui/theme/icons.h"
#include "ui/theme/leadingmargins.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace serin {

namespace {

const QString keptId = QStringLiteral("charts.days");

} // namespace

SettingsPage::SettingsPage(SettingsModel &settings, QWidget *parent)
    : QWidget(parent), m_settings(settings), m_head(new QWidget(this)),
      m_search(new QLineEdit(m_head)), m_reset(new QPushButton(tr("Reset all settings"), this)),
      m_scroll(new QScrollArea(this)), m_body(new QWidget), m_column(new QWidget(m_body)),
      m_lines(new QVBoxLayout(m_column)), m_none(new QLabel(m_column)), m_saved(new QLabel(this))
{
    setObjectName(QStringLiteral("settingsPage"));
    setAccessibleName(tr("Settings"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    buildHead(*outer);
    buildRows();
    auto *middle = new QHBoxLayout(m_body);
    middle->addStretch(1);
    middle->addWidget(m_column, 1000, Qt::AlignTop); // up to its maximum
    middle->addStretch(1);
    m_scroll->setWidget(m_body);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(m_scroll, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::showMatches);
    connect(m_reset, &QPushButton::clicked, &settings, &SettingsModel::reset);
    const auto showValue = [this](const QString &id) {
        m_rows.at(id)->showValue(*m_settings.find(id));
    };
    connect(&settings, &SettingsModel::changed, this, showValue);
    connect(&settings, &SettingsModel::judged, this, showValue);
    connect(&settings, &SettingsModel::savedChanged, this, &SettingsPage::showSaved);
    followFont(*this, [this] { applySpacing(); });
    showMatches();
    showSaved();
}

void SettingsPage::buildHead(QVBoxLayout &column)
{
    auto *title = new QLabel(tr("Settings"), m_head);
    setWidgetRole(*title, WidgetRole::Title);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setClearButtonEnabled(true);
    m_reset->setObjectName(QStringLiteral("resetSettings"));
    m_reset->setToolTip(tr("Sets all to what they are when nobody has set them"));
    m_reset->setAutoDefault(false);
    auto *shut = new QPushButton(m_head);
    shut->setObjectName(QStringLiteral("closeSettings"));
    shut->setIcon(themedIcon(IconName::Close));
    shut->setFlat(true);
    shut->setAutoDefault(false);
    shut->setAccessibleName(tr("Close the settings"));
    shut->setToolTip(tr("Close the settings (Esc)"));
    connect(shut, &QPushButton::clicked, this, &SettingsPage::closeRequested);
    auto *above = new QHBoxLayout; // two lines: with large letters one is wider than the window
    above->addWidget(title, 1);
    above->addWidget(shut);
    auto *below = new QHBoxLayout;
    below->addWidget(m_search, 1);
    below->addWidget(m_reset);
    auto *lines = new QVBoxLayout(m_head);
    lines->addLayout(above);
    lines->addLayout(below);
    column.addWidget(m_head);
    m_saved->setObjectName(QStringLiteral("settingsUnsaved"));
    m_saved->setTextFormat(Qt::PlainText);
    m_saved->setWordWrap(true);
    setWidgetRole(*m_saved, WidgetRole::Failure);
    column.addWidget(m_saved);
}

void SettingsPage::buildRows()
{
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_none->setObjectName(QStringLiteral("noSettings"));
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    setWidgetRole(*m_none, WidgetRole::Muted);
    m_lines->addWidget(m_none);
    for (const Setting &setting : m_settings.settings()) {
        if (m_groups.empty() || m_groups.back().title->text() != setting.group) {
            Group group{new QLabel(setting.group, m_column), new QFrame(m_column), {}};
            setWidgetRole(*group.title, WidgetRole::Section);
            setWidgetRole(*group.card, WidgetRole::Card);
            static_cast<void>(new QVBoxLayout(group.card));
            m_lines->addWidget(group.title);
            m_lines->addWidget(group.card);
            m_groups.push_back(std::move(group));
        }
        Group &group = m_groups.back();
        auto *row = new SettingRow(setting, group.card);
        group.card->layout()->addWidget(row);
        group.ids.push_back(setting.id);
        m_rows.emplace(setting.id, row);
        connect(row, &SettingRow::edited, this, [this, id = setting.id](const QVariant &value) {
            m_settings.setValue(id, value);
            m_rows.at(id)->showValue(*m_settings.find(id)); // also when it was refused
        });
    }
}

void SettingsPage::addShortcuts(OwnShortcuts &shortcuts)
{
    m_shortcutsTitle = new QLabel(tr("Shortcuts"), m_column);
    setWidgetRole(*m_shortcutsTitle, WidgetRole::Section);
    m_shortcuts = new ShortcutPanel(shortcuts, m_column);
    m_lines->addWidget(m_shortcutsTitle);
    m_lines->addWidget(m_shortcuts);
    connect(m_reset, &QPushButton::clicked, m_shortcuts, &ShortcutPanel::resetAll);
    connect(m_shortcuts, &ShortcutPanel::rowReached, this, [this](const QRect &place) {
        const QRect there(m_shortcuts->mapTo(m_body, place.topLeft()), place.size());
        m_scroll->ensureVisible(there.left(), there.center().y(), 0, 2 * there.height());
    });
    applySpacing();
    showMatches();
}

/// Below how long it is kept.
void SettingsPage::addKeptCharts(KeptCharts &kept)
{
    QWidget *const card = m_rows.at(keptId)->parentWidget();
    m_kept = new KeptPanel(kept, card);
    card->layout()->addWidget(m_kept);
    connect(&m_settings, &SettingsModel::changed, m_kept, [this, &kept](const QString &id) {
        if (id == keptId && m_kept->isVisible()) {
            kept.refresh();
        }
    });
    showMatches();
}

/// Whether the card of @p group has something else that fits the search.
bool SettingsPage::showKept(const Group &group)
{
    if (!m_kept || m_kept->parentWidget() != group.card) {
        return false;
    }
    Setting words;
    words.group = group.title->text();
    words.title = m_kept->title();
    words.description = m_settings.find(keptId)->title;
    const bool fits = SettingsModel::matches(words, m_search->text());
    m_kept->setVisible(fits);
    return fits;
}

void SettingsPage::showMatches()
{
    bool isAny = false;
    for (const Group &group : m_groups) {
        bool isShown = showKept(group);
        for (const QString &id : group.ids) {
            const bool fits = SettingsModel::matches(*m_settings.find(id), m_search->text());
            m_rows.at(id)->setVisible(fits);
            isShown = isShown || fits;
        }
        group.title->setVisible(isShown);
        group.card->setVisible(isShown);
        isAny = isAny || isShown;
    }
    if (m_shortcuts) {
        const bool isShown = m_shortcuts->showMatches(m_search->text());
        m_shortcutsTitle->setVisible(isShown);
        m_shortcuts->setVisible(isShown);
        isAny = isAny || isShown;
    }
    m_none->setText(tr("No setting has “%1” in its words.").arg(m_search->text().trimmed()));
    m_none->setVisible(!isAny);
}

void SettingsPage::showSaved()
{
    m_saved->setText(breakable(
        tr("%1 cannot be written: the settings apply until the window is closed. Check the disk "
           "and the permissions.")
            .arg(m_settings.filePath())));
    m_saved->setVisible(m_settings.isUnsaved());
}

void SettingsPage::focusSearch()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_settings.look();
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

void SettingsPage::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    m_head->layout()->setContentsMargins(
        leadingMargins(*this, space.xl, space.m, space.m, space.s));
    m_saved->setContentsMargins(space.xl, 0, space.xl, space.s);
    m_body->layout()->setContentsMargins(space.xl, space.m, space.xl, space.xl);
    m_lines->setSpacing(space.s);
    m_column->setMaximumWidth(fontMetrics().averageCharWidth() * 100);
    for (const Group &group : m_groups) {
        group.title->setContentsMargins(0, space.m, 0, 0);
        group.card->layout()->setContentsMargins(space.l, space.m, space.l, space.m);
        group.card->layout()->setSpacing(space.l);
    }
    if (m_shortcutsTitle) {
        m_shortcutsTitle->setContentsMargins(0, space.m, 0, 0);
    }
}

} // namespace serin
