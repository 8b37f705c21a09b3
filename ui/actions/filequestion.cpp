// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/filequestion.h"

#include <QAbstractFileIconProvider>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStyle>

#include <memory>
#include <utility>

namespace serin {

namespace {

struct FileQuestionWords
{
    Q_DECLARE_TR_FUNCTIONS(FileQuestion)
};

/// Qt's own one finds out the type of each file, if need be by reading the file.
class NamesOnly final : public QAbstractFileIconProvider
{
public:
    explicit NamesOnly(const QStyle &style)
        : m_folder(style.standardIcon(QStyle::SP_DirIcon)),
          m_file(style.standardIcon(QStyle::SP_FileIcon)),
          m_drive(style.standardIcon(QStyle::SP_DriveHDIcon))
    {}

    [[nodiscard]] QIcon icon(IconType type) const override
    {
        return type == File ? m_file : type == Drive ? m_drive : m_folder;
    }
    [[nodiscard]] QIcon icon(const QFileInfo &file) const override
    {
        return file.isDir() ? m_folder : m_file;
    }
    [[nodiscard]] QString type(const QFileInfo &file) const override
    {
        if (file.isDir()) {
            return FileQuestionWords::tr("Folder");
        }
        return file.suffix().isEmpty() ? FileQuestionWords::tr("File")
                                       : FileQuestionWords::tr("%1 file").arg(file.suffix());
    }

private:
    QIcon m_folder;
    QIcon m_file;
    QIcon m_drive;
};

QFileDialog &makeDialog(QWidget &asker, const QString &title, const QString &at,
                        const QString &filter = {})
{
    const QFileInfo place(at);
    const bool isFile = !at.isEmpty() && !place.isDir();
    auto *const dialog = new QFileDialog(&asker, title, isFile ? place.absolutePath() : at, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto icons = std::make_shared<NamesOnly>(*dialog->style());
    dialog->setIconProvider(icons.get());
    // The dialog does not own it.
    QObject::connect(dialog, &QObject::destroyed, [icons] {});
    if (isFile && place.exists()) {
        dialog->selectFile(place.fileName());
    }
    return *dialog;
}

void ask(QFileDialog &dialog, QWidget &asker, std::function<void(const QString &path)> chosen)
{
    QObject::connect(&dialog, &QFileDialog::fileSelected, &asker, std::move(chosen));
    dialog.open();
}

} // namespace

void askForFile(QWidget &asker, const QString &title, const QString &at,
                std::function<void(const QString &path)> chosen)
{
    QFileDialog &dialog = makeDialog(asker, title, at);
    dialog.setFileMode(QFileDialog::ExistingFile);
    ask(dialog, asker, std::move(chosen));
}

void askForFolder(QWidget &asker, const QString &title, const QString &at,
                  std::function<void(const QString &path)> chosen)
{
    QFileDialog &dialog = makeDialog(asker, title, at);
    dialog.setFileMode(QFileDialog::Directory);
    dialog.setOption(QFileDialog::ShowDirsOnly);
    ask(dialog, asker, std::move(chosen));
}

void askWhereToSave(QWidget &asker, const QString &title, const QString &name,
                    const QString &filter,
                    std::function<void(const QString &path, const QString &filter)> chosen)
{
    QFileDialog &dialog = makeDialog(asker, title, QString(), filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.selectFile(name);
    ask(dialog, asker, [&dialog, chosen = std::move(chosen)](const QString &path) {
        chosen(path, dialog.selectedNameFilter());
    });
}

} // namespace serin
