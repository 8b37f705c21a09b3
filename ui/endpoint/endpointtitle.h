// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <array>

class QToolButton;

namespace serin {

class ElidedLabel;
class SteadyTraffic;
class TimeCursor;

/// The endpoint's name, and beside it what holds on all pages: the moment that is marked, and the
/// steady traffic that is sent. Each ends with a click (objectNames: `endpointName`,
/// `momentButton`, `stopSteadyButton`).
class EndpointTitle : public QWidget
{
    Q_OBJECT
public:
    /// Both must outlive it.
    EndpointTitle(TimeCursor &cursor, SteadyTraffic &steady, QWidget *parent = nullptr);

    /// @p shown (its name, or its file's; from outside) stands there for @p endpoint.
    void setName(const QString &endpoint, const QString &shown);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMoment();
    void showSteady();
    [[nodiscard]] std::array<QString, 2> steadyTexts() const;
    void fit();

    TimeCursor &m_cursor;
    SteadyTraffic &m_steady;
    QString m_endpoint;
    ElidedLabel *m_name;
    QToolButton *m_moment;
    QToolButton *m_stopSteady;
};

} // namespace serin
