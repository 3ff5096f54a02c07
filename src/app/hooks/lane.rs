//! One of the lanes on which documents are worked at side by side, with its workers.

use crate::app::document::DocId;
use crate::app::web::files::Reading;
use crate::app::web::timer::Timer;
use crate::source::Module;
use crate::worker::analyst::Analyst;
use crate::worker::reader::Opener;

#[derive(Default)]
pub struct Lane {
    pub busy: Option<Busy>,
    /// Kept between documents, as is the opener.
    pub analyst: Option<Analyst>,
    /// Of the last family of formats that was needed here.
    pub opener: Option<Opener>,
}

/// A document that is worked at.
pub struct Busy {
    pub id: DocId,
    pub reading: Option<Reading>,
    /// Ends a reader that takes too long.
    pub timer: Option<Timer>,
}

impl Busy {
    pub fn new(id: DocId) -> Self {
        Self {
            id,
            reading: None,
            timer: None,
        }
    }
}

impl Lane {
    pub fn is_at(&self, id: DocId) -> bool {
        self.busy.as_ref().is_some_and(|busy| busy.id == id)
    }

    pub fn is_idle(&self) -> bool {
        self.busy.is_none()
    }

    pub fn has_opener(&self, module: Module) -> bool {
        self.opener.as_ref().is_some_and(|it| it.module == module)
    }
}
