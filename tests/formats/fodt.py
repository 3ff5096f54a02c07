"""A report as OpenDocument text in one XML file, from which LibreOffice makes the other formats of word processors.

Numbers are automatic: by the outline's styles (`report["numbers"] == "outline"`) or by a list.
"""
import math
from xml.sax.saxutils import escape

from text import cell, parts, shown

NAMESPACES = " ".join('xmlns:%s="%s"' % pair for pair in {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}.items())

# The first line of a paragraph is set in by two characters of 16 pt, as GB/T 9704 has it.
INDENT = "1.13cm"
CHARS_IN_LINE, LINE_HEIGHT = 27, 0.85

# Before the number, its form, and after it.
LEVELS = [("", "一, 二, 三, ...", "、"), ("（", "一, 二, 三, ...", "）"), ("", "1", "."), ("（", "1", "）")]
CHANGE_INFO = "<office:change-info><dc:creator>审核员</dc:creator><dc:date>2024-01-05T09:00:00</dc:date></office:change-info>"


def level_styles(element):
    return "".join(
        '<text:%s text:level="%d" style:num-prefix="%s" style:num-format="%s" style:num-suffix="%s">'
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="nothing" fo:text-indent="%s" fo:margin-left="0cm"/>'
        "</style:list-level-properties></text:%s>" % (element, i, *form, INDENT, element)
        for i, form in enumerate(LEVELS, 1))


def heading_styles():
    return "".join(
        '<style:style style:name="H%d" style:display-name="Heading %d" style:family="paragraph"'
        ' style:default-outline-level="%d" style:parent-style-name="Standard"/>' % (i, i, i) for i in range(1, 5))


def page_styles(head):
    return (
        '<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"'
        ' fo:margin-top="3.7cm" fo:margin-bottom="3.5cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"/>'
        '<style:header-style><style:header-footer-properties fo:min-height="1cm"/></style:header-style>'
        '<style:footer-style><style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>'
        '<style:style style:name="Hidden" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:text-indent="%s"/></style:style>'
        '<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:text-align="center"/>'
        '<style:text-properties fo:font-size="22pt" style:font-size-asian="22pt"/></style:style>'
        '<style:style style:name="Sign" style:family="paragraph" style:parent-style-name="Standard">'
        '<style:paragraph-properties fo:text-align="end"/></style:style>'
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"'
        ' fo:border="0.5pt solid #000000"/></style:style>'
        '<style:style style:name="Fr" style:family="graphic"><style:graphic-properties style:wrap="none"'
        ' style:vertical-pos="from-top" style:vertical-rel="paragraph" fo:border="0.5pt solid #000000"/></style:style>'
        "</office:automatic-styles><office:master-styles>"
        '<style:master-page style:name="Standard" style:page-layout-name="PL">'
        "<style:header><text:p>%s</text:p></style:header>"
        '<style:footer><text:p>— <text:page-number text:select-page="current">1</text:page-number> —</text:p></style:footer>'
        "</style:master-page></office:master-styles>" % (INDENT, escape(head)))


class Body:
    """Collects the XML of paragraphs, and the tracked changes that stand before them."""

    def __init__(self, numbers):
        self.numbers = numbers
        self.changes, self.notes, self.boxes = [], 0, 0

    def change(self, kind, content):
        name = "ct%d" % (len(self.changes) + 1)
        self.changes.append('<text:changed-region text:id="%s"><text:%s>%s%s</text:%s></text:changed-region>'
                            % (name, kind, CHANGE_INFO, content, kind))
        return name

    def part(self, part):
        kind = part[0]
        if kind == "text":
            return escape(part[1])
        if kind == "br":
            return "<text:line-break/>"
        if kind == "note":
            self.notes += 1
            return ('<text:note text:id="ftn%d" text:note-class="footnote"><text:note-citation>%d</text:note-citation>'
                    "<text:note-body><text:p>%s</text:p></text:note-body></text:note>" % (self.notes, self.notes, escape(part[1])))
        if kind == "box":
            self.boxes += 1
            paragraphs = "".join("<text:p>%s</text:p>" % escape(text) for text in part[1])
            return ('<draw:frame draw:style-name="Fr" draw:name="框%d" text:anchor-type="paragraph" svg:x="1cm" svg:y="%.2fcm"'
                    ' svg:width="8cm"><draw:text-box fo:min-height="0.8cm">%s</draw:text-box></draw:frame>'
                    % (self.boxes, self.height, paragraphs))
        if kind == "comment":
            return ("<office:annotation><dc:creator>审核员</dc:creator><dc:date>2024-01-05T09:00:00</dc:date>"
                    "<text:p>%s</text:p></office:annotation>" % escape(part[1]))
        if kind == "del":
            return '<text:change text:change-id="%s"/>' % self.change("deletion", "<text:p>%s</text:p>" % escape(part[1]))
        assert kind == "ins", kind
        name = self.change("insertion", "")
        return '<text:change-start text:change-id="%s"/>%s<text:change-end text:change-id="%s"/>' % (name, escape(part[1]), name)

    def paragraph(self, line, style="Body"):
        # A box stands below its paragraph.
        self.height = LINE_HEIGHT * math.ceil((len(shown(line)) + 2) / CHARS_IN_LINE)
        return '<text:p text:style-name="%s">%s</text:p>' % (style, "".join(map(self.part, parts(line))))

    def numbered(self, level, line):
        if self.numbers == "outline":
            return '<text:h text:style-name="H%d" text:outline-level="%d">%s</text:h>' % (
                level, level, "".join(map(self.part, parts(line))))
        return ('<text:list text:continue-numbering="true" text:style-name="L">%s%s%s</text:list>' % (
            "<text:list-item><text:list>" * (level - 1), "<text:list-item>%s</text:list-item>" % self.paragraph(line),
            "</text:list></text:list-item>" * (level - 1)))

    def table(self, head, rows):
        columns = len(head)
        xml = ['<table:table table:name="台账"><table:table-column table:number-columns-repeated="%d"/>' % columns,
               "<table:table-header-rows>", self.row(head), "</table:table-header-rows>"]
        return "".join(xml + [self.row(row) for row in rows] + ["</table:table>"])

    def row(self, row):
        cells = []
        for value in row:
            if value is None:
                cells.append("<table:covered-table-cell/>")
                continue
            line, columns, rows = cell(value)
            merged = "".join(' table:number-%s-spanned="%d"' % pair for pair in (("columns", columns), ("rows", rows))
                             if (columns, rows) != (1, 1))
            cells.append('<table:table-cell table:style-name="Cell" office:value-type="string"%s>%s</table:table-cell>' % (merged, self.paragraph(line, "Standard")))
        return "<table:table-row>%s</table:table-row>" % "".join(cells)

    def block(self, block):
        kind = block[0]
        if kind == "list":
            return self.numbered(block[1], block[2])
        if kind == "table":
            return self.table(block[1], block[2])
        return self.paragraph(block[1], {"title": "Title", "sign": "Sign", "hidden": "Hidden", "body": "Body"}[kind])


def fodt(report):
    """The file's text."""
    body = Body(report["numbers"])
    content = "".join(body.block(block) for block in report["blocks"])
    changes = '<text:tracked-changes>%s</text:tracked-changes>' % "".join(body.changes) if body.changes else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<office:document %s office:version="1.3"'
        ' office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
        '<style:style style:name="Standard" style:family="paragraph"><style:text-properties fo:font-size="16pt"'
        ' style:font-size-asian="16pt" fo:language="zh" fo:country="CN"/></style:style>%s<text:outline-style style:name="Outline">%s'
        '</text:outline-style><text:list-style style:name="L">%s</text:list-style></office:styles><office:automatic-styles>%s'
        "<office:body><office:text>%s%s</office:text></office:body></office:document>\n" % (
            NAMESPACES, heading_styles(), level_styles("outline-level-style"), level_styles("list-level-style-number"),
            page_styles(report["head"]), changes, content))
