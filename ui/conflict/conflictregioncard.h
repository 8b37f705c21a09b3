// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/conflict/conflictmerge.h"

#include <QFrame>

class QLabel;
class QRadioButton;

namespace serin {

class TextView;

/// One place where both sides changed the same: what each makes of it, in values where the file
/// parses and as text, and the choice between them.
class ConflictRegionCard : public QFrame
{
    Q_OBJECT
public:
    /// @p number counts from 0; its buttons are called mineButton.N and theirsButton.N.
    explicit ConflictRegionCard(int number, QWidget *parent = nullptr);

    /// @p isWholeFile: it is about whether there is such a file at all; nothing stands for none.
    void show(const ConflictRegion &region, const ConflictSides &sides, bool isWholeFile,
              ConflictChoice choice);
    void setTitles(const QString &mine, const QString &theirs);
    void focusFirst();

Q_SIGNALS:
    void chosen(serin::ConflictChoice choice);

private:
    struct Side
    {
        QRadioButton *button;
        QLabel *words;
        TextView *text;
    };
    Side makeSide(const QString &name);
    static void showSide(const Side &side, const QStringList &words, const QByteArray &text,
                         const QString &whenEmpty);
    void applySpacing();

    int m_number;
    QLabel *m_title;
    Side m_mine;
    Side m_theirs;
};

} // namespace serin
