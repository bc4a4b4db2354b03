// Prints who is asked for what in a stream of documents.
package main

import (
	"fmt"
	"log"
	"os"

	rapporteur "rapporteur.example/go"
)

func main() {
	for document, err := range rapporteur.ReadFile(os.Args[1]) {
		if err != nil {
			log.Fatal(err)
		}
		for _, action := range document.GetActions() {
			for _, addressee := range action.GetAddressees() {
				whom, task := document.TextOf(addressee.GetSpan()), document.TextOf(action.GetTask())
				fmt.Printf("%s %s: %s\n", action.GetLemma(), whom, task)
			}
		}
	}
}
