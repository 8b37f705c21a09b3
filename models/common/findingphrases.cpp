// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/common/servicephrases.h"

#include <QtGlobal>

#include <iterator>

namespace serin {

namespace {

constexpr const char *findingPhrasesList[] = {
    QT_TRANSLATE_NOOP("Service", "empty"),
    QT_TRANSLATE_NOOP("Service", "a list"),
    QT_TRANSLATE_NOOP("Service", "text"),
    QT_TRANSLATE_NOOP("Service", "the schema %1 could not be checked: %2"),
    QT_TRANSLATE_NOOP("Service", "%1 is filled in later, its value is not checked"),
    QT_TRANSLATE_NOOP("Service", "validate the rendered file too"),
    QT_TRANSLATE_NOOP("Service", "the document"),
    QT_TRANSLATE_NOOP("Service", "%1 is missing"),
    QT_TRANSLATE_NOOP("Service", "add `%1`: %2"),
    QT_TRANSLATE_NOOP("Service", "%1 has no value, it must be %2"),
    QT_TRANSLATE_NOOP("Service", "%1 must be %2, not %3"),
    QT_TRANSLATE_NOOP("Service", "write %1"),
    QT_TRANSLATE_NOOP("Service", "did you mean %1?"),
    QT_TRANSLATE_NOOP("Service", "put it in quotes: \"%1\""),
    QT_TRANSLATE_NOOP("Service", "write %1, or remove the key"),
    QT_TRANSLATE_NOOP("Service", "add `name`, or name the deployment when the file is applied"),
    QT_TRANSLATE_NOOP("Service", "%1 is a key that is not known here"),
    QT_TRANSLATE_NOOP("Service", "%1 is a key that Azure ML does not know here and refuses"),
    QT_TRANSLATE_NOOP("Service", "check its spelling and its place, or remove it"),
    QT_TRANSLATE_NOOP("Service", "did you mean `%1`?"),
    QT_TRANSLATE_NOOP("Service", "%1: %2 is not the same number to every YAML reader"),
    QT_TRANSLATE_NOOP("Service", "write %1 if that is meant"),
    QT_TRANSLATE_NOOP("Service", "report this as a fault of the program"),
    QT_TRANSLATE_NOOP("Service", "the document expands to more than %1 values and was not checked"),
    QT_TRANSLATE_NOOP("Service", "a manifest is small: remove what does not belong to it"),
    QT_TRANSLATE_NOOP("Service", "nested deeper than %1 levels, the document was not checked"),
    QT_TRANSLATE_NOOP("Service", "a manifest is flat: remove what does not belong to it"),
    QT_TRANSLATE_NOOP("Service", "the alias *%1 stands inside what it refers to"),
    QT_TRANSLATE_NOOP("Service", "write the value out instead of the alias"),
    QT_TRANSLATE_NOOP("Service", "no manifest: %1"),
    QT_TRANSLATE_NOOP("Service", "nothing to do, unless it should be one"),
    QT_TRANSLATE_NOOP("Service", "only the first %1 findings of each severity are listed"),
    QT_TRANSLATE_NOOP("Service", "mend these and validate again"),
    QT_TRANSLATE_NOOP("Service", "correct the YAML at line %1, column %2"),
    QT_TRANSLATE_NOOP("Service", "correct the YAML and validate it again"),
    QT_TRANSLATE_NOOP("Service", "%1 instances are more than the %2 that the service takes"),
    QT_TRANSLATE_NOOP("Service", "write a number from 1 to %1"),
    QT_TRANSLATE_NOOP("Service", "instance_count is %1 and max_instances only %2"),
    QT_TRANSLATE_NOOP("Service", "raise max_instances, or lower instance_count"),
    QT_TRANSLATE_NOOP("Service", "instance_count is %1 and min_instances already %2"),
    QT_TRANSLATE_NOOP("Service", "lower min_instances, or raise instance_count"),
    QT_TRANSLATE_NOOP("Service", "min_instances is %1 and max_instances only %2"),
    QT_TRANSLATE_NOOP("Service", "make min_instances at most max_instances"),
    QT_TRANSLATE_NOOP("Service", "manual scale has no instance_count"),
    QT_TRANSLATE_NOOP("Service", "add `instance_count` to scale_settings"),
    QT_TRANSLATE_NOOP("Service", "automatic scale needs min_instances and max_instances"),
    QT_TRANSLATE_NOOP("Service", "add both to scale_settings"),
    QT_TRANSLATE_NOOP("Service", "the deployment has no instance_count"),
    QT_TRANSLATE_NOOP("Service", "add `instance_count: 1` or how many it needs"),
    QT_TRANSLATE_NOOP("Service", "the deployment is managed and has no instance_type"),
    QT_TRANSLATE_NOOP("Service",
                      "add `instance_type` (`sku` in older files), such as Standard_F2s_v2"),
    QT_TRANSLATE_NOOP("Service", "code_configuration has `code` and no `scoring_script`"),
    QT_TRANSLATE_NOOP("Service",
                      "add `scoring_script`, the file below `code` that has init() and run()"),
    QT_TRANSLATE_NOOP("Service", "%1 ms is more than the %2 ms that a managed endpoint waits, "
                                 "unless it serves a prompt flow"),
    QT_TRANSLATE_NOOP("Service", "write at most %1"),
    QT_TRANSLATE_NOOP("Service",
                      "%1 is given twice: Microsoft's client takes the last, others the first"),
    QT_TRANSLATE_NOOP("Service", "keep one of the two"),
    QT_TRANSLATE_NOOP("Service", "the name %1 is refused: %2"),
    QT_TRANSLATE_NOOP(
        "Service", "choose a name of 3 to 32 letters, digits and dashes that begins with a letter"),
    QT_TRANSLATE_NOOP("Service", "the name %1 has two dashes in a row"),
    QT_TRANSLATE_NOOP("Service", "use single dashes: the service may refuse it"),
    QT_TRANSLATE_NOOP("Service", "the deployment has no name"),
    QT_TRANSLATE_NOOP("Service", "add `name` to the deployment"),
    QT_TRANSLATE_NOOP("Service", "the name %1 is not text to YAML"),
    QT_TRANSLATE_NOOP("Service", "put it in quotes, or choose another name"),
    QT_TRANSLATE_NOOP(
        "Service",
        "on Kubernetes the names of endpoint and deployment have at most %1 characters together"),
    QT_TRANSLATE_NOOP("Service", "choose a shorter name"),
    QT_TRANSLATE_NOOP(
        "Service",
        "without `endpoint_name` the deployment belongs to %1, the endpoint of its folder"),
    QT_TRANSLATE_NOOP("Service", "add `endpoint_name` to make that explicit"),
    QT_TRANSLATE_NOOP(
        "Service", "the deployment has no `endpoint_name` and no single endpoint lies beside it"),
    QT_TRANSLATE_NOOP("Service", "name the endpoint when the file is applied"),
    QT_TRANSLATE_NOOP("Service",
                      "add `endpoint_name`, or name the endpoint when the file is applied"),
    QT_TRANSLATE_NOOP("Service", "the endpoint has %1 deployments, the service takes %2"),
    QT_TRANSLATE_NOOP("Service", "remove deployments that get no traffic"),
    QT_TRANSLATE_NOOP("Service", "the traffic adds up to %1 %, it must be 100 % (or 0 % for none)"),
    QT_TRANSLATE_NOOP("Service", "give the missing %1 % to a deployment"),
    QT_TRANSLATE_NOOP("Service", "take %1 % away"),
    QT_TRANSLATE_NOOP("Service", "%1 names %2, which is no deployment of the endpoint"),
    QT_TRANSLATE_NOOP("Service", "the deployments %1 and %2 differ by the case of letters only, "
                                 "and so are one to the service"),
    QT_TRANSLATE_NOOP("Service", "the endpoints %1 and %2 differ by the case of letters only, and "
                                 "so are one to the service"),
    QT_TRANSLATE_NOOP("Service", "give one of them another name"),
    QT_TRANSLATE_NOOP("Service", "write the name the same everywhere, or give one of them another"),
    QT_TRANSLATE_NOOP("Service", "add the deployment, or remove the entry"),
    QT_TRANSLATE_NOOP("Service", "%1 names %2, which is not text to YAML"),
    QT_TRANSLATE_NOOP("Service", "write the name of a deployment, in quotes"),
    QT_TRANSLATE_NOOP("Service", "%1 names %2, which can be no deployment: %3"),
    QT_TRANSLATE_NOOP("Service", "write the name of a deployment"),
    QT_TRANSLATE_NOOP("Service", "%1 names deployments, but no file of one was given"),
    QT_TRANSLATE_NOOP("Service", "validate the deployments' files together with this one"),
    QT_TRANSLATE_NOOP("Service", "%1 gets %2 of the live traffic, so it can get no mirrored one"),
    QT_TRANSLATE_NOOP("Service", "set its share in `traffic` or in `mirror_traffic` to 0"),
    QT_TRANSLATE_NOOP("Service", "a Kubernetes endpoint mirrors no traffic"),
    QT_TRANSLATE_NOOP("Service", "remove `mirror_traffic`"),
    QT_TRANSLATE_NOOP("Service", "traffic is mirrored to one deployment, not to %1"),
    QT_TRANSLATE_NOOP("Service", "keep one entry of `mirror_traffic`"),
    QT_TRANSLATE_NOOP("Service", "a name has 3 to 32 characters, this one has %1"),
    QT_TRANSLATE_NOOP("Service",
                      "a name has only letters a-z and A-Z, digits and dashes, this one has %1"),
    QT_TRANSLATE_NOOP(
        "Service", "a name has only letters a-z and A-Z, digits and dashes, this one has a space"),
    QT_TRANSLATE_NOOP("Service", "a name begins with a letter, \"%1\" does not"),
    QT_TRANSLATE_NOOP("Service", "a name ends with a letter or a digit, \"%1\" does not"),
};

} // namespace

std::vector<const char *> findingPhrases()
{
    return {std::begin(findingPhrasesList), std::end(findingPhrasesList)};
}

} // namespace serin
