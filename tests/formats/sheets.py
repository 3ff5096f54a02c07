"""The ledger table as a workbook by openpyxl and as CSV: what portals and people send beside LibreOffice's workbooks."""
import csv
import datetime
import io
import re

import fods
from text import cell, shown


def workbook(head, rows, path):
    """Title and some cells merged, months as dates, a hidden sheet."""
    import openpyxl
    from openpyxl.styles import Alignment
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.append([fods.TITLE])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(head))
    sheet.append(head)
    for y, row in enumerate(rows, 3):
        for x, value in enumerate(row, 1):
            if value is None:
                continue
            line, columns, height = cell(value)
            put(sheet.cell(y, x), shown(line), number=x == 1)
            sheet.cell(y, x).alignment = Alignment(wrap_text=True)
            if (columns, height) != (1, 1):
                sheet.merge_cells(start_row=y, start_column=x, end_row=y + height - 1, end_column=x + columns - 1)
    hidden = book.create_sheet("填表说明")
    hidden.append(["本表由牵头单位填写。"])
    hidden.sheet_state = "hidden"
    book.save(path)


def put(target, text, number):
    month = re.fullmatch(r"(\d{4})年(\d{1,2})月", text)
    if month:
        target.value = datetime.datetime(int(month[1]), int(month[2]), 1)
        target.number_format = 'yyyy"年"m"月";@'
    elif text:
        target.value = int(text) if number else text


def csv_file(head, rows, encoding):
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([fods.TITLE] + [""] * (len(head) - 1))
    writer.writerow(head)
    writer.writerows([shown(cell(value)[0]) for value in row] for row in rows)
    return out.getvalue().encode(encoding)
