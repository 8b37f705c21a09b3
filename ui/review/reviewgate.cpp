// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewgate.h"

#include "models/common/errortext.h"
#include "models/manifest/displaytext.h"
#include "models/project/projectcontroller.h"
#include "models/review/reviewcontroller.h"
#include "ui/review/linelist.h"
#include "ui/theme/follow.h"
#include "ui/theme/plaintext.h"
#include "ui/theme/stylesheet.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace serin {

ReviewGate::ReviewGate(ReviewController &review, QWidget *parent)
    : QWidget(parent), m_review(review), m_frame(new QFrame(this)), m_title(new QLabel(m_frame)),
      m_text(new QLabel(m_frame)), m_items(new LineList(m_frame)),
      m_button(new QPushButton(m_frame))
{
    setObjectName(QStringLiteral("reviewGate"));
    for (QLabel *label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    setWidgetRole(*m_title, WidgetRole::Section);
    m_button->setObjectName(QStringLiteral("gateButton"));
    (new QVBoxLayout(this))->addWidget(m_frame);
    auto *column = new QVBoxLayout(m_frame);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_items);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_review.asksForTrust()) {
            m_review.trust();
        } else {
            m_review.project().refresh();
            m_review.open();
        }
    });
    followFont(*this, [this] { applySpacing(); });
    showState();
}

void ReviewGate::focusAnswer()
{
    m_button->setFocus(Qt::OtherFocusReason);
}

void ReviewGate::showState()
{
    const ReviewState &state = m_review.state();
    const auto say = [this](WidgetRole role, const QString &title, const QString &text,
                            const QString &button) {
        setWidgetRole(*m_frame, role);
        m_title->setText(title);
        m_text->setText(breakable(shownText(text, 600)));
        m_button->setText(button);
    };
    std::vector<ListLine> lines;
    if (m_review.asksForTrust()) {
        say(WidgetRole::Warning, tr("Do you trust this repository?"),
            tr("Git would run what %1 brings along. Until you say so, nothing is run: the files "
               "can be read and edited, and not committed or applied.")
                .arg(m_review.project().trustQuestion().top),
            tr("Trust this repository"));
        for (const TrustItem &item : m_review.project().trustQuestion().items) {
            ListLine line;
            line.text = item.isHook ? item.what : tr("%1 = %2").arg(item.what, item.value);
            line.detail = item.file;
            lines.push_back(line);
        }
    } else if (state.problem) {
        const bool isNone = state.phase == ReviewState::Phase::NoRepository &&
                            state.problem->kind == ErrorKind::NotFound;
        say(isNone ? WidgetRole::Notice : WidgetRole::Failure,
            isNone ? tr("This folder is in no Git repository")
                   : tr("The changes cannot be reviewed"),
            errorWords(*state.problem), tr("Look again"));
    }
    m_items->setLines(lines);
    m_items->setVisible(!lines.empty());
    setVisible(m_review.asksForTrust() || state.problem.has_value());
}

void ReviewGate::applySpacing()
{
    const Spacing space = Spacing::forFont(font());
    layout()->setContentsMargins(0, 0, 0, 0);
    m_frame->layout()->setContentsMargins(space.m, space.m, space.m, space.m);
    m_frame->layout()->setSpacing(space.s);
}

} // namespace serin
