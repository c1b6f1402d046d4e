#!/usr/bin/env python3
"""Writes the conformance suite: each logical document as docx, Flat OPC (xml) and html by hand, and as odt, fodt, rtf, doc
and pdf through LibreOffice; beside them expected.txt, which comes from the same model and from no reader of ours.

    make.py FOLDER     one folder below FOLDER for each document
"""
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
     'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="wps"')
STAMP = (2024, 1, 1, 0, 0, 0)


def esc(text):
    return html.escape(text, quote=True)


class Document:
    """Collects the same content as WordprocessingML, as HTML and as the expected blocks."""

    def __init__(self, name, citations):
        self.name = name
        self.citations = citations
        self.xml, self.web, self.blocks = [], [], []
        self.notes = {"footnote": [], "endnote": []}
        self.margins = {}
        self.levels = None      # [(format, text)]
        self.counters = [0] * 9

    # -- pieces of a paragraph: (text, docx run properties, html style) or raw pairs --
    @staticmethod
    def run(text, props="", style=""):
        web = esc(text)
        if style:
            web = f'<span style="{style}">{web}</span>'
        return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{esc(text)}</w:t></w:r>', web

    def paragraph(self, text="", pieces=None, align="", bold=False, level=None, role="body", shown=None, emit=True,
                  new_page=False):
        props = '<w:b/>' if bold else ''
        pieces = pieces or ([self.run(text, props, "font-weight:bold" if bold else "")] if text else [])
        inner = "".join(p[0] for p in pieces)
        web = "".join(p[1] for p in pieces)
        label = ""
        ppr = f'<w:jc w:val="{align}"/>' if align else ""
        if level is not None:
            label = self.label(level)
            ppr = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' + ppr
            web = (f'<![if !supportLists]><span style="mso-list:Ignore">{esc(label)}'
                   f'<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;</span></span><![endif]>') + web
        ppr = ("<w:pageBreakBefore/>" if new_page else "") + ppr
        styles = [f"text-align:{align}"] * bool(align) + ["page-break-before:always"] * new_page
        style = f' style="{";".join(styles)}"' if styles else ""
        xml = f"<w:p><w:pPr>{ppr}</w:pPr>{inner}</w:p>"
        page = f'<p class="MsoNormal"{style}>{web}<o:p></o:p></p>'
        said = text if shown is None else shown
        if said:
            self.blocks.append((role, (label + " " if label else "") + said))
        if emit:
            self.xml.append(xml)
            self.web.append(page)
        return xml, page

    def label(self, level):
        self.counters[level] += 1
        for deeper in range(level + 1, 9):
            self.counters[deeper] = 0
        form, text = self.levels[level]
        if form == "bullet":
            return text
        for i in range(level + 1):
            text = text.replace(f"%{i + 1}", number(self.counters[i], self.levels[i][0]))
        return text

    def table(self, rows, borders=True):
        """rows of cells: text, list of texts, or (text, columns, rows); None is covered by a cell above."""
        width = max(sum(c[1] if isinstance(c, tuple) else 1 for c in row) for row in rows)
        line = '<w:tblBorders>' + "".join(f'<w:{s} w:val="{"single" if borders else "nil"}" w:sz="4"/>' for s in
                                          ("top", "left", "bottom", "right", "insideH", "insideV")) + '</w:tblBorders>'
        xml = [f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/>{line}</w:tblPr><w:tblGrid>' +
               f'<w:gridCol w:w="{9000 // width}"/>' * width + '</w:tblGrid>']
        web = ['<table class="MsoTableGrid">']
        for row in rows:
            xml.append("<w:tr>")
            web.append("<tr>")
            for cell in row:
                columns = down = 1
                text = cell
                if isinstance(cell, tuple):
                    text, columns, down = cell
                props = f'<w:tcW w:w="{9000 // width * columns}" w:type="dxa"/>'
                if columns > 1:
                    props += f'<w:gridSpan w:val="{columns}"/>'
                if text is None:
                    xml.append(f'<w:tc><w:tcPr>{props}<w:vMerge/></w:tcPr><w:p/></w:tc>')
                    continue
                if down > 1:
                    props += '<w:vMerge w:val="restart"/>'
                texts = text if isinstance(text, list) else [text]
                parts = [self.paragraph(t, role="cell", emit=False) for t in texts]
                xml.append(f'<w:tc><w:tcPr>{props}</w:tcPr>' + "".join(p[0] for p in parts) + '</w:tc>')
                span = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
                web.append(f"<td{span}>" + "".join(p[1] for p in parts) + "</td>")
            xml.append("</w:tr>")
            web.append("</tr>")
        self.xml.append("".join(xml) + "</w:tbl>")
        self.web.append("".join(web) + "</table>")

    def note(self, kind, text):
        """A piece: the reference; the note's own text comes at the end."""
        self.notes[kind].append(text)
        number_ = len(self.notes[kind])
        short = "ftn" if kind == "footnote" else "edn"
        return (f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number_ + 1}"/></w:r>',
                f'<a style="mso-{kind}-id:{short}{number_}" href="#_{short}{number_}"><span class="Mso{kind.title()}Reference">'
                f'<span style="mso-special-character:{kind}"><![if !supportFootnotes]>[{number_}]<![endif]></span></span></a>')

    def box(self, text, after):
        """A text box anchored in a paragraph that reads `after`."""
        inner = f'<w:txbxContent><w:p><w:r><w:t>{esc(text)}</w:t></w:r></w:p></w:txbxContent>'
        drawing = ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
                   'distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
                   '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
                   '<wp:positionV relativeFrom="paragraph"><wp:posOffset>400000</wp:posOffset></wp:positionV>'
                   '<wp:extent cx="4000000" cy="500000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Box 1"/>'
                   '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                   '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="4000000" cy="500000"/>'
                   '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
                   f'<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
                   '</mc:Choice><mc:Fallback><w:pict><v:rect style="width:300pt;height:40pt"><v:textbox>'
                   f'{inner}</v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>')
        self.paragraph(after, pieces=[self.run(after), (drawing, "")])
        self.blocks.append(("box", text))
        self.web.append(f'<div style="mso-element:frame"><p class="MsoNormal">{esc(text)}</p></div>')

    def margin(self, kind, text, page_number=False):
        field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
                 '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
                 '<w:r><w:fldChar w:fldCharType="end"/></w:r>') if page_number else ""
        words = f'<w:r><w:t xml:space="preserve">{esc(text)}</w:t></w:r>' if text else ""
        self.margins[kind] = (f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{words}{field}</w:p>', text)

    # -- writing --
    def write(self, folder):
        os.makedirs(folder, exist_ok=True)
        for kind, role in (("footnote", "footnote"), ("endnote", "endnote")):
            self.blocks += [(role, text) for text in self.notes[kind]]
        for kind in ("header", "footer"):
            if kind in self.margins and self.margins[kind][1]:
                self.blocks.append((kind, self.margins[kind][1]))
        self.write_docx(os.path.join(folder, "document.docx"))
        self.write_html(os.path.join(folder, "document.html"))
        with open(os.path.join(folder, "expected.txt"), "w", encoding="utf-8") as out:
            for role, text in self.blocks:
                out.write(f"{role}\t{text}\n")
            for raw in self.citations:
                out.write(f"citation\t{raw}\n")

    def write_docx(self, path):
        rels, types, parts = [], [], {}

        def part(name, kind, root, inner):
            parts[f"word/{name}.xml"] = f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {W}>{inner}</w:{root}>'
            rels.append((f"rId{len(rels) + 1}", kind, f"{name}.xml"))
            content = {"document": "document.main"}.get(kind, kind)
            types.append(f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                         f'wordprocessingml.{content}+xml"/>')
            return rels[-1][0]

        part("styles", "styles", "styles",
             '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
             'w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'
             '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>')
        if self.levels:
            levels = "".join(
                f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
                f'<w:lvlText w:val="{esc(text)}"/><w:lvlJc w:val="left"/></w:lvl>' for i, (form, text) in enumerate(self.levels))
            part("numbering", "numbering", "numbering",
                 f'<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
        for kind in ("footnote", "endnote"):
            if self.notes[kind]:
                mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
                separators = (f'<w:{kind} w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
                              f'<w:{kind} w:id="1" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r>'
                              f'</w:p></w:{kind}>')
                part(kind + "s", kind + "s", kind + "s", separators + "".join(
                    f'<w:{kind} w:id="{i + 2}"><w:p>{mark}<w:r><w:t xml:space="preserve">{esc(text)}</w:t></w:r></w:p></w:{kind}>'
                    for i, text in enumerate(self.notes[kind])))
        section = ""
        for kind, root in (("header", "hdr"), ("footer", "ftr")):
            if kind in self.margins:
                section += f'<w:{kind}Reference w:type="default" r:id="{part(kind + "1", kind, root, self.margins[kind][0])}"/>'
        section += ('<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" '
                    'w:header="708" w:footer="708" w:gutter="0"/>')
        part("document", "document", "document", "<w:body>" + "".join(self.xml) + f"<w:sectPr>{section}</w:sectPr></w:body>")
        main = rels.pop()
        kind_uri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

        def relationships(rows):
            return ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                    'relationships">' + "".join(f'<Relationship Id="{i}" Type="{kind_uri}{k}" Target="{t}"/>' for i, k, t in rows)
                    + "</Relationships>")

        files = {
            "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
                                   '2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
                                   'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
                                   + "".join(types) + "</Types>",
            "_rels/.rels": relationships([("rId1", "officeDocument", "word/" + main[2])]),
            "word/_rels/document.xml.rels": relationships(rels),
            **parts}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in files.items():
                package.writestr(zipfile.ZipInfo(name, STAMP), content.encode("utf-8"), zipfile.ZIP_DEFLATED)
        with open(path.removesuffix("docx") + "xml", "w", encoding="utf-8") as flat:
            flat.write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
                       '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">')
            for name, content in files.items():
                if name != "[Content_Types].xml":  # each part tells its own
                    root = content.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')
                    flat.write(f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{root}</pkg:xmlData></pkg:part>')
            flat.write("</pkg:package>\n")

    def write_html(self, path):
        tail = ""
        for kind, short in (("footnote", "ftn"), ("endnote", "edn")):
            if self.notes[kind]:
                tail += f'<div style="mso-element:{kind}-list"><hr>' + "".join(
                    f'<div style="mso-element:{kind}" id="{short}{i + 1}"><p class="MsoFootnoteText">'
                    f'<a style="mso-{kind}-id:{short}{i + 1}" name="_{short}{i + 1}">[{i + 1}]</a>{esc(text)}</p></div>'
                    for i, text in enumerate(self.notes[kind])) + "</div>"
        for kind in ("header", "footer"):
            if kind in self.margins and self.margins[kind][1]:
                tail += f'<div style="mso-element:{kind}" id="{kind[0]}1"><p>{esc(self.margins[kind][1])}</p></div>'
        with open(path, "w", encoding="utf-8") as out:
            out.write('<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n'
                      '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'
                      '<meta name="ProgId" content="Word.Document"><title>Trang</title>\n'
                      '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->\n'
                      '<style><!--\np.MsoNormal, li.MsoNormal {margin:0cm;font-size:14.0pt;font-family:"Times New Roman",serif;}\n'
                      '--></style></head>\n<body lang="VI"><div class="WordSection1">\n' + "\n".join(self.web) + "\n</div>"
                      + tail + "\n</body></html>\n")


def number(value, form):
    if form == "upperRoman":
        digits = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
        out = ""
        for size, digit in digits:
            while value >= size:
                out, value = out + digit, value - size
        return out
    if form == "lowerLetter":
        return "abcdefghijklmnopqrstuvwxyz"[value - 1]
    return str(value)


def opening(d):
    d.paragraph("KẾ HOẠCH", align="center", bold=True)
    d.paragraph("công tác dân vận năm 2024", align="center", bold=True)


def documents():
    d = Document("plain", ["Nghị quyết số 25-NQ/TW", "Chỉ thị số 33/CT-TTg"])
    opening(d)
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI.")
    d.paragraph()
    d.paragraph("Các chi bộ quán triệt Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.")
    yield d

    d = Document("two-column-header", ["Số 12-KH/ĐU", "Nghị quyết số 18-NQ/TW"])
    d.table([[["ĐẢNG ỦY XÃ BÌNH MINH", "*", "Số 12-KH/ĐU"], ["ĐẢNG CỘNG SẢN VIỆT NAM",
              "Bình Minh, ngày 05 tháng 02 năm 2024"]]], borders=False)
    opening(d)
    d.paragraph("Căn cứ Nghị quyết số 18-NQ/TW, ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII.")
    yield d

    d = Document("table", ["Nghị quyết số 25-NQ/TW", "Chỉ thị số 18-CT/TW"])
    opening(d)
    d.table([["TT", "Nội dung", "Căn cứ"],
             ["1", "Sơ kết công tác dân vận", "Nghị quyết số 25-NQ/TW, ngày 03/6/2013"],
             ["2", ["Giám sát, phản biện", "Đối thoại với nhân dân"], "Chỉ thị số 18-CT/TW, ngày 26/10/2022"]])
    d.paragraph("Các chi bộ báo cáo trước ngày 15/12/2024.")
    yield d

    d = Document("merged-cells", ["Quyết định số 217-QĐ/TW"])
    opening(d)
    d.table([[("Nhiệm vụ trọng tâm năm 2024", 3, 1)],
             [("Quý I", 1, 2), "Tháng 01", "Ban hành kế hoạch"],
             [None, "Tháng 3", "Giám sát theo Quyết định số 217-QĐ/TW, ngày 12/12/2013"],
             ["Quý II", ("Sơ kết", 2, 1)]])
    d.paragraph("Kết thúc bảng.")
    yield d

    d = Document("footnotes", ["Nghị quyết số 25-NQ/TW", "Kết luận số 43-KL/TW", "Quyết định số 218-QĐ/TW"])
    opening(d)
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW và các văn bản liên quan.", pieces=[
        d.run("Thực hiện Nghị quyết số 25-NQ/TW"), d.note("footnote", "Kết luận số 43-KL/TW, ngày 07/01/2019 của Ban Bí thư."),
        d.run(" và các văn bản liên quan.")])
    d.paragraph("Góp ý xây dựng Đảng.", pieces=[
        d.run("Góp ý xây dựng Đảng"), d.note("footnote", "Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị."), d.run(".")])
    yield d

    d = Document("endnotes", ["Nghị quyết số 25-NQ/TW", "Kết luận số 43-KL/TW"])
    opening(d)
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW trong năm.", pieces=[
        d.run("Thực hiện Nghị quyết số 25-NQ/TW"), d.note("endnote", "Kết luận số 43-KL/TW, ngày 07/01/2019 của Ban Bí thư."),
        d.run(" trong năm.")])
    d.paragraph("Các chi bộ báo cáo kết quả.")
    yield d

    d = Document("auto-numbered", ["Luật Thực hiện dân chủ ở cơ sở"])
    d.levels = [("upperRoman", "Chương %1."), ("decimal", "Điều %2."), ("decimal", "%3."), ("lowerLetter", "%4)")]
    d.paragraph("QUY CHẾ", align="center", bold=True)
    d.paragraph("thực hiện dân chủ ở cơ sở", align="center", bold=True)
    d.paragraph("Quy định chung", level=0)
    d.paragraph("Phạm vi điều chỉnh", level=1)
    d.paragraph("Quy chế này hướng dẫn Luật Thực hiện dân chủ ở cơ sở.", level=2)
    d.paragraph("Đối tượng áp dụng:", level=2)
    d.paragraph("Cấp ủy, tổ chức đảng;", level=3)
    d.paragraph("Đảng viên.", level=3)
    d.paragraph("Nguyên tắc", level=1)
    d.paragraph("Công khai, minh bạch.", level=2)
    d.paragraph("Tổ chức thực hiện", level=0)
    d.paragraph("Hiệu lực", level=1)
    yield d

    d = Document("nested-lists", ["Nghị quyết số 25-NQ/TW"])
    d.levels = [("upperRoman", "%1-"), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]
    opening(d)
    d.paragraph("MỤC ĐÍCH", level=0)
    d.paragraph("Quán triệt Nghị quyết số 25-NQ/TW, ngày 03/6/2013.", level=1)
    d.paragraph("Nâng cao nhận thức.", level=1)
    d.paragraph("Đoạn văn xen giữa danh sách.")
    d.paragraph("Phát huy vai trò nêu gương.", level=1)
    d.paragraph("NHIỆM VỤ", level=0)
    d.paragraph("Công tác tuyên truyền:", level=1)
    d.paragraph("Tuyên truyền miệng;", level=2)
    d.paragraph("Qua loa truyền thanh;", level=3)
    d.paragraph("Qua sinh hoạt chi bộ;", level=3)
    d.paragraph("Tuyên truyền trên mạng.", level=2)
    d.paragraph("Công tác kiểm tra.", level=1)
    yield d

    d = Document("text-box", ["Chỉ thị số 18-CT/TW", "Nghị quyết số 25-NQ/TW"])
    opening(d)
    d.box("Thực hiện Nghị quyết số 25-NQ/TW", "Tiếp tục thực hiện Chỉ thị số 18-CT/TW, ngày 26/10/2022 của Ban Bí thư.")
    d.paragraph("Các chi bộ tổ chức thực hiện.")
    d.citations = ["Chỉ thị số 18-CT/TW", "Nghị quyết số 25-NQ/TW"]
    yield d

    d = Document("header-and-footer", ["Nghị quyết số 25-NQ/TW"])
    opening(d)
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013 của Ban Chấp hành Trung ương khóa XI.")
    d.margin("header", "Đảng ủy xã Bình Minh")
    d.margin("footer", "Kế hoạch năm 2024")
    yield d

    d = Document("split-runs", ["Nghị quyết số 25-NQ/TW", "Chỉ thị số 18\u2011CT/TW"])
    opening(d)
    text = "Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013."
    d.paragraph(text, pieces=[d.run(c, "<w:i/>" if i % 3 else "", "font-style:italic" if i % 3 else "")
                              for i, c in enumerate(text)])
    d.paragraph("Chỉ thị số 18\u2011CT/TW, ngày 26/10/2022.", pieces=[
        d.run("Chỉ thị số 18"), ("<w:r><w:noBreakHyphen/></w:r>", "\u2011"), d.run("CT/TW, ngày 26/10/2022.")])
    yield d

    # Sixty pages: six that paragraphs run across, and one for each of the other items.
    d = Document("long", [f"Nghị quyết số {n}-NQ/TW" for n in range(11, 115)])
    opening(d)
    for n in range(11, 115):
        d.paragraph(f"Mục thứ {n}: tổ chức quán triệt Nghị quyết số {n}-NQ/TW đến từng chi bộ, tổ đảng, đoàn thể và nhân dân trên "
                    "địa bàn; gắn việc học tập với nhiệm vụ của từng đơn vị, báo cáo kết quả về Văn phòng Đảng ủy.",
                    new_page=n > 60)
        d.paragraph(f"Chi bộ thứ {n} phân công đảng viên phụ trách hộ gia đình, định kỳ nắm tình hình và phản ánh kịp thời.")
    yield d

    d = Document("tracked-changes", ["Nghị quyết số 25-NQ/TW"])
    opening(d)
    by = 'w:author="" w:date="2024-01-02T00:00:00Z"'
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013.", pieces=[
        d.run("Thực hiện Nghị quyết số "),
        (f'<w:del w:id="101" {by}><w:r><w:delText>24</w:delText></w:r></w:del>', "<del>24</del>"),
        (f'<w:ins w:id="102" {by}><w:r><w:t>25</w:t></w:r></w:ins>', "<ins>25</ins>"), d.run("-NQ/TW, ngày 03/6/2013.")])
    mark = f'<w:rPr><w:del w:id="103" {by}/></w:rPr>'
    d.xml.append(f'<w:p><w:pPr>{mark}</w:pPr>{d.run("Các chi bộ ")[0]}</w:p><w:p>{d.run("tổ chức thực hiện.")[0]}</w:p>')
    d.web.append("<p>Các chi bộ tổ chức thực hiện.</p>")
    d.blocks.append(("body", "Các chi bộ tổ chức thực hiện."))
    yield d

    d = Document("fields-and-controls", ["Nghị quyết số 25-NQ/TW", "Kế hoạch số 12-KH/ĐU"])
    opening(d)
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013.", pieces=[
        d.run("Thực hiện "), (f'<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{d.run("Nghị quyết số ")[0]}</w:sdtContent></w:sdt>',
                              "Nghị quyết số "),
        (begin + '<w:r><w:instrText xml:space="preserve"> DOCPROPERTY So </w:instrText></w:r>' + separate + d.run("25-NQ/TW")[0] + end,
         "25-NQ/TW"), d.run(", ngày 03/6/2013.")])
    d.paragraph("Kế hoạch số 12-KH/ĐU kèm theo.", pieces=[
        (f'<w:hyperlink w:anchor="x">{d.run("Kế hoạch số 12-KH/ĐU")[0]}</w:hyperlink>', '<a href="#x">Kế hoạch số 12-KH/ĐU</a>'),
        d.run(" kèm theo.")])
    yield d

    d = Document("legacy-fonts", ["Nghị quyết số 25-NQ/TW", "Chỉ thị số 18-CT/TW"])
    vn, vnh, vni = ('<w:rFonts w:ascii="%s" w:hAnsi="%s"/>' % (f, f) for f in (".VnTime", ".VnTimeH", "VNI-Times"))
    d.paragraph("KẾ HOẠCH", align="center", pieces=[d.run("KÕ ho¹ch", vnh, "font-family:'.VnTimeH'")])
    d.paragraph("Thực hiện Nghị quyết số 25-NQ/TW, ngày 03/6/2013.", pieces=[
        d.run("Thùc hiÖn NghÞ quyÕt sè 25-NQ/TW, ngµy 03/6/2013.", vn, "font-family:'.VnTime'")])
    d.paragraph("Chỉ thị số 18-CT/TW của Đảng về nhân dân.", pieces=[
        d.run("Chæ thò soá 18-CT/TW cuûa Ña", vni, "font-family:VNI-Times"), d.run("ûng veà nhaân daân.", vni, "font-family:VNI-Times")])
    d.paragraph("Đoạn này đã là Unicode.", pieces=[d.run("Đoạn này đã là Unicode.", vn, "font-family:'.VnTime'")])
    yield d


def convert(folder, names):
    """One start of LibreOffice for each format: starting it takes longer than converting."""
    with tempfile.TemporaryDirectory() as work:
        sources = []
        for name in names:
            sources.append(os.path.join(work, name + ".docx"))
            shutil.copy(os.path.join(folder, name, "document.docx"), sources[-1])
        for form in ("odt", "fodt", "rtf", "doc", "pdf"):
            subprocess.run(["soffice", f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", form,
                            "--outdir", os.path.join(work, form), *sources],
                           check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=1800)
            for name in names:
                target = os.path.join(folder, name, "document." + form)
                shutil.copy(os.path.join(work, form, f"{name}.{form}"), target)
                if form == "odt":
                    slim_odt(target)
                if form == "fodt":
                    slim_fodt(target)


def slim_odt(path):
    """Leaves out the thumbnail and settings, which nobody reads, and the time of writing."""
    with zipfile.ZipFile(path) as old:
        keep = [(name, old.read(name)) for name in old.namelist()
                if name in ("mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml")]
    with zipfile.ZipFile(path, "w") as new:
        for name, content in keep:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(zipfile.ZipInfo(name, STAMP), content, how)


def slim_fodt(path):
    with open(path, encoding="utf-8") as old:
        text = old.read()
    for part in ("meta", "settings", "scripts"):
        text = re.sub(f" ?<office:{part}>.*?</office:{part}>\n?", "", text, flags=re.DOTALL)
    with open(path, "w", encoding="utf-8") as new:
        new.write(text)


def main():
    folder = sys.argv[1]
    names = []
    for document in documents():
        document.write(os.path.join(folder, document.name))
        names.append(document.name)
    if "--no-office" not in sys.argv:
        convert(folder, names)


main()
