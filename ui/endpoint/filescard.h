// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/traffic/endpointstate.h"

#include <QFrame>

class QGridLayout;

namespace serin {

/// The files that an endpoint is made of, each with what stands in it and a way to its text.
class FilesCard : public QFrame
{
    Q_OBJECT
public:
    explicit FilesCard(QWidget *parent = nullptr);
    void setFiles(const std::vector<EndpointFile> &files);

Q_SIGNALS:
    void openRequested(const QString &path, int line);

private:
    void build();
    void applySpacing();

    std::vector<EndpointFile> m_files;
    QWidget *m_rows = nullptr;
};

} // namespace serin
