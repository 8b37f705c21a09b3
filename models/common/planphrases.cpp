// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/servicephrases.h"

#include <QtGlobal>

#include <iterator>

namespace serin {

namespace {

constexpr const char *planPhrasesList[] = {
    QT_TRANSLATE_NOOP("Service", "%1, %2 and %3 more fields"),
    QT_TRANSLATE_NOOP("Service", "%1 is %2 in the manifest and %3 live"),
    QT_TRANSLATE_NOOP("Service", "%1 is %2 in the manifest and not set live"),
    QT_TRANSLATE_NOOP("Service", "%1 in the manifest is %2, registered as %3, and %4 live"),
    QT_TRANSLATE_NOOP("Service", "%1 is live and in no manifest, and is left alone"),
    QT_TRANSLATE_NOOP(
        "Service",
        "%1 and %2 differ by the case of letters only, and so are one endpoint to the service"),
    QT_TRANSLATE_NOOP(
        "Service",
        "%1 and %2 differ by the case of letters only, and so are one deployment to the service"),
    QT_TRANSLATE_NOOP("Service", "write %1, or choose another name"),
    QT_TRANSLATE_NOOP(
        "Service",
        "%1 is live and is %2 in a manifest, which is the same to the service, and is left alone"),
    QT_TRANSLATE_NOOP("Service", "%1 was last applied from %2, which cannot be read now"),
    QT_TRANSLATE_NOOP("Service", "mend the file"),
    QT_TRANSLATE_NOOP("Service", "%1 was last applied from %2 and is in no manifest any more%3"),
    QT_TRANSLATE_NOOP("Service", "; %1, which no manifest had, goes with it"),
    QT_TRANSLATE_NOOP("Service",
                      "%1 is for the endpoint %2, which is not live and has no manifest"),
    QT_TRANSLATE_NOOP("Service", "add a manifest of the endpoint, or create it"),
    QT_TRANSLATE_NOOP("Service", "%1 is being deleted"),
    QT_TRANSLATE_NOOP("Service", "it is still under way (%1)"),
    QT_TRANSLATE_NOOP("Service", "%1 is in the middle of an operation (%2)"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2 is in the middle of an operation (%3)"),
    QT_TRANSLATE_NOOP("Service", "wait until that has ended, then apply again"),
    QT_TRANSLATE_NOOP("Service", "wait until it is gone"),
    QT_TRANSLATE_NOOP("Service", "%1 is in the manifest and not live"),
    QT_TRANSLATE_NOOP("Service", "%1 is %2 and is applied again"),
    QT_TRANSLATE_NOOP("Service", "%1, which the service cannot change: the endpoint is deleted and "
                                 "made again, answers nothing in between and gets new keys"),
    QT_TRANSLATE_NOOP("Service", "replacing %1 would lose %2, which is in no manifest"),
    QT_TRANSLATE_NOOP("Service", "add its manifest, or delete it first"),
    QT_TRANSLATE_NOOP("Service", "the local path %1"),
    QT_TRANSLATE_NOOP("Service", "described in the manifest"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2 is %3"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2 is a local path or described in the manifest, which "
                                 "cannot be registered in this workspace yet"),
    QT_TRANSLATE_NOOP("Service", "register it and name it as azureml:name:version"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2: given by a path, in place or by a label, which cannot "
                                 "be compared with what is registered"),
    QT_TRANSLATE_NOOP("Service", "%1 can only be replaced, and it answers %2 % of the requests"),
    QT_TRANSLATE_NOOP("Service", "move its traffic to another deployment first"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2 cannot be registered in this workspace yet"),
    QT_TRANSLATE_NOOP("Service", "%1 is %2 in the manifest and %3 live, which the service cannot "
                                 "change: the deployment is deleted and made again"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2 is live and in no manifest, and is left alone"),
    QT_TRANSLATE_NOOP("Service",
                      "%1 is in no manifest any more and would keep %2 % of the traffic"),
    QT_TRANSLATE_NOOP("Service", "give its share to another deployment under traffic"),
    QT_TRANSLATE_NOOP("Service", "%1 describes the whole endpoint and has no %2"),
    QT_TRANSLATE_NOOP("Service", "; it still has %1 % of the traffic"),
    QT_TRANSLATE_NOOP("Service", "no traffic"),
    QT_TRANSLATE_NOOP("Service", "%1 is deleted by this plan"),
    QT_TRANSLATE_NOOP("Service", "there is no deployment %1, live or in a manifest"),
    QT_TRANSLATE_NOOP("Service", "%1 is %2, not Succeeded"),
    QT_TRANSLATE_NOOP("Service", "in an unknown state"),
    QT_TRANSLATE_NOOP("Service", "%1 says nothing about traffic: the live split stays (%2)"),
    QT_TRANSLATE_NOOP("Service", "%1, to which requests are mirrored, is deleted"),
    QT_TRANSLATE_NOOP("Service",
                      "%1 gets live traffic, and the service mirrors to none that has some"),
    QT_TRANSLATE_NOOP("Service", "mirror_traffic is %1 in the manifest and %2 live"),
    QT_TRANSLATE_NOOP("Service", "change mirror_traffic"),
    QT_TRANSLATE_NOOP("Service", "mirror_traffic names %1, but %2"),
    QT_TRANSLATE_NOOP("Service", "name a deployment that is there and Succeeded"),
    QT_TRANSLATE_NOOP("Service", "traffic gives %1 % to %2, but %3"),
    QT_TRANSLATE_NOOP("Service", "give the share to a deployment that is there and Succeeded"),
    QT_TRANSLATE_NOOP("Service", "traffic is %1 in the manifest and %2 live"),
    QT_TRANSLATE_NOOP("Service", "plan again and look at what changed"),
    QT_TRANSLATE_NOOP("Service", "the plan is stale: %1 changed since it was made"),
    QT_TRANSLATE_NOOP("Service", "the plan is stale: the manifests changed since it was made"),
    QT_TRANSLATE_NOOP("Service", "the plan that was agreed to would be another one now"),
    QT_TRANSLATE_NOOP("Service", "look at what was changed, and plan again"),
    QT_TRANSLATE_NOOP("Service", "%1 of %2 was changed by somebody else"),
    QT_TRANSLATE_NOOP("Service", "%1, which shall get requests, is not there any more"),
    QT_TRANSLATE_NOOP("Service", "%1, which shall get requests, is %2, not Succeeded"),
    QT_TRANSLATE_NOOP("Service", "the %1 of %2 was changed by somebody else"),
    QT_TRANSLATE_NOOP("Service", "mirrored traffic"),
    QT_TRANSLATE_NOOP("Service", "%1 was made by somebody else"),
    QT_TRANSLATE_NOOP("Service", "%1 was deleted by somebody else"),
    QT_TRANSLATE_NOOP("Service", "%1 got traffic from somebody else"),
    QT_TRANSLATE_NOOP("Service", "%1 is being deleted by somebody else"),
    QT_TRANSLATE_NOOP("Service", "waiting for %1, which an earlier apply began (%2)"),
    QT_TRANSLATE_NOOP("Service",
                      "apply again to go on: it waits first for what the service is still doing"),
    QT_TRANSLATE_NOOP("Service", "apply again to go on"),
    QT_TRANSLATE_NOOP("Service", "%1, then apply again: it goes on from here"),
    QT_TRANSLATE_NOOP("Service", "apply again: it goes on from here"),
    QT_TRANSLATE_NOOP("Service", "it was given up in the middle"),
    QT_TRANSLATE_NOOP("Service", "%1 was changed by somebody else since it was planned"),
    QT_TRANSLATE_NOOP("Service", "the files of %1 changed since the plan was made"),
    QT_TRANSLATE_NOOP("Service", "everything was done, but live could not be read after it"),
    QT_TRANSLATE_NOOP("Service", "its end was not waited for"),
    QT_TRANSLATE_NOOP("Service", "it was cancelled"),
    QT_TRANSLATE_NOOP("Service", "nothing was under way"),
    QT_TRANSLATE_NOOP("Service", "the program ended in the middle"),
    QT_TRANSLATE_NOOP("Service", "%1 is not under way any more"),
    QT_TRANSLATE_NOOP("Service", "%1 has been carried out"),
    QT_TRANSLATE_NOOP("Service", "%1 has failed: %2"),
    QT_TRANSLATE_NOOP("Service", "the apply of %1 begun at %2 did not see its end: %3"),
    QT_TRANSLATE_NOOP("Service", "an earlier apply of %1 did not see its end, and it is not known "
                                 "yet what became of %2: %3"),
    QT_TRANSLATE_NOOP("Service", "%1 differs in the manifest and live"),
    QT_TRANSLATE_NOOP("Service", "%1 differ in the manifest and live"),
};

} // namespace

std::vector<const char *> planPhrases()
{
    return {std::begin(planPhrasesList), std::end(planPhrasesList)};
}

} // namespace serin
