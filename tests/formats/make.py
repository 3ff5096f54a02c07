#!/usr/bin/env python3
"""Makes the test files of every format that people have, by the programs that people use, into OUT (default target/formats).

    tests/formats/make.py [OUT]

Does nothing where they have been made of the same sources by the same programs. What a missing program would have made is left
out and named. manifest.json lists what was made, for compare.py and tests/formats.rs:

    golds     the plain texts, and what the report of each must hold (reports.py)
    files     file, format, program, and either gold (the plain text that says the same) or members (of an archive or mail: the
              end of the member's name, its gold)
    hostile   file, and code: the error that a person must get, null where any answer will do
    missing   program, and what it would have made
"""
import concurrent.futures
import hashlib
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.dont_write_bytecode = True

import archives
import fods
import fodt
import hostile
import office
import ofd
import sheets
import web
from reports import GRAIN, LEDGER_EXPECT, LEDGER_HEAD, LEDGER_ROWS, REPORTS, TOWN, WATER, bigger
from text import plain_text, plainer

# What nobody prints.
UNPRINTED = {"changes", "comment", "hidden"}
PLAIN = UNPRINTED | {"note", "box"}


class Maker:
    """Writes files into a folder, and remembers what each must say."""

    def __init__(self, out):
        self.out, self.files, self.hostile, self.golds = out, [], [], {}

    def gold(self, report, without=frozenset(), on_site=False):
        """The plain text of what is left of a report without these kinds of parts."""
        lost = sorted(set(without) - UNPRINTED)
        name = "-without-".join([report["name"], *lost]) + ("-on-site" if on_site else "")
        return self.gold_text(name, plain_text(plainer(report, without), [web.PUBLISHED] if on_site else []), report["expect"])

    def gold_of_table(self):
        return self.gold_text("sheet", fods.plain_text(LEDGER_HEAD, LEDGER_ROWS), LEDGER_EXPECT)

    def gold_text(self, name, text, expect):
        file = "gold/%s.txt" % name
        self.write(file, text.encode())
        self.golds[file] = expect
        return file

    def write(self, name, content):
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def path(self, name):
        path = self.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def add(self, path, program, **more):
        file = path.relative_to(self.out).as_posix()
        self.files.append({"file": file, "format": path.suffix[1:], "program": program, **more})


# One function a program. Each may raise: then its files are missing.

def by_hand(make):
    """Formats that are written here, after their standards."""
    for report in REPORTS:
        path = make.write("hand/%s.fodt" % report["name"], fodt.fodt(report).encode())
        make.add(path, "OpenDocument", gold=make.gold(report))
        path = make.path("hand/%s.ofd" % report["name"])
        ofd.ofd_file(plainer(report, PLAIN), path, "pieces" if report is TOWN else "lines")
        make.add(path, "GB/T 33190", gold=make.gold(report, PLAIN))
    for encoding, name in (("utf-8-sig", "Excel UTF-8"), ("gbk", "Excel GBK")):
        path = make.write("hand/%s.csv" % encoding, sheets.csv_file(LEDGER_HEAD, LEDGER_ROWS, encoding))
        make.add(path, name, gold=make.gold_of_table())


def web_pages(make):
    """As sites serve and browsers save them."""
    for report in REPORTS:
        plain, gold = plainer(report, PLAIN), make.gold(report, PLAIN, on_site=True)
        content = web.article_by_breaks if report is TOWN else web.article
        charset = {"report1": "gbk", "report2": "gb2312", "report3": "utf-8"}[report["name"]]
        path = make.write("web/%s.html" % report["name"], web.site_page(plain, charset, content))
        make.add(path, "site, " + charset, gold=gold)
        path = make.write("web/%s.mht" % report["name"], web.mht(plain))
        make.add(path, "browser", gold=gold)


def mails(make):
    for report in (WATER, TOWN):
        plain, gold = plainer(report, PLAIN), make.gold(report, PLAIN)
        text = plain_text(plain)
        for name, content in (("quoted-printable", web.mail_plain(plain, text, "quoted-printable")),
                              ("base64", web.mail_plain(plain, text, "base64")), ("page", web.mail_with_page(plain, text))):
            make.add(make.write("mail/%s-%s.eml" % (report["name"], name), content), name, gold=gold)
    attached = (make.out / make.gold(TOWN)).read_bytes()
    path = make.write("mail/attached.eml", web.mail_with_attachment("整改情况通报.txt", attached))
    make.add(path, "attachment", members={"整改情况通报.txt": make.gold(TOWN)})


def zip_archives(make):
    one, two, three = [make.gold(report) for report in REPORTS]
    flat = fodt.fodt(TOWN).encode()
    inner = archives.archive({"台账/公开表.txt": (make.out / three).read_bytes()})
    made = archives.archive({
        "整改材料/": b"", "整改材料/县直单位/": b"", "整改材料/县直单位/水务局.txt": (make.out / one).read_text().encode("gb18030"),
        "整改材料/街道/竹溪.fodt": flat, "整改材料/更多.zip": inner, "__MACOSX/整改材料/._水务局.txt": bytes(120), "整改材料/Thumbs.db": bytes(512)})
    make.add(make.write("zip/archive.zip", made), "GBK names", members={"县直单位/水务局.txt": one, "街道/竹溪.fodt": two, "台账/公开表.txt": three})
    make.hostile.append({"file": "hostile/password.zip", "code": "encrypted"})
    make.write("hostile/password.zip", archives.with_password("整改.txt".encode("gbk"), (make.out / one).read_bytes()))


def hostile_files(make):
    for name, content, code in hostile.files():
        make.write("hostile/" + name, content)
        make.hostile.append({"file": "hostile/" + name, "code": code})


def libreoffice(make):
    folder = make.out / "libreoffice"
    golds = {report["name"]: make.gold(report) for report in REPORTS}
    sources = [make.write("sources/%s.fodt" % report["name"], fodt.fodt(report).encode()) for report in REPORTS]
    long = bigger()
    golds["bigger"] = make.gold(long)
    sources.append(make.write("sources/bigger.fodt", fodt.fodt(long).encode()))
    for to in ("docx", "doc", "odt", "rtf"):
        for path in office.convert(to, sources, folder):
            make.add(path, "LibreOffice", gold=golds[path.stem])
    for path in office.convert("fodt", sources[:3], folder):
        make.add(path, "LibreOffice", gold=golds[path.stem])
    libreoffice_pages(make, folder, golds, sources[-1])
    libreoffice_sheets(make, folder)
    # The flag of the header says that the text is enciphered.
    doc = (folder / "report1.doc").read_bytes()
    at = next(at for at in range(0, len(doc), 512) if doc[at:at + 2] == b"\xEC\xA5")
    make.write("hostile/password.doc", doc[:at + 11] + bytes([doc[at + 11] | 1]) + doc[at + 12:])
    make.hostile.append({"file": "hostile/password.doc", "code": "encrypted"})


def libreoffice_pages(make, folder, golds, long):
    """PDF and HTML. LibreOffice prints deletions and makes pictures of text boxes in HTML; a list's form it loses in HTML, an
    outline's it writes out."""
    printed = [make.write("sources/printed/%s.fodt" % report["name"], fodt.fodt(plainer(report, UNPRINTED)).encode()) for report in REPORTS]
    for path in office.convert("pdf", [*printed, long], folder):
        make.add(path, "LibreOffice", gold=golds[path.stem])
    path = office.pdf_with_password(printed[0], folder / "restricted", to_open=False)
    make.add(path, "LibreOffice, restricted", gold=golds["report1"])
    office.pdf_with_password(printed[0], make.out / "hostile" / "password", to_open=True)
    make.hostile.append({"file": "hostile/password/report1.pdf", "code": "encrypted"})
    without = UNPRINTED | {"box"}
    sources = [make.write("sources/web/%s.fodt" % report["name"], fodt.fodt({**plainer(report, without), "numbers": "outline"}).encode())
               for report in REPORTS]
    for path, report in zip(office.convert("html", sources, folder), REPORTS):
        make.add(path, "LibreOffice", gold=make.gold(report, without))


def libreoffice_sheets(make, folder):
    source = make.write("sources/sheet.fods", fods.fods(LEDGER_HEAD, LEDGER_ROWS).encode())
    for to in ("xlsx", "xls", "ods", "csv:Text - txt - csv (StarCalc):44,34,76,1"):
        for path in office.convert(to, [source], folder):
            make.add(path, "LibreOffice", gold=make.gold_of_table())


def chromium(make):
    for report in REPORTS:
        without = UNPRINTED | {"note"}
        # One with a running head; one with the browser's: date, title, address; one without.
        head = ["--no-pdf-header-footer"] if report is GRAIN else []
        fonts = web.FONTS[::-1] if report is TOWN else web.FONTS
        page = make.write("sources/%s.html" % report["name"], web.print_page(plainer(report, without), report is WATER, fonts).encode())
        path = make.path("chromium/%s.pdf" % report["name"])
        subprocess.run([find_chromium(), "--headless", "--no-sandbox", "--disable-gpu", *head, "--print-to-pdf=%s" % path, page.as_uri()],
                       check=True, capture_output=True, timeout=60)
        make.add(path, "Chromium", gold=make.gold(report, without))


def typst(make):
    import typeset
    for report in REPORTS:
        path = make.path("typst/%s.pdf" % report["name"])
        typeset.typst_pdf(plainer(report, UNPRINTED), path)
        make.add(path, "Typst", gold=make.gold(report))


def reportlab(make):
    import typeset
    for report in REPORTS:
        path = make.path("reportlab/%s.pdf" % report["name"])
        typeset.reportlab_pdf(plainer(report, PLAIN), path)
        make.add(path, "ReportLab, font not embedded", gold=make.gold(report, PLAIN))


def easyofd(make):
    import typeset
    for report in (WATER, TOWN):
        source = make.path("sources/%s-for-ofd.pdf" % report["name"])
        typeset.typst_pdf(plainer(report, PLAIN), source)
        path = make.path("easyofd/%s.ofd" % report["name"])
        ofd.easyofd_file(source, path)
        make.add(path, "easyofd", gold=make.gold(report, PLAIN))


def python_docx(make):
    import word
    for report in REPORTS:
        path = make.path("word/%s.docx" % report["name"])
        word.docx_file(report, path)
        make.add(path, "python-docx, as Word", gold=make.gold(report))
    mail = web.mail_with_attachment("整改情况通报.docx", (make.out / "word/report1.docx").read_bytes())
    make.add(make.write("mail/attached-docx.eml", mail), "attachment", members={"整改情况通报.docx": make.gold(WATER)})


def openpyxl(make):
    path = make.path("openpyxl/sheet.xlsx")
    sheets.workbook(LEDGER_HEAD, LEDGER_ROWS, path)
    make.add(path, "openpyxl", gold=make.gold_of_table())


def msoffcrypto(make):
    import io
    import word
    from msoffcrypto.format.ooxml import OOXMLFile
    path = make.path("sources/for-password.docx")
    word.docx_file(WATER, path)
    sealed = io.BytesIO()
    with path.open("rb") as plain:
        OOXMLFile(plain).encrypt("geheim", sealed)
    make.write("hostile/password.docx", sealed.getvalue())
    make.hostile.append({"file": "hostile/password.docx", "code": "encrypted"})


def find_chromium():
    script = 'const { findChromium } = await import(process.argv[1]); console.log(findChromium() ?? "")'
    if shutil.which("node"):
        done = subprocess.run(["node", "--input-type=module", "-e", script, (ROOT / "tests/browser/chromium.mjs").as_uri()],
                              capture_output=True, text=True)
        if done.returncode == 0 and done.stdout.strip():
            return done.stdout.strip()
    return shutil.which("chromium") or shutil.which("google-chrome")


def module(name):
    def origin():
        spec = importlib.util.find_spec(name)
        return spec and spec.origin
    return origin


# What makes what, by which program; those without one need only Python.
RECIPES = [
    (libreoffice, "LibreOffice", office.program),
    (chromium, "Chromium", find_chromium),
    (by_hand, None, None), (web_pages, None, None), (mails, None, None), (zip_archives, None, None), (hostile_files, None, None),
    (typst, "typst", module("typst")), (reportlab, "reportlab", module("reportlab")), (python_docx, "python-docx", module("docx")),
    (openpyxl, "openpyxl", module("openpyxl")), (msoffcrypto, "msoffcrypto-tool", module("msoffcrypto")),
    (easyofd, "easyofd", module("easyofd")),
]


def stamp(programs):
    """Of the sources, and of the programs that are there."""
    digest = hashlib.sha256()
    for path in sorted(HERE.glob("*.py")) + [HERE / "requirements.txt"]:
        if path.name != "compare.py":
            digest.update(path.read_bytes())
    digest.update(repr((sys.version, {name: version(path) for name, path in programs.items()})).encode())
    return digest.hexdigest()


def found_programs():
    return {name: find() or "" for _, name, find in RECIPES if name}


def version(path):
    """Enough to see that a program was renewed."""
    return path and os.stat(os.path.realpath(path)).st_mtime_ns


def run(recipe, out, program, path):
    """What one recipe made, and why it did not."""
    make, began, why = Maker(out), time.monotonic(), None
    try:
        if program and not path:
            why = "not installed"
        else:
            recipe(make)
    except Exception as error:  # a program of others failed; the other files are worth having
        why = "%s: %s" % (type(error).__name__, str(error)[-300:])
    return {"what": recipe.__name__, "program": program, "files": make.files, "hostile": make.hostile, "golds": make.golds, "why": why,
            "seconds": time.monotonic() - began}


def make_all(out, programs):
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = [pool.submit(run, recipe, out, name, programs.get(name)) for recipe, name, _ in RECIPES]
        done = [job.result() for job in jobs]
    for result in done:
        print("%-14s %5.1f s  %s" % (result["what"], result["seconds"], result["why"] or "%d files" % len(result["files"] + result["hostile"])))
    return {"golds": {name: expect for result in done for name, expect in result["golds"].items()},
            "files": [entry for result in done for entry in result["files"]],
            "hostile": [entry for result in done for entry in result["hostile"]],
            "missing": [{"program": result["program"] or "python3", "what": result["what"], "why": result["why"]} for result in done if result["why"]]}


def main():
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    out = (pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else target / "formats").resolve()
    programs = found_programs()
    wanted, mark = stamp(programs), out / "stamp"
    if mark.exists() and mark.read_text() == wanted:
        print("made before: %s" % out)
        return 0
    manifest = make_all(out, programs)
    (out / "manifest.json").write_text(json.dumps(manifest, ensure_ascii=False, indent=1))
    mark.write_text(wanted)
    print("%d files to compare, %d hostile: %s" % (len(manifest["files"]), len(manifest["hostile"]), out))
    return 0


if __name__ == "__main__":
    sys.exit(main())
