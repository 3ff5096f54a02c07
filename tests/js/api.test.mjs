// The JavaScript API as a program uses it. Needs scripts/build-js.sh; run: node --test tests/js/
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import taizhang from "../../target/js/taizhang.js";

const { analyze, analyzeAll, exportReports, exportName, maskReport } = taizhang;
const root = fileURLToPath(new URL("../../", import.meta.url));
const encodings = root + "tests/encodings/";

const TEXT = `关于巡察整改进展情况的通报
一、整改落实情况
（一）学习不深入的问题
整改情况：一是制定计划；二是2023年6月5日开展学习12次，涉及𠮷县44人、1260.50元。
`;

/** Every object with `text` and `span` in the report. */
function* quotes(value, place = "") {
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value.span) && typeof value.text === "string") yield { place, ...value };
  for (const [key, member] of Object.entries(value)) yield* quotes(member, `${place}.${key}`);
}

function assertQuotes(text, report) {
  const points = [...text.toWellFormed()];
  for (const quote of quotes(report)) {
    const quoted = points.slice(...quote.span).join("");
    if (quote.place === ".meta.title") {
      assert.equal(quoted.replace(/\s/gu, ""), quote.text.replace(/\s/gu, ""));
    } else {
      assert.equal(quoted, quote.text, quote.place);
    }
  }
  let at = 0;
  for (const { span } of report.segments) {
    assert.equal(span[0], at);
    at = span[1];
  }
  assert.equal(at, points.length);
}

describe("analyze(string)", () => {
  test("gives a plain object", () => {
    const report = analyze(TEXT);
    assert.equal(report.schema, "taizhang/1");
    assert.deepEqual(report, JSON.parse(JSON.stringify(report)));
    assert.equal(report.meta.issuer, null);
    assert.equal(report.source.encoding, null);
    assert.equal(report.source.sha256, null);
    assert.equal(report.source.media_type, "text/plain");
    assert.equal(report.source.chars, [...TEXT].length);
    assert.equal(report.source.bytes, Buffer.byteLength(TEXT));
    assert.equal("text" in report.source, false);
    assertQuotes(TEXT, report);
  });

  test("seeks kinds of one's own", () => {
    const kinds = [{ name: "县名", pattern: "\\p{Han}縣" }, { name: "学习", words: ["開展學習"] }];
    const { own } = analyze(TEXT, { kinds });
    assert.deepEqual(own.map(({ kind, text }) => [kind, text]), [["学习", "开展学习"], ["县名", "𠮷县"]]);
    assertQuotes(TEXT, analyze(TEXT, { kinds }));
    assert.equal("own" in analyze(TEXT), false);
    const wrong = { name: "OwnKindError", code: "syntax", kind: 0, place: [1, 2], message: /^第 2 个字符“\(”处/ };
    assert.throws(() => analyze(TEXT, { kinds: [{ name: "甲", pattern: "a(" }] }), wrong);
    assert.throws(() => analyze(TEXT, { kinds: [{ name: "甲", word: "乙" }] }), TypeError);
  });

  test("takes its options", () => {
    const { source } = analyze(TEXT, { name: "甲.txt", mediaType: "text/x-test", withText: true });
    assert.equal(source.name, "甲.txt");
    assert.equal(source.media_type, "text/x-test");
    assert.equal(source.text, TEXT);
    assert.equal(analyze(TEXT, {}).source.name, null);
    assert.equal(analyze(TEXT, null).source.name, null);
  });

  test("bears lone surrogates, and counts on after them", () => {
    for (const text of ["\ud800", "\udc00\ud800", `甲\udfff${TEXT}`, `${TEXT}\ud842`]) {
      const report = analyze(text, { withText: true });
      assert.equal(report.source.text, text.toWellFormed());
      assertQuotes(text, report);
    }
  });

  test("bears any text", () => {
    for (const text of ["", " ", "\0", "\u{10ffff}", "（".repeat(5000), "一是".repeat(5000), "9".repeat(5000)]) {
      assertQuotes(text, analyze(text));
    }
  });
});

describe("analyze(Uint8Array)", () => {
  before(() => execFileSync("cargo", ["build", "--quiet", "--bin", "taizhang"], { cwd: root }));

  for (const file of readdirSync(encodings).filter((name) => name.endsWith(".txt"))) {
    test(`reads ${file} as the command line does`, () => {
      const report = analyze(readFileSync(encodings + file), { name: file, withText: true });
      const line = execFileSync(root + "target/debug/taizhang", ["--with-text", encodings + file]);
      assert.deepEqual(report, JSON.parse(line));
    });
  }

  test("leaves the bytes as they are", () => {
    const bytes = new TextEncoder().encode(TEXT);
    analyze(bytes);
    assert.equal(new TextDecoder().decode(bytes), TEXT);
    assert.deepEqual(analyze(bytes.subarray(0, 6)).source.bytes, 6);
  });
});

describe("files of other formats", () => {
  const mail = [
    "From: a@example.com", "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=X", "",
    "--X", "Content-Type: text/html; charset=utf-8", "", `<ol><li>${TEXT}</ol>`,
    "--X", 'Content-Type: text/plain; name="a.txt"', "Content-Disposition: attachment; filename=a.txt", "", "abc",
    "--X", 'Content-Type: image/png; name="b.png"', "Content-Disposition: attachment; filename=b.png", "Content-Transfer-Encoding: base64", "", "iVBORw0KGgo=",
    "--X--", "",
  ].join("\r\n");

  test("a mail is read, and every document in it", () => {
    const bytes = new TextEncoder().encode(mail);
    const report = analyze(bytes, { withText: true });
    assert.equal(report.source.format, "eml");
    assert.match(report.source.text, /^1\. /);
    assertQuotes(report.source.text, report);
    const all = analyzeAll(bytes, { name: "信.eml" });
    assert.deepEqual(all.map((it) => it.name), ["信.eml", "信.eml/a.txt", "信.eml/b.png"]);
    assert.equal(all[1].report.source.format, "txt");
    assert.equal(all[2].error.code, "not_read");
  });

  test("a page is read without its markup", () => {
    const { source } = analyze(new TextEncoder().encode(`<p>${TEXT}</p>`), { withText: true });
    assert.equal(source.format, "html");
    assert.doesNotMatch(source.text, /</);
  });

  test("an encoding can be named, and must be known", () => {
    const bytes = Uint8Array.from([0xbe, 0xe3, 0xa7, 0xef]); // 整改 in Big5
    assert.equal(analyze(bytes, { encoding: "big5", withText: true }).source.text, "整改");
    assert.throws(() => analyze(bytes, { encoding: "koi8-r" }), TypeError);
  });
});

describe("exportReports", () => {
  const report = analyze(TEXT, { name: "甲.txt", withText: true });
  const text = (format, lang) => new TextDecoder().decode(exportReports(format, [{ report }], lang));

  test("gives back the report that it was given", () => {
    assert.deepEqual(JSON.parse(text("json")), report);
  });

  test("writes every format", () => {
    assert.deepEqual([...exportReports("xlsx", [{ report }])].slice(0, 2), [...new TextEncoder().encode("PK")]);
    assert.match(text("csv"), /学习不深入/);
    assert.match(text("csv", "en"), /^No\.,Document/);
    assert.match(text("csv-items"), /一是/);
    assert.match(text("md"), /^# 整改台账/);
    assert.match(text("html"), /^<!DOCTYPE html>/);
    const items = JSON.parse(text("jsonld")).first.items;
    const quote = items.map((item) => item.target.selector?.[1].exact);
    assert.ok(quote.includes("1260.50元"));
  });

  test("names the file", () => {
    assert.equal(exportName("csv-items", [{ report }]), "台账_甲.csv");
    assert.equal(exportName("xlsx", [{ report }, { report }]), "台账_2份.xlsx");
  });

  test("refuses what is no format and what is no report", () => {
    assert.throws(() => exportReports("docx", [{ report }]), /docx/);
    assert.throws(() => exportReports("csv", [{ report: { schema: 1 } }]));
  });
});

describe("masking", () => {
  const open = `中共青石镇委员会关于巡察整改进展情况的通报
一、巡察反馈问题整改情况
1.账目不清的问题
整改情况：会计赵蕾退还1.2万元，党委书记张建同志约谈赵　蕾。甲厂已完成整改。
联系电话：0300-5550198；电子邮箱：qingshi@example.com。
`;
  const name = "张建的通报.txt";
  const holds = (value, words) => JSON.stringify(value).includes(words);

  test("hides all that it finds, and tells how much", () => {
    const report = analyze(open, { name, mask: {}, withText: true });
    for (const secret of ["赵蕾", "赵　蕾", "张建", "5550198", "qingshi"]) assert.ok(!holds(report, secret), secret);
    assert.equal(report.source.name, "张×的通报.txt");
    assert.ok(holds(report, "1.2万元"));
    assert.equal([...report.source.text].length, [...open].length);
    assertQuotes(report.source.text, report);
    assert.deepEqual(report.masked.map((it) => [it.class, it.secrets, it.places]), [["name", 2, 3], ["phone", 1, 1], ["email", 1, 1]]);
    assert.equal("text" in analyze(open, { mask: {} }).source, false);
    assert.equal("masked" in analyze(open), false);
  });

  test("of bytes, as the command line does", () => {
    const file = root + "tests/corpus/59-county-bureau.txt";
    const line = execFileSync(root + "target/debug/taizhang", ["--mask", "all", file]);
    const report = analyze(readFileSync(file), { name: "59-county-bureau.txt", mask: {} });
    assert.deepEqual(report, JSON.parse(line));
  });

  test("hides what is chosen", () => {
    const report = analyze(open, { mask: { classes: ["name"], added: ["甲厂"], spared: ["赵蕾"] }, withText: true });
    assert.match(report.source.text, /会计赵蕾.*书记张×.*××已完成/);
    assert.match(report.source.text, /0300-5550198/);
    assert.ok(holds(analyze(open, { mask: { classes: [] } }), "张建"));
  });

  test("refuses what it would have to pass over", () => {
    for (const mask of [true, ["name"], { classes: ["names"] }, { add: ["甲厂"] }, { added: "甲厂" }]) {
      assert.throws(() => analyze(open, { mask }), TypeError);
    }
    assert.ok(holds(analyze(open, { mask: undefined }), "张建"));
  });

  test("every document in a file", () => {
    const bytes = new TextEncoder().encode(
      `From: a@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=X\r\n\r\n` +
        `--X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${open}\r\n` +
        `--X\r\nContent-Type: image/png; name="a.png"\r\nContent-Disposition: attachment; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--X--\r\n`,
    );
    const [mail, picture] = analyzeAll(bytes, { name: "张建.eml", mask: { added: ["张建"] } });
    assert.ok(!holds(mail, "张建") && !holds(mail, "赵蕾"));
    assert.equal(mail.name, "张×.eml");
    // Nothing was read in which names could be told: what was added is hidden.
    assert.equal(picture.name, "××.eml/a.png");
    assert.ok(picture.error);
  });

  test("lists what it hid in a report, and what comes back can be exported", () => {
    const report = analyze(open, { name });
    const masked = maskReport({ report, text: open }, { classes: ["name", "email"], added: ["甲厂"] });
    assert.deepEqual(masked.secrets, [
      { class: "name", text: "赵蕾", places: 2 },
      { class: "name", text: "张建", places: 1 },
      { class: "email", text: "qingshi@example.com", places: 1 },
      { class: "other", text: "甲厂", places: 1 },
    ]);
    assert.equal(masked.name, "张×的通报.txt");
    const page = new TextDecoder().decode(exportReports("html", [masked]));
    assert.ok(!page.includes("张建") && page.includes("张×") && page.includes("0300-5550198"));
    assert.equal(maskReport({ report: analyze(open, { withText: true }) }).secrets.length, 4);
    assert.throws(() => maskReport({ report }), TypeError);
    assert.throws(() => maskReport({ report, text: "甲" }), TypeError);
  });
});

test("a report that was saved with its text is given back", () => {
  const report = analyze(TEXT, { name: "甲.txt", withText: true });
  const saved = exportReports("json", [{ report }]);
  assert.deepEqual(analyze(saved, { withText: true }), report);
  assert.throws(() => analyze(exportReports("json", [{ report }, { report }])), { code: "archive" });
});

describe("errors", () => {
  for (const [what, bytes, code] of [
    ["an empty file", [], "empty_file"],
    ["an archive of another kind", [...Buffer.from("7z\xbc\xaf\x27\x1c", "latin1")], "not_read"],
    ["bytes without order", [0, 1, 2, 3, 250, 251, 0, 7], "not_read"],
    ["an unknown encoding", [...Buffer.from("t\xe9 \xe9t\xe9 tr\xe8s g\xe9n\xe9ral", "latin1")], "undecodable"],
  ]) {
    test(`${what}: ${code}`, () => {
      assert.throws(() => analyze(Uint8Array.from(bytes)), (error) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, "OpenError");
        assert.equal(error.code, code);
        assert.match(error.message, /。$/u);
        assert.match(error.message_en, /\.$/u);
        return true;
      });
    });
  }

  test("a file over the limit", () => {
    assert.throws(() => analyze(new Uint8Array(50 * 1024 * 1024 + 1)), { code: "too_large" });
  });

  test("neither string nor bytes", () => {
    for (const input of [undefined, null, 5, {}, [1, 2]]) {
      assert.throws(() => analyze(input), TypeError);
    }
  });

  test("after an error the next document is read", () => {
    assert.throws(() => analyze(new Uint8Array(0)));
    assert.equal(analyze(TEXT).schema, "taizhang/1");
  });
});
