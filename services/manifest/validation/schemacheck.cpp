// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/manifest/validation/schemacheck.h"

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <array>
#include <exception>
#include <set>

namespace serin {

namespace {

using valijson::adapters::QtJsonAdapter;

class CompiledSchemas
{
public:
    CompiledSchemas()
    {
        for (const ManifestSchema each : allManifestSchemas) {
            valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
            parser.populateSchema(QtJsonAdapter(QJsonValue(schemaDocument(each))),
                                  m_schemas[static_cast<std::size_t>(each)]);
        }
    }
    [[nodiscard]] const valijson::Schema &operator[](ManifestSchema schema) const
    {
        return m_schemas[static_cast<std::size_t>(schema)];
    }

private:
    std::array<valijson::Schema, std::size(allManifestSchemas)> m_schemas;
};

/// "<root>", "[key]", "[0]" without the root and the brackets.
SchemaPath withoutBrackets(const std::vector<std::string> &context)
{
    SchemaPath path;
    for (std::size_t i = 1; i < context.size(); ++i) {
        path.push_back(context[i].substr(1, context[i].size() - 2));
    }
    return path;
}

} // namespace

Result<std::vector<SchemaPath>> refusedPaths(ManifestSchema schema, const QJsonValue &document)
{
    try {
        static const CompiledSchemas schemas;
        valijson::Validator validator(valijson::Validator::kWeakTypes);
        valijson::ValidationResults results;
        if (validator.validate(schemas[schema], QtJsonAdapter(document), &results)) {
            return std::vector<SchemaPath>();
        }
        std::set<SchemaPath> paths;
        for (const valijson::ValidationResults::Error &error : results) {
            paths.insert(withoutBrackets(error.context));
        }
        return std::vector<SchemaPath>(paths.begin(), paths.end());
    } catch (const std::exception &error) {
        return failure(ErrorKind::Internal,
                       QStringLiteral("the schema %1 could not be checked: %2")
                           .arg(schemaFileName(schema), QString::fromUtf8(error.what())));
    }
}

} // namespace serin
