// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/yaml/yamlpage.h"

#include "models/manifest/displaytext.h"
#include "models/manifest/editsession.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"
#include "ui/yaml/textview.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

YamlPage::YamlPage(EditSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_head(new QWidget(this)),
      m_picker(new QComboBox(m_head)), m_note(new QLabel(m_head)), m_view(new TextView(this))
{
    m_picker->setObjectName(QStringLiteral("yamlFile"));
    m_picker->setAccessibleName(tr("File to show"));
    m_picker->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_picker->setMinimumContentsLength(8); // with less room long paths are cut
    guardWheel(*m_picker);
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_note->setTextFormat(Qt::PlainText);
    m_view->setObjectName(QStringLiteral("yamlEditor"));
    m_view->setAccessibleName(tr("Text of the manifest"));
    auto *row = new QHBoxLayout(m_head);
    row->addWidget(m_picker);
    row->addWidget(m_note);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    connect(m_picker, &QComboBox::currentIndexChanged, this, &YamlPage::showText);
    connect(&session, &EditSession::bufferChanged, this, &YamlPage::showText);
    applySpacing();
}

void YamlPage::setFiles(const std::vector<EndpointFile> &files)
{
    const QString before = currentPath();
    std::vector<EndpointFile> distinct;
    for (const EndpointFile &file : files) {
        if (std::none_of(distinct.begin(), distinct.end(),
                         [&file](const auto &other) { return other.path == file.path; })) {
            distinct.push_back(file);
        }
    }
    if (distinct != m_files) {
        const QSignalBlocker blocker(m_picker);
        m_files = distinct;
        m_picker->clear();
        int current = 0;
        for (const EndpointFile &file : m_files) {
            current = file.path == before ? m_picker->count() : current;
            m_picker->addItem(singleLine(file.label, 120));
        }
        m_picker->setCurrentIndex(m_files.empty() ? -1 : current);
    }
    m_picker->setVisible(!m_files.empty());
    showText();
}

void YamlPage::showFile(const QString &path, int line)
{
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (m_files[i].path == path) {
            m_picker->setCurrentIndex(static_cast<int>(i));
        }
    }
    showText();
    m_view->goToLine(line);
}

QString YamlPage::currentPath() const
{
    const int index = m_picker->currentIndex();
    return index < 0 ? QString() : m_files[static_cast<std::size_t>(index)].path;
}

void YamlPage::showText()
{
    if (!isVisible()) {
        return; // showEvent() catches up
    }
    const ManifestBuffer *const buffer = m_session.buffer(currentPath());
    const DisplayText shown = displayText(buffer ? buffer->current().bytes : QByteArray());
    m_view->showText(shown.text);
    m_note->setText(shown.note);
}

void YamlPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showText();
}

void YamlPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applySpacing();
    }
}

void YamlPage::applySpacing()
{
    if (!layout()) {
        return; // a style arrives while the constructor still runs
    }
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    layout()->setSpacing(0);
    m_head->layout()->setContentsMargins(0, space.s, space.l, space.s);
}

} // namespace serin
