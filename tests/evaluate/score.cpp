#include "evaluate/score.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <set>
#include <utility>

#include "base/format.h"

namespace doichieu::evaluate {
namespace {

constexpr std::size_t kResamples = 1000;
constexpr std::uint64_t kSeed = 20261123;

double share(std::size_t part, std::size_t whole) {
    return whole == 0 ? 1.0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool same_bytes(const Mention& gold, const Mention& said) {
    if (gold.form != said.form) return false;
    if (gold.raw == said.raw) return true;
    return gold.form == "named" && gold.raw.begin == said.raw.begin && said.text + " của Đảng" == gold.text;
}

std::size_t common_bytes(base::Span a, base::Span b) {
    return a.overlaps(b) ? std::min(a.end, b.end) - std::max(a.begin, b.begin) : 0;
}

/// Fields that a mention's form leaves unscored: the document's own number states no relation (guideline, 9).
bool is_scored(const Mention& gold, Field field) {
    return gold.form != "self" || (field != Field::issuer && field != Field::relation && field != Field::cited_by);
}

void add(FieldCounts& counts, const std::string& gold, const std::string& said) {
    const bool right = gold == said;
    ++counts.pairs;
    counts.right += right ? 1 : 0;
    if (gold.empty() && said.empty()) return;
    ++counts.stated;
    counts.stated_right += right ? 1 : 0;
}

std::vector<Mention> select(const std::vector<Mention>& mentions, bool anaphors) {
    std::vector<Mention> kept;
    std::copy_if(mentions.begin(), mentions.end(), std::back_inserter(kept),
                 [&](const Mention& mention) { return mention.is_anaphor() == anaphors; });
    return kept;
}

Counts compare(const std::set<std::string>& gold, const std::set<std::string>& said) {
    const auto common = static_cast<std::size_t>(
        std::count_if(gold.begin(), gold.end(), [&](const std::string& key) { return said.contains(key); }));
    return {gold.size(), said.size(), common, common};
}

std::set<std::string> keys_of(const std::vector<Mention>& mentions) {
    std::set<std::string> keys;
    for (const Mention& mention : mentions) {
        if (mention.form != "self" && !mention[Field::canonical].empty()) keys.insert(mention[Field::canonical]);
    }
    return keys;
}

std::set<std::string> relations_of(const std::vector<Mention>& mentions) {
    std::set<std::string> relations;
    for (const Mention& mention : mentions) {
        const std::string& canonical = mention[Field::canonical];
        const std::string& target = canonical.empty() ? mention[Field::notation] : canonical;
        if (mention.form != "self" && !target.empty()) relations.insert(target + "\t" + mention[Field::relation]);
    }
    return relations;
}

}  // namespace

double Counts::precision() const {
    return share(right, said);
}
double Counts::recall() const {
    return share(found, gold);
}
double Counts::f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

Counts& Counts::operator+=(const Counts& other) {
    gold += other.gold;
    said += other.said;
    found += other.found;
    right += other.right;
    return *this;
}

Spans& Spans::operator+=(const Spans& other) {
    strict += other.strict;
    core += other.core;
    overlap += other.overlap;
    return *this;
}

FieldCounts& FieldCounts::operator+=(const FieldCounts& other) {
    pairs += other.pairs;
    right += other.right;
    stated += other.stated;
    stated_right += other.stated_right;
    return *this;
}

Score& Score::operator+=(const Score& other) {
    for (const auto& [form, spans] : other.forms) forms[form] += spans;
    all += other.all;
    for (std::size_t field = 0; field < kFields; ++field) fields[field] += other.fields[field];
    keys += other.keys;
    relations += other.relations;
    anaphors += other.anaphors;
    antecedents += other.antecedents;
    return *this;
}

std::vector<Pair> pair_up(const std::vector<Mention>& gold, const std::vector<Mention>& said) {
    std::vector<Pair> pairs;
    std::vector<bool> gold_taken(gold.size());
    std::vector<bool> said_taken(said.size());
    /// Each of the gold's that is still alone takes the one of ours that `closeness` puts highest (0: none).
    const auto take = [&](Pair::Kind kind, const auto& closeness) {
        for (std::size_t g = 0; g < gold.size(); ++g) {
            if (gold_taken[g]) continue;
            std::size_t best = said.size();
            std::size_t best_closeness = 0;
            for (std::size_t s = 0; s < said.size(); ++s) {
                const std::size_t close = said_taken[s] ? 0 : closeness(gold[g], said[s]);
                if (close > best_closeness) {
                    best = s;
                    best_closeness = close;
                }
            }
            if (best == said.size()) continue;
            gold_taken[g] = said_taken[best] = true;
            pairs.push_back({g, best, kind});
        }
    };
    take(Pair::Kind::strict, [](const Mention& g, const Mention& s) { return same_bytes(g, s) ? 1U : 0U; });
    take(Pair::Kind::core, [](const Mention& g, const Mention& s) { return common_bytes(g.core, s.core); });
    take(Pair::Kind::overlap, [](const Mention& g, const Mention& s) { return common_bytes(g.raw, s.raw); });
    return pairs;
}

Score score(const Judged& document) {
    Score score;
    const std::vector<Mention> gold = select(document.gold, false);
    const std::vector<Mention> said = select(document.said, false);
    const auto count = [&](Counts Spans::*kind, const Mention& mention, std::size_t Counts::*what) {
        ++(score.forms[mention.form].*kind.*what);
        ++(score.all.*kind.*what);
    };
    constexpr std::array kKinds{&Spans::strict, &Spans::core, &Spans::overlap};
    for (const auto kind : kKinds) {
        for (const Mention& mention : gold) count(kind, mention, &Counts::gold);
        for (const Mention& mention : said) count(kind, mention, &Counts::said);
    }
    for (const Pair& pair : pair_up(gold, said)) {
        for (auto kind = static_cast<std::size_t>(pair.kind); kind < kKinds.size(); ++kind) {
            count(kKinds[kind], gold[pair.gold], &Counts::found);
            count(kKinds[kind], said[pair.said], &Counts::right);
        }
        if (pair.kind == Pair::Kind::overlap) continue;
        for (std::size_t field = 0; field < kFields; ++field) {
            if (!is_scored(gold[pair.gold], static_cast<Field>(field))) continue;
            add(score.fields[field], gold[pair.gold].fields[field], said[pair.said].fields[field]);
        }
    }
    score.keys = compare(keys_of(gold), keys_of(said));
    score.relations = compare(relations_of(gold), relations_of(said));

    const std::vector<Mention> gold_anaphors = select(document.gold, true);
    const std::vector<Mention> said_anaphors = select(document.said, true);
    score.anaphors = {gold_anaphors.size(), said_anaphors.size(), 0, 0};
    for (const Pair& pair : pair_up(gold_anaphors, said_anaphors)) {
        if (pair.kind != Pair::Kind::strict) continue;
        ++score.anaphors.found;
        ++score.anaphors.right;
        add(score.antecedents, gold_anaphors[pair.gold].antecedent, said_anaphors[pair.said].antecedent);
    }
    return score;
}

Score total(const std::vector<Score>& documents) {
    Score sum;
    for (const Score& document : documents) sum += document;
    return sum;
}

Interval bootstrap(const std::vector<Score>& documents, const std::function<double(const Score&)>& figure) {
    if (documents.empty()) return {};
    std::mt19937_64 random(kSeed);
    std::vector<double> figures;
    figures.reserve(kResamples);
    for (std::size_t i = 0; i < kResamples; ++i) {
        Score sum;
        for (std::size_t k = 0; k < documents.size(); ++k) sum += documents[random() % documents.size()];
        figures.push_back(figure(sum));
    }
    std::sort(figures.begin(), figures.end());
    return {figures[kResamples / 40], figures[kResamples - 1 - kResamples / 40]};
}

std::string Slip::key() const {
    return base::format("{}\t{}\t{}\t{}\t{}\t{}\t{}", document, line, kind, form, text, field, gold);
}

std::string Slip::row() const {
    return key() + "\t" + said;
}

std::vector<Slip> slips(const Judged& document) {
    std::vector<Slip> list;
    std::vector<bool> found(document.gold.size());
    std::vector<bool> right(document.said.size());
    for (const Pair& pair : pair_up(document.gold, document.said)) {
        if (pair.kind == Pair::Kind::overlap) continue;
        const Mention& gold = document.gold[pair.gold];
        const Mention& said = document.said[pair.said];
        found[pair.gold] = right[pair.said] = true;
        const auto wrong = [&](const std::string& field, const std::string& should, const std::string& is) {
            list.push_back({document.name, gold.line, "wrong", gold.form, gold.text, field, should, is});
        };
        if (gold.form != said.form) wrong("form", gold.form, said.form);
        if (pair.kind != Pair::Kind::strict && gold.raw != said.raw) wrong("span", gold.text, said.text);
        if (gold.is_anaphor()) {
            if (gold.antecedent != said.antecedent) wrong("antecedent", gold.antecedent, said.antecedent);
            continue;
        }
        for (std::size_t field = 0; field < kFields; ++field) {
            if (is_scored(gold, static_cast<Field>(field)) && gold.fields[field] != said.fields[field]) {
                wrong(kFieldNames[field], gold.fields[field], said.fields[field]);
            }
        }
    }
    const auto unpaired = [&](const char* kind, const std::vector<Mention>& mentions, const std::vector<bool>& paired) {
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            if (paired[i]) continue;
            const Mention& mention = mentions[i];
            list.push_back({document.name, mention.line, kind, mention.form, mention.text, {}, {}, {}});
        }
    };
    unpaired("miss", document.gold, found);
    unpaired("extra", document.said, right);
    std::stable_sort(list.begin(), list.end(), [](const Slip& a, const Slip& b) { return a.line < b.line; });
    return list;
}

}  // namespace doichieu::evaluate
