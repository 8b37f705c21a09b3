// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recentlist.h"

#include "services/core/async.h"
#include "services/core/workers.h"
#include "ui/theme/icons.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace serin {

namespace {

constexpr int mostShown = 6;
constexpr int mostLetters = 56;
constexpr int fewestLetters = 12;

/// With `~` for the person's home.
QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + path.mid(home.size())
                                                    : path;
}

/// A button with the path of a folder, cut in the middle where the room ends.
class FolderButton : public QPushButton
{
public:
    FolderButton(const QString &path, QWidget *parent) : QPushButton(parent), m_path(path)
    {
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        showPath(m_path);
    }
    [[nodiscard]] QSize sizeHint() const override { return hintFor(mostLetters); }
    [[nodiscard]] QSize minimumSizeHint() const override { return hintFor(fewestLetters); }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QPushButton::resizeEvent(event);
        showPath(fontMetrics().elidedText(m_path, Qt::ElideMiddle, width() - frameWidth()));
    }

private:
    /// A name may hold an ampersand, which would be taken for a mnemonic.
    void showPath(QString path)
    {
        const QString words = besideIcon(path.replace(QLatin1Char('&'), QLatin1String("&&")));
        if (words != text()) {
            setText(words);
        }
    }
    [[nodiscard]] int frameWidth() const
    {
        return QPushButton::sizeHint().width() -
               fontMetrics().size(Qt::TextShowMnemonic, text()).width() +
               fontMetrics().horizontalAdvance(besideIcon(QString()));
    }
    [[nodiscard]] QSize hintFor(int letters) const
    {
        const int path = std::min(fontMetrics().horizontalAdvance(m_path) + 1,
                                  fontMetrics().averageCharWidth() * letters);
        return {frameWidth() + path, QPushButton::sizeHint().height()};
    }

    const QString m_path;
};

} // namespace

RecentList::RecentList(QWidget *parent) : QWidget(parent), m_title(new QLabel(tr("Recent"), this))
{
    setObjectName(QStringLiteral("recentList"));
    setWidgetRole(*m_title, WidgetRole::Section);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_title);
    hide();
}

void RecentList::setPaths(const QStringList &paths)
{
    m_paths = paths.mid(0, mostShown);
    m_missing.removeIf([this](const QString &path) { return !m_paths.contains(path); });
    build(m_missing);
    setVisible(!m_paths.isEmpty());
    if (isVisible()) {
        look();
    }
}

/// In another thread: a folder may be on a network that does not answer.
void RecentList::look()
{
    const auto work = [paths = m_paths]() -> Result<QStringList> {
        QStringList missing;
        for (const QString &path : paths) {
            if (!QFileInfo::exists(path)) {
                missing << path;
            }
        }
        return missing;
    };
    deliver(runAsync(workers(), work), this,
            [this, request = ++m_request](const Result<QStringList> &missing) {
                if (request == m_request && missing && *missing != m_missing) {
                    build(*missing);
                }
            });
}

void RecentList::build(const QStringList &missing)
{
    m_missing = missing;
    if (m_rows) {
        m_rows->hide();
        m_rows->deleteLater(); // one of its buttons may be the sender
    }
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    for (const QString &path : std::as_const(m_paths)) {
        addRow(path, m_missing.contains(path));
    }
    layout()->addWidget(m_rows);
    applySpacing();
}

void RecentList::addRow(const QString &path, bool isMissing)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Spacing::forFont(font()).s);
    auto *button = new FolderButton(singleLine(shortPath(path), 400), m_rows);
    button->setObjectName(QStringLiteral("recentFolder"));
    button->setProperty("path", path);
    button->setFlat(true);
    button->setAutoDefault(false);
    button->setIcon(themedIcon(isMissing ? IconName::Warning : IconName::Folder));
    button->setToolTip(plainToolTip(isMissing ? tr("%1 is not there").arg(path) : path));
    button->setAccessibleName(isMissing ? tr("%1, not there").arg(path) : tr("Open %1").arg(path));
    connect(button, &QPushButton::clicked, this, [this, path] { Q_EMIT openRequested(path); });
    row->addWidget(button);
    if (isMissing) {
        auto *gone = new QLabel(tr("not there"), m_rows);
        setWidgetRole(*gone, WidgetRole::Warning);
        row->addWidget(gone);
    }
    auto *remove = new QToolButton(m_rows);
    remove->setObjectName(QStringLiteral("removeRecent"));
    remove->setProperty("path", path);
    remove->setIcon(themedIcon(IconName::Close));
    remove->setToolTip(tr("Take it off this list"));
    remove->setAccessibleName(tr("Take %1 off this list").arg(path));
    connect(remove, &QToolButton::clicked, this, [this, path] { Q_EMIT removeRequested(path); });
    row->addWidget(remove);
    row->addStretch();
    static_cast<QVBoxLayout *>(m_rows->layout())->addLayout(row);
}

void RecentList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    look();
}

void RecentList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_rows) {
        build(m_missing);
    }
}

void RecentList::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setSpacing(space.xs);
    if (m_rows) {
        m_rows->layout()->setSpacing(space.xs);
    }
}

} // namespace serin
