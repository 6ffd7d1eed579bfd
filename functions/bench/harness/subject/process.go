package subject

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unsafe"
)

// Process is a subject that runs, on a core of its own.
type Process struct {
	command *exec.Cmd
	last    time.Duration
	Begun   time.Time
	Ended   chan struct{}
}

// Start runs it with this environment and nothing of ours but the path; what it writes goes to the file.
func (s *Subject) Start(core string, environment map[string]string, log string) (*Process, error) {
	words := []string{"-c", core}
	for _, word := range s.Command {
		words = append(words, s.Expand(word))
	}
	command := exec.Command("taskset", words...)
	command.Dir = s.directory
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "LANG=en_US.UTF-8", "TZ=:UTC"}
	for name, value := range environment {
		command.Env = append(command.Env, name+"="+value)
	}
	for name, value := range s.Environment {
		command.Env = append(command.Env, name+"="+s.Expand(value))
	}
	out, err := os.Create(log)
	if err != nil {
		return nil, err
	}
	command.Stdout, command.Stderr = out, out
	p := &Process{command, time.Duration(s.LastSeconds) * time.Second, time.Now(), make(chan struct{})}
	if err := command.Start(); err != nil {
		return nil, err
	}
	go func() {
		_ = command.Wait()
		_ = out.Close()
		close(p.Ended)
	}()
	return p, nil
}

// CPU is what all threads of the process have used, ended ones too, to the nanosecond: the
// process's own clock (clock_getcpuclockid(3)).
func (p *Process) CPU() (time.Duration, error) {
	clock := uintptr(^p.command.Process.Pid)<<3 | 2
	var used syscall.Timespec
	_, _, failed := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, uint32ed(clock), uintptr(unsafe.Pointer(&used)), 0)
	if failed != 0 {
		return 0, fmt.Errorf("the process's clock: %w", failed)
	}
	return time.Duration(used.Nano()), nil
}

func uint32ed(clock uintptr) uintptr { return uintptr(uint32(clock)) }

// PeakMiB is the most memory it had resident (VmHWM).
func (p *Process) PeakMiB() (float64, error) {
	file, err := os.Open(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if rest, found := strings.CutPrefix(lines.Text(), "VmHWM:"); found {
			kib, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kib / 1024, err
		}
	}
	return 0, fmt.Errorf("no VmHWM")
}

// Stop ends it for good.
func (p *Process) Stop() {
	if p.last > 0 {
		_ = p.command.Process.Signal(syscall.SIGTERM)
		select {
		case <-p.Ended:
		case <-time.After(p.last):
		}
	}
	_ = p.command.Process.Kill()
	<-p.Ended
}
