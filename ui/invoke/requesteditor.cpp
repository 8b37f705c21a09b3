// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/invoke/requesteditor.h"

#include "ui/theme/fixedfont.h"
#include "ui/theme/follow.h"

#include <QMimeData>
#include <QUrl>

namespace serin {

namespace {

QString filePath(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace

RequestEditor::RequestEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(fixedFont());
    followFont(*this, [this] { applySpacing(); });
}

bool RequestEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return !filePath(*source).isEmpty() || QPlainTextEdit::canInsertFromMimeData(source);
}

void RequestEditor::insertFromMimeData(const QMimeData *source)
{
    if (const QString path = filePath(*source); !path.isEmpty()) {
        Q_EMIT fileDropped(path);
    } else {
        QPlainTextEdit::insertFromMimeData(source);
    }
}

void RequestEditor::applySpacing()
{
    document()->setDocumentMargin(fontMetrics().height() / 2.0);
    setTabStopDistance(fontMetrics().horizontalAdvance(QLatin1Char(' ')) * 4.0);
}

} // namespace serin
