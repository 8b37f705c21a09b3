# SPDX-License-Identifier: GPL-3.0-or-later
"""The house rules as data: who may include whom."""

# A layer may include itself and what stands in its set.
LAYERS = {
    "app": {"ui", "models", "services"},
    "ui": {"models", "services"},
    "models": {"services"},
    "services": set(),
}

# Of services, ui sees only these folders.
SERVICES_FOR_UI = {"core", "domain"}

# Folders of services from the bottom up; a folder includes itself and those of lower rows.
SERVICE_ROWS = [
    {"core"},
    {"domain"},
    {"manifest", "process", "http", "analysis", "storage"},
    {"git", "azure", "scoring"},
    {"assets", "workspace"},
    {"gitops", "sample"},
    {"rollout"},
]
SERVICES_FOR_LOCAL = {"core", "domain", "analysis", "process", "http", "storage"}

# The command line's part of app: no ui, no models (they link Gui), and Qt as in services.
COMMAND_LINE = ("app/cli/", "app/serinctl.cpp")

# Qt modules of what runs without a display.
QT_HEADLESS_MODULES = {"QtCore", "QtNetwork", "QtSql", "QtConcurrent", "QtNetworkAuth"}
# Qt modules that bring widgets.
QT_WIDGET_MODULES = {
    "QtWidgets", "QtPrintSupport", "QtSvgWidgets", "QtOpenGLWidgets", "QtUiTools", "QtDesigner",
}

# Headers of other libraries that only one folder includes: (how the header begins, folder).
LIBRARY_OWNERS = [("qcustomplot", "ui/charts"), ("Qsci/", "ui/yaml")]
