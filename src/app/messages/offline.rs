//! Use without the network, and versions.

use super::Lang;

impl Lang {
    /// `lost`: documents are open that nobody keeps.
    pub fn new_version(self, lost: bool) -> &'static str {
        if lost {
            self.pick(
                "有新版本，刷新后启用；已打开的文件需重新打开。",
                "A new version is ready. Open files must be opened again after reloading.",
            )
        } else {
            self.pick("有新版本，刷新后启用。", "A new version is ready.")
        }
    }

    pub fn renew(self) -> &'static str {
        self.pick("刷新", "Reload")
    }

    pub fn later(self) -> &'static str {
        self.pick("稍后", "Later")
    }

    pub fn kept_offline(self) -> &'static str {
        self.pick(
            "本页程序已存入浏览器，断网也能打开。",
            "Your browser keeps this page: it opens without the network. ",
        )
    }

    pub fn get_single_file(self) -> &'static str {
        self.pick("下载单文件版", "Download it as a single file")
    }

    pub fn what_single_file_is(self) -> &'static str {
        self.pick(
            "，可拷到不联网的电脑上，双击即用。",
            ", to be opened by double click on a machine without any network.",
        )
    }

    pub fn is_single_file(self) -> &'static str {
        self.pick(
            "这是单文件版：无需联网和安装，可直接拷给他人使用。",
            "This is the single file: it needs neither network nor installation and can be passed on.",
        )
    }

    /// `date` is YYYY-MM-DD.
    pub fn build(self, version: &str, date: Option<&str>) -> String {
        let date = date.map_or_else(String::new, |date| {
            self.pick("（", " (").to_owned() + date + self.pick("）", ")")
        });
        format!("{} {version}{date}", self.pick("版本", "Version"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_without_a_date_says_its_version_only() {
        assert_eq!(
            Lang::Zh.build("1.2.3", Some("2031-05-06")),
            "版本 1.2.3（2031-05-06）"
        );
        assert_eq!(
            Lang::En.build("1.2.3", Some("2031-05-06")),
            "Version 1.2.3 (2031-05-06)"
        );
        assert_eq!(Lang::En.build("1.2.3", None), "Version 1.2.3");
    }
}
