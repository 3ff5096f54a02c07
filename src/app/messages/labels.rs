//! Names of the page's own choices.

use super::Lang;
use crate::app::listing::{Only, Order};
use crate::app::state::View;

impl Lang {
    /// Of the choice between views.
    pub fn views(self) -> &'static str {
        self.pick("用途", "Views")
    }

    pub fn view(self, view: View) -> &'static str {
        match view {
            View::Reading => self.pick("阅读", "Read"),
            View::Table => self.pick("台账表", "Table"),
            View::Charts => self.pick("图表", "Charts"),
        }
    }

    pub fn only(self, only: Only) -> &'static str {
        let (zh, en) = match only {
            Only::All => ("全部", "All"),
            Only::Reports => ("通报", "Reports"),
            Only::Others => ("其他", "Others"),
            Only::Failed => ("未成", "Failed"),
        };
        self.pick(zh, en)
    }

    pub fn order(self, order: Order) -> &'static str {
        let (zh, en) = match order {
            Order::Added => ("加入先后", "Order of arrival"),
            Order::Name => ("文件名", "Name of the file"),
            Order::Body => ("被巡察单位", "Inspected body"),
            Order::Period => ("巡察时间", "Time of the visit"),
            Order::Problems => ("问题多少", "Number of problems"),
            Order::Open => ("未完成比例", "Share not completed"),
            Order::Findings => ("存疑多少", "Number of doubts"),
        };
        self.pick(zh, en)
    }
}
