//! What comes of documents is told in lots, ten times a second: a thousand of them would otherwise have the page drawn anew
//! thousands of times.

use std::rc::Rc;

use super::Queue;
use crate::app::document::{DocId, Failure, Stage};
use crate::app::state::Action;
use crate::app::web::clock;
use crate::app::web::timer::Timer;

/// Time between two lots of news, in milliseconds.
const NEWS_MILLISECONDS: i32 = 100;

impl Queue {
    pub(super) fn fail(&self, id: DocId, failure: Failure) {
        self.tell(id, Stage::Failed(Rc::new(failure)));
    }

    /// News of a document: at once after a silence, else with the next lot.
    pub(super) fn tell(&self, id: DocId, stage: Stage) {
        let silence = {
            let mut inner = self.0.borrow_mut();
            inner.news.push((id, stage));
            if inner.news_timer.is_some() {
                return;
            }
            clock::now() - inner.told
        };
        if silence >= f64::from(NEWS_MILLISECONDS) {
            return self.tell_all();
        }
        let queue = self.clone();
        let timer = Timer::after(NEWS_MILLISECONDS, move || queue.tell_all());
        self.0.borrow_mut().news_timer = Some(timer);
    }

    pub(super) fn tell_all(&self) {
        let news = {
            let mut inner = self.0.borrow_mut();
            inner.news_timer = None;
            inner.told = clock::now();
            std::mem::take(&mut inner.news)
        };
        if !news.is_empty() {
            self.act(Action::Stages(news));
        }
    }
}
