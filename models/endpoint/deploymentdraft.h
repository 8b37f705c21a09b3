// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/endpoint/draftlook.h"
#include "models/endpoint/editdraft.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

class EndpointController;
class LiveController;

/// A deployment of the selected endpoint that a person makes up before it is added: what can be
/// begun, the fields, what is wrong with them, and the edit that adds it. Selecting another
/// endpoint drops it.
class DeploymentDraft : public EditDraft
{
    Q_OBJECT
public:
    using Origin = NewDeployment::Origin;

    /// A way to begin.
    struct Offer
    {
        Origin origin;
        QString from; ///< Copy: the deployment
        QString name; ///< that is proposed
        QString text; ///< for a menu: "Duplicate blue as green"
    };

    struct Fields
    {
        QString name;
        QString model; ///< see NewDeployment::model
        QString code;
        int instances = 1;
        bool operator==(const Fields &) const = default;
    };

    /// What is wrong, a sentence each; empty when nothing is.
    struct Problems
    {
        QString name;
        QString model; ///< a doubt; it hinders nothing
        QString code;  ///< a doubt
        QString all;   ///< of the whole
    };

    /// All must outlive it.
    DeploymentDraft(EndpointController &endpoint, EditSession &session, LiveController &live,
                    QObject *parent = nullptr);

    [[nodiscard]] std::vector<Offer> offers() const;
    /// Why none can be begun now; empty when one can.
    [[nodiscard]] QString unavailableReason() const;
    /// Why @p deployment cannot be copied now; empty when it can.
    [[nodiscard]] QString duplicateReason(const QString &deployment) const;

    void begin(const Offer &offer);
    [[nodiscard]] Origin origin() const { return m_origin; }
    [[nodiscard]] const QString &from() const { return m_from; }

    [[nodiscard]] const Fields &fields() const { return m_fields; }
    void setName(const QString &name);
    void setModel(const QString &model);
    void setCode(const QString &code);
    void setInstances(int instances);

    [[nodiscard]] Problems problems() const;
    /// To choose from, as the manifest would name them.
    [[nodiscard]] const QStringList &models() const { return m_look.models; }
    /// What confirm() will write, in words; empty while that is not known.
    [[nodiscard]] QString hint() const;
    [[nodiscard]] bool canConfirm() const override;
    void confirm() override;

Q_SIGNALS:
    /// It is part of the manifests now.
    void added(const QString &name);

private:
    [[nodiscard]] QString folder() const;
    [[nodiscard]] QString nextName(const QString &from) const;
    /// The deployment that has @p name, as that is written there; empty when none has.
    [[nodiscard]] QString known(const QString &name) const;
    [[nodiscard]] QStringList knownModels() const;
    [[nodiscard]] std::optional<NewDeployment> wanted() const;
    template<typename T>
    void setField(T &field, const T &value);
    void look();
    void take(const Result<DraftLook> &look);
    void onEndpointChanged();

    EndpointController &m_endpoint;
    LiveController &m_live;
    QString m_key; ///< of the endpoint that it is for
    Origin m_origin = Origin::Empty;
    QString m_from;
    QString m_copiedModel;
    QString m_instanceType;
    Fields m_fields;
    bool m_hasOwnCode = false; ///< typed, so that it follows the model no more
    DraftLook m_look;
    int m_request = 0;
};

} // namespace serin
