"""A report as PDF by two typesetters: Typst embeds its fonts, ReportLab names one that the reader must have (STSong-Light in
UniGB-UCS2-H, without a table to Unicode), as the typesetting of many offices does."""
from xml.sax.saxutils import escape

from text import cell, numbered, parts

# For Typst every sign with a meaning is written as a code point.
SPECIAL = {ord(sign): "\\u{%x}" % ord(sign) for sign in "\\#$*_`<>@[]=-+/~'\"."}


def typst_line(line):
    made = ""
    for part in parts(line):
        kind = part[0]
        if kind == "br":
            made += " \\\n"
        elif kind == "note":
            made += "#footnote[%s]" % part[1].translate(SPECIAL)
        elif kind != "box":
            made += part[1].translate(SPECIAL)
    return made


def typst_cell(value):
    line, columns, rows = cell(value)
    return "table.cell(colspan: %d, rowspan: %d)[%s]" % (columns, rows, typst_line(line))


def typst_source(report):
    lines = ['#set page(paper: "a4", margin: 3cm, header: [%s], footer: context align(center)[— #counter(page).display() —])' % report["head"],
             '#set text(font: ("Noto Serif CJK SC", "WenQuanYi Zen Hei"), size: 15pt, lang: "zh")',
             "#set par(justify: true, first-line-indent: (amount: 2em, all: true))", ""]
    for block in numbered(report["blocks"]):
        kind = block[0]
        if kind == "table":
            cells = [typst_cell(value) for row in block[2] for value in row if value is not None]
            widths = ", ".join(["auto", "2fr", "4fr", "4fr", "2fr", "2fr", "2fr"])
            lines.append("#{ set text(size: 10pt); set par(first-line-indent: 0pt)\ntable(columns: (%s), table.header(%s), %s) }" % (
                widths, ", ".join("[%s]" % text for text in block[1]), ",\n".join(cells)))
            continue
        line = block[2] if kind == "list" else block[1]
        made = (block[3].translate(SPECIAL) if kind == "list" else "") + typst_line(line)
        form = {"title": "#align(center, text(size: 20pt)[%s])", "sign": "#align(right)[%s]"}.get(kind, "%s")
        lines.append(form % made)
        lines += ["#rect[#set par(first-line-indent: 0pt)\n%s]" % " \\\n".join(text.translate(SPECIAL) for text in part[1])
                  for part in parts(line) if part[0] == "box"]
    return "\n\n".join(lines)


def typst_pdf(report, path):
    import typst
    typst.compile(typst_source(report).encode(), output=str(path), font_paths=["/usr/share/fonts"])


def reportlab_line(line):
    return "".join("<br/>" if part[0] == "br" else "" if part[0] == "box" else escape(part[1]) for part in parts(line))


def reportlab_table(head, rows, style):
    from reportlab.lib.colors import black
    from reportlab.platypus import Paragraph, Table
    made, spans = [], []
    for y, row in enumerate([head, *rows]):
        made.append([])
        for x, value in enumerate(row):
            line, columns, height = cell(value)
            made[-1].append(Paragraph(reportlab_line(line), style))
            if (columns, height) != (1, 1):
                spans.append(("SPAN", (x, y), (x + columns - 1, y + height - 1)))
    widths = [30, 56, 90, 90, 56, 62, 62]
    return Table(made, colWidths=widths, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP"), *spans])


def reportlab_pdf(report, path):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    body = ParagraphStyle("body", fontName="STSong-Light", fontSize=16, leading=28, wordWrap="CJK", firstLineIndent=32)
    styles = {"title": ParagraphStyle("title", body, fontSize=20, alignment=1, firstLineIndent=0),
              "sign": ParagraphStyle("sign", body, alignment=2, firstLineIndent=0)}
    small = ParagraphStyle("small", body, fontSize=10, leading=14, firstLineIndent=0)
    flow = []
    for block in numbered(report["blocks"]):
        kind = block[0]
        if kind == "table":
            flow.append(reportlab_table(block[1], block[2], small))
            continue
        line = block[2] if kind == "list" else block[1]
        flow.append(Paragraph((block[3] if kind == "list" else "") + reportlab_line(line), styles.get(kind, body)))

    def on_page(canvas, document):
        canvas.setFont("STSong-Light", 10)
        canvas.drawString(72, 800, report["head"])
        canvas.drawCentredString(297, 40, "第 %d 页" % document.page)
    SimpleDocTemplate(str(path), title="", invariant=1).build(flow, onFirstPage=on_page, onLaterPages=on_page)
