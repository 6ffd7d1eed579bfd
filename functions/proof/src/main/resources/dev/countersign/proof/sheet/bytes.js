// Bytes and their written forms. All that this half of the page does is pure: no document, no network, no clock.

export const utf8 = (text) => new TextEncoder().encode(text);

// Throws where the bytes are no UTF-8. A byte order mark is a character like others.
export function fromUtf8(bytes) {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function hex(bytes) {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

export function base64(bytes) {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export const base64url = (bytes) => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

// The bytes, or null where the text is not their only Base64 form.
export function fromBase64(text) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  } catch {
    return null;
  }
  return base64(bytes) === text ? bytes : null;
}

// Characters of Base64 that are decoded at once; a multiple of 4.
const CHARACTERS = 1 << 18;

// The bytes of a long text in Base64, in pieces.
export function* bytesOf(text) {
  for (let at = 0; at < text.length; at += CHARACTERS) yield Uint8Array.from(atob(text.slice(at, at + CHARACTERS)), (c) => c.charCodeAt(0));
}

export function fromBase64url(text) {
  const padded = text.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (text.length % 4)) % 4);
  return /^[A-Za-z0-9_-]*$/.test(text) ? fromBase64(padded) : null;
}

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

export const same = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i]);
