// Lines that no history is held against: those that a restore put back, and those that go on from them.
import { gaps, minor } from './sums.js';

// It was put back by what was published of it, and says nothing of where its outcome stood; one that says so is no such line.
export const isPutBack = (leaf) => leaf.superseded === true && leaf.brought_by === 'restore' && leaf.was === undefined && leaf.is === undefined;

// It goes on from what was published of entries that a restore took back.
export const isRestored = (leaf) => leaf.superseded !== true && leaf.brought_by === 'restore';

const add = (sums, name, value) => sums.set(name, (sums.get(name) ?? 0n) + value);
const list = (sums) => [...sums].filter(([, sum]) => sum !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));

// What the first bring, the others should have.
export class Restored {
  constructor() {
    this.lines = 0;
    this.brought = new Map();
    this.goneOn = new Map();
  }

  add(leaf) {
    if (isPutBack(leaf)) {
      this.lines += 1;
      for (const { currency, amount, quantity } of leaf.results ?? []) add(this.brought, currency ?? '', currency ? minor(amount) : BigInt(quantity));
    } else if (isRestored(leaf)) {
      for (const [name, sum] of gaps(leaf)) add(this.goneOn, name, sum);
    }
  }

  // {lines, brought, goneOn}; null where there are none.
  report() {
    const [brought, goneOn] = [list(this.brought), list(this.goneOn)];
    return this.lines || goneOn.length ? { lines: this.lines, brought, goneOn } : null;
  }
}
