//! What the help says, beside the explanations of kinds and rules in [`crate::view`].

use super::Lang;
use crate::app::help::HelpPage;

impl Lang {
    pub fn help(self) -> &'static str {
        self.pick("帮助", "Help")
    }

    pub fn help_page(self, page: HelpPage) -> &'static str {
        let (zh, en) = match page {
            HelpPage::Use => ("怎么用", "How to use it"),
            HelpPage::Kinds => ("标记的类别", "Kinds of marks"),
            HelpPage::Rules(_) => ("核对规则", "Rules"),
            HelpPage::Json => ("JSON", "JSON"),
            HelpPage::Keys => ("快捷键", "Keys"),
            HelpPage::Privacy => ("隐私", "Privacy"),
            HelpPage::About => ("关于", "About"),
        };
        self.pick(zh, en)
    }

    /// Headed paragraphs on how to use the page.
    pub fn help_use(self) -> [(&'static str, &'static str); 6] {
        self.pick(
            [
                (
                    "放进文件",
                    "把通报拖到页面任何地方，或者点“打开文件”“粘贴文字”。可以一次放许多份，也可以放文件夹和压缩包；左边会列出清单，能筛选、排序，也能逐份勾选。",
                ),
                (
                    "看原文",
                    "原文里的问题、整改内容、日期、金额、数量、文件都做了标记。点一处标记，右边就翻到它；下面一行列出叠在此处的全部标记。上面的图例可以逐类开关。",
                ),
                (
                    "看台账",
                    "每个问题一条：属于哪个方面、有哪些具体表现、怎样整改的、完成没有、时限和责任人。点标题，左边就翻到原文。读错的可以点“修改”改正，改了什么都有记录，可以撤销。",
                ),
                (
                    "核对存疑",
                    "“存疑”列出前后不一致、残缺、遗漏的地方，先重后轻。每条都能翻到原文，点“?”看这条规则的意思和怎么办。工具只指出，不改动原文，是不是错由您判断。",
                ),
                (
                    "换个看法",
                    "“台账表”把问题排成表格，“图表”看数量和进度；放了多份文档时，可以合在一起看，也可以只看勾选的几份。",
                ),
                (
                    "导出",
                    "点“导出”，把一份、勾选的几份或全部文档存成文件；需要时先脱敏。台账也可以复制到表格里。",
                ),
            ],
            [
                (
                    "Give it files",
                    "Drop reports anywhere on the page, or use “Open files” or “Paste text”. Many at once will do, folders and archives too; a list on the left then filters and sorts them, and some can be picked.",
                ),
                (
                    "Read the text",
                    "Problems, answers, dates, sums, counts and documents are marked in it. A click on a mark turns the right side to it; the line below lists all that lies over that place. The legend switches kinds on and off.",
                ),
                (
                    "Read the ledger",
                    "An entry a problem: its aspect, what was found, what was done, whether it is completed, by when and by whom. A click on the title turns the text to it. What was misread can be edited; edits are told and can be undone.",
                ),
                (
                    "Check the doubts",
                    "They name what is inconsistent, damaged or missing, the gravest first. Each leads to its place; “?” tells what its rule means and what to do. Nothing in the text is changed: whether it is a fault, you decide.",
                ),
                (
                    "Look at it otherwise",
                    "“Table” shows the problems as a table, “Charts” counts and progress; of many documents, too, or of those that are picked.",
                ),
                (
                    "Export",
                    "“Export” saves one document, those that are picked or all as a file, masked first where that is needed; the ledger can be copied into a spreadsheet as well.",
                ),
            ],
        )
    }

    pub fn help_kinds(self) -> &'static str {
        self.pick(
            "标记可以重叠：一个日期可以在一条整改措施里，措施又属于一个问题。除了颜色，各类的边线和下划线也不一样。",
            "Marks may overlap: a date in a measure in a problem. Beside their colour, kinds differ by their lines.",
        )
    }

    pub fn help_rules(self) -> &'static str {
        self.pick(
            "存疑由下面的规则找出。例子里标出的是有毛病的地方。",
            "Doubts are found by these rules. In the examples the fault is marked.",
        )
    }

    /// Before an example.
    pub fn example(self) -> &'static str {
        self.pick("例", "Example")
    }

    pub fn help_json(self) -> &'static str {
        self.pick(
            "每份文档一个JSON对象，页面、命令行和JavaScript得到的都一样。引用的文字照抄原文；读不出来的写null，不猜。",
            "One JSON object a document, the same from the page, the command line and JavaScript. Texts are quoted as they stand; what cannot be read is null, never a guess.",
        )
    }

    pub fn help_json_sample(self) -> &'static str {
        self.pick("一个问题（有删节）：", "One problem, cut short:")
    }

    pub fn help_privacy(self) -> [(&'static str, &'static str); 4] {
        self.pick(
            [
                (
                    "文件在哪里",
                    "只在这个浏览器的内存里。分析由页面自己完成，没有服务器；关掉页面，文件和结果就都没有了，除非您导出，或者打开“保存在本机”。",
                ),
                (
                    "联网吗",
                    "打开之后，页面除了装载自己的程序，什么也不取，什么也不发。页面的安全策略（CSP）禁止它向别处发送任何东西，没有统计，也没有别处的字体和脚本。",
                ),
                (
                    "记住什么",
                    "只记您的选择：语言、深浅色、单键操作等，存在本浏览器里。打开“保存在本机”以后，还有您打开的文件和改动，可以随时清除。",
                ),
                (
                    "怎样查证",
                    "打开浏览器的开发者工具，看“网络”一栏；或者断开网络再用：装载过的功能照常能用。",
                ),
            ],
            [
                (
                    "Where files are",
                    "In the memory of this browser only. The page analyses them itself, there is no server; with the page, files and results are gone, unless you export them or choose to keep them in this browser.",
                ),
                (
                    "The network",
                    "Once open, the page fetches nothing but its own program and sends nothing. Its Content-Security-Policy forbids it to send anything anywhere; there is no telemetry, and no fonts or scripts from elsewhere.",
                ),
                (
                    "What is remembered",
                    "Your choices only: language, light or dark, single keys and the like, in this browser. Where you choose to keep the documents, they and your edits too; they can be wiped at any time.",
                ),
                (
                    "How to verify it",
                    "Watch the Network tab of the browser's developer tools; or cut the network and go on: all that has been loaded works.",
                ),
            ],
        )
    }

    pub fn help_about(self) -> [&'static str; 3] {
        self.pick(
            [
                "整改台账读取巡察（巡视、审计、督察）整改情况的通报，列出每个问题、整改措施、完成情况、日期、金额和数量，并指出前后不一致之处。",
                "台账由规则得出，不用人工智能模型：同一份文件，结果每次都一样。",
                "它会看错。正式使用前，请对照原文核对。",
            ],
            [
                "Taizhang reads China's reports on what was put right after an inspection (巡察整改通报), lists each problem with its measures, outcome, dates, sums and counts, and names what does not add up.",
                "The ledger comes from rules, not from a model: one file gives the same result every time.",
                "It can be mistaken. Compare it with the text before you rely on it.",
            ],
        )
    }

    pub fn key_panes(self) -> &'static str {
        self.pick(
            "原文和台账之间切换（窄屏）",
            "text or ledger, on a narrow screen",
        )
    }

    pub fn version(self) -> &'static str {
        self.pick("版本", "Version")
    }
}
