// The month as the page shows it: one row for each outcome, session and other line, made from the same lines that are checked.
import { Money, standing } from './money.js';
import { readCanonical } from './canonical.js';
import { problemOf } from './forms.js';
import { sessionAsked } from './inquiry.js';

const LONG_NUMBER = /[0-9]{16}/;

// A line that can't be read is shown as it is, and is found by the check.
export function parsed(line) {
  if (LONG_NUMBER.test(line)) {
    const value = readCanonical(line);
    if (value) return value;
  }
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const strategyName = (strategy) => (strategy?.id ? `${strategy.id}${strategy.arm ? ` (${strategy.arm})` : ''}` : '');
const text = (value) => (typeof value === 'string' ? value : '');

export class Month {
  constructor() {
    this.lines = [];
    // The number in the file of the first of them.
    this.first = 1;
    this.header = null;
    this.outcomes = [];
    this.sessions = [];
    this.others = [];
    this.linked = new Map();
    // Rows of inquiries, by the session that they ask about.
    this.asked = new Map();
  }

  // Only what is of the form of its kind is shown as that kind: whatever somebody made up can be drawn.
  add(lines) {
    for (const line of lines) {
      const at = this.lines.push(line) - 1;
      const leaf = parsed(line);
      const kind = problemOf(leaf) === null ? leaf.key[0] : '';
      if (kind === '0' && at === 0) this.header = leaf;
      else if (kind === 'E') this.entry(leaf, at, leaf.key.slice(2, 38));
      else if (kind === 'S') this.session(leaf, at);
      else this.other(leaf, at, kind);
    }
  }

  entry(leaf, at, id) {
    let row = this.outcomes.at(-1);
    if (row?.id !== id) {
      row = { id, places: [], money: new Money(), sources: [], agent: '', strategy: '', session: '', late: false, dispute: null, inquiry: null, found: '' };
      this.outcomes.push(row);
    }
    row.places.push(at);
    for (const result of leaf.results ?? []) row.money.add(result);
    row.late ||= leaf.late !== undefined;
    if (leaf.source && !row.sources.includes(leaf.source)) row.sources.push(leaf.source);
    row.found += `${id} ${leaf.claim} ${leaf.session ?? ''} ${leaf.entry} ${leaf.attestation ?? ''} ${leaf.reason ?? ''} `.toLowerCase();
    for (const result of leaf.results ?? []) row.found += `${result.id} `;
    if (leaf.dispute) row.found += `${text(leaf.dispute.id)} ${text(leaf.dispute.code)} `;
    if (leaf.inquiry) row.found += `inquiry ${leaf.inquiry.id} ${leaf.inquiry.kind} ${leaf.inquiry.code ?? ''} ${leaf.inquiry.state} `.toLowerCase();
    // What a restore took back says how nothing stands, unless there is no other entry.
    if (leaf.superseded && row.status) return;
    row.agent = text(leaf.agent?.id) || row.agent;
    row.strategy = strategyName(leaf.strategy) || row.strategy;
    row.session = leaf.session ?? row.session;
    row.inquiry = leaf.inquiry ?? row.inquiry;
    Object.assign(row, { claim: leaf.claim, type: leaf.type, status: leaf.status, reason: leaf.reason, detail: leaf.detail, at: leaf.recorded_at, terms: leaf.terms,
      stands: standing(leaf.is, 'billed'), held: standing(leaf.is, 'held'), disputed: standing(leaf.is, 'disputed'), dispute: leaf.dispute ?? null, until: leaf.refundable_until });
    if (row.session) this.linked.set(row.session, row);
    const asked = sessionAsked(leaf.claim);
    if (asked) this.asked.set(asked, row);
  }

  session(leaf, at) {
    const claims = Array.isArray(leaf.claimed) ? leaf.claimed : [];
    this.sessions.push({ places: [at], session: leaf.session, claim: leaf.session, agent: text(leaf.agent?.id), strategy: strategyName(leaf.strategy), mode: leaf.mode ?? '',
      handledBy: leaf.handled_by ?? '', claimed: claims.join(', '), started: leaf.started_at, at: leaf.recorded_at, sources: [leaf.source ?? ''],
      late: leaf.late !== undefined, found: `${leaf.session} ${leaf.digest} ${claims.join(' ')}`.toLowerCase() });
  }

  other(leaf, at, kind) {
    const key = text(leaf?.key);
    const what = { R: 'refused delivery', A: 'acceptance', B: 'opening' }[kind] ?? 'unreadable line';
    const reasons = Array.isArray(leaf?.reasons) ? leaf.reasons.join(', ') : text(leaf?.answer);
    this.others.push({ places: [at], claim: key.split('/').slice(1).join('/') || `line ${this.first + at}`, what, reason: reasons, at: text(leaf?.received_at ?? leaf?.recorded_at), sources: [text(leaf?.source)], agent: '',
      late: leaf?.late !== undefined, found: `${key} ${reasons}`.toLowerCase() });
  }

  // What was billed by a member of the outcomes: [[name, {count, money}]].
  by(member) {
    const groups = new Map();
    for (const row of this.outcomes) {
      const name = row[member] || 'not told';
      if (!groups.has(name)) groups.set(name, { count: 0, money: new Money() });
      const group = groups.get(name);
      group.count += 1;
      group.money.include(row.money);
    }
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
