// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "ui/traffic/trafficslider.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include <memory>

namespace serin {

/// The window as people start it, with a folder of one endpoint and two deployments.
class MainWindowPlace
{
protected:
    inline static const QByteArray endpointBytes =
        "# the canary's endpoint\r\n"
        "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\r\n"
        "name: my-endpoint\r\n"
        "auth_mode:   key # for now\r\n"
        "traffic:\r\n"
        "    blue: 100   # everything\r\n"
        "    'green': 0\r\n"; // comments, quotes, CRLF: all must stay

    static QByteArray deploymentBytes(const QByteArray &name)
    {
        return "$schema: https://azuremlschemas.azureedge.net/latest/"
               "managedOnlineDeployment.schema.json\nname: " +
               name +
               "\nendpoint_name: my-endpoint\nmodel: azureml:m:1\ninstance_count:  1 # few\n";
    }

    /// The endpoint's file with @p blue percent.
    static QByteArray expectedBytes(int blue)
    {
        QByteArray bytes = endpointBytes;
        return bytes.replace("blue: 100", "blue: " + QByteArray::number(blue))
            .replace("'green': 0", "'green': " + QByteArray::number(100 - blue));
    }

    void enter()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_project = m_folder->filePath(QStringLiteral("project"));
        QVERIFY(setFileBytes(path(QStringLiteral("endpoint.yml")), endpointBytes));
        QVERIFY(setFileBytes(path(QStringLiteral("blue.yml")), deploymentBytes("blue")));
        QVERIFY(setFileBytes(path(QStringLiteral("green.yml")), deploymentBytes("green")));
        start();
    }
    void leave()
    {
        m_composition.reset();
        m_folder.reset();
    }
    void start(const QString &folder = {})
    {
        m_composition.reset();
        m_composition = std::make_unique<Composition>(
            *static_cast<QApplication *>(QCoreApplication::instance()),
            m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
        if (!folder.isEmpty()) {
            bench().open(folder);
        }
        window().resize(1100, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    void openProject()
    {
        open(m_project);
        QTRY_COMPARE(state().phase, EndpointState::Phase::Ready);
    }
    void open(const QString &path)
    {
        bench().open(path);
        QTRY_COMPARE(bench().folder().state(), FolderController::State::Ready);
    }
    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    [[nodiscard]] const EndpointState &state() const { return bench().endpoint().state(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        return window().findChild<Widget *>(name);
    }
    [[nodiscard]] QPushButton *button(const char *name) const
    {
        return named<QPushButton>(QString::fromLatin1(name));
    }
    [[nodiscard]] TrafficSlider *slider() const
    {
        return named<TrafficSlider>(QStringLiteral("trafficSlider"));
    }
    [[nodiscard]] QTreeView *tree() const
    {
        return named<QTreeView>(QStringLiteral("endpointTree"));
    }
    [[nodiscard]] QString path(const QString &name) const
    {
        return m_project + QLatin1Char('/') + name;
    }
    [[nodiscard]] QByteArray bytes() const
    {
        return fileBytes(path(QStringLiteral("endpoint.yml")));
    }
    void click(QWidget *widget) const
    {
        QVERIFY(widget);
        QVERIFY(widget->isVisible());
        QVERIFY(widget->isEnabled());
        QTest::mouseClick(widget, Qt::LeftButton);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_project;
    std::unique_ptr<Composition> m_composition;
};

} // namespace serin
