//! What the page says of keeping the workspace.

use super::Lang;
use crate::app::state::Keeping;

impl Lang {
    pub fn keeping(self) -> &'static str {
        self.pick("保存在本机", "Kept in this browser")
    }

    pub fn kept(self, keeping: Keeping) -> &'static str {
        match keeping {
            Keeping::Off => self.pick(
                "现在没有保存：关闭或刷新页面，文档就从这里消失。",
                "Nothing is kept now: when the page is closed or reloaded, the documents are gone from here.",
            ),
            Keeping::On => self.pick(
                "已保存：下次打开这个页面，文档还在。",
                "Kept: the documents are here when this page is opened again.",
            ),
            Keeping::Refused => self.pick(
                "浏览器不让保存，或者空间不够。可能是无痕窗口；请换普通窗口，或移除一些文档再试。",
                "The browser does not permit keeping, or has no room. This may be a private window: try an ordinary one, or remove some documents.",
            ),
        }
    }

    pub fn kept_short(self, keeping: Keeping) -> &'static str {
        match keeping {
            Keeping::Off => self.pick("未保存", "Not kept"),
            Keeping::On => self.pick("已保存在本机", "Kept here"),
            Keeping::Refused => self.pick("保存不了", "Cannot be kept"),
        }
    }

    pub fn keeping_hint(self) -> &'static str {
        self.pick(
            "保存的是您打开的文件，只放在这台电脑的这个浏览器里，不上传。用同一台电脑同一个浏览器的人都能看到；公用电脑请用完清除。",
            "Kept are the files that you opened, in this browser on this computer only; nothing is sent. Whoever uses the same browser can see them: on a shared computer, wipe them when you are done.",
        )
    }

    pub fn keeping_from_disk(self) -> &'static str {
        self.pick(
            "这个页面是从磁盘打开的：从磁盘打开的其他网页也可能读到保存的内容。",
            "This page was opened from disk: other pages opened from disk may be able to read what is kept.",
        )
    }

    pub fn kept_room(self, count: usize, bytes: f64) -> String {
        let room = crate::view::describe::bytes(bytes as usize);
        self.pick(
            format!("共 {count} 份，约占 {room}。"),
            format!("{count} documents, about {room}."),
        )
    }

    pub fn keep(self) -> &'static str {
        self.pick("保存在本机", "Keep in this browser")
    }

    pub fn wipe(self) -> &'static str {
        self.pick("不再保存，全部清除", "Keep no longer and wipe")
    }

    pub fn found_again(self, count: usize) -> String {
        self.pick(
            format!("找回上次保存的 {count} 份文档"),
            format!("Found {count} documents that were kept"),
        )
    }
}
