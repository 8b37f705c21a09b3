// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/composition.h"
#include "tests/support/filebytes.h"
#include "ui/yaml/yamleditor.h"

#include <QApplication>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace serin {

/// The page YAML in the window as people start it, with the cursor in an endpoint's file; its two
/// deployments stand beside it.
class EditorPlace
{
protected:
    inline static const QByteArray endpointBytes =
        "$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json\n"
        "name: my-endpoint\n"
        "tags:\n"
        "  team: red\n"
        "  cost: low\n"
        "traffic:\n"
        "  blue: 90\n"
        "  green: 10\n";

    void enter(const QByteArray &bytes = endpointBytes)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(setFileBytes(m_folder->filePath(QStringLiteral("p/endpoint.yml")), bytes));
        for (const char *name : {"blue", "green"}) {
            QVERIFY(setFileBytes(
                m_folder->filePath(QStringLiteral("p/%1.yml").arg(QLatin1String(name))),
                "name: " + QByteArray(name) +
                    "\nendpoint_name: my-endpoint\nmodel: azureml:m:1\n"
                    "instance_type: Standard_F2s_v2\ninstance_count: 1\n"));
        }
        qputenv("XDG_DATA_HOME", m_folder->filePath(QStringLiteral("data")).toUtf8());
        start();
        QTRY_COMPARE(editor()->bytes(), bytes);
    }
    /// A window with the folder; again: as after the program has ended.
    void start()
    {
        m_composition = std::make_unique<Composition>(
            *static_cast<QApplication *>(QCoreApplication::instance()),
            m_folder->filePath(QStringLiteral("serin.conf")), SchemePreference::Light);
        window().resize(1200, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        bench().open(m_folder->filePath(QStringLiteral("p")));
        QTRY_COMPARE(bench().endpoint().state().phase, EndpointState::Phase::Ready);
        named<QTabWidget>("pageTabs")->setCurrentIndex(1);
        keys()->setFocus();
    }
    void leave()
    {
        m_composition.reset();
        m_folder.reset();
    }

    [[nodiscard]] Workbench &bench() const { return m_composition->workbench(); }
    [[nodiscard]] MainWindow &window() const { return m_composition->window(); }
    template<typename Widget>
    [[nodiscard]] Widget *named(const char *name) const
    {
        return window().findChild<Widget *>(QString::fromLatin1(name));
    }
    [[nodiscard]] YamlEditor *editor() const { return named<YamlEditor>("yamlEditor"); }
    [[nodiscard]] QWidget *keys() const { return editor()->focusProxy(); }
    void key(Qt::Key which, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QTest::keyClick(QApplication::focusWidget(), which, modifiers);
    }
    void type(const char *text) const
    {
        QTest::keyClicks(QApplication::focusWidget(), QString::fromLatin1(text));
    }
    /// The cursor at the end of @p line.
    void goTo(int line) const
    {
        editor()->goToLine(line);
        keys()->setFocus();
        key(Qt::Key_End);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Composition> m_composition;
};

} // namespace serin
