// PDF and Word 97: the sealed program reads, this side makes the document of what it says, and sentences of what went wrong.

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "formats/paragraphs.h"
#include "formats/pdf/streams.h"
#include "formats/readers.h"
#include "formats/sealed/program.h"
#include "formats/sealed/reading.h"
#include "io/file.h"

namespace doichieu::formats {

namespace {

using sealed::Failure;
using sealed::Outcome;
using sealed::Reading;

/// What the two formats are called, on the command line of the program and in messages.
struct Kind {
    std::string_view word;  ///< also the first half of error codes
    std::string_view name;
    document::SourceKind source;
};
constexpr Kind kPdf = {"pdf", "PDF", document::SourceKind::pdf};
constexpr Kind kDoc = {"doc", ".doc", document::SourceKind::doc};

base::Error outcome_error(const Kind& kind, Outcome outcome, const SealedLimits& limits, const std::string& path) {
    const std::string name(kind.name);
    switch (outcome) {
        case Outcome::missing:
            return {
                "no-" + std::string(kind.word) + "-reader",
                {"Chưa đọc được tệp " + name +
                     ": không có chương trình doichieu-reader cạnh doichieu; hãy cài đủ bộ, hoặc kiểm tra bản .docx.",
                 "No " + name +
                     " can be read: the program doichieu-reader does not stand beside doichieu; install it, or "
                     "check the .docx."},
                path};
        case Outcome::timed_out:
        case Outcome::out_of_time:
            return {
                "reader-timeout",
                {base::format("Đọc tệp {} quá {} giây nên đã dừng; tệp này chưa được kiểm tra.", name, limits.time()),
                 base::format("Reading this {} took more than {} seconds and was ended; it was not checked.", name,
                              limits.time())},
                path};
        case Outcome::too_much:
            return {"too-large",
                    {"Tệp " + name + " chứa quá nhiều văn bản (hơn " + io::size_text(limits.output_bytes).vi +
                         "); tệp này chưa được kiểm tra.",
                     "This " + name + " holds too much text (more than " + io::size_text(limits.output_bytes).en +
                         "); it was not checked."},
                    path};
        case Outcome::stopped:
            return {"reader-stopped",
                    {"Tệp " + name +
                         " làm bộ đọc đòi quyền không được phép (mở tệp khác, mạng…) nên bộ đọc đã bị chặn; tệp này "
                         "chưa được kiểm tra, hãy cẩn thận với nguồn gốc của nó.",
                     "This " + name +
                         " made the reader ask for what it may not do (files, network…), so it was ended; the file was "
                         "not checked, mind where it comes from."},
                    path};
        case Outcome::finished:
        case Outcome::crashed:
            break;
    }
    return {"reader-crashed",
            {"Tệp " + name + " làm bộ đọc dừng đột ngột (tệp hỏng hoặc cố ý gây lỗi); tệp này chưa được kiểm tra.",
             "This " + name + " made its reader crash (it is damaged, or built to do so); it was not checked."},
            path};
}

base::Error failure_error(const Kind& kind, const Reading& reading, const SealedLimits& limits,
                          const std::string& path) {
    const std::string word(kind.word);
    const std::string name(kind.name);
    switch (reading.failure) {
        case Failure::encrypted:
            return {"encrypted-" + word,
                    {"Tệp " + name + " được đặt mật khẩu; hãy bỏ mật khẩu rồi kiểm tra lại.",
                     "The " + name + " is protected by a password; remove it and check again."},
                    path};
        case Failure::unsupported:
            return {"unsupported-" + word,
                    {"Bản doichieu này chưa đọc được tệp " + name + "; hãy kiểm tra bản .docx.",
                     "This build of doichieu reads no " + name + "; check the .docx."},
                    path};
        case Failure::other_kind:
            return {"not-a-" + word,
                    {"Đây là tệp Office đời cũ nhưng không phải văn bản Word (Excel, PowerPoint hoặc loại khác).",
                     "This is a file of the old Office format but no Word text (Excel, PowerPoint or another kind)."},
                    path};
        case Failure::too_old:
            return {"old-doc",
                    {"Đây là tệp Word 95 hoặc cũ hơn, không đọc được; hãy mở và lưu lại dưới dạng .docx.",
                     "This is a file of Word 95 or older, which is not read; open it and save it as .docx."},
                    path};
        case Failure::too_many_pages:
            return {"too-many-pages",
                    {base::format("Tệp {} có {} trang, giới hạn là {}.", name, reading.page_count, limits.pages),
                     base::format("The {} has {} pages, the limit is {}.", name, reading.page_count, limits.pages)},
                    path};
        case Failure::out_of_memory:
            return {"reader-memory",
                    {"Đọc tệp " + name + " cần quá nhiều bộ nhớ (hơn " + io::size_text(limits.memory_bytes).vi +
                         ") nên đã dừng; tệp này chưa được kiểm tra.",
                     "Reading this " + name + " takes too much memory (more than " +
                         io::size_text(limits.memory_bytes).en + ") and was ended; it was not checked."},
                    path};
        case Failure::too_large:
            return {"too-large",
                    {"Tệp " + name +
                         " nén quá nhiều dữ liệu (một tệp nhỏ bung ra hàng chục MB cho một trang), có thể là tệp cố ý "
                         "gây hại; tệp này chưa được kiểm tra.",
                     "This " + name +
                         " packs too much (a small file that unfolds to tens of MB for one page), perhaps to do harm; "
                         "it was not checked."},
                    path};
        case Failure::none:
        case Failure::broken:
            break;
    }
    return {"broken-" + word,
            {"Tệp " + name + " bị hỏng, không đọc được; hãy lấy lại bản đầy đủ.",
             "The " + name + " is damaged and cannot be read; get a complete copy."},
            path};
}

/// "3, 5–7, 12"; of very many the first.
std::string list_of_pages(const std::vector<std::uint32_t>& pages) {
    constexpr std::size_t kMost = 12;
    std::string list;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < pages.size(); ++shown) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        if (!list.empty()) list += ", ";
        if (shown == kMost) return list + "…";
        list += std::to_string(pages[i]);
        if (last > i) list += (last == i + 1 ? ", " : "–") + std::to_string(pages[last]);
        i = last + 1;
    }
    return list;
}

std::vector<findings::Problem> problems_of(const Reading& reading, const SealedLimits& limits,
                                           const std::string& path) {
    std::vector<findings::Problem> problems;
    if (const auto& pages = reading.pages_without_text; !pages.empty()) {
        const std::string list = list_of_pages(pages);
        const std::string vi = limits.ocr ? "" : "; thêm --ocr để nhận dạng chữ trong ảnh";
        const std::string en = limits.ocr ? "" : "; --ocr reads text from pictures";
        problems.push_back(
            {path,
             "page-without-text",
             {"Trang " + list + " là ảnh (bản quét), không có lớp chữ nên chưa được kiểm tra" + vi + ".",
              "Page " + list + " is a picture (a scan) without a text layer and was not checked" + en + "."}});
    }
    if (reading.is_cut_off) problems.push_back(cut_off(path));
    if (const auto& pages = reading.damaged_pages; !pages.empty()) {
        const std::string list = list_of_pages(pages);
        problems.push_back(
            {path,
             "page-damaged",
             {"Trang " + list + " bị hỏng, nội dung không có trong tệp; các trang này chưa được kiểm tra.",
              "Page " + list + " is damaged, its contents are not in the file; it was not checked."}});
    }
    if (const auto& pages = reading.unreliable_pages; !pages.empty()) {
        std::vector<std::uint32_t> numbers;
        for (const sealed::UnreliablePage& page : pages) numbers.push_back(page.page);
        const std::string list = list_of_pages(numbers);
        const auto [least, most] = std::ranges::minmax(pages, {}, &sealed::UnreliablePage::sound);
        const std::string share =
            std::to_string(least.sound) + (least.sound == most.sound ? "" : "–" + std::to_string(most.sound)) + "%";
        problems.push_back({path,
                            "page-unreliable",
                            {"Không đọc được tin cậy chữ ở trang " + list + ": chỉ " + share +
                                 " số từ đọc ra chữ (phông chữ trong tệp thiếu bảng mã đúng); các trang này chưa được "
                                 "kiểm tra.",
                             "The text of page " + list + " cannot be read reliably: only " + share +
                                 " of the words make sense (the file's fonts lack a sound encoding); it was not "
                                 "checked."}});
    }
    if (const auto& pages = reading.unclear_pages; !pages.empty()) {
        const std::string list = list_of_pages(pages);
        problems.push_back(
            {path,
             "page-unclear",
             {"Ảnh quét ở trang " + list +
                  " mờ hoặc lệch, nhận dạng chữ (OCR) không đủ tin cậy; các trang này chưa được kiểm tra.",
              "The scan of page " + list +
                  " is too poor for its text to be recognised (OCR) reliably; it was not checked."}});
    }
    return problems;
}

void write(const Reading& reading, ParagraphWriter& writer) {
    std::uint32_t page = 0;
    for (const sealed::Paragraph& read : reading.paragraphs) {
        Paragraph paragraph;
        if (read.centered) paragraph.format.alignment = document::Alignment::center;
        for (std::size_t i = 0; i < read.runs.size(); ++i) {
            const sealed::Run& run = read.runs[i];
            const std::size_t end = i + 1 < read.runs.size() ? read.runs[i + 1].begin : read.text.size();
            Look look;
            look.font = reading.fonts[run.font];
            look.size_pt = run.size_pt;
            look.bold = run.bold;
            look.italic = run.italic;
            look.hidden = run.hidden;
            paragraph.append(std::string_view(read.text).substr(run.begin, end - run.begin), look);
            if (run.hidden) writer.note_hidden();
        }
        for (const sealed::PageStart& start : read.pages) {
            if (start.page != page) writer.begins_page(start.begin, page = start.page);
        }
        writer.end(std::move(paragraph), {read.role, read.table, read.row, read.column});
    }
    document::FileFacts& facts = writer.facts();
    facts.tracked_changes = reading.tracked_changes;
    facts.first_tracked_line = reading.first_tracked;
    facts.comments = reading.comments;
    facts.first_comment_line = reading.first_comment;
    facts.recognized_pages = reading.recognized_pages;
}

base::Result<ReadResult> read_sealed(const Kind& kind, const io::Bytes& bytes, const std::string& path,
                                     const Limits& limits) {
    const sealed::ProgramResult result = sealed::run_program(kind.word, bytes.view(), limits.sealed);
    if (result.outcome != Outcome::finished) return outcome_error(kind, result.outcome, limits.sealed, path);
    const auto reading = sealed::unpack(result.output);
    if (!reading) return outcome_error(kind, Outcome::crashed, limits.sealed, path);
    if (reading->failure != Failure::none) return failure_error(kind, *reading, limits.sealed, path);

    std::vector<findings::Problem> problems = problems_of(*reading, limits.sealed, path);
    if (reading->paragraphs.empty() && !problems.empty()) {
        const findings::Problem& first = problems.front();
        return base::Error{first.code, first.message, path};
    }
    ParagraphWriter writer(limits);
    writer.new_section();  // paragraphs name one; of its margins nothing is known
    writer.facts().carries_traces = kind.source == document::SourceKind::doc;
    write(*reading, writer);
    return writer.finish(path, kind.source, bytes.view(), std::move(problems));
}

}  // namespace

base::Result<ReadResult> read_doc(io::Bytes bytes, const std::string& path, const Limits& limits) {
    return read_sealed(kDoc, bytes, path, limits);
}

base::Result<ReadResult> read_pdf(io::Bytes bytes, const std::string& path, const Limits& limits) {
    // A bomb is refused before the program that would defuse it has started.
    if (!pdf::are_streams_bounded(bytes.view(), {})) {
        Reading bomb;
        bomb.failure = Failure::too_large;
        return failure_error(kPdf, bomb, limits.sealed, path);
    }
    return read_sealed(kPdf, bytes, path, limits);
}

}  // namespace doichieu::formats
