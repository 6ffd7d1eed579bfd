// What a header must say, added up from the leaves.
import { canonical } from './canonical.js';

const KINDS = { A: 'acceptances', E: 'entries', R: 'refused', S: 'sessions' };
const NONE = Object.freeze({ opening: 0, net: 0, held: 0, disputed: 0 });

// Minor units of a result's amount: its digits, since it has its currency's number of places.
export const minor = (amount) => BigInt(amount.replace('.', ''));

function count(counts, ...path) {
  const last = path.pop();
  let at = counts;
  for (const name of path) at = at[name] ??= {};
  at[last] = (at[last] ?? 0) + 1;
}

function* differences(said, counted, path) {
  const nested = (value) => value !== null && typeof value === 'object';
  if (!nested(said) || !nested(counted)) {
    if (canonical(said) !== canonical(counted)) yield { member: path, said, counted };
    return;
  }
  for (const name of new Set([...Object.keys(said), ...Object.keys(counted)])) {
    yield* differences(said[name], counted[name], `${path}.${name}`);
  }
}

export class Sums {
  constructor(period) {
    this.period = period;
    this.leaves = { entries: 0, sessions: 0, refused: 0 };
    this.sources = {};
    this.outcomes = {};
    this.late = 0;
    this.money = new Map();
    this.quantities = new Map();
    this.opened = null;
  }

  add(kind, leaf) {
    if (kind === 'B') this.opened = leaf;
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
    count(this.outcomes, leaf.type, leaf.status);
    for (const result of leaf.results ?? []) this.result(result, leaf);
    if (leaf.superseded) return;
    for (const [side, sign] of [[leaf.is, 1n], [leaf.was, -1n]]) {
      if (side?.held !== undefined) this.of(this.money, side.currency).held += sign * BigInt(side.held);
    }
  }

  result(result, leaf) {
    const priced = result.amount !== undefined;
    const sum = priced ? this.of(this.money, result.currency) : this.of(this.quantities, leaf.type);
    const value = priced ? minor(result.amount) : BigInt(result.quantity);
    sum[result.kind === 'reversal' ? 'reversed' : 'billed'] += value;
    if (result.kind === 'reversal' && leaf.was?.since < this.period) sum.earlier += value;
  }

  of(sums, name) {
    if (!sums.has(name)) sums.set(name, { billed: 0n, reversed: 0n, earlier: 0n, held: 0n });
    return sums.get(name);
  }

  // What differs in the header: {member, said, counted}. `before` is the header of the month before, or null where it isn't known.
  * against(header, before) {
    for (const name of ['leaves', 'sources', 'outcomes', 'late']) yield* differences(header[name], this[name], name);
    const base = this.base(header, before);
    for (const [currency, sum] of this.all('money', header, before)) {
      const from = base && { ...NONE, ...base.money?.[currency] };
      yield* this.each(`money.${currency}`, header.money?.[currency], {
        opening: from && BigInt(from.opening) + BigInt(from.net), billed: sum.billed, reversed: sum.reversed,
        of_earlier_months: sum.earlier, net: sum.billed + sum.reversed, held: from && BigInt(from.held) + sum.held,
        disputed: from && BigInt(from.disputed),
      });
    }
    for (const [type, sum] of this.all('quantities', header, before)) {
      const from = base && { ...NONE, ...base.quantities?.[type] };
      yield* this.each(`quantities.${type}`, header.quantities?.[type], {
        opening: from && BigInt(from.opening) + BigInt(from.net), counted: sum.billed, taken_back: sum.reversed, net: sum.billed + sum.reversed,
      });
    }
  }

  // What the month began with: known of the first one, and where the month before is given.
  base(header, before) {
    if (before) return before;
    if (header.number !== 1) return null;
    const money = {};
    for (const [currency, at] of Object.entries(this.opened?.money ?? {})) money[currency] = { opening: at.billed ?? 0, held: at.held ?? 0 };
    const quantities = {};
    for (const [type, units] of Object.entries(this.opened?.quantities ?? {})) quantities[type] = { opening: units };
    return { money, quantities };
  }

  all(group, header, before) {
    const names = new Set([...this[group].keys(), ...Object.keys(header[group] ?? {}), ...Object.keys(before?.[group] ?? {})]);
    return [...names].map((name) => [name, this[group].get(name) ?? { billed: 0n, reversed: 0n, earlier: 0n, held: 0n }]);
  }

  * each(path, said, counted) {
    for (const [name, value] of Object.entries(counted)) {
      const told = said?.[name];
      if (value !== null && value !== undefined && canonical(told) !== String(value)) yield { member: `${path}.${name}`, said: told, counted: value };
    }
  }
}
