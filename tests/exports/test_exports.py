"""Every export is read back by a program that is not ours: openpyxl, and Python's csv, html.parser and json; annotations in
test_annotations.py.

    python -m unittest discover -s tests/exports        TAIZHANG names the program, target/debug/taizhang if it is not set
"""

import csv
import datetime
import html.parser
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import jsonschema
import openpyxl

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("TAIZHANG", ROOT / "target" / "debug" / "taizhang")
CORPUS = sorted((ROOT / "tests" / "corpus").glob("*.txt"))
FORMULA = tuple("=+-@\t\r＝＋－＠")

# Every line that a spreadsheet could take for a formula, and a browser for markup.
EVIL = """中共青石镇委员会关于巡察整改进展情况的通报
根据县委统一部署，2024年3月5日至6月9日，县委第二巡察组对青石镇党委开展了巡察。
一、巡察反馈问题整改情况
（一）关于“=HYPERLINK(A1)”方面
1.关于“=1+1”的问题
整改措施：=cmd|' /C calc'!A0，退还1.2万元。
整改时限：2024年9月30日
2.关于“@SUM(A1)|<script>alert(1)</script>”的问题
整改措施：-2+3 <img src=x onerror=alert(1)> "引号", 逗号
3.关于“+3”的问题
整改措施：𠮷某退还3万元，已完成整改。
中共青石镇委员会
2024年10月8日
"""


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, check=False)


def reports(*files):
    return [json.loads(line) for line in run(*files).stdout.decode().splitlines()]


class Exports(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.evil = self.file("怪.txt", EVIL)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8", newline="")
        return path

    def export(self, format_name, *files, status=0):
        result = run("--format", format_name, *files)
        self.assertEqual(result.returncode, status, result.stderr.decode())
        return result.stdout

    def csv_rows(self, format_name, *files, status=0):
        data = self.export(format_name, *files, status=status)
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))

    def workbook(self, *files, status=0):
        return openpyxl.load_workbook(io.BytesIO(self.export("xlsx", *files, status=status)))


def heads(sheet):
    return {cell.value: cell.column for cell in sheet[2]}


def column(sheet, name):
    place = heads(sheet)[name]
    return [row[place - 1].value for row in sheet.iter_rows(min_row=3)]


class Json(Exports):
    def test_every_report_of_the_corpus_keeps_the_contract(self):
        schema = json.loads((ROOT / "docs" / "taizhang.schema.json").read_text(encoding="utf-8"))
        validator = jsonschema.Draft202012Validator(schema)
        validator.check_schema(schema)
        found = reports(*CORPUS, self.evil)
        self.assertEqual(len(found), len(CORPUS) + 1)
        for report in found:
            errors = [f"{e.json_path}: {e.message}" for e in validator.iter_errors(report)]
            self.assertEqual(errors, [], report["source"]["name"])
        broken = dict(found[0], problems=[{}])
        self.assertFalse(validator.is_valid(broken))

    def test_json_is_what_is_printed_and_several_are_a_list(self):
        self.assertEqual(json.loads(self.export("json", self.evil)), reports(self.evil)[0])
        files = CORPUS[:3]
        self.assertEqual(json.loads(self.export("json", *files)), reports(*files))
        written = self.export("ndjson", *files).decode().splitlines()
        self.assertEqual([json.loads(line) for line in written], reports(*files))

    def test_a_line_is_a_report_for_readers_that_part_at_u2028(self):
        odd = "表格\u2028分行\u2029又\u0085再"
        file = self.file("行.txt", f"{EVIL}{odd}\n")
        for arguments in (["--with-text"], ["--with-text", "--format", "ndjson"]):
            (line,) = run(*arguments, file).stdout.decode().splitlines()
            self.assertIn(odd, json.loads(line)["source"]["text"])
        for arguments in (["--pretty"], ["--format", "json"], ["--format", "jsonld"]):
            written = run("--with-text", *arguments, file).stdout.decode()
            self.assertEqual(written.splitlines(), written.removesuffix("\n").split("\n"))


class Csv(Exports):
    def test_a_row_is_a_problem(self):
        found = reports(*CORPUS)
        rows = self.csv_rows("csv", *CORPUS)
        titles = [p["title"]["text"] for report in found for p in report["problems"]]
        self.assertEqual(len(rows), len(titles))
        self.assertEqual([row["反馈问题"].lstrip("'") for row in rows], titles)
        self.assertEqual([row["序号"] for row in rows], [str(n + 1) for n in range(len(rows))])

    def test_a_row_of_the_other_one_is_a_point(self):
        found = reports(*CORPUS)
        rows = self.csv_rows("csv-items", *CORPUS)
        points = sum(
            max(1, sum(bool(r["summary"]) + len(r["items"]) or 1 for r in problem["responses"]))
            for report in found
            for problem in report["problems"]
        )
        self.assertEqual(len(rows), points)

    def test_no_cell_is_a_formula(self):
        for name in ("csv", "csv-items"):
            rows = self.csv_rows(name, self.evil)
            cells = [cell for row in rows for cell in row.values()]
            self.assertFalse([cell for cell in cells if cell.startswith(FORMULA)])
        self.assertIn("'@SUM(A1)|<script>alert(1)</script>", cells)


class Xlsx(Exports):
    def test_the_ledger_is_ready_for_work(self):
        book = self.workbook(self.evil)
        self.assertEqual(book.sheetnames, ["台账", "概况", "存疑", "统计", "要素"])
        sheet = book["台账"]
        self.assertEqual(
            [cell.value for cell in sheet[2]],
            "序号 方面 反馈问题 具体情况 整改措施 责任领导 责任单位 完成时限 完成情况 长期坚持 佐证 来源 主题".split(),
        )
        self.assertEqual(sheet["A1"].value, "青石镇党委 台账")
        for other in book:
            self.assertEqual(other.freeze_panes, "A3")
            self.assertEqual(other.page_setup.orientation, "landscape")
            self.assertEqual(other.page_setup.paperSize, 9)
            self.assertEqual(other.print_title_rows, "$1:$2")
            self.assertIn("&P", other.oddFooter.right.text)
        self.assertEqual(sheet.auto_filter.ref, "A2:M5")
        (choice,) = sheet.data_validations.dataValidation
        self.assertEqual(choice.formula1, '"已完成,正在整改,长期坚持,未启动,未写明"')
        self.assertEqual(str(choice.sqref), "I3:I5")
        self.assertTrue(sheet["E3"].alignment.wrap_text)

    def test_dates_and_numbers_are_real(self):
        book = self.workbook(self.evil)
        self.assertEqual(column(book["台账"], "完成时限")[0], datetime.datetime(2024, 9, 30))
        facts = dict(book["概况"].iter_rows(min_row=3, max_col=2, values_only=True))
        self.assertEqual(facts["落款日期"], datetime.datetime(2024, 10, 8))
        self.assertIn(12000, column(book["要素"], "数值"))
        self.assertEqual(column(book["统计"], "问题")[0], 3)
        self.assertEqual(column(book["台账"], "佐证")[0], "金额：1.2万元")

    def test_no_cell_is_a_formula(self):
        sheet = self.workbook(self.evil)["台账"]
        cells = [cell for row in sheet.iter_rows() for cell in row]
        self.assertNotIn("f", {cell.data_type for cell in cells})
        guarded = [cell for cell in cells if str(cell.value).startswith(FORMULA)]
        self.assertIn("=1+1", [cell.value for cell in guarded])
        self.assertTrue(all(cell.quotePrefix for cell in guarded))
        self.assertFalse([cell for cell in cells if cell.hyperlink])

    def test_all_of_the_corpus(self):
        found = reports(*CORPUS)
        book = self.workbook(*CORPUS)
        self.assertEqual(len(column(book["概况"], "文档")), len(CORPUS))
        self.assertEqual(len(column(book["台账"], "序号")), sum(len(r["problems"]) for r in found))
        self.assertEqual(len(column(book["存疑"], "序号")), sum(len(r["findings"]) for r in found))
        self.assertEqual(len(column(book["要素"], "序号")), sum(len(r["entities"]) for r in found))
        # What is about the files is not printed: the paper ends before it.
        last = openpyxl.utils.column_index_from_string(book["概况"].print_area.split(":")[1].split("$")[1])
        self.assertEqual(heads(book["概况"])["格式"], last + 1)
        rows = zip(column(book["统计"], "分组"), column(book["统计"], "问题"))
        counts = list(rows)
        for group in ("文档", "方面"):
            self.assertEqual(sum(n for name, n in counts if name == group), counts[0][1])

    def test_what_is_refused_is_named(self):
        empty = self.file("空.txt", "")
        book = self.workbook(self.evil, empty, status=1)
        self.assertEqual(column(book["概况"], "文档"), ["怪.txt", "空.txt"])
        self.assertTrue(column(book["概况"], "说明")[1].startswith("未能读取：文件是空的"))

    def test_a_report_without_problems_and_a_thousand_of_them(self):
        nothing = self.file("无.txt", "今天天气很好。\n")
        book = self.workbook(nothing)
        self.assertEqual(column(book["台账"], "序号"), [])
        text = "中共青石镇委员会关于巡察整改进展情况的通报\n一、巡察反馈问题整改情况\n"
        for part, mark in enumerate("一二三四五六七八九十"):
            text += f"（{mark}）关于“方面{mark}”方面\n"
            for n in range(1, 101):
                text += f"{n}.关于“账目不清{part}之{n}”的问题\n整改情况：2024年3月退还{n}元，已完成整改。\n"
        many = self.file("多.txt", text)
        self.assertEqual(len(column(self.workbook(many)["台账"], "序号")), 1000)


class Page(html.parser.HTMLParser):
    """What of a page could act, where its links lead, and the text of the document."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.ids, self.links, self.policy = set(), set(), [], [], None
        self.text, self.in_text, self.in_margin = "", False, False
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.tags.add(tag)
        self.attributes.update(values)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag == "article" and values.get("class") == "text":
            self.in_text = True
        if tag == "a" and values.get("class") == "no":
            self.in_margin = True

    def handle_endtag(self, tag):
        if self.in_text and tag == "div":
            self.text += "\n"
        if tag == "article":
            self.in_text = False
        if tag == "a":
            self.in_margin = False

    def handle_data(self, data):
        if self.in_text and not self.in_margin:
            self.text += data


class Html(Exports):
    def test_nothing_acts_and_nothing_is_loaded(self):
        page = Page(self.export("html", self.evil).decode())
        self.assertTrue(page.policy.startswith("default-src 'none'; style-src 'unsafe-inline'"))
        self.assertFalse(page.tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "svg"})
        self.assertFalse([name for name in page.attributes if name.startswith("on") or name in ("src", "style")])
        self.assertTrue(all(link.startswith("#") for link in page.links))

    def test_the_text_is_whole_and_the_links_lead_somewhere(self):
        for file in [*CORPUS, self.evil]:
            page = Page(self.export("html", file).decode())
            lines = [line for line in page.text.split("\n") if line.strip()]
            source = file.read_bytes().decode().removeprefix("\ufeff").replace("\r", "\n")
            self.assertEqual(lines, [line for line in source.split("\n") if line.strip()], file.name)
            self.assertEqual(len(page.ids), len(set(page.ids)))
            self.assertEqual({link[1:] for link in page.links} - set(page.ids), set())

    def test_what_is_refused_is_named(self):
        markup = self.export("html", self.file("空.txt", ""), status=1).decode()
        self.assertIn("未能读取：文件是空的", markup)


class JsonLd(Exports):
    def test_both_selectors_find_the_words(self):
        for file in [*CORPUS, self.evil]:
            text = file.read_bytes().decode("utf-8-sig")
            page = json.loads(self.export("jsonld", file))
            self.assertEqual(page["@context"], "http://www.w3.org/ns/anno.jsonld")
            items = page["first"]["items"]
            self.assertEqual(page["total"], len(items))
            self.assertEqual(len({item["id"] for item in items}), len(items))
            for item in items:
                targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
                for selectors in (t["selector"] for t in targets if "selector" in t):
                    place, quote = selectors
                    # Python counts code points, as the model does.
                    self.assertEqual(text[place["start"] : place["end"]], quote["exact"])
                    around = quote["prefix"] + quote["exact"] + quote["suffix"]
                    self.assertIn(around, text)
                    self.assertEqual(place["start"] - len(quote["prefix"]), text.find(around, place["start"] - len(quote["prefix"])))


class Markdown(Exports):
    def test_tables_are_whole_and_nothing_is_markup(self):
        text = self.export("md", self.evil).decode()
        self.assertNotIn("<script", text)
        width = None
        for line in text.splitlines():
            bars = line.replace("\\\\", "").replace("\\|", "").count("|") if line.startswith("|") else None
            if width and bars:
                self.assertEqual(bars, width, line)
            width = bars


class Names(Exports):
    def test_a_folder_gets_a_file_that_tells_body_and_date(self):
        result = run("--format", "csv", "--output", self.folder, self.evil)
        self.assertEqual(result.returncode, 0)
        self.assertTrue((self.folder / "台账_青石镇党委_2024-10-08.csv").exists())

    def test_the_ending_tells_the_format(self):
        for ending, start in (("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf"), ("html", b"<!DOCTYPE"), ("json", b"{\n")):
            target = self.folder / f"x.{ending}"
            self.assertEqual(run(self.evil, "--output", target).returncode, 0)
            self.assertTrue(target.read_bytes().startswith(start))

    def test_english_heads(self):
        rows = list(csv.reader(io.StringIO(run("--format", "csv", "--lang", "en", self.evil).stdout.decode("utf-8-sig"))))
        self.assertEqual(rows[0][:3], ["No.", "Document", "Number"])


if __name__ == "__main__":
    unittest.main()
