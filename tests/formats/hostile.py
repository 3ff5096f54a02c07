"""Files that nobody can read, and files that shall bring a reader to its knees.

`files(reports)` yields (name, bytes, code): the code of the error that a person must get, or None where any answer will do as
long as it comes soon, takes little memory and is no panic.
"""
import io
import struct
import zipfile
import zlib

MANY = 200_000
# More than the 256 MB that are unpacked from one file.
BOMB = 300 * 1024 * 1024

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
       ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.3"')
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def zipped(files):
    """`files`: names with text or bytes, or (part, repeats) for what is too long to hold."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2024, 1, 5, 9, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            with made.open(info, "w") as part:
                for piece, repeats in content if isinstance(content, list) else [(content, 1)]:
                    piece = piece.encode() if isinstance(piece, str) else piece
                    for _ in range(repeats):
                        part.write(piece)
    return out.getvalue()


def nested(opening, inner, closing, depth=MANY):
    return opening * depth + inner + closing * depth


# PDF

def pdf(objects):
    """`objects`: (number, body) with bodies as bytes; 1 is the catalogue."""
    out, places = b"%PDF-1.5\n", {}
    for number, body in objects:
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = max(places) + 1
    table = b"".join(b"%010d 00000 n \n" % places[i] if i in places else b"0000000000 65535 f \n" for i in range(size))
    return out + b"xref\n0 %d\n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, table, size, len(out))


def stream(content, entries=b""):
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def scanned_pdf(pages=2):
    """Pages that are pictures and nothing else, as a scanner writes them."""
    rows = bytes((x * y) % 251 for y in range(140) for x in range(100))
    picture = stream(zlib.compress(rows), b"/Type/XObject/Subtype/Image/Width 100/Height 140/ColorSpace/DeviceGray/BitsPerComponent 8")
    objects = [(1, b"<</Type/Catalog/Pages 2 0 R>>"),
               (2, b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % (5 + i) for i in range(pages)))),
               (3, picture), (4, stream(zlib.compress(b"q 595 0 0 842 0 0 cm /I Do Q")))]
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 3 0 R>>>>/Contents 4 0 R>>"
    return pdf(objects + [(5 + i, page) for i in range(pages)])


def compressed(piece, repeats):
    """Packed twice over would be smaller still; readers must bear either."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(piece) for _ in range(repeats)) + packer.flush()


def one_page(content):
    return [(1, b"<</Type/Catalog/Pages 2 0 R>>"), (2, b"<</Type/Pages/Count 1/Kids[3 0 R]>>"),
            (3, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>"),
            (4, content), (5, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")]


def pdfs():
    chunk = b"BT /F 12 Tf 72 700 Td (Rectification) Tj ET\n" * 1000
    yield "pages-that-hold-themselves.pdf", pdf([(1, b"<</Type/Catalog/Pages 2 0 R>>"), (2, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]>>")]), None
    yield "content-bomb.pdf", pdf(one_page(stream(compressed(chunk, BOMB // len(chunk))))), None
    yield "nested-arrays.pdf", pdf(one_page(stream(zlib.compress(nested(b"[", b"", b"]"))))), None
    yield "nested-object.pdf", pdf([*one_page(stream(b"")), (6, nested(b"[", b"", b"]")), (7, nested(b"<</A ", b"1", b">>"))]), None
    yield "length-of-itself.pdf", pdf(one_page(b"<</Length 4 0 R>>stream\nBT ET\nendstream")), None
    form = stream(zlib.compress(b"/X Do /X Do"), b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>/Contents 4 0 R>>"
    yield "form-in-itself.pdf", pdf([*one_page(stream(zlib.compress(b"/X Do")))[:2], (3, page), (4, stream(zlib.compress(b"/X Do"))), (6, form)]), None
    yield "previous-is-itself.pdf", pdf(one_page(stream(b""))).replace(b"trailer<<", b"trailer<</Prev 9"), None


# Word processors

def docx(body, more=None):
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped({"[Content_Types].xml": types, "word/document.xml": body, **(more or {})})


def document(inner):
    return "<w:document %s><w:body>%s</w:body></w:document>" % (WORD, inner)


def odf_text(inner):
    return ('<?xml version="1.0"?><office:document %s office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>'
            "%s</office:text></office:body></office:document>" % (ODF, inner)).encode()


def texts():
    paragraph = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % ("整改落实到位。" * 40)
    long = [("<w:document %s><w:body>" % WORD, 1), (paragraph, BOMB // len(paragraph.encode()) + 1), ("</w:body></w:document>", 1)]
    bomb = docx(long)
    yield "document-bomb.docx", bomb, "too_much_inside"
    yield "bomb-that-lies.docx", lie_about_sizes(bomb), None
    yield "nested-tables.docx", docx(document(nested("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>", 50_000))), None
    yield "nested-boxes.docx", docx(document(nested("<w:p><w:r><w:pict><w:txbxContent>", "", "</w:txbxContent></w:pict></w:r></w:p>", 50_000))), None
    wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    yield "wide-cell.docx", docx(document(wide * 100)), None
    numbering = ('<w:numbering %s><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="lowerRoman"/>'
                 '<w:lvlText w:val="%s"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>' % (WORD, "%1" * 9999))
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>'
    yield "long-numbers.docx", docx(document(item * 500), {"word/numbering.xml": numbering}), None
    styles = "".join('<w:style w:type="paragraph" w:styleId="S%d"><w:basedOn w:val="S%d"/></w:style>' % (i, (i + 1) % 1000) for i in range(1000))
    yield "styles-in-a-ring.docx", docx(document('<w:p><w:pPr><w:pStyle w:val="S0"/></w:pPr></w:p>'), {"word/styles.xml": "<w:styles %s>%s</w:styles>" % (WORD, styles)}), None
    yield "many-blanks.fodt", odf_text('<text:p>整改<text:s text:c="4000000000"/></text:p>' * 9), None
    yield "nested-lists.fodt", odf_text(nested("<text:list><text:list-item>", "<text:p>项</text:p>", "</text:list-item></text:list>", 50_000)), None
    cells = '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>格</text:p></table:table-cell></table:table-row></table:table>'
    yield "repeated-cells.fodt", odf_text(cells), None
    entities = "".join('<!ENTITY e%d "%s">' % (i, "&e%d;" % (i - 1) * 10) for i in range(1, 10))
    laughs = odf_text("<text:p>&e9;</text:p>").replace(b"<office:document ", ('<!DOCTYPE x [<!ENTITY e0 "整改">%s]><office:document ' % entities).encode(), 1)
    yield "entities.fodt", laughs, None
    yield "braces.rtf", b"{\\rtf1\\ansi " + nested(b"{", b"a", b"}"), None
    yield "long-binary.rtf", b"{\\rtf1\\ansi\\bin2147483647 abc}", None
    yield "backwards.rtf", b"{\\rtf1\\ansi\\uc2147483647\\u-1\\u-99999999999999999999?" + b"\\'zz" * 1000 + b"\\trowd\\cellx-5\\cell\\row}", None
    yield "nested-page.html", b"<!DOCTYPE html>" + nested(b"<div>", "整改。".encode(), b"</div>"), None
    yield "nested-lists.html", b"<!DOCTYPE html>" + nested(b"<ol start=2147483647><li>", b"a", b"</li></ol>"), None
    spans = b"<table>" + b"<tr><td rowspan=999999999 colspan=999999999>a</td><td>b</td></tr>" * 2000 + b"</table>"
    yield "spans.html", b"<!DOCTYPE html>" + spans, None
    parts = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(20_000))
    yield "nested-parts.eml", b"From: a@example.com\nSubject: x\nMIME-Version: 1.0\n" + parts + b"\ntext\n", None


def lie_about_sizes(archive):
    """The directory says that each file unpacks to ten bytes."""
    changed, at = bytearray(archive), 0
    while (at := archive.find(b"PK\x01\x02", at)) >= 0:
        changed[at + 24:at + 28] = struct.pack("<I", 10)
        at += 4
    return bytes(changed)


# Sheets, OFD, archives

def workbook(sheet, more=None):
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/"
    return zipped({
        "[Content_Types].xml": '<Types xmlns="%scontent-types"/>' % package,
        "_rels/.rels": '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/officeDocument" Target="xl/workbook.xml"/></Relationships>' % (package, relation),
        "xl/workbook.xml": '<workbook %s xmlns:r="%s"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>' % (SHEET, relation),
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="%srelationships"><Relationship Id="r1" Type="%s/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' % (package, relation),
        "xl/worksheets/sheet1.xml": sheet, **(more or {})})


def sheets():
    cell = '<row r="%d"><c r="%s" t="inlineStr"><is><t>格</t></is></c></row>'
    far = "<worksheet %s><sheetData>%s%s</sheetData></worksheet>" % (SHEET, cell % (1, "A1"), cell % (1048576, "XFD1048576"))
    yield "far-cell.xlsx", workbook(far), None
    beyond = "<worksheet %s><sheetData>%s</sheetData></worksheet>" % (SHEET, cell % (4294967295, "ZZZZZZ4294967295"))
    yield "cell-beyond.xlsx", workbook(beyond), None
    merged = "<worksheet %s><sheetData>%s</sheetData><mergeCells>%s</mergeCells></worksheet>" % (
        SHEET, cell % (1, "A1"), '<mergeCell ref="A1:XFD1048576"/>' * 1000)
    yield "merged.xlsx", workbook(merged), None
    rows = '<row><c t="inlineStr"><is><t>%s</t></is></c></row>' % ("整改" * 500)
    yield "rows-bomb.xlsx", workbook([("<worksheet %s><sheetData>" % SHEET, 1), (rows, BOMB // len(rows.encode()) + 1), ("</sheetData></worksheet>", 1)]), None
    repeated = ('<office:document-content %s><office:body><office:spreadsheet><table:table table:name="a"><table:table-row table:number-rows-repeated="1048576">'
                '<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>格</text:p></table:table-cell></table:table-row>'
                "</table:table></office:spreadsheet></office:body></office:document-content>" % ODF)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/"'
                ' manifest:media-type="%s"/></manifest:manifest>' % kind)
    yield "repeated.ods", zipped({"mimetype": kind, "content.xml": repeated, "META-INF/manifest.xml": manifest}), None
    yield "quotes.csv", b'a,b,c\n"' + b'x,"' * MANY, None


def ofds():
    text = '<ofd:TextObject ID="9" Boundary="0 0 9 9" Font="3" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g 2000000000 5">整改</ofd:TextCode></ofd:TextObject>'
    page = "<ofd:Page %s><ofd:Content><ofd:Layer ID=\"5\">%s</ofd:Layer></ofd:Content></ofd:Page>"
    root = "<ofd:OFD %s><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>" % OFD
    pages = lambda n: "<ofd:Document %s><ofd:Pages>%s</ofd:Pages></ofd:Document>" % (OFD, '<ofd:Page ID="1" BaseLoc="P.xml"/>' * n)
    yield "advances.ofd", zipped({"OFD.xml": root, "Doc_0/Document.xml": pages(1), "Doc_0/P.xml": page % (OFD, text * 100)}), None
    yield "one-page-often.ofd", zipped({"OFD.xml": root, "Doc_0/Document.xml": pages(100_000), "Doc_0/P.xml": page % (OFD, text * 100)}), None
    blocks = nested('<ofd:PageBlock ID="1">', "", "</ofd:PageBlock>", 50_000)
    yield "nested-blocks.ofd", zipped({"OFD.xml": root, "Doc_0/Document.xml": pages(1), "Doc_0/P.xml": page % (OFD, blocks)}), None


def archives():
    yield "text-bomb.zip", zipped({"整改.txt": [("整改落实到位。\n" * 1000, BOMB // 22000 + 1)]}), None
    # Pictures, so that the time goes into unpacking.
    inner = zipped({"%02d.png" % i: b"\x89PNG\r\n" + bytes(900_000) for i in range(50)})
    for _ in range(3):
        inner = zipped({"%02d.zip" % i: inner for i in range(20)})
    yield "archives-in-archives.zip", inner, None
    yield "ways-out.zip", zipped({"../../etc/a.txt": "整改", "/b.txt": "整改", "C:\\c.txt": "整改", "d\0.txt": "整改"}), None


def files():
    yield "empty.docx", b"", "empty_file"
    yield "scanned.pdf", scanned_pdf(), "no_text"
    yield "picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not_read"
    for made in (pdfs, texts, sheets, ofds, archives):
        yield from made()
