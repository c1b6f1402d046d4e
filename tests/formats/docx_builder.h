#pragma once

// Zips and docx packages made in memory, sound or broken in ways that no ordinary writer would make.

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace doichieu::formats::fixture {

class ZipBuilder {
  public:
    struct Options {
        bool deflated = true;
        bool encrypted = false;
        std::uint32_t stated_size = 0;  ///< 0: the true one
    };

    ZipBuilder& add(std::string name, std::string_view content) { return add(std::move(name), content, Options{}); }
    ZipBuilder& add(std::string name, std::string_view content, Options options) {
        const std::string stored = options.deflated ? deflate(content, Z_FINISH) : std::string(content);
        const auto size = options.stated_size != 0 ? options.stated_size : static_cast<std::uint32_t>(content.size());
        return add_stored(std::move(name), stored, checksum_of(content), size, options);
    }
    /// An entry that unpacks to `times` times `block`, packed once.
    ZipBuilder& add_repeated(std::string name, std::string_view block, std::uint32_t times, Options options) {
        const std::string packed = deflate(block, Z_FULL_FLUSH);
        std::string stored;
        uLong checksum = checksum_of("");
        for (std::uint32_t i = 0; i < times; ++i) {
            stored += packed;
            checksum = crc32_combine(checksum, checksum_of(block), static_cast<z_off_t>(block.size()));
        }
        stored += deflate("", Z_FINISH);
        const std::uint32_t size =
            options.stated_size != 0 ? options.stated_size : static_cast<std::uint32_t>(block.size()) * times;
        return add_stored(std::move(name), stored, static_cast<std::uint32_t>(checksum), size, options);
    }

    [[nodiscard]] std::string build() const {
        std::string out = bytes_ + directory_;
        put32(out, 0x06054b50);
        put32(out, 0);
        put16(out, entries_);
        put16(out, entries_);
        put32(out, static_cast<std::uint32_t>(directory_.size()));
        put32(out, static_cast<std::uint32_t>(bytes_.size()));
        put16(out, 0);
        return out;
    }

  private:
    ZipBuilder& add_stored(std::string name, const std::string& stored, std::uint32_t checksum, std::uint32_t size,
                           Options options) {
        std::string common;
        put16(common, 20);
        put16(common, options.encrypted ? 1 : 0);
        put16(common, options.deflated ? Z_DEFLATED : 0);
        put32(common, 0);  // time and date
        put32(common, checksum);
        put32(common, static_cast<std::uint32_t>(stored.size()));
        put32(common, size);
        put16(common, static_cast<std::uint16_t>(name.size()));
        put16(common, 0);

        put32(directory_, 0x02014b50);
        put16(directory_, 20);
        directory_ += common;
        directory_.append(10, '\0');  // comment, disk, attributes
        put32(directory_, static_cast<std::uint32_t>(bytes_.size()));
        directory_ += name;
        ++entries_;

        put32(bytes_, 0x04034b50);
        bytes_ += common + name + stored;
        return *this;
    }

    static std::uint32_t checksum_of(std::string_view content) {
        return static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size())));
    }
    static void put16(std::string& out, std::uint16_t value) {
        out += static_cast<char>(value & 0xFF);
        out += static_cast<char>(value >> 8);
    }
    static void put32(std::string& out, std::uint32_t value) {
        put16(out, static_cast<std::uint16_t>(value & 0xFFFF));
        put16(out, static_cast<std::uint16_t>(value >> 16));
    }
    static std::string deflate(std::string_view content, int flush) {
        z_stream stream{};
        deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
        std::string out(deflateBound(&stream, content.size()) + 16, '\0');  // a flush adds some bytes
        std::string input(content);
        stream.next_in = reinterpret_cast<Bytef*>(input.data());
        stream.avail_in = static_cast<uInt>(input.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        ::deflate(&stream, flush);
        out.resize(stream.total_out);
        deflateEnd(&stream);
        return out;
    }

    std::string bytes_;
    std::string directory_;
    std::uint16_t entries_ = 0;
};

inline constexpr std::string_view kWordNamespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// A docx of its parts' inner XML; parts that are not set are not in the package.
class DocxBuilder {
  public:
    DocxBuilder& body(std::string xml) { return part("document", "w:document", "<w:body>" + xml + "</w:body>"); }
    DocxBuilder& styles(std::string xml) { return part("styles", "w:styles", std::move(xml)); }
    DocxBuilder& numbering(std::string xml) { return part("numbering", "w:numbering", std::move(xml)); }
    DocxBuilder& footnotes(std::string xml) { return part("footnotes", "w:footnotes", std::move(xml)); }
    DocxBuilder& endnotes(std::string xml) { return part("endnotes", "w:endnotes", std::move(xml)); }
    DocxBuilder& header(std::string xml) { return part("header", "w:hdr", std::move(xml)); }
    DocxBuilder& footer(std::string xml) { return part("footer", "w:ftr", std::move(xml)); }
    DocxBuilder& theme(std::string xml) { return part("theme", "a:theme", std::move(xml)); }

    DocxBuilder& part(const std::string& name, const std::string& root, std::string inner) {
        return raw_part(name, "<?xml version=\"1.0\"?><" + root + std::string(kWordNamespaces) + ">" +
                                  std::move(inner) + "</" + root + ">");
    }
    /// The relationship's type and id, and the file's name, are the part's name.
    DocxBuilder& raw_part(const std::string& name, std::string xml) {
        parts_.emplace_back(name, std::move(xml));
        return *this;
    }

    [[nodiscard]] std::string build() const {
        ZipBuilder zip;
        zip.add("[Content_Types].xml", "<Types/>");
        zip.add("_rels/.rels", relationships("<Relationship Id=\"rId1\" Type=\"" + std::string(kTypes) +
                                             "officeDocument\" Target=\"word/document.xml\"/>"));
        std::string links;
        for (const auto& [name, xml] : parts_) {
            zip.add("word/" + name + ".xml", xml);
            links += "<Relationship Id=\"" + name + "\" Type=\"" + std::string(kTypes) + name + "\" Target=\"" + name +
                     ".xml\"/>";
        }
        zip.add("word/_rels/document.xml.rels", relationships(links));
        return zip.build();
    }

  private:
    static constexpr std::string_view kTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    static std::string relationships(const std::string& inner) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inner +
               "</Relationships>";
    }

    std::vector<std::pair<std::string, std::string>> parts_;
};

/// A paragraph of one run.
inline std::string paragraph(std::string_view text, std::string_view properties = "") {
    return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + std::string(text) +
           "</w:t></w:r></w:p>";
}

}  // namespace doichieu::formats::fixture
