// SPDX-License-Identifier: GPL-3.0-or-later
// As services/core/precompiled.h, for sources that make widgets.
#pragma once

#include "services/core/precompiled.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QWidget>
