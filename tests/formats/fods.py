"""The ledger table alone, as an OpenDocument spreadsheet in one XML file, from which LibreOffice makes workbooks."""
from xml.sax.saxutils import escape

from fodt import NAMESPACES
from text import CELL_BREAK, cell, shown

TITLE = "北屏县粮食和物资储备中心巡察整改台账"


def sheet_cell(value, number):
    """One cell; a column of numbers holds numbers."""
    if value is None:
        return "<table:covered-table-cell/>"
    line, columns, rows = cell(value)
    text = shown(line)
    merged = "".join(' table:number-%s-spanned="%d"' % pair for pair in (("columns", columns), ("rows", rows)))
    typed = 'office:value-type="float" office:value="%s"' % text if number else 'office:value-type="string"'
    paragraphs = "".join("<text:p>%s</text:p>" % escape(part) for part in text.split("\n")) if text else ""
    return "<table:table-cell %s%s>%s</table:table-cell>" % (typed if text else "", merged, paragraphs)


def fods(head, rows):
    lines = [[(TITLE, len(head), 1)] + [None] * (len(head) - 1), head, *rows]
    xml = "".join("<table:table-row>%s</table:table-row>" % "".join(
        sheet_cell(value, column == 0 and number > 1) for column, value in enumerate(row)) for number, row in enumerate(lines))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<office:document %s office:version="1.3"'
            ' office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
            '<table:table table:name="台账"><table:table-column table:number-columns-repeated="%d"/>%s</table:table>'
            "</office:spreadsheet></office:body></office:document>\n" % (NAMESPACES, len(head), xml))


def plain_text(head, rows):
    """What a reader must make of it: a row of one filled cell is that cell alone."""
    lines = [TITLE, "\t".join(head)]
    return "\n".join(lines + ["\t".join(shown(cell(c)[0], CELL_BREAK) for c in row) for row in rows]) + "\n"
