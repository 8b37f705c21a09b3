// SPDX-License-Identifier: GPL-3.0-or-later
// Parse, edit, verify: no input may crash, and an edit that is not refused must read back as asked
// and be undone to the same bytes.
#include "services/manifest/edit/manifestedit.h"
#include "services/manifest/yaml/yamlquick.h"
#include "services/manifest/yaml/yamlreader.h"
#include "tests/support/sametree.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

using namespace serin;

namespace {

void require(bool holds, const char *what)
{
    if (!holds) {
        std::fprintf(stderr, "broken: %s\n", what);
        std::abort();
    }
}

void requireSame(const YamlTree &a, const YamlTree &b)
{
    const QString difference = differenceOf(a, b);
    require(difference.isEmpty(), qPrintable(difference));
}

/// What an edit hands out is what reading its text again gives, to the byte.
void checkTree(const Manifest &edited)
{
    const auto again = readYamlByLibrary(edited.text(), QString());
    require(again.has_value(), "the edited text can be read");
    requireSame(*again, edited.tree());
}

/// What the quick reader takes, it reads as the library.
void checkReaders(const QByteArray &text)
{
    auto checked = checkYamlText(text, QString());
    const auto quick = checked ? readQuickYaml(text, *checked) : std::nullopt;
    if (quick) {
        const auto slow = readYamlByLibrary(text, QString());
        require(slow.has_value(), "the library reads what the quick reader takes");
        requireSame(*quick, *slow);
    }
}

void checkEndpoint(const Manifest &manifest, const EndpointManifest &endpoint)
{
    const TrafficEntries wanted{{QStringLiteral("blue"), 90}, {QStringLiteral("green"), 10}};
    const auto edited = withTraffic(manifest, endpoint.name, wanted);
    if (edited) {
        checkTree(*edited);
        const auto again = withTraffic(*edited, endpoint.name, wanted);
        require(again && again->text() == edited->text(), "the same split is no change");
        for (const ManifestDocument &document : edited->documents()) {
            if (document.endpoint && document.endpoint->name == endpoint.name) {
                require(document.endpoint->traffic.size() == 2, "the split reads back");
            }
        }
    }
    (void)withMirrorTraffic(manifest, endpoint.name, {{QStringLiteral("green"), 10}});
    (void)withTraffic(manifest, endpoint.name, TrafficEntries{});
}

void checkDeployment(const Manifest &manifest, const DeploymentManifest &deployment)
{
    const QString &endpoint = deployment.endpointName;
    const QString &name = deployment.name;
    if (const auto edited = withInstanceCount(manifest, endpoint, name, 7); edited) {
        checkTree(*edited);
        const auto again = withInstanceCount(*edited, endpoint, name, 7);
        require(again && again->text() == edited->text(), "the same count is no change");
    }
    const DeploymentName copy = *DeploymentName::fromString(QStringLiteral("candidate"));
    if (const auto copied = withDeploymentCopied(manifest, endpoint, name, copy); copied) {
        checkTree(*copied);
        require(copied->text().size() > manifest.text().size(), "a copy is longer");
        (void)withDeploymentRemoved(*copied, endpoint, copy.toString());
    }
    (void)withDeploymentRenamed(manifest, copy);
    (void)withDeploymentRemoved(manifest, endpoint, name);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkReaders(text);
    const auto manifest = Manifest::parse(text, QStringLiteral("fuzz.yml"));
    if (!manifest) {
        require(!manifest.error().detail.isEmpty(), "an error says why");
        return 0;
    }
    for (const ManifestDocument &document : manifest->documents()) {
        if (document.endpoint) {
            checkEndpoint(*manifest, *document.endpoint);
            for (const DeploymentManifest &deployment : document.endpoint->deployments) {
                checkDeployment(*manifest, deployment);
            }
        } else {
            checkDeployment(*manifest, *document.deployment);
        }
        const QString name =
            document.endpoint ? document.endpoint->name : document.deployment->endpointName;
        if (const auto set = withScalar(*manifest, name, QStringLiteral("/tags/owner"), "growth");
            set) {
            checkTree(*set);
        }
        (void)withScalar(*manifest, name, QStringLiteral("/name"), "'quoted'");
    }
    return 0;
}
