// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/servicephrases.h"

#include <QtGlobal>

#include <iterator>

namespace serin {

namespace {

constexpr const char *errorPhrasesList[] = {
    QT_TRANSLATE_NOOP("Service", "%1 failed: %2"),
    QT_TRANSLATE_NOOP("Service", "check the path"),
    QT_TRANSLATE_NOOP("Service", "free some space on the disk and try again"),
    QT_TRANSLATE_NOOP("Service", "raise the limit for the size of files (ulimit -f) and try again"),
    QT_TRANSLATE_NOOP("Service", "give yourself the right to do this and try again"),
    QT_TRANSLATE_NOOP("Service", "mount the file system writable and try again"),
    QT_TRANSLATE_NOOP("Service", "close other programs and try again"),
    QT_TRANSLATE_NOOP(
        "Service", "code_configuration.code.%1 is left out: the current form names a folder only"),
    QT_TRANSLATE_NOOP("Service", "environment.docker.build is written as environment.build"),
    QT_TRANSLATE_NOOP("Service", "environment is kept as it is: the current form takes a "
                                 "registered one or one that is described in place"),
    QT_TRANSLATE_NOOP("Service", "comments between braces cannot be moved"),
    QT_TRANSLATE_NOOP("Service", "write one key on each line first"),
    QT_TRANSLATE_NOOP("Service", "%1 is left out: the service fills it in"),
    QT_TRANSLATE_NOOP("Service", "%1 is left out: it has no place in the current form"),
    QT_TRANSLATE_NOOP(
        "Service",
        "scale_settings.scale_type: %1 is left out: a managed deployment is scaled by rules in "
        "Azure Monitor, and the manifest leaves its number alone; a new one wants instance_count"),
    QT_TRANSLATE_NOOP("Service", "the endpoint has no name yet"),
    QT_TRANSLATE_NOOP("Service", "the file holds several documents"),
    QT_TRANSLATE_NOOP("Service", "the folder holds no requests"),
    QT_TRANSLATE_NOOP("Service", "the folder holds %1 files, which is too many to be requests"),
    QT_TRANSLATE_NOOP("Service", "it is not what was catalogued"),
    QT_TRANSLATE_NOOP("Service", "give each a file of its own first"),
    QT_TRANSLATE_NOOP("Service", "nothing of it is in the private preview's form"),
    QT_TRANSLATE_NOOP("Service", "its aliases make it too large to be written out"),
    QT_TRANSLATE_NOOP("Service", "a file of this name exists already"),
    QT_TRANSLATE_NOOP("Service", "move it away first"),
    QT_TRANSLATE_NOOP("Service", "merge keys bring deployments that cannot be moved"),
    QT_TRANSLATE_NOOP("Service", "write them out first"),
    QT_TRANSLATE_NOOP("Service", "a deployment has no name that can be used"),
    QT_TRANSLATE_NOOP("Service", "name it first"),
    QT_TRANSLATE_NOOP("Service", "the translation would change %1"),
    QT_TRANSLATE_NOOP("Service", "edit the files by hand"),
    QT_TRANSLATE_NOOP("Service", "what kind of file it is"),
    QT_TRANSLATE_NOOP("Service", "the endpoint"),
    QT_TRANSLATE_NOOP("Service", "which deployments there are"),
    QT_TRANSLATE_NOOP("Service", "the deployment %1"),
    QT_TRANSLATE_NOOP("Service", "port %1 is taken by another program"),
    QT_TRANSLATE_NOOP("Service", "end that program or choose another port"),
    QT_TRANSLATE_NOOP("Service", "\"%1\" is no address to send a request to"),
    QT_TRANSLATE_NOOP("Service", "an address must not hold a name or a password"),
    QT_TRANSLATE_NOOP("Service", "this is no method of HTTP"),
    QT_TRANSLATE_NOOP("Service", "a header field holds a character that may not be sent"),
    QT_TRANSLATE_NOOP("Service", "the header field %1 is not the caller's"),
    QT_TRANSLATE_NOOP("Service", "the key or token holds a character that may not be sent"),
    QT_TRANSLATE_NOOP("Service", "%1 redirects to another address (%2), where nothing was sent"),
    QT_TRANSLATE_NOOP("Service", "check the address"),
    QT_TRANSLATE_NOOP("Service", "a %1 was answered by a redirect, which is not followed"),
    QT_TRANSLATE_NOOP("Service", "the redirects do not end"),
    QT_TRANSLATE_NOOP("Service", "no whole answer"),
    QT_TRANSLATE_NOOP("Service", "no answer"),
    QT_TRANSLATE_NOOP("Service", "no connection"),
    QT_TRANSLATE_NOOP("Service", "the workspace went away before it answered"),
    QT_TRANSLATE_NOOP("Service", "see that it runs, then try again"),
    QT_TRANSLATE_NOOP("Service", "no more of the answer"),
    QT_TRANSLATE_NOOP("Service", "the answer is encoded as \"%1\", which was not asked for"),
    QT_TRANSLATE_NOOP("Service", "the answer is larger than %1 bytes"),
    QT_TRANSLATE_NOOP("Service", "the head of %1's answer is too large"),
    QT_TRANSLATE_NOOP("Service", "%1 does not answer in HTTP/1.1"),
    QT_TRANSLATE_NOOP("Service", "the connection to %1 ended in the middle of the answer"),
    QT_TRANSLATE_NOOP("Service", "%1 closed the connection without an answer"),
    QT_TRANSLATE_NOOP("Service", "there is no host called %1"),
    QT_TRANSLATE_NOOP("Service", "check the address and the network"),
    QT_TRANSLATE_NOOP("Service", "%1 refused the connection"),
    QT_TRANSLATE_NOOP("Service", "no trusted connection to %1: %2"),
    QT_TRANSLATE_NOOP("Service", "check the address and the system's certificates"),
    QT_TRANSLATE_NOOP("Service", "the proxy asks for a name and a password"),
    QT_TRANSLATE_NOOP("Service", "put them into the system's proxy settings"),
    QT_TRANSLATE_NOOP("Service", "%1 did not answer in time"),
    QT_TRANSLATE_NOOP("Service", "no connection to %1: %2"),
    QT_TRANSLATE_NOOP("Service", "%1 within %2 s"),
    QT_TRANSLATE_NOOP("Service", "write http://host:port, or none, or leave it empty"),
    QT_TRANSLATE_NOOP("Service", "a name or a password would be kept in a file"),
    QT_TRANSLATE_NOOP("Service", "\"%1\" is no address of a proxy"),
};

} // namespace

std::vector<const char *> errorPhrases()
{
    return {std::begin(errorPhrasesList), std::end(errorPhrasesList)};
}

} // namespace serin
