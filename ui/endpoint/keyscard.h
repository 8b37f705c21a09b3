// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace serin {

class EndpointCredentials;
class SecretClipboard;
enum class KeyKind;

/// Keys or token of the endpoint, to be copied without being shown and to be made anew. Shown while
/// the credentials are open. Escape closes it.
class KeysCard : public QFrame
{
    Q_OBJECT
public:
    /// Both must outlive it.
    KeysCard(EndpointCredentials &credentials, SecretClipboard &clipboard,
             QWidget *parent = nullptr);

Q_SIGNALS:
    void opened();

private:
    QPushButton *addButton(const QString &objectName, const QString &text);
    void addKey(int line, KeyKind key, const QString &title, const QString &word);
    void build();
    void showState();
    void applySpacing();

    EndpointCredentials &m_credentials;
    SecretClipboard &m_clipboard;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QLabel *m_about;
    QWidget *m_keys;
    QGridLayout *m_grid;
    QPushButton *m_token = nullptr;
    QFrame *m_question;
    QLabel *m_questionText;
    QPushButton *m_regenerate = nullptr;
    QLabel *m_notice;
    QLabel *m_problem;
    QPushButton *m_close = nullptr;
    QList<QPushButton *> m_acts; ///< that wait while something runs
    bool m_wasOpen = false;
};

} // namespace serin
