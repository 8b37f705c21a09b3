// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/endpoint/filescard.h"

#include "ui/theme/elidedlabel.h"
#include "ui/theme/follow.h"
#include "ui/theme/stylesheet.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

namespace {

constexpr int mostShown = 30;

} // namespace

FilesCard::FilesCard(QWidget *parent) : QFrame(parent)
{
    setWidgetRole(*this, WidgetRole::Card);
    auto *title = new QLabel(tr("Files"), this);
    setWidgetRole(*title, WidgetRole::Section);
    auto *column = new QVBoxLayout(this);
    column->addWidget(title);
    followFont(*this, [this] { applySpacing(); });
}

void FilesCard::setFiles(const std::vector<EndpointFile> &files)
{
    setVisible(!files.empty());
    if (files != m_files || !m_rows) {
        m_files = files;
        build();
    }
}

void FilesCard::build()
{
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater(); // one of its buttons may be the sender
    }
    m_rows = new QWidget(this);
    auto *grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const EndpointFile &file : m_files) {
        if (row == mostShown) {
            auto *more = new QLabel(tr("and %1 more").arg(m_files.size() - mostShown), m_rows);
            setWidgetRole(*more, WidgetRole::Caption);
            grid->addWidget(more, row, 0);
            break;
        }
        auto *name = new ElidedLabel(m_rows);
        name->setText(
            file.line > 0
                ? tr("%1:%2", "a file and a line").arg(file.label, QString::number(file.line))
                : file.label);
        auto *contents = new ElidedLabel(m_rows);
        contents->setText(file.contents);
        contents->setMuted(true);
        auto *open = new QPushButton(tr("Show text"), m_rows);
        open->setObjectName(QStringLiteral("showFileButton.%1").arg(row));
        open->setAccessibleName(tr("Show the text of %1").arg(file.label));
        open->setAutoDefault(false);
        connect(open, &QPushButton::clicked, this,
                [this, path = file.path, line = file.line] { Q_EMIT openRequested(path, line); });
        grid->addWidget(name, row, 0);
        grid->addWidget(contents, row, 1);
        grid->addWidget(open, row, 2);
        ++row;
    }
    layout()->addWidget(m_rows);
    applySpacing();
}

void FilesCard::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(space.l, space.m, space.l, space.m);
    layout()->setSpacing(space.s);
    if (m_rows) {
        auto *grid = static_cast<QGridLayout *>(m_rows->layout());
        grid->setHorizontalSpacing(space.l);
        grid->setVerticalSpacing(space.s);
    }
}

} // namespace serin
