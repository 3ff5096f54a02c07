//! The JavaScript API: a thin layer over the library.
