// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QToolButton;

namespace serin {

class ActionRegistry;
class FolderCompareCard;
class InvokeController;
class HistoryPane;
class LiveBar;
class LiveController;
class TimeCursor;

/// Sends requests to the endpoint or one deployment and shows what comes back (objectNames
/// `testTarget`, `sendButton`, `compareButton`).
class TestPage : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive it. It is whole when buildNext() says so.
    TestPage(InvokeController &invoke, LiveController &live, TimeCursor &cursor,
             QWidget *parent = nullptr);

    /// Builds one more part of it, as all at once would hold up whatever else the window does.
    /// Returns whether there may be another.
    bool buildNext();
    /// Puts the cursor into the request.
    void focusRequest();
    /// When the current request of the history was sent.
    [[nodiscard]] std::optional<double> moment() const;
    /// The same request to two deployments; the button says to which.
    void compare();
    /// All requests of the folder @p path to the same two.
    void compareFolder(const QString &path);
    /// Asks which folder, and then does that.
    void askForFolderToCompare();
    /// Says comparisonOffered() and folderComparisonOffered().
    void offerComparison();

Q_SIGNALS:
    /// What compare() does now, in words, and why it cannot be done; empty: it can.
    void comparisonOffered(const QString &text, const QString &reason);
    /// Why askForFolderToCompare() cannot be done; empty: it can.
    void folderComparisonOffered(const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Part { Request, Response, Folder, History, None };

    void finish();
    void buildBar();
    void buildCopyMenu();
    void showTargets();
    void showState();
    void showFolder();
    static void copy(const QString &command);
    void showError(const QString &text);
    void applySpacing();
    void applyWidth();
    [[nodiscard]] QString baseline() const;
    [[nodiscard]] QString candidate() const;

    InvokeController &m_invoke;
    LiveController &m_live;
    TimeCursor &m_cursor;
    LiveBar *m_liveBar;
    QComboBox *m_target;
    QPushButton *m_send;
    QPushButton *m_stop;
    QPushButton *m_compare;
    QComboBox *m_compareWith;
    QPushButton *m_compareFolder;
    QToolButton *m_copy;
    QMenu *m_copyMenu;
    QLabel *m_reason;
    QLabel *m_error;
    QSplitter *m_lower;    ///< what is below, and a folder that is compared or the history
    QSplitter *m_splitter; ///< request and response
    FolderCompareCard *m_folder = nullptr;
    HistoryPane *m_history = nullptr;
    Part m_next = Part::Request;
};

} // namespace serin
