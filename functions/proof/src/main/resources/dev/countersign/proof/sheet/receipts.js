// Receipts that the reader kept, against the lines of the month.
import { fromBase64url, fromUtf8, utf8 } from './bytes.js';
import { canonical, readCanonical } from './canonical.js';
import { live, verifies } from './note.js';
import { outcomeOf } from './place.js';

const RECEIPT = /eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}(?![A-Za-z0-9_-])/g;
const TYPE = 'countersign-receipt+jws';
const MOST_ENTRIES = 999_999;

function part(text) {
  try {
    return JSON.parse(fromUtf8(fromBase64url(text)));
  } catch {
    return null;
  }
}

// The receipts in a text, whatever stands around them: answers, result events, or one a line.
export function receiptsIn(text) {
  return [...new Set(text.match(RECEIPT) ?? [])].map((compact) => {
    const [head, body, signature] = compact.split('.');
    return { compact, head: part(head), claims: part(body), signed: utf8(`${head}.${body}`), signature: fromBase64url(signature) };
  }).filter((receipt) => receipt.head?.typ === TYPE && receipt.claims);
}

function complete({ iat, outcome, entry, seq }) {
  return Number.isSafeInteger(iat) && /^out_[0-9a-f]{32}$/.test(outcome) && /^[0-9a-f]{64}$/.test(entry) && Number.isSafeInteger(seq) && seq > 0 && seq <= MOST_ENTRIES;
}

async function good(receipt, keys) {
  const key = keys.find((each) => each.kid === receipt.head.kid);
  return key !== undefined && receipt.head.alg === 'EdDSA' && complete(receipt.claims) && receipt.signature !== null && live(key, receipt.claims.iat) && verifies(key.raw, receipt.signature, receipt.signed);
}

function signedResults(leaf) {
  return (leaf.results ?? []).map(({ recorded_period: _, ...rest }) => rest);
}

// Which members the line says otherwise than the receipt.
function altered(claims, leaf) {
  const differs = ['entry', 'claim', 'status', 'terms', 'attestation'].filter((name) => canonical(claims[name]) !== canonical(leaf[name]));
  const events = claims.version !== undefined && canonical(claims.results ?? []) !== canonical(signedResults(leaf));
  return events ? [...differs, 'results'] : differs;
}

// The lines between which this key would stand.
function neighbours(check, key) {
  const before = check.keys.findLastIndex((each) => each !== '' && each < key);
  const after = check.keys.findIndex((each) => each > key);
  return [before, after].filter((place) => place >= 0).map((place) => check.line(place));
}

const shown = ({ claims, compact }) => ({ file: 'your receipt', text: `${canonical(claims)}\n${compact}` });

const keyOf = ({ outcome, seq, entry }) => `E/${outcome}/${String(seq).padStart(6, '0')}/${entry.slice(0, 16)}`;

function compareLine(receipt, check, place, faults) {
  const differs = altered(receipt.claims, readCanonical(check.lines[place]));
  if (differs.length) faults.add('altered', `the line says otherwise than the receipt: ${differs.join(', ')}`, () => [shown(receipt), check.line(place)]);
}

// Its line in a month after this one, where it is late of this one: [month, place].
function lateLine(receipt, period, after) {
  for (const month of after) {
    const place = month.keys.indexOf(keyOf(receipt.claims));
    if (place >= 0 && readCanonical(month.lines[place]).late === period) return [month, place];
  }
  return null;
}

// Whether it has its line, with the same content; else what stands in its place.
function compare(receipt, check, places, ours, after, faults) {
  const { claims } = receipt;
  const place = places.get(keyOf(claims));
  if (place !== undefined) {
    compareLine(receipt, check, place, faults);
    return 'found';
  }
  // It is of an earlier month: its line may be there.
  if (!ours) return 'elsewhere';
  const late = lateLine(receipt, check.header.period, after);
  if (late) {
    compareLine(receipt, ...late, faults);
    return 'late';
  }
  const other = check.entries.outcomes.get(claims.outcome)?.find((link) => link.seq === claims.seq && !link.superseded);
  if (other) faults.add('forked', 'the receipt and the line are two different entries of one number', () => [shown(receipt), other.line()]);
  return other ? 'forked' : 'absent';
}

// Compares each, of a month that began at `begin` and is followed by those of `after`: {found, late, elsewhere, unproved}.
// `elsewhere`: of another issuer, tenant or month.
export async function compareReceipts(receipts, check, begin, keys, after, faults) {
  const { issuer, tenant } = check.header;
  const counts = { found: 0, late: 0, elsewhere: 0, unproved: 0 };
  const places = new Map(check.keys.map((key, place) => [key, place]));
  for (const receipt of receipts) {
    const { claims } = receipt;
    if (claims.iss !== issuer || claims.outcome !== await outcomeOf(tenant, claims.claim)) {
      counts.elsewhere += 1;
    } else if (!await good(receipt, keys)) {
      counts.unproved += 1;
    } else {
      // One of an earlier month may have its line here as late, none of a later one.
      const at = claims.iat * 1000;
      const is = check.span && at >= check.span.to ? 'elsewhere' : compare(receipt, check, places, check.span !== null && begin <= at, after, faults);
      counts[is === 'elsewhere' || is === 'late' ? is : 'found'] += 1;
      if (is === 'absent') faults.add('omitted', 'the receipt has no line: it would stand between these two, and no month after this one that you added has it as late', () => [shown(receipt), ...neighbours(check, keyOf(claims))]);
    }
  }
  return counts;
}
