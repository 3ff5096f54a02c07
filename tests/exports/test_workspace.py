"""Workspaces are read back by Python's zipfile and json, and are opened again."""

import json
import unittest
import zipfile

from test_exports import CORPUS, Exports, reports, run


class Workspaces(Exports):
    def workspace(self, *files):
        path = self.folder / "全部.taizhang"
        result = run("--output", path, *files)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        return path

    def test_each_report_lies_in_it_with_its_text(self):
        files = [*CORPUS[:4], self.evil]
        archive = zipfile.ZipFile(self.workspace(*files))
        self.assertIsNone(archive.testzip())
        index = json.loads(archive.read("workspace.json"))
        self.assertEqual(index["schema"], "taizhang-workspace/1")
        self.assertEqual(len(index["documents"]), len(files))
        for entry, report in zip(index["documents"], reports("--with-text", *files)):
            self.assertEqual(json.loads(archive.read(entry["report"])), report)
            self.assertEqual(entry["sha256"], report["source"]["sha256"])

    def test_it_opens_as_the_same_reports(self):
        files = CORPUS[:4]
        self.assertEqual(reports(self.workspace(*files)), reports(*files))

    def test_changes_by_hand_in_it_are_made(self):
        path = self.workspace(self.evil)
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        index = json.loads(members["workspace.json"])
        edit = {"edit": "set_words", "target": "p1", "field": "title", "words": {"text": "改过的标题"}}
        index["documents"][0]["review"] = {"edits": [edit]}
        members["workspace.json"] = json.dumps(index).encode()
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        problem = reports(path)[0]["problems"][0]
        self.assertEqual((problem["title"]["text"], problem["edited"]), ("改过的标题", True))
        self.assertEqual(problem["analysed"]["title"]["text"], reports(self.evil)[0]["problems"][0]["title"]["text"])


if __name__ == "__main__":
    unittest.main()
