// Canonical JSON (RFC 8785) of leaves: whole numbers only, and no null. A number beyond 2^53 - 1 is a BigInt and keeps its digits.

const DEEPEST = 32;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\bfnrt]|u00[01][0-9a-f]))*"/y;
const NUMBER = /0|-?[1-9][0-9]{0,30}/y;
const HALF_CHARACTER = /\p{Surrogate}/u;

class NotCanonical extends Error {}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  refuse() {
    throw new NotCanonical(`not canonical JSON at character ${this.at}`);
  }

  token(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) this.refuse();
    this.at = pattern.lastIndex;
    return found[0];
  }

  takes(c) {
    const is = this.text[this.at] === c;
    if (is) this.at += 1;
    return is;
  }

  expect(word) {
    if (!this.text.startsWith(word, this.at)) this.refuse();
    this.at += word.length;
  }

  string() {
    const written = this.token(STRING);
    if (!written.includes('\\')) return written.slice(1, -1);
    const value = JSON.parse(written);
    if (JSON.stringify(value) !== written || HALF_CHARACTER.test(value)) this.refuse();
    return value;
  }

  number() {
    const written = this.token(NUMBER);
    const value = Number(written);
    return Number.isSafeInteger(value) ? value : BigInt(written);
  }

  value(depth) {
    if (depth > DEEPEST) this.refuse();
    switch (this.text[this.at]) {
      case '"': return this.string();
      case '{': return this.object(depth);
      case '[': return this.array(depth);
      case 't': this.expect('true'); return true;
      case 'f': this.expect('false'); return false;
      default: return this.number();
    }
  }

  object(depth) {
    // Without a prototype: a member may have any name.
    const made = Object.create(null);
    this.expect('{');
    if (this.takes('}')) return made;
    let last = null;
    do {
      const name = this.string();
      if (last !== null && name <= last) this.refuse();
      this.expect(':');
      made[name] = this.value(depth + 1);
      last = name;
    } while (this.takes(','));
    this.expect('}');
    return made;
  }

  array(depth) {
    const made = [];
    this.expect('[');
    if (this.takes(']')) return made;
    do made.push(this.value(depth + 1)); while (this.takes(','));
    this.expect(']');
    return made;
  }
}

// The object that a line is, or null where the line is not canonical JSON of an object.
export function readCanonical(line) {
  try {
    const reader = new Reader(line);
    const value = reader.object(0);
    return reader.at === line.length ? value : null;
  } catch (e) {
    if (e instanceof NotCanonical) return null;
    throw e;
  }
}

// The canonical form of a value, so that equal values are equal texts; of undefined the empty text.
export function canonical(value) {
  if (value === undefined) return '';
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const names = Object.keys(value).sort((a, b) => (a < b ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}
