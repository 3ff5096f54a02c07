#!/usr/bin/env python3
"""zip.py FOLDER [DATE]: FOLDER.zip with the folder in it. The same files give the same bytes: all bear DATE (YYYY-MM-DD)."""
import pathlib
import sys
import zipfile


def main():
    folder = pathlib.Path(sys.argv[1])
    day = sys.argv[2] if len(sys.argv) > 2 and sys.argv[2] else "1980-01-01"
    date = (*map(int, day.split("-")), 0, 0, 0)
    with zipfile.ZipFile(f"{folder}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(str(path.relative_to(folder.parent)), date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    main()
