// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/gitops/drift/endpointboard.h"

#include "services/gitops/drift/boardplace.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace serin {

namespace {

enum Side : std::size_t { WorkingTree, Head, Base, Upstream, Applied, SideCount };

constexpr std::array<BoardValue BoardValues::*, SideCount> valueOf{
    &BoardValues::workingTree, &BoardValues::head, &BoardValues::base, &BoardValues::upstream,
    &BoardValues::applied};

/// The same endpoint or deployment in all places.
struct Thing
{
    QString deployment;
    std::array<std::shared_ptr<const BoardPlace>, SideCount> places; ///< nullptr: not known
    std::function<std::shared_ptr<const BoardPlace>(const DesiredState &)> past;
    BoardLive live;
    bool isLiveKnown = false;
    bool isWhole = false; ///< what upstream lacks is to go
    bool mayBeForeign = true;
};

class EndpointBoard
{
public:
    EndpointBoard(const BoardInput &input, QString name, Board &board)
        : m_in(input), m_name(std::move(name)), m_board(board)
    {
        const auto record = m_in.applied.constFind(m_name);
        m_hasRecord = record != m_in.applied.constEnd();
        if (m_hasRecord) {
            m_record = *record;
            if (m_record.isKnown) {
                m_sides[Applied] = m_record.endpoint;
                m_known[Applied] = isUsable(m_record.endpoint);
            }
        }
        const std::array states{&m_in.workingTree, &m_in.head, &m_in.base, &m_in.upstream};
        for (std::size_t side = 0; side < states.size(); ++side) {
            if (*states[side]) {
                m_states[side] = &**states[side];
                m_sides[side] = m_states[side]->endpoint(m_name);
            }
        }
        for (std::size_t side = 0; side < states.size(); ++side) {
            m_known[side] = m_states[side] != nullptr && isKnown(*m_states[side], m_sides[side]);
        }
        m_live = m_in.live ? m_in.live->endpoint(m_name) : nullptr;
    }

    void add()
    {
        addNotes();
        const Thing own = endpoint();
        if (m_in.rolledBack.contains(m_name)) {
            addMark(own);
        }
        addThing(own);
        std::set<QString> names;
        for (const DesiredEndpointPointer &side : m_sides) {
            for (const QString &name : side ? deploymentNames(*side) : QStringList()) {
                names.insert(name);
            }
        }
        if (m_live && m_sides[Upstream]) {
            for (const LiveDeployment &deployment : m_live->deployments()) {
                names.insert(deployment.spec.name.toString());
            }
        }
        for (const QString &name : names) {
            addThing(deployment(name));
        }
    }

private:
    static bool isUsable(const DesiredEndpointPointer &endpoint)
    {
        return !endpoint || (endpoint->undecided.isEmpty() && endpoint->problems.empty());
    }

    /// Whether @p state tells what it wants of the endpoint, if only that it shall not be.
    [[nodiscard]] bool isKnown(const DesiredState &state,
                               const DesiredEndpointPointer &endpoint) const
    {
        if (endpoint) {
            return isUsable(endpoint);
        }
        return state.isComplete && std::none_of(m_sides.begin(), m_sides.end(), [&](const auto &s) {
                   return s && state.unreadableFiles.contains(s->file);
               });
    }

    void addNotes()
    {
        QStringList said;
        for (const DesiredEndpointPointer &side : m_sides) {
            if (!side || isUsable(side)) {
                continue;
            }
            const bool open = side->problems.empty();
            const QString text = open ? side->undecided : side->problems.front().toLine();
            if (!said.contains(text)) {
                said.append(text);
                m_board.notes.push_back(
                    {open ? PlanNote::Kind::Undecided : PlanNote::Kind::Unreadable, m_name,
                     QString(), text, side->file, side->line});
            }
        }
    }

    void addMark(const Thing &thing)
    {
        const auto &upstream = thing.places[Upstream];
        const QString field = QStringLiteral("traffic");
        if (upstream && upstream->match(field) == LiveMatch::Same) {
            return; // Git has followed by another way
        }
        BoardRow row;
        row.endpoint = m_name;
        row.field = field;
        row.cause = BoardCause::RolledBack;
        fillValues(thing, row.field, row.values);
        if (thing.live.isThere) {
            row.values.live = thing.live.said.value(row.field);
        }
        place(row, thing);
        m_board.rows.push_back(std::move(row));
    }

    [[nodiscard]] Thing endpoint()
    {
        Thing thing;
        const auto make = [this](const DesiredEndpointPointer &side) {
            return cached(side, QString(), [&] { return endpointPlace(side.get(), m_live.get()); });
        };
        thing.live = liveEndpointOf(m_live.get());
        thing.isLiveKnown = m_in.live.has_value();
        thing.mayBeForeign = m_in.withForeign;
        fillPlaces(thing, make);
        for (std::size_t side = 0; side < Applied; ++side) {
            const bool hidden = m_sides[side] && !m_sides[side]->endpoint &&
                                std::any_of(m_sides.begin(), m_sides.end(), [&](const auto &other) {
                                    return other && other->endpoint &&
                                           m_states[side]->unreadableFiles.contains(other->file);
                                });
            if (hidden) {
                thing.places[side].reset();
            }
        }
        return thing;
    }

    [[nodiscard]] Thing deployment(const QString &name)
    {
        Thing thing;
        thing.deployment = name;
        const auto make = [this, name](const DesiredEndpointPointer &side) {
            return cached(side, name,
                          [&] { return deploymentPlace(side.get(), name, m_live.get()); });
        };
        thing.live = liveDeploymentOf(m_live.get(), name);
        thing.isLiveKnown = m_live != nullptr;
        thing.isWhole = m_sides[Upstream] && m_sides[Upstream]->isWhole;
        fillPlaces(thing, make);
        QStringList files;
        for (std::size_t side = 0; side < SideCount; ++side) {
            // A place without the endpoint says nothing of its deployments.
            if (!m_sides[side]) {
                thing.places[side].reset();
            } else if (thing.places[side] && thing.places[side]->isThere) {
                files.append(thing.places[side]->file);
            }
        }
        for (std::size_t side = 0; side < Applied; ++side) {
            const bool hidden = thing.places[side] && !thing.places[side]->isThere &&
                                std::any_of(files.begin(), files.end(), [&](const QString &file) {
                                    return m_states[side]->unreadableFiles.contains(file);
                                });
            if (hidden) {
                thing.places[side].reset();
            }
        }
        return thing;
    }

    template<typename Make>
    void fillPlaces(Thing &thing, Make make)
    {
        for (std::size_t side = 0; side < SideCount; ++side) {
            if (m_known[side]) {
                thing.places[side] = make(m_sides[side]);
            }
        }
        thing.past = [this, make](const DesiredState &state) {
            const DesiredEndpointPointer then = state.endpoint(m_name);
            return isKnown(state, then) ? make(then) : nullptr;
        };
    }

    template<typename Make>
    std::shared_ptr<const BoardPlace> cached(const DesiredEndpointPointer &side,
                                             const QString &deployment, Make make)
    {
        auto &known = m_places[{side.get(), deployment}];
        if (!known) {
            known = std::make_shared<const BoardPlace>(make());
        }
        return known;
    }

    void addThing(const Thing &thing)
    {
        addExistence(thing);
        std::set<QString> fields;
        for (const auto &place : thing.places) {
            if (place) {
                for (const QString &field : place->said.keys()) {
                    fields.insert(field);
                }
                for (const FieldDifference &each : place->differences) {
                    fields.insert(each.field);
                }
            }
        }
        for (const QString &field : fields) {
            addField(thing, field);
        }
    }

    void addExistence(const Thing &thing)
    {
        BoardField field;
        const QString name = thing.deployment.isEmpty() ? m_name : thing.deployment;
        const auto value = [&](bool isThere) {
            return isThere ? QJsonValue(name) : QJsonValue(QJsonValue::Undefined);
        };
        const auto match = [&](const std::shared_ptr<const BoardPlace> &place) {
            if (!place || !thing.isLiveKnown) {
                return LiveMatch::Unsaid;
            }
            return place->isThere == thing.live.isThere ? LiveMatch::Same : LiveMatch::Different;
        };
        for (std::size_t side = 0; side < SideCount; ++side) {
            if (thing.places[side]) {
                field.values.*valueOf[side] = value(thing.places[side]->isThere);
            }
        }
        if (thing.isLiveKnown) {
            field.values.live = value(thing.live.isThere);
        }
        field.workingTree = match(thing.places[WorkingTree]);
        field.head = match(thing.places[Head]);
        field.upstream = match(thing.places[Upstream]);
        field.applied = match(thing.places[Applied]);
        takeRecord(field, thing);
        const auto &upstream = thing.places[Upstream];
        if (upstream && !upstream->isThere && thing.isLiveKnown && thing.live.isThere) {
            const bool isLeftOver = m_record.leftOver.contains(thing.deployment);
            const bool wasApplied =
                isLeftOver || (thing.places[Applied] && thing.places[Applied]->isThere);
            if (isLeftOver) {
                field.hasApplied = true;
                field.applied = LiveMatch::Same;
                field.values.applied = field.values.live;
            }
            if (!thing.isWhole && !wasApplied) {
                // Nobody has asked for its end.
                field.upstream = LiveMatch::Unsaid;
                field.isUnmanaged = thing.mayBeForeign;
            }
        }
        findInHistory(field, thing, [&](const BoardPlace &then) {
            return std::pair(then.isThere == thing.live.isThere, value(then.isThere));
        });
        addRows(thing, QStringLiteral("name"), field);
    }

    void addField(const Thing &thing, const QString &name)
    {
        BoardField field;
        fillValues(thing, name, field.values);
        const auto match = [&](std::size_t side) {
            const auto &place = thing.places[side];
            return place ? place->match(name) : LiveMatch::Unsaid;
        };
        field.workingTree = match(WorkingTree);
        field.head = match(Head);
        field.upstream = match(Upstream);
        field.applied = match(Applied);
        takeRecord(field, thing);
        findInHistory(field, thing, [&](const BoardPlace &then) {
            return std::pair(then.match(name) == LiveMatch::Same, then.value(name));
        });
        addRows(thing, name, field);
    }

    static void fillValues(const Thing &thing, const QString &field, BoardValues &values)
    {
        const FieldDifference *difference = nullptr;
        for (std::size_t side = 0; side < SideCount; ++side) {
            const auto &place = thing.places[side];
            if (place && place->isThere) {
                values.*valueOf[side] = place->value(field);
                difference = difference != nullptr ? difference : place->difference(field);
            }
        }
        if (thing.live.isThere) {
            values.live = thing.live.said.contains(field) || difference == nullptr
                              ? thing.live.said.value(field)
                              : difference->live;
        }
    }

    void takeRecord(BoardField &field, const Thing &thing) const
    {
        field.hasApplied = m_hasRecord && (thing.places[Applied] || m_record.isUnchanged);
        if (m_hasRecord && m_record.isUnchanged) {
            field.applied = LiveMatch::Same;
            if (!field.values.applied) {
                field.values.applied = field.values.live;
            }
        }
    }

    /// Without a record what was applied last is the newest commit whose value live has.
    template<typename Look>
    void findInHistory(BoardField &field, const Thing &thing, Look look) const
    {
        if (field.hasApplied || field.upstream != LiveMatch::Different) {
            return;
        }
        for (const DesiredState &state : m_in.history) {
            const std::shared_ptr<const BoardPlace> then = thing.past(state);
            if (!then) {
                continue;
            }
            const auto [isSame, value] = look(*then);
            if (isSame) {
                field.hasApplied = true;
                field.applied = LiveMatch::Same;
                field.values.applied = value;
                return;
            }
        }
    }

    void addRows(const Thing &thing, const QString &field, const BoardField &values)
    {
        // Of traffic that was rolled back the mark says what is to be done.
        const bool marked =
            thing.deployment.isEmpty() && m_in.rolledBack.contains(m_name) &&
            (field == QLatin1String("traffic") || field == QLatin1String("mirror_traffic"));
        const std::vector<BoardCause> causes = causesOf(values);
        const bool isAhead =
            std::find(causes.begin(), causes.end(), BoardCause::BehindUpstream) == causes.end();
        if (causes.empty() && !marked && m_in.withSame && isSaid(values.values)) {
            BoardRow row;
            row.endpoint = m_name;
            row.deployment = thing.deployment;
            row.field = field;
            row.values = values.values;
            place(row, thing);
            m_board.same.push_back(std::move(row));
        }
        for (const BoardCause cause : causes) {
            if (marked && (cause == BoardCause::NotApplied || cause == BoardCause::Drifted ||
                           cause == BoardCause::Differs)) {
                continue;
            }
            BoardRow row;
            row.endpoint = m_name;
            row.deployment = thing.deployment;
            row.field = field;
            row.cause = cause;
            row.values = values.values;
            place(row, thing);
            row.isIgnored = isIgnored(row);
            row.isTakenOver =
                isAhead && mayTakeLive(cause) && values.workingTree == LiveMatch::Same;
            m_board.rows.push_back(std::move(row));
        }
    }

    /// Whether some place has a value.
    static bool isSaid(const BoardValues &values)
    {
        const std::array all{&values.workingTree, &values.head, &values.upstream, &values.live};
        return std::any_of(all.begin(), all.end(), [](const BoardValue *value) {
            return *value && !(*value)->isUndefined();
        });
    }

    static void place(BoardRow &row, const Thing &thing)
    {
        std::array<Side, 4> order{Upstream, Head, WorkingTree, Applied};
        if (row.cause == BoardCause::Uncommitted) {
            order = {WorkingTree, Head, Upstream, Applied};
        } else if (row.cause == BoardCause::Unpushed) {
            order = {Head, WorkingTree, Upstream, Applied};
        }
        for (const Side side : order) {
            if (thing.places[side] && thing.places[side]->isThere) {
                const SpecOrigin &origin = thing.places[side]->origin;
                row.file = origin.file().isEmpty() ? thing.places[side]->file : origin.file();
                row.line = origin.lineOf(row.field);
                return;
            }
        }
    }

    static bool mayTakeLive(BoardCause cause)
    {
        const std::vector<BoardAct> acts = actsFor(cause);
        return std::find(acts.begin(), acts.end(), BoardAct::TakeLive) != acts.end();
    }

    [[nodiscard]] bool isIgnored(const BoardRow &row) const
    {
        const std::vector<BoardAct> acts = actsFor(row.cause);
        if (std::find(acts.begin(), acts.end(), BoardAct::Ignore) == acts.end()) {
            return false;
        }
        const IgnoredDrift now{row.endpoint, row.deployment, row.field,
                               boardDigest(row.values.live)};
        return std::find(m_in.ignored.begin(), m_in.ignored.end(), now) != m_in.ignored.end();
    }

    const BoardInput &m_in;
    const QString m_name;
    Board &m_board;
    std::array<const DesiredState *, SideCount> m_states{};
    std::array<DesiredEndpointPointer, SideCount> m_sides;
    std::array<bool, SideCount> m_known{};
    bool m_hasRecord = false;
    BoardApplied m_record;
    LiveEndpointPointer m_live;
    std::map<std::pair<const DesiredEndpoint *, QString>, std::shared_ptr<const BoardPlace>>
        m_places;
};

} // namespace

void addEndpointRows(const BoardInput &input, const QString &name, Board &board)
{
    EndpointBoard(input, name, board).add();
}

} // namespace serin
