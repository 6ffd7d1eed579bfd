// The lines: which are shown, in which columns, and what leaves the page as CSV or on paper.
import { $, element, number, set, spaced, status } from './parts.js';
import { withCurrency } from './money.js';
import { disputeMark, isUndecided } from './dispute.js';
import { inquiryMark } from './inquiry.js';
import { Grid } from './grid.js';
import { csvOf } from './csv.js';
import { save } from './save.js';

const MOST_PRINTED = 2000;
// Milliseconds between two drawings while lines still come.
const EACH = 1000;

const lateMark = (row) => (row.late ? [element('span', { class: 'mark' }, 'late')] : []);
const sums = (row) => row.money.list().flatMap(([currency, { net }], i) => [i ? ', ' : '', withCurrency(net, currency)]);

function columnsOf(times) {
  const at = { name: 'Last change', kind: 'time', cell: (row) => (row.at ? times.element(row.at) : '–') };
  const source = { name: 'Source', kind: 'wide', cell: (row) => row.sources.filter(Boolean).join(', ') || '–' };
  const name = (title) => ({ name: title, kind: 'name', cell: (row) => element('span', { class: 'claim', title: row.claim }, ...lateMark(row), ...disputeMark(row), ...inquiryMark(row), row.claim) });
  const agent = { name: 'Agent', kind: 'middle', cell: (row) => [row.agent || '–', ...(row.strategy ? [element('span', { class: 'reason' }, row.strategy)] : [])] };
  return {
    outcomes: [name('Outcome'), { name: 'Status', kind: 'status-cell', cell: (row) => status(row.status, row.reason) }, agent, source,
      { name: 'This month', kind: 'number', cell: (row) => (row.money.sums.size ? sums(row) : '–') },
      { name: 'Stands billed', kind: 'number wide', cell: (row) => (row.stands ? withCurrency(...row.stands) : '–') },
      { name: 'Held', kind: 'number wide', cell: (row) => (row.held ? withCurrency(...row.held) : '–') }, at],
    sessions: [name('Session'), agent, { name: 'Handled by', kind: 'wide', cell: (row) => [row.handledBy || '–', ...(row.mode === 'test' ? [element('span', { class: 'mark' }, 'test')] : [])] },
      { name: 'Claimed', kind: 'middle', cell: (row) => row.claimed || '–' },
      { name: 'Outcome in this month', kind: '', cell: (row) => row.outcome?.claim ?? 'none' }, { ...at, name: 'Recorded' }],
    others: [name('Digest'), { name: 'What', kind: 'status-cell', cell: (row) => row.what }, { name: 'Why', kind: '', cell: (row) => spaced(row.reason) }, source, { ...at, name: 'Received' }],
  };
}

const ORDERS = {
  newest: (a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0),
  amount: (a, b) => Number(size(b) - size(a)),
};

// For the order alone: currencies are not exchanged.
function size(row) {
  let largest = 0n;
  for (const { billed, reversed } of row.money?.sums.values() ?? []) {
    const net = billed + reversed;
    if (net > largest || -net > largest) largest = net < 0n ? -net : net;
  }
  return largest;
}

export class Lines {
  constructor(month, open) {
    this.month = month;
    this.kind = 'outcomes';
    this.shown = [];
    this.grid = new Grid($('grid'), $('scroll'), open);
    $('filter').addEventListener('submit', (event) => event.preventDefault());
    $('search').addEventListener('input', () => this.draw());
    for (const choice of document.querySelectorAll('#filter select, #late, #disputed, #asked')) choice.addEventListener('change', () => this.draw());
    $('csv').addEventListener('click', () => save(csvOf(this.kind, this.shown, this.month.first), `${this.name()}.csv`, 'text/csv'));
    addEventListener('beforeprint', () => this.print());
    addEventListener('afterprint', () => set($('printed'), []));
  }

  name() {
    return `${this.month.header?.tenant}-${this.month.header?.period}-${this.kind}`.replaceAll(/[^A-Za-z0-9_.-]/g, '_');
  }

  begin(times) {
    this.columns = columnsOf(times);
    this.drawn = performance.now();
    this.select('outcomes');
  }

  // Lines came; those that are here can be used already.
  more() {
    if (!this.columns || performance.now() - this.drawn < EACH) return;
    this.drawn = performance.now();
    this.drawTabs();
    this.choose();
    this.grid.renew(this.shown);
  }

  all() {
    if (!this.columns) return;
    for (const row of this.month.sessions) row.outcome = this.month.linked.get(row.session) ?? this.month.asked.get(row.session);
    this.drawTabs();
    this.drawChoices();
    this.choose();
    this.grid.renew(this.shown);
    // Only now: a count that grows by itself is not to be read out each second.
    $('shown').setAttribute('aria-live', 'polite');
  }

  drawTabs() {
    $('tab-outcomes').textContent = `Outcomes (${number(this.month.outcomes.length)})`;
    $('tab-sessions').textContent = `Sessions (${number(this.month.sessions.length)})`;
    $('tab-others').textContent = `Refused and other (${number(this.month.others.length)})`;
  }

  select(kind) {
    this.kind = kind;
    $('order').querySelector('[value=amount]').hidden = kind !== 'outcomes';
    if (kind !== 'outcomes' && $('order').value === 'amount') $('order').value = 'file';
    this.drawChoices();
    this.draw();
  }

  drawChoices() {
    $('disputed').parentElement.hidden = this.kind !== 'outcomes' || !this.month.outcomes.some(isUndecided);
    $('asked').parentElement.hidden = this.kind !== 'outcomes' || !this.month.outcomes.some((row) => row.inquiry);
    for (const choice of document.querySelectorAll('select[data-member]')) {
      const { member } = choice.dataset;
      const chosen = choice.value;
      const names = [...new Set(this.month[this.kind].flatMap((row) => (member === 'source' ? row.sources : row[member] ?? [])))].filter(Boolean).sort();
      set(choice, [element('option', { value: '' }, 'all'), ...names.map((name) => element('option', { value: name }, name))]);
      choice.value = names.includes(chosen) ? chosen : '';
      choice.parentElement.hidden = names.length < 2;
    }
  }

  // Which rows are shown, in which order.
  choose() {
    const all = this.month[this.kind];
    const wanted = $('search').value.trim().toLowerCase();
    const only = [...document.querySelectorAll('select[data-member]')].filter((choice) => choice.value).map((choice) => [choice.dataset.member, choice.value]);
    const late = $('late').checked;
    const disputed = this.kind === 'outcomes' && $('disputed').checked;
    const asked = this.kind === 'outcomes' && $('asked').checked;
    this.shown = all.filter((row) => (!late || row.late) && (!disputed || isUndecided(row)) && (!asked || row.inquiry) && only.every(([member, value]) => (member === 'source' ? row.sources.includes(value) : row[member] === value))
      && (!wanted || row.found.includes(wanted) || row.claim?.toLowerCase().includes(wanted)));
    const order = ORDERS[$('order').value];
    if (order) this.shown.sort(order);
    $('shown').textContent = `${number(this.shown.length)} of ${number(all.length)}`;
    $('none').hidden = this.shown.length > 0;
  }

  draw() {
    if (!this.columns) return;
    this.choose();
    this.grid.show(this.columns[this.kind], this.shown);
  }

  // On paper there is no scrolling: all rows that are chosen, or the first of them.
  print() {
    if (!this.columns) return;
    const rows = this.shown.slice(0, MOST_PRINTED);
    const more = this.shown.length - rows.length;
    const columns = this.columns[this.kind];
    set($('printed'), [
      element('p', {}, `${number(this.shown.length)} of ${number(this.month[this.kind].length)} ${this.kind}${more > 0 ? `; the first ${number(MOST_PRINTED)} are printed, export CSV for all` : ''}`),
      element('table', {}, element('thead', {}, element('tr', {}, ...columns.map(({ name, kind }) => element('th', { scope: 'col', class: kind ?? '' }, name)))),
        element('tbody', {}, ...rows.map((row) => element('tr', {}, ...columns.map(({ cell, kind }) => element('td', { class: kind ?? '' }, ...[cell(row)].flat())))))),
    ]);
  }
}

