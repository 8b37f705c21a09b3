// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fileapply.h"

#include "app/cli/endpointverbs.h"
#include "app/cli/globaloptions.h"

namespace serin {

int applyFile(const GlobalOptions &options, const EndpointRequest &, ManifestKind)
{
    return options.output.fail({ErrorKind::Internal, QStringLiteral("not there yet"), {}, {}});
}

} // namespace serin
