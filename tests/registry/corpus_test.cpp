/// The project's own tables in corpus/registry.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "io/embedded.h"
#include "legal/vocabulary.h"
#include "registry/import.h"
#include "registry/name_tree.h"
#include "registry/table.h"
#include "tables.h"
#include "text/fold.h"
#include "text/normalize.h"

namespace doichieu::registry {
namespace {

const std::string kTables = std::string(DOICHIEU_SOURCE_DIR) + "/corpus/registry";

std::vector<std::string> tables() {
    std::vector<std::string> found;
    if (!std::filesystem::exists(kTables)) return found;
    for (const auto& entry : std::filesystem::directory_iterator(kTables)) {
        if (entry.path().extension() == ".tsv") found.push_back(entry.path().string());
    }
    std::ranges::sort(found);
    return found;
}

class Corpus : public ::testing::Test {
  protected:
    void SetUp() override {
        ASSERT_FALSE(tables().empty()) << "no tables";
        auto opened = Registry::open_tables(kTables);
        ASSERT_TRUE(opened.ok()) << opened.error().path << ":" << opened.error().line << ":" << opened.error().column
                                 << ": " << opened.error().message.en;
        registry.emplace(std::move(*opened));
    }
    std::optional<Registry> registry;
};

TEST_F(Corpus, IsNfcWithoutInvisibleCharacters) {
    for (const std::string& path : tables()) {
        const auto table = read_table(path);
        ASSERT_TRUE(table.ok()) << path << ":" << table.error().line << ": " << table.error().message.en;
        for (const Row& row : table->rows) {
            ASSERT_EQ(text::clean(row.source).text, row.source) << path << ":" << row.line;
        }
    }
}

TEST_F(Corpus, EveryFactHasASource) {
    for (const std::string& path : tables()) {
        const auto table = read_table(path);
        ASSERT_TRUE(table.ok());
        ASSERT_NE(table->find_column("source"), Table::npos) << path;
        for (const Row& cells : table->rows) {
            RowReader row(*table, cells);
            EXPECT_FALSE(row.text("source").empty()) << path << ":" << cells.line;
            row.word<legal::Confidence>("confidence", legal::parse_confidence, legal::to_string);
            EXPECT_FALSE(row.error()) << path << ":" << cells.line << ": " << row.error()->message.en;
        }
    }
}

/// Party instruments renumber with every term, so that a circle needs the same instrument twice, not the same notation.
TEST_F(Corpus, NothingIsReplacedInACircle) {
    const auto successors = [&](const Instrument& one) {
        std::vector<const Instrument*> found;
        for (const InstrumentRelation& relation : registry->relations_to(one)) {
            const bool ends =
                relation.relation == legal::Relation::replaces || relation.relation == legal::Relation::repeals;
            if (ends && relation.whole) found.push_back(relation.from);
        }
        return found;
    };
    for (const Instrument* start : registry->all()) {
        std::set<const Instrument*> reached;
        std::vector<const Instrument*> open = successors(*start);
        while (!open.empty()) {
            const Instrument* next = open.back();
            open.pop_back();
            ASSERT_NE(next, start) << start->id;
            if (reached.insert(next).second) {
                for (const Instrument* further : successors(*next)) open.push_back(further);
            }
        }
    }
}

TEST_F(Corpus, NamesLeadToTheirInstruments) {
    const auto table = read_table(kTables + "/names.tsv");
    ASSERT_TRUE(table.ok()) << "no names";
    for (const Row& cells : table->rows) {
        const RowReader row(*table, cells);
        const auto* found = registry->by_name(text::fold(row.text("name")));
        ASSERT_NE(found, nullptr) << cells.line;
        const bool known_only = row.text("notation").empty() && row.text("issued").empty();
        EXPECT_TRUE(known_only || !found->empty()) << cells.line;
    }
}

TEST_F(Corpus, NotationsAreCanonicalAndTheirTypeKnown) {
    const auto table = read_table(kTables + "/instruments.tsv");
    ASSERT_TRUE(table.ok());
    for (const Row& cells : table->rows) {
        const RowReader row(*table, cells);
        const std::string notation = row.text("notation");
        if (notation.empty()) continue;
        EXPECT_EQ(legal::canonical(*legal::parse_notation(notation)), notation) << "line " << cells.line;
        EXPECT_EQ(legal::Vocabulary::instance().type_of_word(row.text("type")), row.text("type"))
            << "line " << cells.line;
    }
}

/// What says that it still holds and what says that it was replaced before that day cannot both be right.
TEST_F(Corpus, RowsAgreeWithRelations) {
    for (const Instrument* one : registry->all()) {
        if (one->status != legal::Validity::in_force || !one->status_as_of.complete()) continue;
        const ValidityAt state = *registry->validity(*one, {one->status_as_of, one->status_as_of});
        EXPECT_THAT(state.status, ::testing::AnyOf(legal::Validity::in_force, legal::Validity::partly_in_force,
                                                   legal::Validity::not_yet_in_force, legal::Validity::unknown))
            << one->id << ": " << state.reason.en;
    }
}

TEST_F(Corpus, EmbeddedNamesAreThoseOfTheTables) {
    const auto embedded = Registry::open_embedded();
    ASSERT_TRUE(embedded.ok());
    for (const char* tree : {"registry/names.tree", "registry/bodies.tree"}) {
        const auto image = io::embedded_file(tree);
        ASSERT_TRUE(image && NameTree::over(*image)) << tree;
    }
    const auto names = read_table(kTables + "/names.tsv");
    ASSERT_TRUE(names.ok());
    for (const Row& cells : names->rows) {
        std::vector<std::string> words;
        std::istringstream folded(text::fold(RowReader(*names, cells).text("name")) + " năm");
        for (std::string word; folded >> word;) words.push_back(word);
        const auto word_at = [&](std::size_t index) -> std::optional<std::string_view> {
            if (index >= words.size()) return std::nullopt;
            return words[index];
        };
        const std::size_t longest = embedded->longest_name(word_at);
        EXPECT_EQ(longest, registry->longest_name(word_at)) << cells.line;
        EXPECT_GE(longest, words.size() - 1) << cells.line;
    }
    for (const Body& body : registry->bodies()) {
        NameTree::Node node = NameTree::kBegin;
        std::istringstream words(name_key(text::fold(body.name)));
        for (std::string word; words >> word && node != NameTree::kNone;)
            node = embedded->body_names().next(node, word);
        EXPECT_TRUE(node != NameTree::kNone && NameTree::ends_name(node)) << body.name;
    }
}

TEST_F(Corpus, EmbeddedVocabularyHasEveryRow) {
    const auto types = read_table(kTables + "/types.tsv");
    const auto issuers = read_table(kTables + "/issuer_symbols.tsv");
    ASSERT_TRUE(types.ok());
    ASSERT_TRUE(issuers.ok());
    EXPECT_EQ(legal::Vocabulary::instance().types().size(), types->rows.size());
    EXPECT_EQ(legal::Vocabulary::instance().issuers().size(), issuers->rows.size());
}

}  // namespace
}  // namespace doichieu::registry
