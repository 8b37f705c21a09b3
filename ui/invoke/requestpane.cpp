// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/requestpane.h"

#include "models/invoke/invokecontroller.h"
#include "ui/actions/filequestion.h"
#include "ui/invoke/requesteditor.h"
#include "ui/theme/accessiblewidgets.h"
#include "ui/theme/elidedcombobox.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/wheelguard.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace serin {

RequestPane::RequestPane(InvokeController &invoke, QWidget *parent)
    : QWidget(parent), m_invoke(invoke), m_files(new ElidedComboBox(this)),
      m_note(new QLabel(this)), m_clear(new QPushButton(tr("Write another"), this)),
      m_editor(new RequestEditor(this))
{
    auto *title = new QLabel(tr("Request"), this);
    setWidgetRole(*title, WidgetRole::Section);
    m_files->setObjectName(QStringLiteral("requestFile"));
    setBoxName(*m_files, tr("File with the request"));
    m_files->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_files->setMinimumContentsLength(8);
    guardWheel(*m_files);
    auto *open = new QPushButton(tr("Open file…"), this);
    open->setObjectName(QStringLiteral("openRequestButton"));
    open->setAutoDefault(false);
    m_note->setObjectName(QStringLiteral("requestNote"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    setWidgetRole(*m_note, WidgetRole::Caption);
    m_clear->setObjectName(QStringLiteral("clearRequestButton"));
    m_clear->setAutoDefault(false);
    m_editor->setObjectName(QStringLiteral("requestEditor"));
    m_editor->setAccessibleName(tr("Body of the request"));
    m_editor->setPlaceholderText(
        tr("{\"data\": …}\nWrite the request here, or drop a file with it."));
    title->setBuddy(m_editor);
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addWidget(m_files, 1);
    head->addWidget(open);
    auto *note = new QHBoxLayout;
    note->addWidget(m_note, 1);
    note->addWidget(m_clear);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the page keeps the distances
    column->addLayout(head);
    column->addLayout(note);
    column->addWidget(m_editor, 1);

    connect(open, &QPushButton::clicked, this, &RequestPane::chooseFile);
    connect(m_clear, &QPushButton::clicked, &invoke, &InvokeController::clearBody);
    connect(m_files, &QComboBox::activated, this,
            [this](int index) { m_invoke.loadFile(m_files->itemData(index).toString()); });
    connect(m_editor, &RequestEditor::fileDropped, &invoke, &InvokeController::loadFile);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        if (m_invoke.body().isEditable()) {
            m_invoke.setText(m_editor->toPlainText());
            showFiles(); // it is no file's any more
        }
    });
    connect(&invoke, &InvokeController::bodyChanged, this, &RequestPane::showBody);
    connect(&invoke, &InvokeController::filesChanged, this, &RequestPane::showFiles);
    followFont(*this, [this] { applySpacing(); });
    showBody();
}

void RequestPane::showBody()
{
    const RequestBody &body = m_invoke.body();
    if (m_editor->toPlainText() != body.shown) {
        const QSignalBlocker blocker(m_editor);
        m_editor->setPlainText(body.shown);
    }
    m_editor->setReadOnly(!body.isEditable());
    m_note->setText(body.note);
    m_note->setVisible(!body.isEditable());
    m_clear->setVisible(!body.isEditable());
    showFiles();
}

void RequestPane::showFiles()
{
    const QSignalBlocker blocker(m_files);
    QStringList files = m_invoke.files();
    const QString current = m_invoke.body().path;
    if (!current.isEmpty() && !files.contains(current)) {
        files.append(current);
    }
    QStringList known;
    for (int i = 0; i < m_files->count(); ++i) {
        known.append(m_files->itemData(i).toString());
    }
    if (known != files) {
        m_files->clear();
        for (const QString &file : std::as_const(files)) {
            m_files->addItem(singleLine(QFileInfo(file).fileName(), 80), file);
            m_files->setItemData(m_files->count() - 1, plainToolTip(file), Qt::ToolTipRole);
        }
    }
    m_files->setCurrentIndex(static_cast<int>(files.indexOf(current)));
    m_files->setPlaceholderText(files.isEmpty() ? tr("No request file") : tr("Written here"));
    m_files->setEnabled(!files.isEmpty());
    m_files->setToolTip(
        files.isEmpty()
            ? tr("A file called sample-request.json beside the manifest is loaded on its own")
            : QString());
}

void RequestPane::chooseFile()
{
    askForFile(*this, tr("Open a request"), m_invoke.files().value(0),
               [this](const QString &path) { m_invoke.loadFile(path); });
}

void RequestPane::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.s);
}

} // namespace serin
