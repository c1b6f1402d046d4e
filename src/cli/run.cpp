#include "cli/run.h"

#include <unistd.h>

#include <exception>
#include <new>
#include <variant>

#include "base/format.h"
#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/signals.h"
#include "formats/sealed/program.h"

namespace doichieu::cli {
namespace {

ExitCode answer(const Answer& answer, Console& console) {
    // Help that was asked for is the result; help or a mistake after wrong use is not.
    if (answer.code == ExitCode::done) {
        console.write(answer.text);
    } else {
        console.write_error(answer.text);
    }
    return console.failed() ? ExitCode::unusable : answer.code;
}

/// What --ocr needs is installed beside the program or not; nothing is done by halves.
bool can_recognize(Console& console) {
    formats::SealedLimits limits;
    limits.ocr = true;
    const formats::sealed::ReaderState state = formats::sealed::reader_state(limits);
    if (state.reads_pictures) return true;
    console.say(state.is_there
                    ? base::TextPair{"--ocr: thiếu dữ liệu tiếng Việt của Tesseract; hãy cài gói tesseract-ocr-vie.",
                                     "--ocr: Tesseract has no Vietnamese data; install the package tesseract-ocr-vie."}
                    : base::TextPair{"--ocr: không có chương trình doichieu-ocr cạnh doichieu; hãy cài gói "
                                     "libtesseract-dev rồi dựng lại, hoặc bỏ --ocr.",
                                     "--ocr: the program doichieu-ocr does not stand beside doichieu; install "
                                     "libtesseract-dev and build again, or leave --ocr out."});
    return false;
}

ExitCode run_guarded(const std::vector<std::string>& arguments, Console& console) {
    try {
        auto read = read_arguments(arguments);
        if (const auto* said = std::get_if<Answer>(&read)) return answer(*said, console);
        const Request& request = std::get<Request>(read);
        console.use(request.options);
        if (request.options.ocr && !can_recognize(console)) return ExitCode::unusable;
        return request.run(request.options, console);
    } catch (const std::bad_alloc&) {
        console.say(base::TextPair{"Không đủ bộ nhớ.", "Out of memory."});
    } catch (const std::exception& failure) {
        console.say(
            base::TextPair{base::format("Chương trình gặp lỗi: {}; xin báo cho người phát triển.", failure.what()),
                           base::format("The program failed: {}; please report it.", failure.what())});
    }
    return ExitCode::fault;
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
    prepare_signals();
    Console console;
    console.use(language_of(arguments));
    return static_cast<int>(run_guarded(arguments, console));
}

}  // namespace doichieu::cli
