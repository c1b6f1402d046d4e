#include <benchmark/benchmark.h>

#include <cstddef>
#include <stdexcept>
#include <string>

#include "bench/plans.h"
#include "citation/citation.h"
#include "formats/reader.h"
#include "registry/registry.h"
#include "resolve/resolve.h"
#include "structure/outline.h"

namespace doichieu::bench {
namespace {

constexpr std::size_t kPlanBytes = 16 << 10;

/// Plans one after the other, `range(0)` KiB of them.
std::string text_of(const benchmark::State& state) {
    PlanWriter writer(7);
    std::string text;
    while (text.size() < static_cast<std::size_t>(state.range(0)) << 10U) text += writer.plan(kPlanBytes);
    return text;
}

document::Document document_of(const std::string& text) {
    auto read = formats::read_document(io::Bytes::own(text), "ke-hoach.txt", {});
    if (!read) throw std::runtime_error(read.error().message.en);
    return std::move(read->document);
}

registry::Registry& known() {
    static registry::Registry registry = [] {
        auto opened = registry::Registry::open_embedded();
        if (!opened) throw std::runtime_error(opened.error().message.en);
        return std::move(*opened);
    }();
    return registry;
}

void count_bytes(benchmark::State& state, const std::string& text) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}

void read(benchmark::State& state) {
    const std::string text = text_of(state);
    for (auto _ : state) benchmark::DoNotOptimize(document_of(text));
    count_bytes(state, text);
}

void outline(benchmark::State& state) {
    const std::string text = text_of(state);
    const document::Document document = document_of(text);
    for (auto _ : state) benchmark::DoNotOptimize(structure::Outline::build(document));
    count_bytes(state, text);
}

void extract(benchmark::State& state) {
    const std::string text = text_of(state);
    const document::Document document = document_of(text);
    const structure::Outline outline = structure::Outline::build(document);
    std::size_t found = 0;
    for (auto _ : state) found = citation::extract(outline, known()).items.size();
    count_bytes(state, text);
    state.counters["citations"] = static_cast<double>(found);
}

void resolve(benchmark::State& state) {
    const std::string text = text_of(state);
    const document::Document document = document_of(text);
    const structure::Outline outline = structure::Outline::build(document);
    citation::Citations citations = citation::extract(outline, known());
    const auto date = resolve::judgement_date(outline, citations, {}, {2026, 1, 1});
    for (auto _ : state) benchmark::DoNotOptimize(resolve::resolve(citations, outline, known(), date));
    count_bytes(state, text);
}

BENCHMARK(read)->Arg(16)->Arg(4096);
BENCHMARK(outline)->Arg(16)->Arg(4096);
BENCHMARK(extract)->Arg(16)->Arg(4096);
BENCHMARK(resolve)->Arg(16)->Arg(4096);

}  // namespace
}  // namespace doichieu::bench
