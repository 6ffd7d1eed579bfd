package dynamo

import (
	"net"
	"net/http"
)

// Listen serves the stub on a loopback port of its own and counts the bytes on its connections,
// headers and all.
func (s *Stub) Listen() (*http.Server, string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", err
	}
	server := &http.Server{Handler: s, ConnState: s.remember}
	go func() { _ = server.Serve(counting{listener, s}) }()
	return server, "http://" + listener.Addr().String(), nil
}

func (s *Stub) remember(connection net.Conn, state http.ConnState) {
	if state == http.StateClosed {
		s.open.Delete(connection)
	} else {
		s.open.Store(connection, nil)
	}
}

// Drop closes all connections: a restored picture finds its old ones dead.
func (s *Stub) Drop() {
	s.open.Range(func(connection, _ any) bool {
		_ = connection.(net.Conn).Close()
		return true
	})
}

type counting struct {
	net.Listener
	stub *Stub
}

func (l counting) Accept() (net.Conn, error) {
	connection, err := l.Listener.Accept()
	return counted{connection, l.stub}, err
}

type counted struct {
	net.Conn
	stub *Stub
}

func (c counted) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.stub.BytesIn.Add(int64(n))
	return n, err
}

func (c counted) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.stub.BytesOut.Add(int64(n))
	return n, err
}
