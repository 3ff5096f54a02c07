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
        let (zh, en) = match edits {
            0 => (
                "等待原文件，没有人工修改".into(),
                "Its file has to come; nothing was changed by hand".into(),
            ),
            1 => (
                "等待原文件，有 1 处人工修改待接上".into(),
                "Its file has to come; a change by hand waits for it".into(),
            ),
            _ => (
                format!("等待原文件，有 {edits} 处人工修改待接上"),
                format!("Its file has to come; {edits} changes by hand wait for it"),
            ),
        };
        self.pick(
            format!("{zh}。保存工作区时没有带原文；把这份文档的原文件放进来就会接上。"),
            format!("{en}. The workspace was saved without the texts; open the file that this document was made from."),
        )
    }
}
