// What the page says of disputes. A text that a person wrote is in no line, so there is none to show.
import { element, spaced } from './parts.js';
import { withCurrency } from './money.js';

const UNDECIDED = ['open', 'answered'];
const text = (value) => (typeof value === 'string' ? value : '');
const isAmount = (value) => typeof value === 'bigint' || Number.isSafeInteger(value);

export const isUndecided = (row) => UNDECIDED.includes(row.dispute?.state);

export const disputeMark = (row) => (isUndecided(row) ? [element('span', { class: 'mark' }, 'disputed')] : []);

// Who said what brought the entry.
export function saidOfDispute(leaf) {
  const who = leaf.brought_by === 'dispute' ? 'the payer' : 'the seller';
  const said = { disputed: 'disputed it', withdrawn: 'took the dispute back', contested: 'contested the dispute', conceded: 'conceded the dispute', offered: 'made an offer' }[leaf.act] ?? `said: ${spaced(leaf.act ?? 'nothing')}`;
  return `${leaf.source ?? who}: ${who} ${said}${leaf.verdict === 'settled' ? ' (settled by the terms)' : ''}`;
}

const STATES = {
  open: 'open: the seller has not answered',
  answered: 'answered by the seller, not decided',
  stands: 'the line stands',
  falls: 'the line falls',
  adjusted: 'the line is adjusted',
  withdrawn: 'taken back by the payer',
};
const BY = { payer: 'by the payer', seller: 'by the seller', arbiter: 'by the arbiter', silence: 'since nobody spoke in time', terms: 'by the terms' };

// Where a dispute stands after an entry, in words.
export function disputeFacts(dispute) {
  const money = (value) => withCurrency(value, text(dispute.currency) || 'units');
  const state = `${STATES[dispute.state] ?? spaced(text(dispute.state))}${BY[dispute.by] && dispute.state !== 'withdrawn' ? `, ${BY[dispute.by]}` : ''}`;
  return [`Dispute (${spaced(text(dispute.code))}): ${state}`, isAmount(dispute.amount) && `the payer holds ${money(dispute.amount)} owed`,
    isAmount(dispute.left) && `${money(dispute.left)} is left owed`, text(dispute.id)].filter(Boolean).join(' · ');
}
