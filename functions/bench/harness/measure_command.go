package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"bench/load"
	"bench/measure"
	"bench/subject"
)

func measureAll(arguments []string) error {
	flags := flag.NewFlagSet("measure", flag.ExitOnError)
	runs := flags.Int("runs", 5, "how often everything is measured")
	young := flags.Int("young", 1000, "first calls, reported on their own")
	warm := flags.Int("warm", 3000, "calls before the loads are measured, the first ones included")
	each := flags.Int("each", 600, "measured calls of each load in each run")
	core := flags.String("core", "1", "the core that the subjects run on")
	out := flags.String("out", "results.json", "where the figures go")
	work := flags.String("work", ".", "folder for logs and what is prepared")
	prepare := flags.String("prepare", "", "fills Countersign's table: gets its address, a tenant's folder and a file of sessions")
	versions := flags.String("versions", "", "name=version pairs, separated by semicolons")
	only := flags.String("only", "", "names of subjects, separated by commas; empty for all")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	subjects, err := subject.Read(flags.Args()...)
	if err != nil {
		return err
	}
	subjects = chosen(subjects, *only)
	if err := os.MkdirAll(*work, 0o700); err != nil {
		return err
	}
	keys, err := load.NewKeys()
	if err != nil {
		return err
	}
	tables, err := measure.Prepare(keys, strings.Fields(*prepare), *work)
	if err != nil {
		return err
	}
	plan := measure.Plan{Young: *young, Warm: *warm, Each: *each, Blocks: 4, Core: *core, Logs: *work}
	bench := &measure.Bench{Plan: plan, Keys: keys, Tables: tables}
	measured, failed := bench.All(subjects, *runs, os.Stderr)
	results := measure.Results{
		Date:     time.Now().UTC().Format("2006-01-02"),
		Machine:  machine(),
		Versions: pairs(*versions),
		Plan:     plan,
		Subjects: measured,
	}
	text, err := json.MarshalIndent(results, "", " ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(*out, append(text, '\n'), 0o644); err != nil {
		return err
	}
	return failed
}

func chosen(all []*subject.Subject, names string) []*subject.Subject {
	if names == "" {
		return all
	}
	var some []*subject.Subject
	for _, one := range all {
		if strings.Contains(","+names+",", ","+one.Name+",") {
			some = append(some, one)
		}
	}
	return some
}

// machine is the processor's name and how many cores there are.
func machine() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	cores, model := 0, "unknown processor"
	for line := range strings.Lines(string(text)) {
		name, value, _ := strings.Cut(line, ":")
		switch strings.TrimSpace(name) {
		case "processor":
			cores++
		case "model name":
			model = strings.TrimSpace(value)
		}
	}
	return fmt.Sprintf("%s, %d cores", model, cores)
}

func pairs(text string) map[string]string {
	all := map[string]string{}
	for pair := range strings.SplitSeq(text, ";") {
		if name, value, found := strings.Cut(pair, "="); found {
			all[strings.TrimSpace(name)] = strings.TrimSpace(value)
		}
	}
	return all
}
