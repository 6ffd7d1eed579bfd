package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"bench/measure"
	"bench/report"
)

func reportAll(arguments []string) error {
	flags := flag.NewFlagSet("report", flag.ExitOnError)
	nowFile := flags.String("now", "results.json", "what was measured")
	beforeFile := flags.String("before", "", "what was measured before, or nothing")
	readme := flags.String("readme", "", "the file that gets the tables; without it they are printed")
	charts := flags.String("charts", "", "the folder that gets the charts")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	now, err := results(*nowFile)
	if err != nil {
		return err
	}
	before, err := results(*beforeFile)
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	text := report.Text(*now, before)
	if *charts != "" {
		if err := report.WriteCharts(*now, *charts); err != nil {
			return err
		}
	}
	if *readme == "" {
		_, err = fmt.Println(text)
		return err
	}
	return report.WriteInto(*readme, text)
}

func results(file string) (*measure.Results, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	read := &measure.Results{}
	return read, json.Unmarshal(text, read)
}
