// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/local/metrics/instancerecord.h"

namespace serin {
namespace {

constexpr char instanceFormVersion = 1;
constexpr auto lastState = static_cast<std::uint64_t>(ScoringInstance::State::Draining);

using Ids = std::vector<std::string>;

bool readUses(NumberReader &reader, Ids &ids, InstanceRecord &record)
{
    const auto size = reader.number();
    if (!size) {
        return false;
    }
    for (std::uint64_t index = 0; index < *size; ++index) {
        const auto id = reader.bytes();
        const auto cpu = id ? Gauge::readFrom(reader) : std::nullopt;
        const auto memory = cpu ? Gauge::readFrom(reader) : std::nullopt;
        if (!memory) {
            return false;
        }
        ids.push_back(id->toByteArray().toStdString());
        record.uses[ids.back()] = {*cpu, *memory};
    }
    return record.uses.size() == ids.size();
}

std::optional<InstanceRecord::Configuration> readConfiguration(NumberReader &reader, const Ids &ids)
{
    const auto size = reader.number();
    InstanceRecord::Configuration configuration;
    for (std::uint64_t index = 0; size && index < *size; ++index) {
        const auto id = reader.number();
        const auto state = reader.number();
        if (!id || !state || *id >= ids.size() || *state > lastState) {
            return std::nullopt;
        }
        configuration.emplace_back(ids[*id], static_cast<InstanceRecord::State>(*state));
    }
    return size ? std::optional(std::move(configuration)) : std::nullopt;
}

} // namespace

InstanceRecord InstanceRecord::of(const std::vector<const InstanceSample *> &samples)
{
    InstanceRecord record;
    std::map<std::string, State> states;
    for (const InstanceSample *sample : samples) {
        Use &use = record.uses[sample->instance];
        if (sample->cpuPercent) {
            use.cpu.observe(*sample->cpuPercent);
        }
        if (sample->memoryPercent) {
            use.memory.observe(*sample->memoryPercent);
        }
        states[sample->instance] = sample->state;
    }
    record.configurations[Configuration(states.begin(), states.end())] = 1;
    return record;
}

void InstanceRecord::merge(const InstanceRecord &other)
{
    for (const auto &[id, use] : other.uses) {
        Use &mine = uses[id];
        mine.cpu.merge(use.cpu);
        mine.memory.merge(use.memory);
    }
    for (const auto &[configuration, times] : other.configurations) {
        configurations[configuration] += times;
    }
}

QByteArray InstanceRecord::toBytes() const
{
    QByteArray bytes(1, instanceFormVersion);
    appendNumber(bytes, uses.size());
    std::map<std::string, std::uint64_t> numbers;
    for (const auto &[id, use] : uses) {
        numbers.emplace(id, numbers.size());
        appendBytes(bytes, id);
        use.cpu.appendTo(bytes);
        use.memory.appendTo(bytes);
    }
    for (const auto &[configuration, times] : configurations) {
        appendNumber(bytes, times);
        appendNumber(bytes, configuration.size());
        for (const auto &[id, state] : configuration) {
            appendNumber(bytes, numbers.at(id));
            appendNumber(bytes, static_cast<std::uint64_t>(state));
        }
    }
    return bytes;
}

std::optional<InstanceRecord> InstanceRecord::fromBytes(QByteArrayView bytes)
{
    if (bytes.isEmpty() || bytes[0] != instanceFormVersion) {
        return std::nullopt;
    }
    NumberReader reader(bytes.sliced(1));
    InstanceRecord record;
    Ids ids;
    if (!readUses(reader, ids, record)) {
        return std::nullopt;
    }
    while (!reader.atEnd()) {
        const auto times = reader.number();
        auto configuration = times ? readConfiguration(reader, ids) : std::nullopt;
        if (!configuration || *times == 0) {
            return std::nullopt;
        }
        record.configurations[std::move(*configuration)] += *times;
    }
    return record;
}

} // namespace serin
