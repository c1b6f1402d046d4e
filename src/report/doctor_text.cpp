#include "base/format.h"
#include "io/file.h"
#include "report/doctor.h"

namespace doichieu::report {
namespace {

using base::format;
using formats::sealed::ReaderState;

class DoctorText {
  public:
    DoctorText(const Health& health, const View& view, Out& out) : health_(health), view_(view), out_(out) {}

    void write() {
        out_ << "doichieu " << health_.version << '\n';
        out_ << (view_.language == base::Language::vi
                     ? format("Danh mục: {} văn bản, cập nhật đến {}\n", health_.registry.instruments,
                              printable(health_.registry.as_of))
                     : format("Registry: {} instruments, as of {}\n", health_.registry.instruments,
                              printable(health_.registry.as_of)));
        out_ << format("{}: {}\n", view_.words("Quy tắc", "Rules"), health_.rules);
        out_ << '\n' << view_.words("Định dạng đọc được", "Formats that can be read") << '\n';
        line(true, "docx, odt, fodt, rtf, html, mht, txt, md", "");
        const ReaderState& reader = health_.reader;
        const std::string_view missing = reader.is_there
                                             ? view_.words("dựng không có thư viện này", "built without the library")
                                             : view_.words("không thấy chương trình doichieu-reader cạnh doichieu",
                                                           "doichieu-reader does not stand beside doichieu");
        line(!reader.poppler.empty(), "pdf", library("poppler", reader.poppler, missing));
        line(!reader.libgsf.empty(), "doc (Word 97-2003)", library("libgsf", reader.libgsf, missing));
        const ReaderState& ocr = health_.ocr;
        line(ocr.reads_pictures, view_.words("ảnh quét (--ocr)", "scans (--ocr)"),
             ocr.is_there && !ocr.reads_pictures
                 ? std::string(view_.words("thiếu dữ liệu tiếng Việt; cài gói tesseract-ocr-vie",
                                           "no Vietnamese data; install tesseract-ocr-vie"))
                 : library("Tesseract", ocr.tesseract,
                           view_.words("không thấy chương trình doichieu-ocr cạnh doichieu",
                                       "doichieu-ocr does not stand beside doichieu")));

        out_ << '\n' << view_.words("Lớp bảo vệ khi đọc PDF và doc", "Protections while PDF and doc are read") << '\n';
        line(reader.is_there, view_.words("chương trình riêng", "a program of its own"), printable(reader.path));
        line(reader.seccomp, "seccomp",
             view_.words("không mạng, không mở tệp, không chạy chương trình", "no network, no files, no programs"));
        line(reader.landlock_abi > 0, "Landlock",
             reader.landlock_abi > 0 ? format("ABI {}", reader.landlock_abi)
                                     : std::string(view_.words("nhân hệ điều hành không có", "not in this kernel")));
        const formats::SealedLimits& sealed = health_.limits.sealed;
        line(reader.limits, view_.words("giới hạn", "limits"),
             view_.language == base::Language::vi
                 ? format("mỗi tệp {}, bộ nhớ {}, {} giây, {} trang", size(health_.limits.package_bytes),
                          size(sealed.memory_bytes), sealed.seconds, sealed.pages)
                 : format("{} a file, {} of memory, {} seconds, {} pages", size(health_.limits.package_bytes),
                          size(sealed.memory_bytes), sealed.seconds, sealed.pages));
    }

  private:
    std::string size(std::uint64_t bytes) const { return io::size_text(bytes).in(view_.language); }

    static std::string library(std::string_view name, const std::string& version, std::string_view missing) {
        return version.empty() ? std::string(missing) : format("{} {}", name, printable(version));
    }

    void line(bool holds, std::string_view name, std::string_view detail) {
        const std::string_view mark = holds ? view_.words("có", "yes") : view_.words("KHÔNG", "NO");
        out_ << "  " << mark;
        out_.repeat(' ', 7 - (holds ? (view_.language == base::Language::vi ? 2U : 3U)
                                    : (view_.language == base::Language::vi ? 5U : 2U)));
        out_ << name;
        if (!detail.empty()) out_ << ": " << detail;
        out_ << '\n';
    }

    const Health& health_;
    const View& view_;
    Out& out_;
};

}  // namespace

void doctor_text(const Health& health, const View& view, Out& out) {
    DoctorText(health, view, out).write();
}

}  // namespace doichieu::report
