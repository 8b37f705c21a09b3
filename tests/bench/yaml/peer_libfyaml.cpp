// SPDX-License-Identifier: GPL-3.0-or-later
// libfyaml's side of the benchmark: read, load, find the values by path, write in place. Nothing is
// verified or synced. Mode `splice` replaces the bytes of the values' tokens, `splice-renamed` also
// writes beside the file and renames; `emit` changes the document and prints it in its original
// style with comments.
#include "tests/bench/yaml/driver.h"

#include <libfyaml.h>

#include <memory>

namespace {

using serin::bench::Edit;

struct FileCloser
{
    void operator()(std::FILE *file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

struct DocumentDeleter
{
    void operator()(fy_document *document) const { fy_document_destroy(document); }
};
using Document = std::unique_ptr<fy_document, DocumentDeleter>;

File open(const std::string &path, const char *how)
{
    File file(std::fopen(path.c_str(), how));
    if (!file) {
        throw std::runtime_error("cannot open " + path);
    }
    return file;
}

std::string readAll(const std::string &path)
{
    const File file = open(path, "rb");
    std::fseek(file.get(), 0, SEEK_END);
    std::string text(static_cast<std::size_t>(std::ftell(file.get())), '\0');
    std::rewind(file.get());
    if (std::fread(text.data(), 1, text.size(), file.get()) != text.size()) {
        throw std::runtime_error("cannot read " + path);
    }
    return text;
}

void writeAll(const std::string &path, const std::string &text)
{
    File file = open(path, "wb");
    const bool whole = std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
    if (std::fclose(file.release()) != 0 || !whole) {
        throw std::runtime_error("cannot write " + path);
    }
}

Document load(const std::string &text, unsigned int flags)
{
    fy_parse_cfg configuration{};
    configuration.flags = static_cast<fy_parse_cfg_flags>(FYPCF_DEFAULT_DOC | flags);
    Document document(fy_document_build_from_string(&configuration, text.data(), text.size()));
    if (!document) {
        throw std::runtime_error("libfyaml does not parse it");
    }
    return document;
}

std::string spliced(const std::string &text, const Edit &edit)
{
    struct Patch
    {
        std::size_t begin;
        std::size_t end;
        const std::string *value;
    };
    const Document document = load(text, 0);
    std::vector<Patch> patches;
    for (const auto &[path, value] : edit) {
        fy_node *node = fy_node_by_path(fy_document_root(document.get()), path.data(), path.size(),
                                        FYNWF_DONT_FOLLOW);
        fy_token *token = node != nullptr ? fy_node_get_scalar_token(node) : nullptr;
        if (token == nullptr) {
            throw std::runtime_error("no scalar at " + path);
        }
        patches.push_back(
            {fy_token_start_mark(token)->input_pos, fy_token_end_mark(token)->input_pos, &value});
    }
    std::sort(patches.begin(), patches.end(),
              [](const Patch &a, const Patch &b) { return a.begin < b.begin; });
    std::string result;
    std::size_t done = 0;
    for (const Patch &patch : patches) {
        result.append(text, done, patch.begin - done).append(*patch.value);
        done = patch.end;
    }
    return result.append(text, done);
}

std::string emitted(const std::string &text, const Edit &edit)
{
    const Document document = load(text, FYPCF_PARSE_COMMENTS);
    for (const auto &[path, value] : edit) {
        fy_node *node = fy_node_create_scalar_copy(document.get(), value.data(), value.size());
        if (fy_document_insert_at(document.get(), path.data(), path.size(), node) != 0) {
            throw std::runtime_error("cannot set " + path);
        }
    }
    constexpr auto flags = static_cast<fy_emitter_cfg_flags>(
        FYECF_MODE_ORIGINAL | FYECF_OUTPUT_COMMENTS | FYECF_WIDTH_INF | FYECF_DOC_START_MARK_AUTO);
    const std::unique_ptr<char, decltype(&std::free)> result(
        fy_emit_document_to_string(document.get(), flags), &std::free);
    if (!result) {
        throw std::runtime_error("libfyaml does not emit it");
    }
    return result.get();
}

void run(const serin::bench::Options &options)
{
    const bool renamed = options.mode == "splice-renamed";
    if (!renamed && options.mode != "splice" && options.mode != "emit") {
        throw std::invalid_argument("the mode is splice, splice-renamed or emit");
    }
    const auto change = options.mode == "emit" ? emitted : spliced;
    serin::bench::runEdits(
        options,
        [&](const std::string &file, const Edit &edit) {
            const std::string target = renamed ? file + ".new" : file;
            writeAll(target, change(readAll(file), edit));
            if (renamed && std::rename(target.c_str(), file.c_str()) != 0) {
                throw std::runtime_error("cannot rename " + target);
            }
        },
        [] { return ""; });
}

} // namespace

int main(int argc, char **argv)
{
    try {
        run(serin::bench::parseOptions(argc, argv));
    } catch (const std::exception &error) {
        std::fprintf(stderr, "peer_libfyaml: %s\n", error.what());
        return 1;
    }
    return 0;
}
