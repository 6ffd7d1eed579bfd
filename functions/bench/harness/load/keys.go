// Package load makes the events that everybody gets: signed deliveries as API Gateway hands them
// over (HTTP API, payload format 2.0).
package load

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
)

// Keys are made anew in each run.
type Keys struct {
	rsa    *rsa.PrivateKey
	ec     *ecdsa.PrivateKey
	ed     ed25519.PrivateKey
	secret []byte
}

// NewKeys are RSA with 2048 bits, P-256, Ed25519 and a secret of 32 bytes.
func NewKeys() (*Keys, error) {
	r, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, err
	}
	ec, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	secret := make([]byte, 32)
	_, err = rand.Read(secret)
	return &Keys{r, ec, ed, secret}, err
}

var b64 = base64.RawURLEncoding.EncodeToString

// JWKS is the set of public keys; a key's id is its algorithm.
func (k *Keys) JWKS() string {
	point, err := k.ec.PublicKey.Bytes() // 4, x, y
	if err != nil {
		panic(err)
	}
	exponent := big.NewInt(int64(k.rsa.E)).Bytes()
	keys := []map[string]string{
		{"kty": "RSA", "kid": "RS256", "alg": "RS256", "use": "sig", "n": b64(k.rsa.N.Bytes()), "e": b64(exponent)},
		{"kty": "EC", "kid": "ES256", "alg": "ES256", "use": "sig", "crv": "P-256", "x": b64(point[1:33]), "y": b64(point[33:])},
		{"kty": "OKP", "kid": "EdDSA", "alg": "EdDSA", "use": "sig", "crv": "Ed25519", "x": b64(k.ed.Public().(ed25519.PublicKey))},
	}
	text, err := json.Marshal(map[string]any{"keys": keys})
	if err != nil {
		panic(err)
	}
	return string(text)
}

// Secret is the shared one, as Standard Webhooks writes it.
func (k *Keys) Secret() string {
	return "whsec_" + base64.StdEncoding.EncodeToString(k.secret)
}

// ReceiptKey is an Ed25519 private key as a JWK, for signing receipts.
func (k *Keys) ReceiptKey() string {
	text, err := json.Marshal(map[string]string{
		"kty": "OKP", "crv": "Ed25519", "kid": "bench", "alg": "EdDSA", "use": "sig",
		"d": b64(k.ed.Seed()), "x": b64(k.ed.Public().(ed25519.PublicKey))})
	if err != nil {
		panic(err)
	}
	return string(text)
}

// token is a signed JSON Web Token.
func (k *Keys) token(algorithm string, claims []byte) (string, error) {
	header := `{"alg":"` + algorithm + `","kid":"` + algorithm + `","typ":"JWT"}`
	covered := b64([]byte(header)) + "." + b64(claims)
	digest := sha256.Sum256([]byte(covered))
	var signature []byte
	var err error
	switch algorithm {
	case "RS256":
		signature, err = rsa.SignPKCS1v15(rand.Reader, k.rsa, crypto.SHA256, digest[:])
	case "ES256":
		r, s, failed := ecdsa.Sign(rand.Reader, k.ec, digest[:])
		if failed != nil {
			return "", failed
		}
		signature, err = append(r.FillBytes(make([]byte, 32)), s.FillBytes(make([]byte, 32))...), nil
	default:
		signature = ed25519.Sign(k.ed, []byte(covered))
	}
	return covered + "." + b64(signature), err
}

// webhook is the signature of Standard Webhooks.
func (k *Keys) webhook(id, timestamp, body string) string {
	mac := hmac.New(sha256.New, k.secret)
	mac.Write([]byte(id + "." + timestamp + "." + body))
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}
