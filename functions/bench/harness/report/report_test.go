package report

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"bench/load"
	"bench/measure"
)

func measured() measure.Results {
	run := func(cpu float64) measure.Run {
		f := measure.Figures{Events: 1, CPU: cpu, P50: 2000, P99: 9000, Requests: 2, WriteUnits: 3, ReadUnits: 1}
		return measure.Run{Start: measure.Start{Wall: cpu, CPU: cpu}, Young: f, PeakMiB: 100,
			Loads: map[load.Kind]measure.Figures{load.RS256: f, load.Forged: f}}
	}
	return measure.Results{Date: "2026-01-01", Machine: "a <machine>", Subjects: []measure.Measured{
		{Name: "countersign", Label: "Ours", Ours: true, Runs: []measure.Run{run(300), run(100), run(200)}},
		{Name: "node-powertools", Label: "A & B", Runs: []measure.Run{run(400), run(500)}},
	}}
}

func TestRows_oddAndEven_medians(t *testing.T) {
	all := rows(measured())
	if all[0].Loads[load.RS256].CPU != 200 || all[1].Loads[load.RS256].CPU != 450 {
		t.Fatal(all[0].Loads, all[1].Loads)
	}
}

func TestPrice_byHand_theSame(t *testing.T) {
	d := price(measure.Figures{P50: 2000, WriteUnits: 3, ReadUnits: 1, Requests: 2})
	// 2 ms of 1.7275390625 GiB; 20 cents; three and one units.
	if got, want := cents(d.total()), cents(2000*1.7275390625*0.0000166667+0.20+3*0.625+0.125); got != want {
		t.Fatal(got, want)
	}
}

func TestWriteCharts_everyChart_isXML(t *testing.T) {
	folder := t.TempDir()
	if err := WriteCharts(measured(), folder); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.svg"))
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		decoder := xml.NewDecoder(strings.NewReader(string(text)))
		for err == nil {
			_, err = decoder.Token()
		}
		if !errors.Is(err, io.EOF) {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestWriteInto_twice_theSameFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(file, []byte("above\n"+opening+"\nold\n"+closing+"\nbelow\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := Text(measured(), nil)
	for range 2 {
		if err := WriteInto(file, text); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := "above\n" + opening + "\n\n" + text + closing + "\nbelow\n"; string(got) != want {
		t.Fatal(string(got))
	}
	if !strings.Contains(text, "| Ours ÷ A & B | 0.44 |") {
		t.Fatal(text)
	}
}
