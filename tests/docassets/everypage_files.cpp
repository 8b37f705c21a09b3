// SPDX-License-Identifier: GPL-3.0-or-later
// Chapter yaml: files of its own.
#include "tests/docassets/everypage.h"
#include "ui/endpoint/overviewpage.h"
#include "ui/yaml/yamleditor.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace serin {

void EveryPage::openFiles(const QString &name,
                          const QList<std::pair<const char *, QByteArray>> &files)
{
    const QString folder = place().path(name);
    for (const auto &[file, text] : files) {
        need(setFileBytes(folder + u'/' + QLatin1String(file), text), "a file is not written");
    }
    place().bench().open(folder);
    waitFor(
        [this, folder] {
            return place().bench().folder().path() == folder &&
                   place().bench().endpoint().state().phase == EndpointState::Phase::Ready;
        },
        "the files are not read");
    pause();
}

void EveryPage::goToLine(int line)
{
    auto *const editor = named<YamlEditor>("yamlEditor");
    editor->setFocus();
    editor->goToLine(line);
    hands().press(Qt::Key_End);
}

void EveryPage::yaml()
{
    const QByteArray deployment =
        "endpoint_name: my-endpoint\nmodel: azureml:m:1\ninstance_type: Standard_F2s_v2\n"
        "instance_count: 1\n";
    openFiles(
        QStringLiteral("wrong"),
        {{"endpoint.yml", "$schema: https://azuremlschemas.azureedge.net/latest/"
                          "managedOnlineEndpoint.schema.json\nname: my-endpoint\nauth_mode: key\n"
                          "tags:\n  team: red\n  cost: low\ntraffic:\n  blue: 80\n  gren: 10\n"},
         {"blue.yml", "name: blue\n" + deployment},
         {"green.yml", "name: green\n" + deployment}});
    page(0);
    m_camera.take(QStringLiteral("yaml-overview-fixes"), [this] {
        named<OverviewPage>("overviewPage")->ensureWidgetVisible(named<QWidget>("findingRow.1"));
    });
    page(1);
    take("yaml-fixes");
    goToLine(3);
    hands().press(Qt::Key_Return);
    m_camera.take(QStringLiteral("yaml-complete-keys"), [this] {
        named<YamlEditor>("yamlEditor")->setFocus();
        trigger("yaml.complete");
    });
    hands().type(QStringLiteral("identity:"));
    hands().press(Qt::Key_Return);
    hands().type(QStringLiteral("  type: "));
    m_camera.take(QStringLiteral("yaml-complete-values"), [this] {
        named<YamlEditor>("yamlEditor")->setFocus();
        trigger("yaml.complete");
    });
    trigger("edit.discard");
    pause();
    dismissNotices();
    goToLine(8);
    m_camera.take(QStringLiteral("yaml-explain"), [this] { trigger("yaml.explain"); });
    hands().press(Qt::Key_Escape);
    goToLine(1);
    trigger("edit.find");
    hands().type(QStringLiteral("re"));
    take("yaml-find");
    trigger("yaml.replace");
    take("yaml-replace");
    trigger("edit.find");
    named<QToolButton>("findPattern")->click();
    named<QLineEdit>("findText")->setFocus();
    hands().type(QStringLiteral("("));
    take("yaml-find-wrong");
    hands().press(Qt::Key_Escape);
    trigger("yaml.foldAll");
    take("yaml-folded");
    trigger("yaml.unfoldAll");
    preview();
    place().bench().close();
    pause();
}

void EveryPage::preview()
{
    openFiles(
        QStringLiteral("preview"),
        {{"canary.yaml", fileBytes(QStringLiteral(
                             SERIN_SOURCE_DIR "/tests/data/manifests/preview-p2-map-two.yaml"))}});
    page(1);
    take("yaml-preview");
    named<QPushButton>("translatePreviewButton")->click();
    pause();
    take("translate");
    named<QPushButton>("translateButton")->click();
    pause();
    take("translated");
    trigger("edit.undo");
    pause();
}

} // namespace serin
