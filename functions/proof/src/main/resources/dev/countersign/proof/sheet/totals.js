// The header's totals, and what the lines add up to by type, agent and strategy.
import { $, element, number, set, status, table } from './parts.js';
import { amount } from './money.js';
import { inquiryTotals } from './inquiry.js';

const stands = ({ opening, net }) => (opening === undefined || net === undefined ? undefined : BigInt(opening) + BigInt(net));

const payable = (m) => {
  const billed = stands(m);
  return billed === undefined || m.disputed === undefined ? undefined : billed - BigInt(m.disputed);
};

const MEMBERS = [
  ['Stood billed before this month', (m) => m.opening],
  ['Billed this month', (m) => m.billed],
  ['Taken back this month', (m) => m.reversed],
  ['… of which was billed in earlier months', (m) => m.of_earlier_months],
  ['Net of this month', (m) => m.net, 'sum'],
  ['Stands billed at its end', stands, 'sum'],
  ['Held: counted, not billed yet', (m) => m.held],
  ['In dispute, of what stands billed', (m) => m.disputed],
  ['Payable without dispute', payable, 'sum'],
  ['Can still be taken back, of what stands', (m) => m.still_refundable],
];

const STATUSES = {
  Billable: 'Billed: it is owed.',
  Held: 'Counted, and billed when its hold ends, unless it is taken back before.',
  Parked: 'Not decided: no session of an agent is known yet, nothing was attested, or an inquiry waits for its answer.',
  Ambiguous: 'A person must decide.',
  NotBillable: 'Free: by the terms, since a dispute fell, or since an inquiry was declined.',
  Lapsed: 'Free: no session of an agent was found in time, or nobody answered an inquiry.',
  Reversed: 'Billed before, and taken back.',
  Void: 'Taken back before anything was billed.',
};

const told = (value, currency) => (value === undefined ? 'not told' : amount(value, currency));

function drawMoney(money) {
  const currencies = Object.keys(money).sort();
  if (!currencies.length) return element('p', { class: 'soft' }, 'No money in this month.');
  const made = table('What the header of the month says, which the lines must add up to', ['', ...currencies.map((c) => `#${c}`)],
    MEMBERS.map(([name, of]) => [name, ...currencies.map((c) => told(of(money[c]), c))]));
  made.querySelectorAll('tbody tr').forEach((row, i) => { if (MEMBERS[i][2]) row.className = 'sum'; });
  return made;
}

function drawUnits(quantities) {
  return table('What is counted in units; the price is agreed elsewhere', ['Outcome type', '#Before', '#Counted', '#Taken back', '#Net', '#Stands'],
    Object.entries(quantities).sort().map(([type, q]) => [type, ...[q.opening, q.counted, q.taken_back, q.net, stands(q)].map((n) => told(n, 'units'))]));
}

function breakdown(caption, heading, groups) {
  const rows = groups.flatMap(([name, { count, money }]) => {
    const sums = money.list();
    if (!sums.length) return [[name, number(count), '–', '–', '–', '']];
    return sums.map(([currency, sum], i) => [i ? '' : name, i ? '' : number(count), amount(sum.billed, currency), amount(sum.reversed, currency), amount(sum.net, currency), currency]);
  });
  return element('div', { class: 'scroll parts' }, table(caption, [heading, '#Outcomes', '#Billed', '#Taken back', '#Net', ''], rows));
}

function statuses(outcomes) {
  const counts = new Map();
  for (const { status: name } of outcomes) counts.set(name, (counts.get(name) ?? 0) + 1);
  return element('div', { class: 'scroll' }, table('How the outcomes stood at the end', ['Status', '#Outcomes', 'What it means'],
    [...counts].sort().map(([name, count]) => [element('span', {}, ...status(name)), number(count), STATUSES[name] ?? ''])));
}

export function drawTotals(month) {
  set($('totals'), [drawMoney(month.header.money ?? {})]);
  set($('units'), Object.keys(month.header.quantities ?? {}).length ? [drawUnits(month.header.quantities)] : []);
  set($('inquiries'), inquiryTotals(month.header.inquiries ?? {}));
}

export function drawBreakdowns(month) {
  if (!month.outcomes.length) return;
  set($('breakdowns'), [
    breakdown('By outcome type', 'Outcome type', month.by('type')),
    breakdown('By agent', 'Agent', month.by('agent')),
    breakdown('By strategy', 'Strategy', month.by('strategy')),
    statuses(month.outcomes),
    element('p', { class: 'soft' }, 'By agent and strategy an outcome counts for the one that its line names first.'),
  ]);
}
