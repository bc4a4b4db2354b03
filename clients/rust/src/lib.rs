#![doc = include_str!("../README.md")]

mod document;
mod stream;

pub use document::Document;
pub use stream::{Documents, Error, ErrorKind, open};

/// The messages, as the schema describes them.
#[allow(clippy::all, clippy::pedantic)]
pub mod v1 {
    include!(concat!(env!("OUT_DIR"), "/rapporteur.v1.rs"));
}

/// The schema itself, a `google.protobuf.FileDescriptorSet`, for programs that walk the messages by reflection.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));
