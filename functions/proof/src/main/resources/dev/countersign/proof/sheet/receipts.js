// Receipts that the reader kept, against the lines of the month.
import { fromBase64url, fromUtf8, hex, sha256, utf8 } from './bytes.js';
import { canonical } from './canonical.js';
import { live, verifies } from './note.js';

const RECEIPT = /eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}(?![A-Za-z0-9_-])/g;
const TYPE = 'countersign-receipt+jws';

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

// The month of an instant in a zone, as 2026-11.
export function monthOf(seconds, zone) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric', month: '2-digit' }).formatToParts(new Date(seconds * 1000));
  const of = (type) => parts.find((each) => each.type === type).value;
  return `${of('year')}-${of('month')}`;
}

async function outcomeOf(tenant, claim) {
  const framed = ['outcome', tenant, claim].map((text) => `${utf8(text).length}:${text}`).join('');
  return `out_${hex(await sha256(utf8(framed))).slice(0, 32)}`;
}

async function good(receipt, keys) {
  const key = keys.find((each) => each.kid === receipt.head.kid);
  return key !== undefined && receipt.signature !== null && live(key, receipt.claims.iat) && verifies(key.raw, receipt.signature, receipt.signed);
}

function signedResults(leaf) {
  return (leaf.results ?? []).map(({ recorded_period: _, ...rest }) => rest);
}

// Which members the line says otherwise than the receipt.
function altered(claims, leaf) {
  const differs = ['entry', 'claim', 'status', 'terms', 'attestation'].filter((name) => canonical(claims[name]) !== canonical(leaf[name]));
  const events = claims.version === 2 && canonical(claims.results ?? []) !== canonical(signedResults(leaf));
  return events ? [...differs, 'results'] : differs;
}

function neighbours(check, key) {
  let low = 0;
  let high = check.keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (check.keys[middle] < key) low = middle + 1;
    else high = middle;
  }
  return [low - 1, low].filter((at) => at >= 0 && at < check.keys.length).map((at) => check.line(at));
}

function compare(receipt, check, faults) {
  const { claims, compact } = receipt;
  const number = `E/${claims.outcome}/${String(claims.seq).padStart(6, '0')}/`;
  const key = number + String(claims.entry).slice(0, 16);
  const shown = { file: 'your receipt', text: `${canonical(claims)}\n${compact}` };
  const at = check.keys.indexOf(key);
  if (at >= 0) {
    const differs = altered(claims, JSON.parse(check.lines[at]));
    if (differs.length) faults.add('altered', `the line says otherwise than the receipt: ${differs.join(', ')}`, [shown, check.line(at)]);
    return 'has its line';
  }
  const other = check.keys.findIndex((each, i) => each.startsWith(number) && !JSON.parse(check.lines[i]).superseded);
  if (other >= 0) faults.add('forked', 'the receipt and the line are two different entries of one number', [shown, check.line(other)]);
  return other >= 0 ? 'forked' : 'absent';
}

// Compares each: {found, elsewhere, unproved}. `elsewhere`: of another issuer, tenant or month.
export async function compareReceipts(receipts, check, keys, faults) {
  const { issuer, tenant, period, zone } = check.header;
  const counts = { found: 0, elsewhere: 0, unproved: 0 };
  for (const receipt of receipts) {
    const { claims, compact } = receipt;
    if (claims.iss !== issuer || claims.outcome !== await outcomeOf(tenant, claims.claim)) {
      counts.elsewhere += 1;
    } else if (!await good(receipt, keys)) {
      counts.unproved += 1;
    } else {
      const is = compare(receipt, check, faults);
      const ours = monthOf(claims.iat, zone) === period;
      if (is === 'absent' && !ours) {
        counts.elsewhere += 1;
        continue;
      }
      counts.found += 1;
      if (is === 'absent') {
        const key = `E/${claims.outcome}/${String(claims.seq).padStart(6, '0')}/${claims.entry.slice(0, 16)}`;
        faults.add('omitted', 'the receipt has no line: it would stand between these two', [{ file: 'your receipt', text: `${canonical(claims)}\n${compact}` }, ...neighbours(check, key)]);
      }
    }
  }
  return counts;
}
