// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/scan/folderscanfilter.h"

#include <algorithm>
#include <initializer_list>

namespace serin {

namespace {

bool containsAny(QByteArrayView text, std::initializer_list<const char *> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](const char *word) { return text.contains(QByteArrayView(word)); });
}

/// Schema names are compared without regard to case.
bool containsIgnoringCase(QByteArrayView text, QByteArrayView lowerCaseWord)
{
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::search(text.begin(), text.end(), lowerCaseWord.begin(), lowerCaseWord.end(),
                       [lower](char a, char b) { return lower(a) == b; }) != text.end();
}

/// A double-quoted key may be spelled with escapes or over two lines.
bool mayHideWords(QByteArrayView text)
{
    return containsAny(text, {"\\x", "\\u", "\\U", "\\\n", "\\\r"});
}

/// Such a file is refused with a reason that people shall see.
bool isForeignEncoding(QByteArrayView text)
{
    return text.startsWith("\xFE\xFF") || text.startsWith("\xFF\xFE") || text.contains('\0');
}

} // namespace

bool mayHoldManifest(QByteArrayView text)
{
    return containsAny(text, {"endpoint_name", "code_configuration", "instance_type", "sku",
                              "scale_settings", "auth_mode", "traffic", "infrastructure"}) ||
           (containsAny(text, {"model", "environment"}) &&
            containsAny(text, {"instance_count", "request_settings", "liveness_probe", "resources",
                               "app_insights_enabled", "environment_variables"})) ||
           containsIgnoringCase(text, "online") || mayHideWords(text) || isForeignEncoding(text);
}

} // namespace serin
