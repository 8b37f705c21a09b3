// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/domain/trafficsplit.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QPushButton;

namespace serin {

/// The row of presets: a percentage to a candidate, even, swap, reset.
class PresetBar : public QWidget
{
    Q_OBJECT
public:
    explicit PresetBar(QWidget *parent = nullptr);

    /// Offers @p names as candidates. The one chosen stays chosen as long as it is there and
    /// @p keepCandidate; else it is the one with "green" in its name, or the last.
    void setDeployments(const std::vector<DeploymentName> &names, bool keepCandidate);
    /// @p referenceName what Reset goes back to, empty when that is not known.
    void setReference(const QString &referenceName);
    /// Not empty: that act would change nothing, and why.
    void setIdleReasons(const QString &even, const QString &reset);
    /// Not empty: everything is disabled and says why.
    void setReadOnlyReason(const QString &reason);

    [[nodiscard]] std::optional<DeploymentName> candidate() const;
    [[nodiscard]] QWidget *lastInTabOrder() const;

Q_SIGNALS:
    void presetRequested(const serin::DeploymentName &candidate, serin::Percent percent);
    void evenRequested();
    void swapRequested(const serin::DeploymentName &candidate);
    void resetRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *addButton(const QString &objectName, const QString &text);
    void addPreset(int percent);
    void applySpacing();
    void updateAll();
    void setAvailable(QWidget *widget, const QString &reason, const QString &tip);

    std::vector<DeploymentName> m_names;
    QString m_referenceName;
    QString m_readOnlyReason;
    QString m_evenReason;
    QString m_resetReason;
    std::vector<QPushButton *> m_presets;
    QWidget *m_target;
    QLabel *m_to;
    QComboBox *m_candidate;
    bool m_isChosen = false; ///< the candidate, by the person
    QPushButton *m_even;
    QPushButton *m_swap;
    QPushButton *m_reset;
};

} // namespace serin
