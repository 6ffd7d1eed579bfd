// What a header must say, added up from the lines.
import { canonical } from './canonical.js';

const KINDS = { A: 'acceptances', E: 'entries', R: 'refused', S: 'sessions' };

// Minor units of a result's amount: its digits, since it has its currency's number of places.
export const minor = (amount) => BigInt(amount.replace('.', ''));

function count(counts, name) {
  counts[name] = (counts[name] ?? 0) + 1;
}

const object = (value) => value !== null && typeof value === 'object';

function* differences(member, said, counted) {
  if (!object(said) || !object(counted)) {
    if (canonical(said) !== canonical(counted)) yield { member, said, counted };
    return;
  }
  for (const name of new Set([...Object.keys(said), ...Object.keys(counted)])) yield* differences(`${member}.${name}`, said[name], counted[name]);
}

const ASKED = Object.freeze({ opened: 0, attested: 0, declined: 0, silent: 0, owed: 0, withdrawn: 0 });

const NONE = Object.freeze({ billed: 0n, reversed: 0n, earlier: 0n, held: 0n, disputed: 0n });

// What stands after an entry less what stood before it and its results, by currency, '' for units; only what is not zero.
export function gaps(leaf) {
  const sums = new Map();
  const add = (unit, value) => sums.set(unit, (sums.get(unit) ?? 0n) + value);
  const standing = (side, sign) => { if (side) add(side.currency ?? '', sign * BigInt((side.currency ? side.billed : side.quantity) ?? 0)); };
  standing(leaf.was, -1n);
  standing(leaf.is, 1n);
  for (const result of leaf.results ?? []) add(result.currency ?? '', result.currency ? -minor(result.amount) : -BigInt(result.quantity));
  return [...sums].filter(([, sum]) => sum !== 0n);
}

export class Sums {
  constructor(period) {
    this.period = period;
    this.leaves = { entries: 0, refused: 0, sessions: 0 };
    this.sources = {};
    this.outcomes = {};
    this.inquiries = {};
    this.late = 0;
    this.money = new Map();
    this.quantities = new Map();
    // The line that says what stood before the first sealed month.
    this.opening = null;
  }

  add(leaf) {
    const kind = leaf.key[0];
    if (kind === 'B') this.opening = leaf;
    if (leaf.late !== undefined) this.late += 1;
    if (!KINDS[kind]) return;
    count(this.leaves, KINDS[kind]);
    if (kind === 'E') this.entry(leaf);
    else if (kind !== 'A') count(this.source(leaf.source), KINDS[kind]);
  }

  source(name) {
    this.sources[name] ??= { entries: {}, sessions: 0, refused: 0 };
    return this.sources[name];
  }

  entry(leaf) {
    if (leaf.source !== undefined) count(this.source(leaf.source).entries, leaf.verdict ?? '');
    this.outcomes[leaf.type] ??= {};
    count(this.outcomes[leaf.type], leaf.status);
    for (const result of leaf.results ?? []) this.result(result, leaf);
    // What a restore took back was published; it holds nothing any more.
    if (leaf.superseded) return;
    if (leaf.inquiry) this.inquiry(leaf.inquiry, leaf.type);
    for (const [side, sign] of [[leaf.is, 1n], [leaf.was, -1n]]) {
      if (side?.currency === undefined) continue;
      const sum = this.of(this.money, side.currency);
      sum.held += sign * BigInt(side.held ?? 0);
      sum.disputed += sign * BigInt(side.disputed ?? 0);
    }
  }

  inquiry({ state, by, opened }, type) {
    const counts = this.inquiries[type] ??= { ...ASKED };
    if (opened) count(counts, 'opened');
    if (state !== 'open') count(counts, by === 'silence' && state === 'declined' ? 'silent' : state);
  }

  result(result, leaf) {
    const priced = result.amount !== undefined;
    const sum = priced ? this.of(this.money, result.currency) : this.of(this.quantities, leaf.type);
    const value = priced ? minor(result.amount) : BigInt(result.quantity);
    sum[result.kind === 'billable' ? 'billed' : 'reversed'] += value;
    if (result.kind === 'reversal' && leaf.was?.since < this.period) sum.earlier += value;
  }

  of(sums, name) {
    if (!sums.has(name)) sums.set(name, { ...NONE });
    return sums.get(name);
  }

  // What differs in the header: {member, said, counted}. `before` is the header of the month before and `known` what can still be taken back for
  // each currency, or null where it isn't known: then the header is taken at its word.
  * against(header, before, known) {
    const told = Object.values(header.money).some((sum) => sum.still_refundable !== undefined);
    const refundable = told ? known : null;
    const base = this.base(header, before);
    const expected = { leaves: this.leaves, sources: this.sources, outcomes: this.outcomes, late: this.late, money: {}, quantities: {} };
    for (const [currency, sum] of this.all(this.money, header.money, base?.money, refundable)) {
      const said = header.money[currency] ?? {};
      const from = base && { opening: 0, net: 0, held: 0, disputed: 0, ...base.money[currency] };
      expected.money[currency] = { opening: from ? BigInt(from.opening) + BigInt(from.net) : said.opening, billed: sum.billed, reversed: sum.reversed, of_earlier_months: sum.earlier,
        net: sum.billed + sum.reversed, held: from ? BigInt(from.held) + sum.held : said.held, disputed: from ? BigInt(from.disputed) + sum.disputed : said.disputed,
        still_refundable: refundable ? refundable.get(currency) ?? 0 : said.still_refundable ?? (told ? 0 : undefined) };
    }
    for (const [type, sum] of this.all(this.quantities, header.quantities, base?.quantities)) {
      const from = base && { opening: 0, net: 0, ...base.quantities[type] };
      expected.quantities[type] = { opening: from ? BigInt(from.opening) + BigInt(from.net) : (header.quantities[type] ?? {}).opening, counted: sum.billed, taken_back: sum.reversed, net: sum.billed + sum.reversed };
    }
    if (header.inquiries !== undefined || Object.keys(this.inquiries).length > 0) yield* differences('inquiries', header.inquiries ?? {}, this.inquiries);
    for (const name of Object.keys(expected)) yield* differences(name, header[name], expected[name]);
  }

  // What the month began with: known of the first one, and where the month before is given.
  base(header, before) {
    if (header.number !== 1) return before;
    const money = {};
    for (const [currency, at] of Object.entries(this.opening?.money ?? {})) money[currency] = { opening: at.billed ?? 0, held: at.held ?? 0, disputed: at.disputed ?? 0 };
    const quantities = {};
    for (const [type, units] of Object.entries(this.opening?.quantities ?? {})) quantities[type] = { opening: units };
    return { money, quantities };
  }

  all(sums, ...known) {
    const names = new Set([...sums.keys(), ...known.flatMap((each) => (each instanceof Map ? [...each.keys()] : Object.keys(each ?? {})))]);
    return [...names].map((name) => [name, sums.get(name) ?? NONE]);
  }
}
