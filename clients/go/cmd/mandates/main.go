// Command mandates prints who is to do what and when, a line for each mandate of a stream.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	rapporteur "rapporteur.example/go"
	"rapporteur.example/go/rapporteurv1"
)

var widths = [...]int{20, 14, 16, 32, 48, 32}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: mandates STREAM")
		os.Exit(2)
	}
	if err := printStream(os.Stdout, os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "mandates: %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func printStream(to io.Writer, path string) error {
	out := bufio.NewWriter(to)
	printRow(out, "DOCUMENT", "PARAGRAPH", "VERB", "ADDRESSEES", "TASK", "DUE")
	for document, err := range rapporteur.ReadFile(path) {
		if err != nil {
			out.Flush()
			return err
		}
		for _, action := range document.GetActions() {
			if isMandate(action) {
				printMandate(out, document, action)
			}
		}
	}
	return out.Flush()
}

// isMandate tells acts that ask somebody for something, or that settle something with an addressee, a product or a
// time.
func isMandate(action *rapporteurv1.Action) bool {
	switch action.GetCategory() {
	case rapporteurv1.ActionCategory_ACTION_CATEGORY_DIRECTIVE:
		return true
	case rapporteurv1.ActionCategory_ACTION_CATEGORY_DECIDING:
		return len(action.GetAddressees())+len(action.GetDeliverables())+len(action.GetDue()) > 0
	default:
		return false
	}
}

func printMandate(out io.Writer, document *rapporteur.Document, action *rapporteurv1.Action) {
	symbol := document.GetMetadata().GetSymbol()
	if symbol == "" {
		symbol = document.GetSource()
	}
	addressees, due := textsOf(document, action.GetAddressees()), textsOf(document, action.GetDue())
	printRow(out, symbol, label(document, action), action.GetLemma(), addressees, document.TextOf(action.GetTask()), due)
}

// label gives "II 3. (b)": the part and the markers from the root to its own.
func label(document *rapporteur.Document, action *rapporteurv1.Action) string {
	paragraph := document.GetParagraphs()[action.GetParagraph()]
	return strings.TrimSpace(paragraph.GetPart() + " " + strings.Join(paragraph.GetPath(), " "))
}

func textsOf[T interface{ GetSpan() *rapporteurv1.Span }](document *rapporteur.Document, findings []T) string {
	var texts []string
	for _, finding := range findings {
		texts = append(texts, document.TextOf(finding.GetSpan()))
	}
	return strings.Join(texts, "; ")
}

func printRow(out io.Writer, cells ...string) {
	var line strings.Builder
	for i, cell := range cells {
		fmt.Fprintf(&line, "%-*s  ", widths[i], shortened(cell, widths[i]))
	}
	fmt.Fprintln(out, strings.TrimRight(line.String(), " "))
}

// shortened puts a text in one line of so many characters.
func shortened(text string, width int) string {
	characters := []rune(strings.Join(strings.Fields(text), " "))
	if len(characters) <= width {
		return string(characters)
	}
	return string(characters[:width-1]) + "…"
}
