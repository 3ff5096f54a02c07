//! What a rule found at one place.

use super::{Finding, Rule};
use crate::text::Span;
use serde_json::{Map, Value};

/// A finding that does not yet know its rule.
#[derive(Debug)]
pub struct Hit {
    pub spans: Vec<Span>,
    message: String,
    message_en: String,
    data: Map<String, Value>,
}

impl Hit {
    /// A hit at `span`, told in Chinese and in English.
    pub fn new(span: Span, message: impl Into<String>, message_en: impl Into<String>) -> Self {
        Self {
            spans: vec![span],
            message: message.into(),
            message_en: message_en.into(),
            data: Map::new(),
        }
    }

    /// Adds further places.
    pub fn also(mut self, spans: impl IntoIterator<Item = Span>) -> Self {
        self.spans.extend(spans);
        self
    }

    /// Adds a member to `data`.
    pub fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.data.insert(key.to_owned(), value.into());
        self
    }

    #[cfg(test)]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.data.get(key)
    }

    pub fn into_finding(self, rule: &Rule) -> Finding {
        Finding {
            code: rule.code,
            severity: rule.severity,
            message: self.message,
            message_en: self.message_en,
            spans: self.spans,
            data: self.data,
        }
    }
}
