//! What the page says of workspaces that are saved as files.

use super::Lang;

impl Lang {
    pub fn save_workspace(self) -> &'static str {
        self.pick("保存工作区文件", "Save a workspace file")
    }

    pub fn workspace_hint(self) -> &'static str {
        self.pick(
            "换一台电脑接着做：存成一个工作区文件，在那边拖进本页。",
            "To go on at another computer, save a workspace file and drop it on this page there.",
        )
    }

    pub fn brought(self, count: usize) -> String {
        self.pick(
            format!("打开了工作区，共 {count} 份文档"),
            format!("Opened a workspace of {count} documents"),
        )
    }

    pub fn awaiting(self) -> &'static str {
        self.pick("等待原文件", "Waiting for its file")
    }

    pub fn awaited(self, edits: usize) -> String {
        self.pick(
            format!("工作区保存时没有带原文。请把这份文档的原文件放进来，{edits} 处人工修改会自动接上。"),
            format!("The workspace was saved without the texts. Open the file that this document was made from, and its {edits} changes by hand come back."),
        )
    }
}
