import { openDocuments, textOf } from "rapporteur";

for await (const document of openDocuments(process.argv[2]!)) {
  for (const action of document.actions) {
    const whom = action.addressees.map((each) => textOf(document, each.span));
    console.log(`${action.lemma} ${whom.join(", ")}: ${textOf(document, action.task) ?? "–"}`);
  }
}
