"""A report as OFD (GB/T 33190-2016), laid out here: placed lines of text, a page template with the running head, borders of
tables as paths. Lengths are in millimetres.

`style` is how the text is written: "lines" (an object a line), or "pieces" (a line in several objects, sizes by a matrix), as
programs that convert from PDF do.
"""
import subprocess
import sys
import tempfile
import zipfile
from xml.sax.saxutils import escape

from text import cell, numbered, shown

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 210, 297, 28, 184, 37, 262
SIZE, PITCH = 5.64, 10
SMALL, SMALL_PITCH = 3.5, 5
# Never at the beginning of a line.
CLOSING = "，。；：、）》”？！"
COLUMNS = [11, 20, 35, 36, 18, 18, 18]


def advance(char, size):
    return size / 2 if ord(char) < 0x2000 and char not in "“”" else size


def wrap(text, width, size, indent=0):
    """Lines of (indent, text)."""
    lines, line, used = [], "", indent
    for char in text:
        if line and used + advance(char, size) > width and char not in CLOSING:
            lines.append((indent, line))
            line, used, indent = "", 0, 0
        line += char
        used += advance(char, size)
    return lines + [(indent, line)]


def delta(text, size):
    """Advances between the characters, equal ones told together: `g 3 5.64 2.82`."""
    told = []
    for char in text[:-1]:
        step = "%g" % advance(char, size)
        if told and told[-1][1] == step:
            told[-1][0] += 1
        else:
            told.append([1, step])
    return " ".join("g %d %s" % (count, step) if count > 2 else " ".join([step] * count) for count, step in told)


class Pages:
    """Collects the objects of pages; `y` is where the next line begins."""

    def __init__(self, style):
        self.style, self.pages, self.id = style, [], 100
        self.new_page()

    def new_page(self):
        self.pages.append([])
        self.y = TOP
        number = "— %d —" % len(self.pages)
        self.text(98, 275, number, 4)

    def next_id(self):
        self.id += 1
        return self.id

    def object(self, x, y, text, size):
        width = sum(advance(char, size) for char in text)
        scale = size if self.style == "pieces" else 1
        step = ' DeltaX="%s"' % delta(text, size / scale) if len(text) > 1 else ""
        matrix = ' CTM="%g 0 0 %g 0 0"' % (scale, scale) if scale != 1 else ""
        self.pages[-1].append(
            '<ofd:TextObject ID="%d" Boundary="%g %g %g %g" Font="3" Size="%g"%s><ofd:TextCode X="0" Y="%g"%s>%s</ofd:TextCode></ofd:TextObject>'
            % (self.next_id(), x, y, width + 0.1, size * 1.2, size / scale, matrix, 0.88 * size / scale, step, escape(text)))

    def text(self, x, y, text, size):
        pieces = [text[i:i + 7] for i in range(0, len(text), 7)] if self.style == "pieces" else [text]
        for piece in filter(None, pieces):
            self.object(x, y, piece, size)
            x += sum(advance(char, size) for char in piece)

    def line(self, x0, y0, x1, y1):
        self.pages[-1].append(
            '<ofd:PathObject ID="%d" Boundary="%g %g %g %g" LineWidth="0.25"><ofd:AbbreviatedData>M 0 0 L %g %g</ofd:AbbreviatedData></ofd:PathObject>'
            % (self.next_id(), x0, y0, x1 - x0 + 0.25, y1 - y0 + 0.25, x1 - x0, y1 - y0))

    def paragraph(self, text, kind):
        size = 7 if kind == "title" else SIZE
        for line in text.split("\n"):
            for indent, piece in wrap(line, RIGHT - LEFT, size, 0 if kind in ("title", "sign") else 2 * size):
                if self.y + PITCH > BOTTOM:
                    self.new_page()
                width = sum(advance(char, size) for char in piece)
                x = {"title": LEFT + (RIGHT - LEFT - width) / 2, "sign": RIGHT - width}.get(kind, LEFT + indent)
                self.text(x, self.y, piece, size)
                self.y += PITCH

    def table(self, head, rows):
        above = [0] * len(head)
        for row in [head, *rows]:
            cells = [(column, *cell(value)) for column, value in enumerate(row) if value is not None]
            wrapped = [(column, [piece for part in shown(line).split("\n") for _, piece in wrap(part, COLUMNS[column] - 2, SMALL)], height)
                       for column, line, _, height in cells]
            # A merged cell never needs more lines than the rows that it covers.
            tall = max(len(lines) for _, lines, height in wrapped if height == 1) * SMALL_PITCH + 2
            if self.y + tall > BOTTOM:
                self.new_page()
            self.row(wrapped, above, tall)
        self.borders_below([0] * len(head))
        self.y += 3

    def row(self, wrapped, above, tall):
        goes_on = [rows > 0 for rows in above]
        self.borders_below(goes_on)
        for column, lines, height in wrapped:
            above[column] = height
            for i, piece in enumerate(lines):
                self.text(LEFT + sum(COLUMNS[:column]) + 1, self.y + 1 + i * SMALL_PITCH, piece, SMALL)
        above[:] = [max(0, rows - 1) for rows in above]
        for column in range(len(COLUMNS) + 1):
            x = LEFT + sum(COLUMNS[:column])
            self.line(x, self.y, x, self.y + tall)
        self.y += tall

    def borders_below(self, goes_on):
        for column, skipped in enumerate(goes_on):
            if not skipped:
                x = LEFT + sum(COLUMNS[:column])
                self.line(x, self.y, x + COLUMNS[column], self.y)


def content(objects, template=True):
    used = '<ofd:Template TemplateID="2" ZOrder="Background"/>' if template else ""
    return HEAD + "<ofd:Page %s>%s<ofd:Content><ofd:Layer ID=\"%d\" Type=\"Body\">%s</ofd:Layer></ofd:Content></ofd:Page>" % (
        SPACE, used, 50, "".join(objects))


def lay_out(report, style):
    pages = Pages(style)
    for block in numbered(report["blocks"]):
        kind = block[0]
        if kind == "table":
            pages.table(block[1], block[2])
        else:
            line = block[2] if kind == "list" else block[1]
            pages.paragraph((block[3] if kind == "list" else "") + shown(line), kind)
    return pages.pages


def ofd_file(report, path, style="lines"):
    pages = lay_out(report, style)
    box = "<ofd:PageArea><ofd:PhysicalBox>0 0 %d %d</ofd:PhysicalBox></ofd:PageArea>" % (WIDTH, HEIGHT)
    template = Pages("lines")
    template.pages = [[]]
    template.text(LEFT, 25, report["head"], 4)
    files = {
        "OFD.xml": '<ofd:OFD %s Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>4f1c</ofd:DocID><ofd:Creator>排版</ofd:Creator>'
                   "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>" % SPACE,
        "Doc_0/Document.xml": "<ofd:Document %s><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID>%s<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
                              '<ofd:TemplatePage ID="2" Name="页眉" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>%s</ofd:Pages></ofd:Document>'
                              % (SPACE, box, "".join('<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>' % (i + 10, i) for i in range(len(pages)))),
        "Doc_0/PublicRes.xml": '<ofd:Res %s BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="仿宋" FamilyName="仿宋"/></ofd:Fonts></ofd:Res>' % SPACE,
        "Doc_0/Tpls/Tpl_0/Content.xml": content(template.pages[0], template=False)[len(HEAD):],
    }
    # Packers do not keep the order of the pages.
    for i in reversed(range(len(pages))):
        files["Doc_0/Pages/Page_%d/Content.xml" % i] = content(pages[i])[len(HEAD):]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 5, 9, 0, 0)), HEAD + text, zipfile.ZIP_DEFLATED)


# Writes its parts into the working directory, and much into its log.
EASYOFD = """
import sys, warnings
warnings.simplefilter("ignore")
from loguru import logger
logger.remove()
from easyofd import OFD
content = OFD().pdf2ofd(open(sys.argv[1], "rb").read(), optional_text=True)
open(sys.argv[2], "wb").write(content)
"""


def easyofd_file(pdf, path):
    """By an existing library, from a PDF. Its page box and its lengths are in different units."""
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([sys.executable, "-c", EASYOFD, str(pdf), str(path)], cwd=work, check=True, capture_output=True, timeout=60)
