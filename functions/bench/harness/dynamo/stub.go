package dynamo

import (
	"bytes"
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Use is what was asked of the stub. Units are DynamoDB's: a write unit for each KiB written, half
// a read unit for each 4 KiB read, a whole one when strongly consistent.
type Use struct {
	Requests   int
	WriteUnits int
	HalfReads  int
	Busy       time.Duration // the stub's own work, which lies within the measured times
	ByName     map[string]int
}

// settings is what the template's parameter of this name would be.
const settings = `{"issuer":"https://countersign.example","receipt_key":"/countersign/receipt-key"}`

// Stub is DynamoDB for one process: its own tables, its own count. It also answers SSM's
// GetParameter, which isn't counted: it is asked for the receipt's key once in five minutes, and for the settings once a minute.
type Stub struct {
	Parameter string
	BytesIn   atomic.Int64 // written by the connections, see Listen
	BytesOut  atomic.Int64

	open   sync.Map // net.Conn
	mutex  sync.Mutex
	tables map[string]*Table
	use    Use
}

// NewStub starts from a copy of these tables.
func NewStub(tables map[string]*Table, parameter string) *Stub {
	return &Stub{Parameter: parameter, tables: cloneTables(tables), use: Use{ByName: map[string]int{}}}
}

// Tables is a copy of what is stored now.
func (s *Stub) Tables() map[string]*Table {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return cloneTables(s.tables)
}

// Take is what was used since it was last taken.
func (s *Stub) Take() Use {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	taken := s.use
	s.use = Use{ByName: map[string]int{}}
	return taken
}

func (s *Stub) read(size int, consistent bool) {
	halves := max(1, (size+4095)/4096)
	if consistent {
		halves *= 2
	}
	s.use.HalfReads += halves
}

func (s *Stub) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	service, operation, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	if service == "AmazonSSM" {
		value := s.Parameter
		if strings.Contains(string(body), `/settings"`) {
			value = settings
		}
		write(w, "application/x-amz-json-1.1", 200, map[string]any{"Parameter": map[string]any{
			"Name": "k", "Type": "SecureString", "Value": value, "Version": 1}})
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	begun := time.Now()
	answer, err := s.answer(operation, body)
	status := 200
	if err != nil {
		status = 400
		var known *failure
		if !errors.As(err, &known) {
			errors.As(invalid(err.Error()), &known)
		}
		answer = known
	}
	s.use.Requests++
	s.use.ByName[operation]++
	write(w, "application/x-amz-json-1.0", status, answer)
	s.use.Busy += time.Since(begun)
}

func (s *Stub) answer(operation string, body []byte) (any, error) {
	var r request
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&r); err != nil {
		return nil, err
	}
	switch operation {
	case "CreateTable":
		return s.create(r)
	case "BatchWriteItem":
		return s.batchWrite(r)
	case "BatchGetItem":
		return s.batchGet(r)
	}
	table, there := s.tables[r.TableName]
	if !there {
		return nil, &failure{namespace + "ResourceNotFoundException", "no table " + r.TableName, nil}
	}
	switch operation {
	case "PutItem":
		return s.put(table, r)
	case "GetItem":
		return s.get(table, r)
	case "UpdateItem":
		return s.update(table, r)
	case "Query":
		return s.query(table, r)
	case "DescribeTable":
		return described(r.TableName, "Table"), nil
	case "UpdateTimeToLive":
		return struct{}{}, nil
	}
	return nil, invalid("no operation " + operation)
}

// write answers as DynamoDB does, with the checksum that the SDKs check.
func write(w http.ResponseWriter, media string, status int, answer any) {
	body, err := json.Marshal(answer)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	header := w.Header()
	header.Set("Content-Type", media)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	header.Set("X-Amz-Crc32", strconv.FormatUint(uint64(crc32.ChecksumIEEE(body)), 10))
	header.Set("X-Amzn-Requestid", "A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
