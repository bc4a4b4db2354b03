//! Prints the verb and the task of every action of a stream.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which stream?")?;
    for document in rapporteur::open(path)? {
        let document = document?;
        for action in &document.actions {
            println!("{}: {}", action.lemma, document.text_of(&action.task).unwrap_or("–"));
        }
    }
    Ok(())
}
