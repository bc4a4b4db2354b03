package rapporteur

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// analyzed gives the path of a stream that the program has written; RAPPORTEUR names the program.
func analyzed(t *testing.T, offsets string) string {
	t.Helper()
	program := os.Getenv("RAPPORTEUR")
	if program == "" {
		program = "../../build/release/rapporteur"
	}
	if _, err := os.Stat(program); err != nil {
		t.Skip(err)
	}
	stream := filepath.Join(t.TempDir(), "documents.pb")
	analyze := exec.Command(program, "analyze", "--offsets="+offsets, "-o", stream, "../../tests/samples/sc_resolution.txt")
	if out, err := analyze.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return stream
}

// run runs a program of this module.
func run(t *testing.T, program string, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	if out, err := exec.Command("go", "build", "-o", path, program).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	command := exec.Command(path, args...)
	var out, fault bytes.Buffer
	command.Stdout, command.Stderr = &out, &fault
	command.Run()
	return out.String(), fault.String(), command.ProcessState.ExitCode()
}

func TestTheReadmeShowsTheExample(t *testing.T) {
	example, _ := os.ReadFile("examples/requests/main.go")
	readme, err := os.ReadFile("README.md")
	if err != nil || !strings.Contains(string(readme), "```go\n"+string(example)+"```\n") {
		t.Errorf("README.md does not show examples/requests/main.go: %v", err)
	}
}

func TestTheExamplePrintsTheSameInEachUnit(t *testing.T) {
	first, stderr, status := run(t, "./examples/requests", analyzed(t, "utf8"))
	if !strings.Contains(first, "request Secretary-General: to ") || stderr != "" || status != 0 {
		t.Errorf("%d\n%s%s", status, first, stderr)
	}
	for _, offsets := range []string{"utf16", "utf32"} {
		if other, _, _ := run(t, "./examples/requests", analyzed(t, offsets)); other != first {
			t.Errorf("%s:\n%s", offsets, other)
		}
	}
}

func TestMandatesAreATable(t *testing.T) {
	table, stderr, status := run(t, "./cmd/mandates", analyzed(t, "utf8"))
	for _, line := range []string{
		`(?m)^DOCUMENT +PARAGRAPH +VERB +ADDRESSEES +TASK +DUE$`,
		`(?m)^S/RES/\d+ \(\d+\) +7\. \(a\) +request +Secretary-General +to provide `,
	} {
		if !regexp.MustCompile(line).MatchString(table) {
			t.Errorf("no %s in\n%s", line, table)
		}
	}
	if stderr != "" || status != 0 {
		t.Errorf("%d, %s", status, stderr)
	}
}

func TestABrokenStreamEndsThePrograms(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.pb")
	if err := os.WriteFile(broken, []byte("\x02\x18\x01\x05\x0a"), 0o600); err != nil {
		t.Fatal(err)
	}
	stdout, stderr, status := run(t, "./cmd/spans", broken)
	if !strings.HasPrefix(stdout, "#  utf8\n= 0 ") || status != 1 ||
		!strings.Contains(stderr, "record 2 at byte 3: ") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("%d\n%s%s", status, stdout, stderr)
	}
	if _, stderr, status = run(t, "./cmd/spans", broken+".none"); status != 1 || strings.Count(stderr, "\n") != 1 {
		t.Errorf("%d, %s", status, stderr)
	}
	if _, _, status = run(t, "./cmd/spans"); status != 2 {
		t.Error(status)
	}
}
