// One row with all its lines: what happened, what was decided by it, what was billed, and each line as it stands in the file.
import { $, element, number, set, spaced, status } from './parts.js';
import { standing, withCurrency } from './money.js';
import { parsed } from './model.js';
import { disputeFacts, saidOfDispute } from './dispute.js';
import { inquiryFacts, isOfInquiry, passed, saidOfInquiry } from './inquiry.js';

function happened(leaf) {
  if (isOfInquiry(leaf)) return saidOfInquiry(leaf);
  switch (leaf.brought_by) {
    case 'session': return 'a session was recorded or corrected';
    case 'resolution': return 'a person decided';
    case 'dispute':
    case 'answer': return saidOfDispute(leaf);
    case 'time': return passed(leaf);
    case 'restore': return 'after a restore of the table';
    default: return `${leaf.source ?? 'a source'}: ${leaf.act ?? 'a statement'}${leaf.verdict && leaf.verdict !== 'accepted' ? ` (${spaced(leaf.verdict)})` : ''}`;
  }
}

function pairs(entries) {
  return element('dl', {}, ...entries.filter(([, value]) => value !== undefined && value !== '')
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, String(value))]));
}

function raw(month, at) {
  return element('details', {}, element('summary', {}, `Line ${number(month.first + at)} as it stands in the file`), element('pre', {}, month.lines[at]));
}

function result(r) {
  const units = r.amount === undefined;
  const minus = r.kind === 'reversal';
  const shown = withCurrency(units ? r.quantity : r.amount.replace('.', ''), units ? 'units' : r.currency);
  return element('li', {}, element('span', {}, minus ? 'taken back' : 'billed'), element('span', { class: `number ${minus ? 'minus' : 'plus'}` }, minus ? shown : `+${shown}`),
    element('span', { class: 'soft' }, [r.session && `session ${r.session}`, r.terms && `terms ${r.terms}`, r.id].filter(Boolean).join(' · ')));
}

const PROVABLE = { anyone: 'anyone can check its signature', both: 'only you and the seller can check it (a shared secret)', nobody: 'nothing was signed by the source' };

function step(month, at, times) {
  const leaf = parsed(month.lines[at]);
  if (!leaf) return element('li', {}, element('h3', {}, 'A line that can’t be read'), raw(month, at));
  const stands = [standing(leaf.is, 'billed'), standing(leaf.is, 'held')];
  const facts = [leaf.superseded && 'taken back by a restore: no longer in the history', leaf.late && `late: it would have been in ${leaf.late}`, leaf.detail && spaced(leaf.detail),
    stands[0] && `stands billed: ${withCurrency(...stands[0])}`, stands[1] && `held: ${withCurrency(...stands[1])}`,
    standing(leaf.is, 'disputed') && `in dispute: ${withCurrency(...standing(leaf.is, 'disputed'))}`,
    leaf.refundable_until && `can be taken back until ${times.text(leaf.refundable_until)}`].filter(Boolean);
  return element('li', {},
    element('h3', {}, `${Number(leaf.key.split('/')[2])}. ${happened(leaf)}`),
    element('p', {}, times.element(leaf.recorded_at)),
    element('p', {}, ...status(leaf.status, leaf.reason)),
    ...(facts.length ? [element('p', { class: 'soft' }, facts.join(' · '))] : []),
    ...(leaf.dispute ? [element('p', {}, disputeFacts(leaf.dispute))] : []),
    ...(leaf.inquiry ? [element('p', {}, inquiryFacts(leaf.inquiry, times))] : []),
    ...(leaf.results?.length ? [element('ul', { class: 'events', 'aria-label': 'Billed and taken back' }, ...leaf.results.map(result))] : []),
    element('details', {}, element('summary', {}, 'Evidence and hash'), pairs([
      ['session', leaf.session], ['agent', [leaf.agent?.id, leaf.agent?.version].filter(Boolean).join(' ')], ['strategy', [leaf.strategy?.id, leaf.strategy?.arm].filter(Boolean).join(' ')],
      ['terms', leaf.terms], ['grade of the signature', leaf.assurance], ['provable to', leaf.provable_to && `${leaf.provable_to}: ${PROVABLE[leaf.provable_to] ?? ''}`],
      ['signed bytes, SHA-256', leaf.attestation], ['entry, SHA-256', leaf.entry]])),
    raw(month, at));
}

export function showHistory(row, month, times) {
  $('history-title').textContent = row.claim ?? row.id;
  const sessions = row.id ? month.sessions.filter((each) => each.session === row.session) : [];
  set($('history-body'), row.id ? [
    element('p', {}, ...status(row.status, row.reason), ' ', element('code', {}, row.id)),
    element('ol', { class: 'line', 'aria-label': 'History in this month, the oldest first' }, ...row.places.map((at) => step(month, at, times))),
    ...(Number(month.lines[row.places[0]].split('/')[2]) > 1 ? [element('p', { class: 'soft' }, 'Its history began in an earlier month.')] : []),
    ...sessions.flatMap((each) => [element('h3', {}, `Session ${each.session}`), element('p', {}, [each.agent && `agent ${each.agent}`, each.mode, each.handledBy && `handled by ${each.handledBy}`].filter(Boolean).join(' · ')), raw(month, each.places[0])]),
  ] : [
    ...row.places.map((at) => pairs(Object.entries(parsed(month.lines[at]) ?? {}).map(([name, value]) => [spaced(name), typeof value === 'object' ? JSON.stringify(value) : value]))),
    ...(row.outcome ? [element('p', {}, 'Outcome in this month: ', row.outcome.claim)] : []),
    ...row.places.map((at) => raw(month, at)),
  ]);
  $('history').showModal();
  $('history-title').focus();
}
