"""A report as DOCX in the way of Word: python-docx brings Word's own template, the parts beside the text are written here.

Word keeps numbers out of the text. `report["numbers"]` says how:

    "outline"   the styles Heading 1 to 4 are linked to the four levels of one list
    "list"      levels 1 and 2 are one list of two levels; each run of a lower level has a list of its own that begins again
                (`startOverride`), and its number is followed by a tab
"""
import re

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from xml.sax.saxutils import escape

from text import cell, parts

NAMESPACES = " ".join('xmlns:%s="%s"' % pair for pair in {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}.items())
WHO = 'w:author="审核员" w:date="2024-01-05T09:00:00Z"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"

TEXT_BOX = """<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"
 simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>900000</wp:posOffset></wp:positionV>
<wp:extent cx="2880000" cy="720000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="文本框 1"/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"/></wps:spPr>
<wps:txbx><w:txbxContent>%(text)s</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>
</mc:Choice><mc:Fallback><w:pict><v:shape type="#_x0000_t202" style="width:227pt;height:57pt"><v:textbox><w:txbxContent>%(text)s
</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def xml(fragment):
    """Parsed, with Word's namespaces declared on the outermost element."""
    return parse_xml(re.sub(r"^<([\w:]+)", r"<\1 " + NAMESPACES, fragment, count=1))


def run(text, inner="t"):
    return '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:%s xml:space="preserve">%s</w:%s></w:r>' % (inner, escape(text), inner)


def runs(text):
    """Figures are in another font and thus another run; the spelling checker leaves its marks between."""
    return "<w:proofErr w:type=\"spellStart\"/>".join(run(piece) for piece in re.split(r"([0-9.,]+)", text) if piece)


class Document:
    """A document that grows at its end."""

    def __init__(self, report):
        self.docx = docx.Document()
        self.mode = report["numbers"]
        self.notes, self.comments, self.changes = [], [], 0
        self.abstracts, self.nums, self.lower = [], [], None
        self.set_up_numbering()
        section = self.docx.sections[0]
        section.header.paragraphs[0].text = report["head"]
        footer = section.footer.paragraphs[0]._p
        for piece in ("<w:r><w:t>— </w:t></w:r>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
                      "<w:r><w:instrText> PAGE </w:instrText></w:r>", '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
                      "<w:r><w:t>1</w:t></w:r>", '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "<w:r><w:t> —</w:t></w:r>"):
            footer.append(xml(piece))

    # Numbering

    def set_up_numbering(self):
        if self.mode == "outline":
            forms = [("chineseCountingThousand", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."), ("decimal", "（%4）")]
            one = self.add_abstract([(*form, "nothing", "Heading%d" % i) for i, form in enumerate(forms, 1)])
            number = self.add_num(one)
            for level in range(4):
                style = self.docx.styles["Heading %d" % (level + 1)].element
                style.get_or_add_pPr().insert(0, xml(self.number_properties(level, number)))
        else:
            self.upper = self.add_num(self.add_abstract(
                [("japaneseCounting", "%1、", "nothing", None), ("chineseCounting", "（%2）", "nothing", None)]))
            self.lowers = {level: self.add_abstract([("decimal", pattern, "tab", None)]) for level, pattern in ((3, "%1."), (4, "（%1）"))}

    def add_abstract(self, levels):
        """`levels`: (form, pattern, what follows, linked style)."""
        self.abstracts.append('<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>%s</w:abstractNum>' % (
            len(self.abstracts), "".join(
                '<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:suff w:val="%s"/><w:lvlText w:val="%s"/>'
                '<w:lvlJc w:val="left"/></w:lvl>' % (i, form, '<w:pStyle w:val="%s"/>' % style if style else "", suffix, pattern)
                for i, (form, pattern, suffix, style) in enumerate(levels))))
        return len(self.abstracts) - 1

    def add_num(self, abstract, begins_again=False):
        again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if begins_again else ""
        self.nums.append('<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>' % (len(self.nums) + 1, abstract, again))
        return len(self.nums)

    @staticmethod
    def number_properties(level, number):
        return '<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>' % (level, number)

    def paragraph_number(self, level):
        if self.mode == "outline":
            return '<w:pStyle w:val="Heading%d"/>' % level
        if level <= 2:
            self.lower = None
            return self.number_properties(level - 1, self.upper)
        if self.lower is None:
            self.lower = self.add_num(self.lowers[level], begins_again=True)
        return self.number_properties(0, self.lower)

    # Text

    def part(self, part):
        kind = part[0]
        if kind == "text":
            return runs(part[1])
        if kind == "br":
            return "<w:r><w:br/></w:r>"
        if kind == "note":
            self.notes.append(part[1])
            return '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>' % len(self.notes)
        if kind == "box":
            return TEXT_BOX % {"text": "".join("<w:p>%s</w:p>" % runs(text) for text in part[1])}
        if kind == "comment":
            self.comments.append(part[1])
            return '<w:r><w:commentReference w:id="%d"/></w:r>' % (len(self.comments) - 1)
        self.changes += 1
        if kind == "del":
            return '<w:del w:id="%d" %s>%s</w:del>' % (self.changes, WHO, run(part[1], "delText"))
        assert kind == "ins", kind
        return '<w:ins w:id="%d" %s>%s</w:ins>' % (self.changes, WHO, run(part[1]))

    def paragraph(self, line, properties=""):
        return "<w:p><w:pPr>%s</w:pPr>%s</w:p>" % (properties, "".join(map(self.part, parts(line))))

    def table(self, head, rows):
        grid = "<w:gridCol/>" * len(head)
        border = '<w:tblBorders>%s</w:tblBorders>' % "".join(
            '<w:%s w:val="single" w:sz="4"/>' % side for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        above = [0] * len(head)
        return '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>%s</w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>' % (
            border, grid, "".join(self.row(row, above) for row in [head, *rows]))

    def row(self, row, above):
        """`above`: how many rows more the merged cell of each column goes on; kept up to date."""
        cells = []
        for column, value in enumerate(row):
            if value is None and above[column]:
                above[column] -= 1
                cells.append("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")
            elif value is not None:
                line, columns, rows = cell(value)
                above[column] = rows - 1
                merged = '<w:gridSpan w:val="%d"/>' % columns if columns > 1 else ""
                merged += '<w:vMerge w:val="restart"/>' if rows > 1 else ""
                cells.append("<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>" % (merged, self.paragraph(line)))
        return "<w:tr>%s</w:tr>" % "".join(cells)

    def block(self, block):
        kind = block[0]
        if kind == "list":
            return self.paragraph(block[2], self.paragraph_number(block[1]))
        if kind == "table":
            return self.table(block[1], block[2])
        if kind == "hidden":
            return "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>%s</w:t></w:r></w:p>" % escape(block[1])
        if kind == "sign":
            # Offices put fields that are to be filled in into content controls.
            return "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>" % self.paragraph(
                block[1], '<w:jc w:val="right"/>')
        return self.paragraph(block[1], '<w:jc w:val="center"/>' if kind == "title" else '<w:ind w:firstLineChars="200"/>')

    # Parts beside the text

    def add_part(self, name, relationship, content):
        part = Part(PackURI("/word/%s.xml" % name), MAIN % name, content.encode(), self.docx.part.package)
        self.docx.part.relate_to(part, relationship)

    def add_parts(self):
        numbering = self.docx.part.numbering_part.element
        for child in list(numbering):
            numbering.remove(child)
        for fragment in self.abstracts + self.nums:
            numbering.append(xml(fragment))
        lines = "".join('<w:footnote w:type="%s" w:id="%d"><w:p><w:r><w:%s/></w:r></w:p></w:footnote>' % kind for kind in (
            ("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator")))
        notes = "".join('<w:footnote w:id="%d"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> %s</w:t></w:r></w:p></w:footnote>'
                        % (i, escape(note)) for i, note in enumerate(self.notes, 1))
        self.add_part("footnotes", RELATIONSHIP_TYPE.FOOTNOTES, "<w:footnotes %s>%s%s</w:footnotes>" % (NAMESPACES, lines, notes))
        self.add_part("comments", RELATIONSHIP_TYPE.COMMENTS, "<w:comments %s>%s</w:comments>" % (NAMESPACES, "".join(
            '<w:comment w:id="%d" %s><w:p>%s</w:p></w:comment>' % (i, WHO, run(comment)) for i, comment in enumerate(self.comments))))


def docx_file(report, path):
    document = Document(report)
    body = document.docx.element.body
    end = body.sectPr
    for block in report["blocks"]:
        end.addprevious(xml(document.block(block)))
    document.add_parts()
    document.docx.save(path)
