// Package subject is who is measured: how its process is started, what it does and how large it is.
package subject

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
)

// Subject is one row of the table, as its file says. In Command and Environment, $NAME stands for
// what the run script exports (JAVA_HOME, BENCH, TASK, RUNTIME_INTERFACE, …), $HERE for the
// file's folder.
type Subject struct {
	Name        string
	Label       string
	About       string // what it is written with
	Order       int
	Ours        bool // everything is asked of it, and answers must say what became of it
	Command     []string
	Environment map[string]string
	Zip         string // the deployment package whose size is told
	Does        []string
	Versions    map[string]string // more of them, by name
	SnapStart   bool              // its hooks are run before the first event, and its start is from there
	StartOnly   bool              // its start and first calls are measured, the rest is another row's
	LastSeconds int               // how long it may take to end after SIGTERM, for what it writes then; 0: it is killed
	directory   string
}

// Read is every subject whose file matches one of the patterns, in order.
func Read(patterns ...string) ([]*Subject, error) {
	var all []*Subject
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			one, err := read(file)
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].Order < all[b].Order })
	return all, nil
}

func read(file string) (*Subject, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	here, err := filepath.Abs(filepath.Dir(file))
	if err != nil {
		return nil, err
	}
	one := &Subject{directory: here}
	if err := json.Unmarshal(text, one); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if one.Name == "" || len(one.Command) == 0 {
		return nil, fmt.Errorf("%s: no name or no command", file)
	}
	return one, nil
}

// Expand puts what the environment says in place of $NAME.
func (s *Subject) Expand(text string) string {
	return os.Expand(text, func(name string) string {
		if name == "HERE" {
			return s.directory
		}
		return os.Getenv(name)
	})
}

// ZipBytes is the size of what is deployed, or 0 where it isn't there.
func (s *Subject) ZipBytes() int64 {
	info, err := os.Stat(s.Expand(s.Zip))
	if err != nil {
		return 0
	}
	return info.Size()
}
