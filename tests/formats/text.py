"""What a reader of any format must make of a report: its plain text, by the conventions of `src/source/extract.rs`."""

HAN = "零一二三四五六七八九"
CELL_BREAK = "\u2028"


def han(n):
    """A number up to 99 in Chinese numerals."""
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones or not n else "")


def label(level, n):
    return [han(n) + "、", "（" + han(n) + "）", "%d." % n, "（%d）" % n][level - 1]


def numbered(blocks):
    """The blocks, those of lists as ("list", level, line, label)."""
    counts = [0] * 4
    for block in blocks:
        if block[0] == "list":
            level = block[1]
            counts[level - 1] += 1
            counts[level:] = [0] * (4 - level)
            block = (*block, label(level, counts[level - 1]))
        yield block


def parts(line):
    """A line as a list of (kind, …); texts are ("text", text)."""
    if line is None:
        return []
    return [("text", part) if isinstance(part, str) else part for part in ([line] if isinstance(line, str) else line)]


def shown(line, line_break="\n"):
    """The text of a line as it stands on paper, all changes accepted."""
    return "".join(
        line_break if part[0] == "br" else part[1] if part[0] in ("text", "ins") else "" for part in parts(line))


def collect(line, kind):
    return [part[1] for part in parts(line) if part[0] == kind]


def cell(value):
    """(line, columns, rows) of a table's cell."""
    return value if isinstance(value, tuple) else (value, 1, 1)


def plainer(report, without):
    """The report without the parts of these kinds: "note", "box", "comment", "hidden"; "changes" accepts what is tracked."""
    def line(value):
        kept = []
        for part in parts(value):
            if part[0] in ("ins", "del") and "changes" in without:
                part = ("text", part[1] if part[0] == "ins" else "")
            if part[0] not in without:
                kept.append(part[1] if part[0] == "text" else part)
        return kept

    def block(value):
        at = {"list": 2, "table": None}.get(value[0], 1)
        return value if at is None else (*value[:at], line(value[at]))

    blocks = [block(b) for b in report["blocks"] if b[0] not in without]
    return {**report, "blocks": blocks}


def lines_of_blocks(blocks):
    lines, notes = [], []
    for block in numbered(blocks):
        kind = block[0]
        if kind == "hidden":
            continue
        if kind == "table":
            lines.append("\t".join(block[1]))
            lines += ["\t".join(shown(cell(c)[0], CELL_BREAK) for c in row) for row in block[2]]
            continue
        line = block[2] if kind == "list" else block[1]
        lines.append((block[3] if kind == "list" else "") + shown(line))
        lines += [text for box in collect(line, "box") for text in box]
        notes += collect(line, "note")
    return lines + ["注%d：%s" % (i, note) for i, note in enumerate(notes, 1)]


def plain_text(report, under_title=()):
    """`under_title`: lines that a site puts there."""
    title, *lines = lines_of_blocks(report["blocks"])
    return "\n".join([title, *under_title, *lines]) + "\n"
