// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/store/schema.h"

namespace serin {

namespace {

// Times are milliseconds since 1970, UTC; bodies are JSON; names compare without regard to case.
Database::Migration firstVersion()
{
    return {
        QStringLiteral("CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL)"),
        QStringLiteral(R"(CREATE TABLE endpoint (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE COLLATE NOCASE,
            body TEXT NOT NULL,
            state TEXT NOT NULL,
            failure TEXT NOT NULL,
            provisioned INTEGER NOT NULL,
            uid TEXT NOT NULL,
            operation TEXT NOT NULL,
            primary_key TEXT NOT NULL,
            secondary_key TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            generation INTEGER NOT NULL))"),
        QStringLiteral(R"(CREATE TABLE deployment (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            endpoint TEXT NOT NULL COLLATE NOCASE
                REFERENCES endpoint(name) ON DELETE CASCADE,
            name TEXT NOT NULL COLLATE NOCASE,
            body TEXT NOT NULL,
            state TEXT NOT NULL,
            failure TEXT NOT NULL,
            failed_to_restart INTEGER NOT NULL,
            provisioned INTEGER NOT NULL,
            operation TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            generation INTEGER NOT NULL,
            UNIQUE (endpoint, name)))"),
        QStringLiteral(R"(CREATE TABLE asset (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL,
            name TEXT NOT NULL COLLATE NOCASE,
            version TEXT NOT NULL COLLATE NOCASE,
            properties TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            UNIQUE (kind, name, version)))"),
        QStringLiteral(R"(CREATE TABLE operation (
            id TEXT PRIMARY KEY COLLATE NOCASE,
            kind TEXT NOT NULL,
            endpoint TEXT NOT NULL,
            deployment TEXT NOT NULL,
            request TEXT NOT NULL,
            state TEXT NOT NULL,
            error_code TEXT NOT NULL,
            error_message TEXT NOT NULL,
            api_version TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER,
            attempts INTEGER NOT NULL))"),
        QStringLiteral("CREATE INDEX operation_by_state ON operation (state, ended_at)"),
    };
}

} // namespace

QList<Database::Migration> workspaceSchema()
{
    return {firstVersion()};
}

} // namespace serin
