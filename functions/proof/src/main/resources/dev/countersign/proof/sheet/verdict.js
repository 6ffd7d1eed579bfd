// What the examination found, in words.
import { $, element, number, set, spaced } from './parts.js';
import { parsed } from './model.js';
import { withCurrency } from './money.js';

// What each fault is, and what a reader does about it.
const NAMES = {
  unsigned: ['no key of yours signed this month', 'Fetch the key file anew from the seller’s own address. If it still does not fit, do not accept this month.'],
  altered: ['something is not as it was signed', 'Do not rely on this file. The file alone can’t always tell which line was changed: your receipts show it, or the copy that you got first.'],
  unsorted: ['lines are out of their order', 'Do not accept this month: only of sorted lines can it be proved that one is missing.'],
  miscounted: ['the header does not say what the lines add up to', 'Believe the lines, not the header, and ask the seller for the difference.'],
  broken_chain: ['a history does not go on where it stood', 'Something between the two lines is missing, or one of them was changed. Ask the seller for both.'],
  omitted: ['a receipt has no line', 'The seller signed this receipt and left its line out. It may stand in a later month as late: add the months after this one here before you object.'],
  forked: ['two different things were signed in one place', 'Keep both: together they prove that the seller signed two versions.'],
  unbacked: ['a line names no signed message', 'Ask the seller for the signed message of this line.'],
};

// Where something was changed after it was signed, neither the lines nor the header are the seller's word.
const MISCOUNTED_OF_ALTERED = 'Something was changed since it was signed (see above), so believe neither the lines nor the header.';

// The worst first, as they stand in NAMES.
const sorted = (faults) => [...faults].sort((a, b) => Object.keys(NAMES).indexOf(a.name) - Object.keys(NAMES).indexOf(b.name));

const WORDS = { good: '✓', bad: '✗', open: '○' };
const SPOKEN = { good: 'holds', bad: 'does not hold', open: 'not checked' };

const billed = (result) => `${result.kind === 'reversal' ? 'taken back' : 'billed'} ${result.amount ?? result.quantity} ${result.currency ?? 'units'}`;

// What a line or a receipt says, in short.
function inShort(text) {
  const says = parsed((text ?? '').split('\n')[0]);
  if (!says || typeof says !== 'object') return '';
  if (says.key === '0') return ', the header';
  const seq = says.seq ?? (says.key?.startsWith('E/') ? Number(says.key.split('/')[2]) : undefined);
  const facts = [says.claim ?? says.session ?? says.digest, seq && `entry ${seq}`, says.status, ...(Array.isArray(says.results) ? says.results.map(billed) : [])];
  return `: ${facts.filter(Boolean).join(', ')}`;
}

function line({ file, number: at, text }) {
  const place = at === undefined ? file : `line ${number(at)}${file ? ` of ${file}` : ''}`;
  const caption = `${place[0].toUpperCase()}${place.slice(1)}${inShort(text)}`;
  return element('figure', {}, element('figcaption', {}, caption), element('pre', { tabindex: '0', 'aria-label': caption }, text ?? ''));
}

function fault({ name, count, shown }, altered) {
  const more = count - shown.length;
  const advice = name === 'miscounted' && altered ? MISCOUNTED_OF_ALTERED : NAMES[name][1];
  return element('section', { class: 'fault' },
    element('h3', {}, `${spaced(name)}: ${NAMES[name][0]}`, count > 1 ? `, ${number(count)} times` : ''),
    element('p', {}, advice),
    ...shown.flatMap(({ why, lines }) => [element('p', {}, `${why[0].toUpperCase()}${why.slice(1)}.`), ...lines.map(line)]),
    ...(more > 0 ? [element('p', { class: 'soft' }, `… and ${number(more)} more of this kind.`)] : []));
}

const UNREAD = 'Not checked, since the file can’t be read to its end or has no header.';

function signature(report, has) {
  if (has('unsigned')) return ['bad', 'Signature', 'No key that you chose signed this month.'];
  if (report.chosen && !report.signer) return ['open', 'Signature', UNREAD];
  if (report.chosen) return ['good', 'Signature', `Made by the key that you chose (${report.signer.thumbprint}), which was good when the month was closed.`];
  if (report.signer) return ['open', 'Signature', 'A key that came with this page fits. That shows only that the page agrees with itself: choose the seller’s key file.'];
  return ['open', 'Signature', 'Not checked: choose the seller’s key file.'];
}

const COPIES = { same: 'is the same month, line by line', forked: 'is another month, and signed too', unproved: 'differs, and no key that you chose signed it: it proves nothing' };

function copies(given) {
  const worst = given.some(({ is }) => is === 'forked') ? 'bad' : given.every(({ is }) => is === 'same') ? 'good' : 'open';
  return given.length ? [[worst, 'Other copies', `${given.map(({ name, is }) => `${name} ${COPIES[is]}`).join('; ')}.`]] : [];
}

function before({ header, months, unused, opened, readable }, has) {
  if (!readable) return ['open', 'The month before', UNREAD];
  const first = header?.number === 1;
  if (first && opened) return ['open', 'The month before', 'This is the first sealed month. What stood before it rests on the seller’s word.'];
  if (first) return ['good', 'The month before', 'There is none: this is the first sealed month.'];
  if (!months.length) return ['open', 'The month before', `Not given. With the file of ${header?.previous?.period ?? 'the month before'} the opening sums, what is held and the histories are checked over both months.`];
  const names = months.join(', ');
  const gap = unused ? ' An earlier month that you added leads here only with those between.' : '';
  return has('broken_chain') || has('forked') ? ['bad', 'The month before', `This month and ${names} do not fit together, or a history in them is broken.`]
    : ['good', 'The month before', `This month follows ${names}.${gap}`];
}

const sums = (list) => list.map(([currency, sum]) => withCurrency(sum, currency || 'units')).join(', ') || 'nothing';

function restored({ restored: found }) {
  if (!found) return [];
  const [brought, goneOn] = [sums(found.brought), sums(found.goneOn)];
  const more = brought === goneOn ? 'Histories go on by as much' : `Histories go on by ${goneOn}: ask the seller for the difference`;
  return [['open', 'Put back after a restore', `${number(found.lines)} lines of ${brought}, which no history is held against: they rest on the seller’s word and on your receipts. ${more}.`]];
}

function after({ after: given, unusedAfter, readable }, has) {
  if (!readable || given.length + unusedAfter === 0) return [];
  const unused = unusedAfter ? `${number(unusedAfter)} that you added do not count: only months that the seller signed, without a gap.` : '';
  if (!given.length) return [['open', 'The months after', unused]];
  return [has('forked') || has('broken_chain') ? ['bad', 'The months after', `This month and ${given.join(', ')} do not fit together, or a history is broken.`]
    : ['good', 'The months after', [`${given.join(', ')} follows this month.`, unused].filter(Boolean).join(' ')]];
}

function receipts(report, has) {
  const given = report.receipts;
  if (report.waiting) return ['open', 'Your receipts', report.readable ? 'Choose the seller’s key file first.' : UNREAD];
  if (!given) return ['open', 'Your receipts', 'None given. Receipts that you kept show whether a line was left out.'];
  const told = [`${number(given.found)} of this month compared`, given.late && `${number(given.late)} that came late, with their lines in a later month`, given.elsewhere && `${number(given.elsewhere)} of another month or seller`, given.unproved && `${number(given.unproved)} signed by no key here, so they prove nothing`].filter(Boolean).join(', ');
  return [has('omitted') || has('forked') || has('altered') ? 'bad' : given.found + given.late ? 'good' : 'open', 'Your receipts', `${told}.`];
}

function checks(report) {
  const has = (name) => report.faults.some((each) => each.name === name);
  const of = (name, title, holds, fails) => (has(name) ? ['bad', title, fails] : report.readable ? ['good', title, holds] : ['open', title, UNREAD]);
  const known = report.header?.number === 1 || report.months.length > 0;
  return [
    signature(report, has),
    of('altered', 'The lines', `All ${number(report.lines)} lines are those that the checkpoint was made of: since then none was added, left out or changed. Root ${report.root}.`, 'Something is not as it was signed.'),
    of('unsorted', 'Their order', 'The lines are sorted, so a line that is missing can be proved to be missing.', 'Lines are out of order.'),
    of('miscounted', 'The sums', `Counts and sums of the header are those of the lines.${known ? '' : ' Opening, held and disputed also rest on the month before.'}`, 'The header does not say what the lines add up to.'),
    has('unsorted') && !has('broken_chain') ? ['open', 'The histories', 'Not checked, since the lines are out of order.']
      : of('broken_chain', 'The histories', 'Each outcome goes on where it stood.', 'A history does not go on where it stood.'),
    ...restored(report),
    of('unbacked', 'The evidence', 'Each line that a statement brought names the signed message behind it.', 'A line names no signed message.'),
    before(report, has),
    ...after(report, has),
    receipts(report, has),
    ...copies(report.copies),
    ['open', 'Not checked here', `${report.complete ? 'Whether' : 'What can still be taken back, which needs all months since the first; and whether'} the month is in the seller’s public log, and who cosigned it: countersign verify --proof.`],
  ];
}

// Only the word of the whole is announced; the rest is there to be read.
export function drawVerdict(report) {
  const faults = sorted(report.faults);
  const names = faults.map((each) => each.name);
  const proved = report.chosen && report.signer;
  const state = names.length ? 'bad' : proved ? 'good' : 'open';
  $('verdict').className = `verdict ${state}`;
  $('verdict-word').textContent = { bad: `This month does not hold: ${names.map(spaced).join(', ')}.`, good: 'This month holds.', open: 'Nothing in this file contradicts itself. Who signed it is not proved yet.' }[state];
  $('verdict-more').textContent = { bad: 'What is wrong stands below, with the lines that prove it.', good: `It was signed by the key that you chose, and nothing that was checked contradicts it: ${number(report.lines)} lines.`, open: 'Add the seller’s key file to prove it.' }[state];
  set($('faults'), faults.map((each) => fault(each, names.includes('altered'))));
  set($('checks'), checks(report).map(([is, title, words]) => element('li', { class: is }, element('span', { class: 'sign', 'aria-hidden': 'true' }, WORDS[is]),
    element('span', {}, element('strong', {}, title), element('span', { class: 'hidden' }, ` ${SPOKEN[is]}`), '. ', words))));
}

// The month can't be read, or this browser can't check it.
export function drawBroken(problem) {
  $('verdict').className = 'verdict bad';
  $('verdict-word').textContent = 'This month could not be checked.';
  $('verdict-more').textContent = `${problem[0].toUpperCase()}${problem.slice(1)}.`;
}
