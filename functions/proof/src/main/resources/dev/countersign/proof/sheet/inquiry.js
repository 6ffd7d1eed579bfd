// What the page says of inquiries: the seller asks for a result that nobody attested, or that it holds wrong.
import { element, number, spaced, table } from './parts.js';

const text = (value) => (typeof value === 'string' ? value : '');

export const inquiryMark = (row) => (row.inquiry?.state === 'open' ? [element('span', { class: 'mark' }, 'inquiry')] : []);

const KINDS = { untracked: 'a result that a session claims and nobody attested', incorrect: 'a result that the seller holds wrong', declined: 'a result that isn’t billed, and should be by the seller' };
const ASKED = { untracked: 'asked for a result that nobody attested', incorrect: 'asked for a result to be put right', declined: 'asked why a result isn’t billed' };

// Whether a message about an inquiry brought the entry.
export const isOfInquiry = (leaf) => leaf.brought_by === 'inquiry' || (leaf.brought_by === 'dispute' && leaf.act === 'declined');

// Who said what.
export function saidOfInquiry(leaf) {
  const who = leaf.brought_by === 'dispute' ? 'the payer' : 'the seller';
  const said = { asked: ASKED[leaf.inquiry?.kind] ?? 'asked', withdrawn: 'took the inquiry back', declined: 'declined the inquiry' }[leaf.act] ?? `said: ${spaced(leaf.act ?? 'nothing')}`;
  return `${leaf.source ?? who}: ${who} ${said}`;
}

// What time alone brought.
export function passed({ inquiry }) {
  if (!inquiry) return 'time passed';
  if (inquiry.opened) return 'time passed, nobody attested it: an inquiry was drafted';
  if (inquiry.by === 'silence') return 'time passed: nobody answered the inquiry';
  return inquiry.state === 'attested' ? 'what was asked for was attested' : 'time passed';
}

const ENDED = { attested: 'attested', withdrawn: 'taken back by the seller', owed: 'nobody answered in time: owed by the terms' };

function stands({ state, by }) {
  if (state === 'open') return 'open: the payer has not answered';
  if (state === 'declined') return by === 'silence' ? 'nobody answered in time: not owed by the terms' : 'declined by the payer';
  return ENDED[state] ?? spaced(text(state));
}

// Until when it could be answered: what silence decides is decided by that time, and not before it.
const until = ({ state, deadline }, times) => deadline && `${state === 'open' ? 'to be answered before' : 'it could be answered before'} ${times.text(deadline)}`;

// Where an inquiry stands after an entry, in words.
export function inquiryFacts(inquiry, times) {
  return [`Inquiry (${KINDS[inquiry.kind] ?? spaced(text(inquiry.kind))}): ${stands(inquiry)}`, until(inquiry, times), inquiry.code && `code: ${spaced(text(inquiry.code))}`, text(inquiry.id)].filter(Boolean).join(' · ');
}

const COUNTS = ['opened', 'attested', 'declined', 'silent', 'owed', 'withdrawn'];
const rate = (part, whole) => (whole ? `${number(part)} of ${number(whole)} (${Math.round((100 * part) / whole)}\u00a0%)` : '–');
const ended = (counts) => COUNTS.slice(1).reduce((sum, member) => sum + counts[member], 0);

const ROWS = [
  ['Opened', ({ opened }) => number(opened)],
  ['Attested by the payer', ({ attested }) => number(attested)],
  ['Declined by the payer', ({ declined }) => number(declined)],
  ['Not answered: not owed', ({ silent }) => number(silent)],
  ['Not answered: owed', ({ owed }) => number(owed)],
  ['Taken back by the seller', ({ withdrawn }) => number(withdrawn)],
  ['Silence, of what ended', (counts) => rate(counts.silent + counts.owed, ended(counts)), 'sum'],
  ['Recovery, of what was opened', ({ attested, opened }) => rate(attested, opened), 'sum'],
];

const added = (all) => Object.fromEntries(COUNTS.map((member) => [member, all.reduce((sum, counts) => sum + Number(counts[member] ?? 0), 0)]));

// How many were opened and ended how, by outcome type, as the header counts them.
function inquiryTable(inquiries) {
  const types = Object.keys(inquiries).sort();
  const columns = types.map((type) => added([inquiries[type]]));
  if (types.length > 1) columns.push(added(columns));
  const made = table('Inquiries: results that the seller asks for', ['', ...types.map((type) => `#${type}`), ...(types.length > 1 ? ['#all'] : [])],
    ROWS.map(([name, of]) => [name, ...columns.map(of)]));
  made.querySelectorAll('tbody tr').forEach((row, i) => { if (ROWS[i][2]) row.className = 'sum'; });
  return made;
}

export const inquiryTotals = (inquiries) => (Object.keys(inquiries).length ? [inquiryTable(inquiries),
  element('p', { class: 'soft' }, 'What is attested in this month may have been opened in an earlier one: add the counts of several months before you compare rates.')] : []);

// The session that an outcome’s claim asks about, where it is one of an inquiry.
export function sessionAsked(claim) {
  const [, session] = /^[^/]+\/!\/([^/~][^/]*)$/.exec(claim) ?? [];
  try {
    return session && decodeURIComponent(session);
  } catch {
    return undefined;
  }
}
