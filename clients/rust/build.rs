//! Makes the messages from the schema of the checkout; `protoc` is found in PATH or by the variable PROTOC.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let root = Path::new("../../proto");
    println!("cargo::rerun-if-changed={}", root.display());
    let out = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    prost_build::Config::new()
        .file_descriptor_set_path(Path::new(&out).join("descriptors.bin"))
        .compile_protos(&[root.join("rapporteur/v1/document.proto")], &[root])
}
