// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/git/parse/gitstatus.h"
#include "services/gitops/desiredstate.h"

#include <QByteArray>
#include <QHash>
#include <QJsonValue>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <vector>

namespace serin {

/// A field that the working tree wants differently than HEAD.
struct FieldChange
{
    QString deployment; ///< empty: of the endpoint itself
    QString field;      ///< the manifest's name; "name": it comes or goes
    QJsonValue before;  ///< Undefined: not there
    QJsonValue after;

    /// "traffic: blue=100 -> blue=90 green=10", "blue instance_count: 1 -> 2", "green is new".
    [[nodiscard]] QString words() const;
};

struct ChangedFile
{
    QByteArray path;         ///< in the repository
    QByteArray originalPath; ///< of a renamed or copied one
    QString change;          ///< "new", "modified", "deleted", "renamed", "copied" or "in conflict"
    QStringList endpoints;   ///< whom it concerns, sorted
};

/// What was changed since the last commit, and which endpoints that concerns.
struct WorkingChanges
{
    struct Endpoint
    {
        QString name;
        std::vector<FieldChange> fields;
        QList<QByteArray> files; ///< of `WorkingChanges::files`
        QString note; ///< why its fields are not compared, e.g. variants to pick from; else empty
    };

    std::vector<Endpoint> endpoints; ///< sorted by name
    std::vector<ChangedFile> files;  ///< in git's order, without ignored ones
};

/// The files of HEAD that were changed and may be manifests by their names: what they said is not
/// on the disk any more.
[[nodiscard]] QList<QByteArray> changedManifests(const GitStatus &status);

/// By what the endpoints of the working tree are found that the changes may concern
/// (DesiredStateSource::readEndpoints()).
struct ChangedPart
{
    QSet<QString> files;     ///< absolute
    QSet<QString> endpoints; ///< that the changed manifests of HEAD describe
};

/// @p texts are of changedManifests(), as HEAD has them.
[[nodiscard]] ChangedPart changedPart(const GitStatus &status, const QString &top,
                                      const QHash<QByteArray, QByteArray> &texts);

/// What is to be read of HEAD for a comparison: not all of it, as most was not changed.
struct ConcernedPart
{
    QStringList endpoints; ///< that the changes concern, sorted
    QStringList files;     ///< the manifests of HEAD that describe them; absolute
};

/// @p workingTree is of a folder of the checkout @p top (absolute, without links); @p texts are of
/// changedManifests(), as HEAD has them. A file concerns the endpoints that its manifests describe
/// and those whose local model, code or environment it is part of. Reads changed manifests from the
/// disk.
[[nodiscard]] ConcernedPart concernedPart(const GitStatus &status, const QString &top,
                                          const DesiredState &workingTree,
                                          const QHash<QByteArray, QByteArray> &texts);

/// @p head is what the files of @p part want of their endpoints; an empty one stands for no commit
/// yet.
[[nodiscard]] WorkingChanges workingChanges(const GitStatus &status, const QString &top,
                                            const DesiredState &workingTree,
                                            const DesiredState &head, const ConcernedPart &part);

} // namespace serin
