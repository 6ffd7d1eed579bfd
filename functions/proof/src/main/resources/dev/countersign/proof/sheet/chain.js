// The history of each outcome: what one entry left is what the next one found.
import { canonical } from './canonical.js';

const sequence = (key) => Number(key.split('/')[2]);

export class Chain {
  constructor() {
    this.last = new Map();
    // The first entries of outcomes that began in an earlier month: they are compared with that month's last ones.
    this.begun = new Map();
  }

  // What is wrong between this entry and the one before it, in words and with that one's place; null where nothing is.
  add(leaf, place) {
    if (leaf.superseded) return null;
    const outcome = leaf.key.split('/')[1];
    const at = { seq: sequence(leaf.key), was: canonical(leaf.was), is: canonical(leaf.is), late: leaf.late !== undefined, place };
    const before = this.last.get(outcome);
    this.last.set(outcome, at);
    if (before === undefined) {
      if (at.seq > 1) this.begun.set(outcome, at);
      return at.seq === 1 && at.was !== '' && /"(?:billed|held|quantity)":[^0]/.test(at.was)
        ? { why: 'something stood before an outcome’s first entry', before: null } : null;
    }
    if (at.seq === before.seq) return { why: `two entries have number ${at.seq}`, before: before.place };
    if (at.seq === before.seq + 1) return at.was === before.is ? null : { why: `entry ${at.seq} did not find what entry ${before.seq} left`, before: before.place };
    return at.late || before.late ? null : { why: `no entry between number ${before.seq} and number ${at.seq}`, before: before.place };
  }

  // The first entries that did not find what the last ones of the month before left: {why, before, place}.
  * after(earlier) {
    for (const [outcome, at] of this.begun) {
      const before = earlier.last.get(outcome);
      if (before && at.seq === before.seq + 1 && at.was !== before.is) {
        yield { why: `entry ${at.seq} did not find what entry ${before.seq} of the month before left`, before: before.place, place: at.place };
      }
      if (before && at.seq === before.seq) {
        yield { why: `entry ${at.seq} is in the month before, too`, before: before.place, place: at.place };
      }
    }
  }
}
