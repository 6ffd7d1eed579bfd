// The forms of the kinds of lines: which members each has, and of what form. It has no others.
import { digitsOf } from './currency.js';

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const isWhole = (value) => typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));

const form = (what, holds) => ({ what, holds });
const pattern = (what, regex) => form(what, (value) => typeof value === 'string' && regex.test(value));
const oneOf = (...words) => form('one of its words', (value) => words.includes(value));
const list = (what, item) => form(what, (value) => Array.isArray(value) && value.length > 0 && value.every(item.holds));
const named = (what, each) => form(what, (value) => isObject(value) && Object.values(value).every(each.holds));

const TEXT = form('a text', (value) => typeof value === 'string' && value !== '');
const DIGEST = pattern('64 hexadecimal digits', /^[0-9a-f]{64}$/);
const NAME = pattern('32 hexadecimal digits', /^[0-9a-f]{32}$/);
const PERIOD = pattern('a month as 2026-11', /^[0-9]{4}-(?:0[1-9]|1[0-2])$/);
const CURRENCY = pattern('an ISO 4217 code', /^[A-Z]{3}$/);
const ROOT = pattern('a hash in Base64', /^[A-Za-z0-9+/]{43}=$/);
const TIME = form('a time in UTC (RFC 3339)', isTime);
const COUNT = form('a count', (value) => isWhole(value) && value >= 0);
const POSITIVE = form('more than zero', (value) => isWhole(value) && value > 0);
const WHOLE = form('a whole number', isWhole);
const OBJECT = form('an object', isObject);
const TRUE = form('true', (value) => value === true);
const TEXTS = list('a list of texts', TEXT);
const ANY = form('any value', () => true);
const PROVABLE_TO = oneOf('anyone', 'both', 'nobody');
const SUMS = named('sums', named('sums of one kind', WHOLE));

function isTime(value) {
  if (typeof value !== 'string' || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?Z$/.test(value)) return false;
  const at = new Date(value);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value.slice(0, 10);
}

const RESULT_NEEDS = { id: TEXT, kind: oneOf('billable', 'reversal'), quantity: WHOLE, period: PERIOD, recorded_period: PERIOD, sha256: DIGEST };
const RESULT_MAY = { amount: TEXT, currency: CURRENCY, session: TEXT, terms: TEXT, members: named('prints', TEXT) };
const STANDING_MAY = { billed: POSITIVE, held: POSITIVE, disputed: POSITIVE, quantity: POSITIVE, currency: CURRENCY, since: PERIOD };

// Only the form of an amount that its currency has: 12.50 EUR, 1250 JPY.
function isAmount({ amount, currency }, minus) {
  const [, sign, whole, part = ''] = /^(-?)(0|[1-9][0-9]{0,30})(?:\.([0-9]{1,4}))?$/.exec(amount) ?? [];
  return whole !== undefined && (sign === '-') === minus && part.length === digitsOf(currency) && /[1-9]/.test(whole + part);
}

function isResult(value) {
  if (!isObject(value) || fault(value, RESULT_NEEDS, RESULT_MAY) || (value.amount === undefined) !== (value.currency === undefined)) return false;
  const minus = value.kind === 'reversal';
  return (minus ? value.quantity < 0 : value.quantity > 0) && (value.amount === undefined || isAmount(value, minus));
}

function isStanding(value) {
  if (!isObject(value) || fault(value, {}, STANDING_MAY)) return false;
  const has = (name) => value[name] !== undefined;
  const priced = has('billed') || has('held');
  if ((value.disputed ?? 0) > (value.billed ?? 0)) return false;
  return priced !== has('quantity') && priced === has('currency') && (has('billed') || has('quantity')) === has('since');
}

const isPrevious = (value) => isObject(value) && fault(value, { period: PERIOD, root: ROOT }, {}) === null;
const STANDING = form('what stands', isStanding);

const INQUIRY_NEEDS = { id: pattern('an inquiry’s id', /^inq_[0-9a-f]{32}$/), kind: oneOf('untracked', 'incorrect', 'declined'), state: oneOf('open', 'attested', 'declined', 'withdrawn', 'owed') };
const INQUIRY_MAY = { code: TEXT, by: oneOf('payer', 'seller', 'silence'), opened: TRUE, deadline: TIME };

// What an entry says of the inquiry that it opened or ended.
function isInquiry(value) {
  if (!isObject(value) || fault(value, INQUIRY_NEEDS, INQUIRY_MAY) || 'key' in value) return false;
  const open = value.state === 'open';
  if (value.deadline !== undefined && !open && value.by !== 'silence') return false;
  return open === (value.by === undefined) && (!open || value.opened === true);
}

const KINDS = {
  0: { key: /^0$/,
    needs: { version: WHOLE, issuer: TEXT, tenant: TEXT, period: PERIOD, zone: TEXT, number: POSITIVE, closed_at: TIME, leaves: named('counts of leaves', COUNT), sources: named('counts of sources', OBJECT),
      outcomes: named('counts of statuses', OBJECT), money: SUMS, quantities: SUMS, terms: named('digests', DIGEST), profiles: named('digests', DIGEST), keys: TEXTS, late: COUNT },
    may: { previous: form('a month’s period and root', isPrevious), inquiries: named('counts of inquiries', named('counts', COUNT)) },
    fits: (leaf) => (leaf.previous === undefined) === (leaf.number === 1) },
  A: { key: /^A\/[0-9]{4}-[0-9]{2}\/[0-9a-f]{64}$/,
    needs: { digest: DIGEST, month: PERIOD, root: ROOT, answer: oneOf('accepted', 'accepted_except', 'refused'), recorded_at: TIME },
    may: { source: TEXT, outcomes: TEXTS, decided_at: TIME, provable_to: PROVABLE_TO, silence: TRUE, late: PERIOD },
    fits: (leaf) => last(leaf) === leaf.digest },
  B: { key: /^B\/opening$/, needs: { outcomes: COUNT, money: SUMS, quantities: named('sums', WHOLE) }, may: {}, fits: () => true },
  E: { key: /^E\/out_[0-9a-f]{32}\/[0-9]{6}\/[0-9a-f]{16}$/,
    needs: { entry: DIGEST, recorded_at: TIME, type: TEXT, claim: TEXT, status: TEXT, brought_by: oneOf('statement', 'session', 'resolution', 'dispute', 'answer', 'inquiry', 'time', 'restore') },
    may: { reason: TEXT, detail: TEXT, terms: TEXT, session: TEXT, agent: OBJECT, strategy: OBJECT, source: TEXT, act: TEXT, verdict: TEXT, assurance: TEXT, provable_to: PROVABLE_TO, attestation: DIGEST,
      results: list('a list of results', form('a result', isResult)), was: STANDING, is: STANDING, dispute: OBJECT, inquiry: form('an inquiry', isInquiry), refundable_until: TIME, superseded: TRUE, late: PERIOD },
    fits: (leaf) => last(leaf) === leaf.entry.slice(0, 16) },
  R: { key: /^R\/[0-9a-f]{64}\/.+$/, needs: { digest: DIGEST, received_at: TIME, source: TEXT, reasons: TEXTS }, may: { provable_to: PROVABLE_TO, late: PERIOD },
    fits: (leaf) => leaf.key === `R/${leaf.digest}/${leaf.source}` },
  S: { key: /^S\/[0-9a-f]{32}\/[0-9a-f]{64}\/[0-9a-f]{16}$/, needs: { session: TEXT, digest: DIGEST, recorded_at: TIME, received_at: TIME, source: TEXT },
    may: { agent: OBJECT, strategy: OBJECT, mode: TEXT, handled_by: TEXT, started_at: TIME, claimed: ANY, names: list('a list of names', NAME), provable_to: PROVABLE_TO, late: PERIOD },
    fits: (leaf) => leaf.key.split('/')[2] === leaf.digest },
};

const last = (leaf) => leaf.key.slice(leaf.key.lastIndexOf('/') + 1);

function fault(value, needs, may) {
  for (const [name, member] of Object.entries(value)) {
    const of = Object.hasOwn(needs, name) ? needs[name] : Object.hasOwn(may, name) ? may[name] : null;
    if (of === null && name !== 'key') return `its member ${name} is of no line of this kind`;
    if (of !== null && !of.holds(member)) return `its ${name} is not ${of.what}`;
  }
  const missing = Object.keys(needs).find((name) => value[name] === undefined);
  return missing === undefined ? null : `its ${missing} is missing`;
}

// What is wrong with the form of a leaf that was read, in words; null where nothing is.
export function problemOf(leaf) {
  if (leaf === null) return 'it is not canonical JSON';
  const kind = typeof leaf.key === 'string' ? KINDS[leaf.key[0]] : undefined;
  if (!kind?.key.test(leaf.key)) return 'its key is of no known kind';
  return fault(leaf, kind.needs, kind.may) ?? (kind.fits(leaf) ? null : 'its key is not that of its other members');
}
