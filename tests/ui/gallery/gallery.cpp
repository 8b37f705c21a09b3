// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actionregistry.h"
#include "ui/actions/commandpalette.h"
#include "ui/theme/applicationtheme.h"
#include "ui/theme/stylesheet.h"
#include "ui/traffic/trafficpanel.h"
#include "ui/traffic/trafficslider.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMouseEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>

using namespace serin;

namespace {

DeploymentName named(const QString &text)
{
    return DeploymentName::fromString(text).value();
}

TrafficSplit splitOf(const std::vector<std::pair<QString, int>> &shares)
{
    std::vector<TrafficShare> result;
    for (const auto &[name, percent] : shares) {
        result.push_back({named(name), Percent::clamped(percent)});
    }
    return TrafficSplit::fromShares(result).value();
}

const TrafficSplit blueGreen =
    splitOf({{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}});
const TrafficSplit blueOnly =
    splitOf({{QStringLiteral("blue"), 100}, {QStringLiteral("green"), 0}});

void drag(QWidget *widget, const QPoint &from, const QPoint &to)
{
    QMouseEvent press(QEvent::MouseButtonPress, from, widget->mapToGlobal(from), Qt::LeftButton,
                      Qt::LeftButton, {});
    QApplication::sendEvent(widget, &press);
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     {});
    QApplication::sendEvent(widget, &move);
}

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    setWidgetRole(*label, WidgetRole::Caption);
    return label;
}

void addSlider(QVBoxLayout *layout, const QString &title, const SliderState &state)
{
    layout->addWidget(caption(title));
    auto *slider = new TrafficSlider;
    slider->setState(state);
    layout->addWidget(slider);
}

QWidget *sliders()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    const Spacing space = Spacing::forFont(page->font());
    layout->setContentsMargins(space.xl, space.l, space.xl, space.l);
    SliderState state;
    state.split = blueGreen;
    addSlider(layout, QStringLiteral("blue and green"), state);
    state.live = blueOnly;
    state.liveName = QStringLiteral("live");
    addSlider(layout, QStringLiteral("ghost marks of the live split"), state);
    state.locks = {named(QStringLiteral("blue"))};
    state.warnings = {{named(QStringLiteral("green")), QStringLiteral("green is Failed")}};
    state.split = splitOf({{QStringLiteral("blue"), 60}, {QStringLiteral("green"), 40}});
    addSlider(layout, QStringLiteral("blue locked, green not ready"), state);
    SliderState many;
    many.live = splitOf({{QStringLiteral("blue"), 70},
                         {QStringLiteral("baseline-v2"), 20},
                         {QStringLiteral("teal"), 10}});
    many.liveName = QStringLiteral("live");
    many.split = splitOf({{QStringLiteral("blue"), 40},
                          {QStringLiteral("green"), 0},
                          {QStringLiteral("orange"), 0},
                          {QStringLiteral("baseline-v2"), 25},
                          {QStringLiteral("model-1"), 20},
                          {QStringLiteral("teal"), 15}});
    addSlider(layout, QStringLiteral("three handles at one percent"), many);
    std::vector<std::pair<QString, int>> twenty;
    for (int i = 0; i < 20; ++i) {
        twenty.emplace_back(QStringLiteral("deployment-%1").arg(i), 5);
    }
    SliderState crowd;
    crowd.split = splitOf(twenty);
    addSlider(layout, QStringLiteral("twenty deployments"), crowd);
    SliderState none;
    none.split = blueGreen.withoutTraffic();
    addSlider(layout, QStringLiteral("no traffic"), none);
    SliderState readOnly;
    readOnly.split = blueGreen;
    readOnly.readOnlyReason = QStringLiteral("The file has conflict markers");
    addSlider(layout, QStringLiteral("read-only"), readOnly);
    return page;
}

TrafficPanelState panelState()
{
    TrafficPanelState state;
    state.endpoint = QStringLiteral("my-endpoint");
    state.split = blueGreen;
    state.reference = blueOnly;
    state.referenceName = QStringLiteral("live");
    TrafficPanelRow blue{named(QStringLiteral("blue"))};
    blue.instanceCount = 2;
    blue.instanceType = QStringLiteral("Standard_F4s_v2");
    blue.model = QStringLiteral("azureml:model-1:1");
    TrafficPanelRow green{named(QStringLiteral("green"))};
    green.instanceCount = 1;
    green.instanceType = QStringLiteral("Standard_F4s_v2");
    green.model = QStringLiteral(
        "../../model-2/onlinescoring/a/long/path/to/some/model/sklearn_regression.pkl");
    green.warning = QStringLiteral("green is Updating");
    state.rows = {blue, green};
    return state;
}

QWidget *panelPage(const TrafficPanelState &state)
{
    auto *page = new QWidget;
    auto *outer = new QVBoxLayout(page);
    const Spacing space = Spacing::forFont(page->font());
    outer->setContentsMargins(space.xl, space.xl, space.xl, space.xl);
    auto *card = new QFrame;
    setWidgetRole(*card, WidgetRole::Card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space.l, space.l, space.l, space.l);
    auto *panel = new TrafficPanel;
    panel->setObjectName(QStringLiteral("panel"));
    panel->setState(state);
    layout->addWidget(panel);
    outer->addWidget(card);
    outer->addStretch();
    return page;
}

void addTabsAndIcons(QGridLayout *layout, int row)
{
    const int edge = Spacing::forFont(QApplication::font()).icon;
    auto *tabs = new QTabWidget;
    tabs->addTab(new QWidget, QStringLiteral("Overview"));
    tabs->addTab(new QWidget, QStringLiteral("YAML"));
    tabs->addTab(new QWidget, QStringLiteral("Test"));
    layout->addWidget(tabs, row++, 0, 1, 4);
    for (int i = 0; i <= static_cast<int>(IconName::Warning); ++i) {
        auto *icon = new QToolButton;
        icon->setIcon(themedIcon(static_cast<IconName>(i)));
        icon->setIconSize(QSize(edge, edge));
        layout->addWidget(icon, row + i / 8, i % 8);
    }
}

QWidget *controls()
{
    auto *page = new QWidget;
    auto *layout = new QGridLayout(page);
    const Spacing space = Spacing::forFont(page->font());
    layout->setContentsMargins(space.xl, space.xl, space.xl, space.xl);
    layout->setSpacing(space.m);
    auto *title = new QLabel(QStringLiteral("my-endpoint"));
    setWidgetRole(*title, WidgetRole::Title);
    layout->addWidget(title, 0, 0, 1, 2);
    layout->addWidget(caption(QStringLiteral("a caption in muted text")), 1, 0, 1, 2);
    auto *primary = new QPushButton(QStringLiteral("Review and apply"));
    setWidgetRole(*primary, WidgetRole::Primary);
    auto *danger = new QPushButton(QStringLiteral("Discard"));
    setWidgetRole(*danger, WidgetRole::Danger);
    auto *focused = new QPushButton(QStringLiteral("Focused"));
    focused->setObjectName(QStringLiteral("focusMe"));
    auto *off = new QPushButton(QStringLiteral("Unavailable"));
    off->setEnabled(false);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{primary, danger, focused, off}) {
        layout->addWidget(widget, 2, column++);
    }
    auto *edit = new QLineEdit;
    edit->setPlaceholderText(QStringLiteral("Filter"));
    auto *combo = new QComboBox;
    combo->addItems({QStringLiteral("green"), QStringLiteral("blue")});
    auto *spin = new QSpinBox;
    spin->setSuffix(QStringLiteral(" %"));
    spin->setValue(42);
    auto *tool = new QToolButton;
    tool->setIcon(themedIcon(IconName::Lock));
    column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *>{edit, combo, spin, tool}) {
        layout->addWidget(widget, 3, column++);
    }
    const std::vector<std::pair<WidgetRole, QString>> bars{
        {WidgetRole::Notice, QStringLiteral("1 change in my-endpoint.yml")},
        {WidgetRole::Warning, QStringLiteral("The file changed on disk")},
        {WidgetRole::Failure, QStringLiteral("The file could not be written")}};
    int row = 4;
    for (const auto &[role, text] : bars) {
        auto *bar = new QFrame;
        setWidgetRole(*bar, role);
        auto *inside = new QHBoxLayout(bar);
        inside->addWidget(new QLabel(text));
        inside->addStretch();
        inside->addWidget(new QPushButton(QStringLiteral("Reload")));
        layout->addWidget(bar, row++, 0, 1, 4);
    }
    addTabsAndIcons(layout, row);
    return page;
}

void addAction(ActionRegistry &registry, const char *id, const char *text, const char *category,
               const char *shortcut)
{
    ActionSpec spec;
    spec.id = QLatin1String(id);
    spec.text = QString::fromUtf8(text);
    spec.category = QLatin1String(category);
    spec.shortcuts = {QKeySequence(QLatin1String(shortcut))};
    registry.registerAction(spec);
}

void fill(ActionRegistry &registry)
{
    addAction(registry, "file.open", "&Open folder…", "File", "Ctrl+O");
    addAction(registry, "file.save", "&Save", "File", "Ctrl+S");
    addAction(registry, "edit.undo", "&Undo", "Edit", "Ctrl+Z");
    addAction(registry, "edit.redo", "&Redo", "Edit", "Ctrl+Shift+Z");
    addAction(registry, "deployment.scale", "S&cale", "Deployment", "Ctrl+L");
    addAction(registry, "deployment.traffic", "Set &traffic", "Deployment", "Ctrl+T");
    addAction(registry, "git.commit", "&Commit", "Git", "Ctrl+Shift+C");
    addAction(registry, "git.push", "&Push", "Git", "Ctrl+Shift+P");
    addAction(registry, "git.pull", "Pu&ll", "Git", "Ctrl+Shift+L");
    addAction(registry, "view.refresh", "Refresh", "View", "F5");
    addAction(registry, "view.operations", "Operations", "View", "Ctrl+J");
    registry.setUnavailable(QStringLiteral("git.push"), QStringLiteral("There is no remote"));
    registry.setUnavailable(QStringLiteral("edit.redo"), QStringLiteral("Nothing was undone"));
}

/// Shows @p widget, lets @p prepare act on it, and saves the picture.
bool picture(QWidget *widget, const QSize &size, const QString &path,
             const std::function<void()> &prepare = {})
{
    widget->resize(size);
    widget->show();
    widget->activateWindow();
    QApplication::processEvents();
    if (prepare) {
        prepare();
        QApplication::processEvents();
    }
    const bool saved = widget->grab().save(path);
    delete widget;
    return saved;
}

bool palettePicture(const QString &path, const QSize &size, const QString &filter)
{
    ActionRegistry registry;
    fill(registry);
    auto *window = new QMainWindow;
    window->setCentralWidget(panelPage(panelState()));
    auto *palette = new CommandPalette(registry, *window);
    return picture(window, size, path, [palette, filter] {
        palette->open();
        palette->findChild<QLineEdit *>(QStringLiteral("commandFilter"))->setText(filter);
    });
}

bool drawAll(const QDir &directory, const QString &suffix, int factor)
{
    const auto path = [&](const char *name) {
        return directory.filePath(QLatin1String(name) + suffix + QStringLiteral(".png"));
    };
    bool ok = picture(sliders(), QSize(640, 620) * factor, path("sliders"));
    QWidget *page = panelPage(panelState());
    ok &= picture(page, QSize(860, 400) * factor, path("panel"), [page] {
        auto *slider = page->findChild<TrafficSlider *>();
        slider->setFocus(Qt::TabFocusReason);
    });
    page = panelPage(panelState());
    ok &= picture(page, QSize(860, 400) * factor, path("panel-dragging"), [page, factor] {
        auto *slider = page->findChild<TrafficSlider *>();
        const QPoint grip = slider->handleRect(0).center();
        drag(slider, grip, grip - QPoint(170 * factor, 0));
    });
    TrafficPanelState readOnly = panelState();
    readOnly.readOnlyReason = QStringLiteral("The file has conflict markers. Resolve them first.");
    ok &= picture(panelPage(readOnly), QSize(860, 440) * factor, path("panel-readonly"));
    page = panelPage(panelState());
    page->setLayoutDirection(Qt::RightToLeft);
    ok &= picture(page, QSize(860, 400) * factor, path("panel-rtl"));
    ok &= picture(panelPage(panelState()), QSize(480, 480) * factor, path("panel-narrow"));
    ok &= palettePicture(path("palette"), QSize(860, 560) * factor, {});
    ok &= palettePicture(path("palette-filter"), QSize(860, 560) * factor, QStringLiteral("pu"));
    page = controls();
    ok &= picture(page, QSize(860, 560) * factor, path("controls"), [page] {
        page->findChild<QWidget *>(QStringLiteral("focusMe"))->setFocus(Qt::TabFocusReason);
    });
    return ok;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QDir directory(application.arguments().value(1, QStringLiteral(".")));
    if (!directory.mkpath(QStringLiteral("."))) {
        qWarning("cannot make %s", qPrintable(directory.path()));
        return 1;
    }
    ApplicationTheme theme(application, SchemePreference::Light);
    const QFont font = QApplication::font();
    bool ok = true;
    for (const SchemePreference scheme : {SchemePreference::Light, SchemePreference::Dark}) {
        for (const int factor : {1, 2}) {
            QFont scaled = font;
            scaled.setPointSizeF(font.pointSizeF() * factor);
            QApplication::setFont(scaled);
            theme.setPreference(scheme);
            const QString suffix =
                QStringLiteral("-%1-%2")
                    .arg(scheme == SchemePreference::Dark ? QStringLiteral("dark")
                                                          : QStringLiteral("light"))
                    .arg(100 * factor);
            ok &= drawAll(directory, suffix, factor);
        }
    }
    return ok ? 0 : 1;
}
