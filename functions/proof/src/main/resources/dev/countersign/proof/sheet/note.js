// The checkpoint as a signed note (C2SP tlog-checkpoint and signed-note), and the keys that sign it.
import { base64url, fromBase64, fromBase64url, joined, same, sha256, utf8 } from './bytes.js';

const ED25519 = 1;
const MOST_SIGNATURES = 100;
const SIGNATURE = /^\u2014 ([^\s+\u0000-\u001f]+) ([A-Za-z0-9+/]+={0,2})$/;

// {origin, size, root, text, signatures} of a sealed file's first lines, or {problem}.
export function readNote(text) {
  const end = text.indexOf('\n\n');
  const lines = text.slice(0, end).split('\n');
  const written = text.slice(end + 2).replace(/\n$/, '').split('\n');
  const signatures = written.map((line) => SIGNATURE.exec(line));
  const root = lines.length === 3 ? fromBase64(lines[2]) : null;
  if (end < 0 || lines.length !== 3 || !/^(?:0|[1-9][0-9]{0,15})$/.test(lines[1]) || root?.length !== 32) {
    return { problem: 'it does not begin with a checkpoint: origin, number of lines and root' };
  }
  if (signatures.length > MOST_SIGNATURES || signatures.includes(null)) {
    return { problem: 'a line of the checkpoint is no signature' };
  }
  return {
    text: text.slice(0, end + 1), origin: lines[0], size: Number(lines[1]), root: lines[2],
    signatures: signatures.map(([, name, value]) => ({ name, bytes: fromBase64(value) ?? new Uint8Array(0) })),
  };
}

async function ofJwk(jwk) {
  if (jwk?.d !== undefined) throw new Error('it holds a private key; ask the seller for the public one');
  const raw = jwk?.kty === 'OKP' && jwk.crv === 'Ed25519' && typeof jwk.x === 'string' ? fromBase64url(jwk.x) : null;
  if (raw?.length !== 32 || typeof jwk.kid !== 'string' || jwk.kid === '') return null;
  for (const end of [jwk.nbf, jwk.exp]) {
    if (end !== undefined && !Number.isSafeInteger(end)) throw new Error('nbf or exp of a key is no whole number of seconds');
  }
  const thumbprint = base64url(await sha256(utf8(`{"crv":"Ed25519","kty":"OKP","x":"${jwk.x}"}`)));
  return { raw, kid: jwk.kid, thumbprint, from: jwk.nbf ?? -Infinity, until: jwk.exp ?? Infinity };
}

// The public Ed25519 keys of a JWK set or of one JWK, as GET /v1/keys answers them; others are left out. Throws with what is wrong, in words.
export async function readKeys(text) {
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error('it is no JSON');
  }
  const listed = Array.isArray(read?.keys) ? read.keys : [read];
  const keys = (await Promise.all(listed.map(ofJwk))).filter((key) => key !== null);
  if (!keys.length) throw new Error('it holds no Ed25519 key with a kid');
  return keys;
}

export async function verifies(raw, signature, message) {
  try {
    const key = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
  } catch (e) {
    if (e.name === 'NotSupportedError') throw new Error('this browser can not check Ed25519 signatures');
    return false;
  }
}

export const live = (key, seconds) => key.from <= seconds && seconds < key.until;

async function idOf(name, raw) {
  return (await sha256(joined(utf8(`${name}\n`), Uint8Array.of(ED25519), raw))).subarray(0, 4);
}

// The first of these keys that signed the note under this name. Unknown signatures are ignored; one that says it is of a key and isn't makes the note a
// forged one, which nobody signed.
async function verified(note, name, keys) {
  let signer = null;
  for (const key of keys) {
    const id = await idOf(name, key.raw);
    for (const { name: said, bytes } of note.signatures) {
      if (said !== name || !same(bytes.subarray(0, 4), id)) continue;
      if (!await verifies(key.raw, bytes.subarray(4), utf8(note.text))) return null;
      signer ??= key;
    }
  }
  return signer;
}

// {key} of who signed and was good when the month was closed, or {why} where nobody did.
export async function signedBy(note, name, keys, closed) {
  const key = await verified(note, name, keys.filter((each) => live(each, closed)));
  if (key) return { key };
  const other = await verified(note, name, keys);
  return { why: other ? `key ${other.kid} signed it, but was not good when the month was closed` : `no key of the file that you chose signed it as ${name}` };
}
