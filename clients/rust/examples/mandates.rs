//! Prints who is to do what and when, a line for each mandate of a stream: `mandates STREAM`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use rapporteur::Document;
use rapporteur::v1::{Action, ActionCategory};

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: mandates STREAM");
        return ExitCode::from(2);
    };
    match rapporteur::open(&path).map_err(Into::into).and_then(print) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mandates: {}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

fn print(
    documents: impl Iterator<Item = Result<Document, rapporteur::Error>>,
) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(io::stdout().lock());
    write_row(&mut out, ["DOCUMENT", "PARAGRAPH", "VERB", "ADDRESSEES", "TASK", "DUE"])?;
    for document in documents {
        let document = document?;
        for action in document.actions.iter().filter(|action| is_mandate(action)) {
            let addressees: Vec<_> = action.addressees.iter().filter_map(|each| document.text_of(&each.span)).collect();
            let due: Vec<_> = action.due.iter().filter_map(|each| document.text_of(&each.span)).collect();
            write_row(
                &mut out,
                [
                    symbol_of(&document),
                    &label_of(&document, action),
                    &action.lemma,
                    &addressees.join("; "),
                    document.text_of(&action.task).unwrap_or_default(),
                    &due.join("; "),
                ],
            )?;
        }
    }
    Ok(out.flush()?)
}

/// An act that asks somebody for something, or that settles something with an addressee, a product or a time.
fn is_mandate(action: &Action) -> bool {
    match action.category() {
        ActionCategory::Directive => true,
        ActionCategory::Deciding => {
            !(action.addressees.is_empty() && action.deliverables.is_empty() && action.due.is_empty())
        }
        _ => false,
    }
}

fn symbol_of(document: &Document) -> &str {
    let symbol = document.metadata.as_ref().map_or("", |metadata| &metadata.symbol);
    if symbol.is_empty() { &document.source } else { symbol }
}

/// "II 3. (b)": the part and the markers from the root to its own.
fn label_of(document: &Document, action: &Action) -> String {
    let Some(paragraph) = action.paragraph.and_then(|index| document.paragraphs.get(index as usize)) else {
        return String::new();
    };
    let part = Some(&paragraph.part).filter(|part| !part.is_empty());
    part.into_iter().chain(&paragraph.path).map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn write_row(out: &mut impl Write, cells: [&str; 6]) -> io::Result<()> {
    const WIDTHS: [usize; 6] = [20, 14, 16, 32, 48, 32];
    let row: Vec<_> =
        cells.iter().zip(WIDTHS).map(|(cell, width)| format!("{:width$}", shortened(cell, width))).collect();
    writeln!(out, "{}", row.join("  ").trim_end())
}

/// The text in one line of so many characters.
fn shortened(text: &str, width: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= width {
        return line;
    }
    line.chars().take(width - 1).chain(['…']).collect()
}
