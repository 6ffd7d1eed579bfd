// The history of each outcome over all months that are there: what one entry left is what the next one found.
import { canonical } from './canonical.js';
import { isPutBack } from './restored.js';

// One month's entries, by outcome.
export class Entries {
  constructor() {
    this.outcomes = new Map();
  }

  // `line` gives the line as a proof, `verified` says whether it is of the month that is verified.
  add(leaf, line, verified) {
    const outcome = leaf.key.slice(2, 38);
    if (!this.outcomes.has(outcome)) this.outcomes.set(outcome, []);
    this.outcomes.get(outcome).push({ key: leaf.key, seq: Number(leaf.key.slice(39, 45)), was: canonical(leaf.was), is: canonical(leaf.is), superseded: leaf.superseded === true,
      putBack: isPutBack(leaf), stands: leaf.is?.billed === undefined ? null : { currency: leaf.is.currency, billed: leaf.is.billed }, until: leaf.refundable_until, line, verified });
  }
}

const counting = (links) => links.find((link) => !link.superseded);

// Follows one outcome's entries, sorted by their keys. `whole`: nothing stood before the first of the months.
class Window {
  constructor(whole, report) {
    this.whole = whole;
    this.report = report;
    this.links = [];
    this.earlier = [];
    this.fresh = true;
  }

  add(link) {
    if (this.seen?.key === link.key) this.report('one entry is in two months', this.seen, link);
    this.seen = link;
    this.number(link);
    if (link.putBack) return; // it says nothing of what stood before it or after it
    if (this.links.length && link.seq > this.links[0].seq) this.step(link);
    if (!this.links.length) this.begin(link);
    this.compare(link);
    this.links.push(link);
  }

  // Counts the lines of one number: a restore took one back for another of its number.
  number(link) {
    if (this.alike?.[0].seq !== link.seq) {
      this.ended();
      this.alike = [];
    }
    this.alike.push(link);
  }

  ended() {
    const [one, another] = this.alike ?? [];
    if (one && !another && one.superseded && !one.putBack) this.report(`entry ${one.seq} is superseded, and no other line has its number`, one);
  }

  step(link) {
    const [before] = this.links;
    const skipped = link.seq > before.seq + 1;
    // Beside one that came late, too: what follows that is in no earlier month.
    if (skipped) this.report(`numbers are missing between entry ${before.seq} and entry ${link.seq}`, before, link);
    this.earlier = skipped ? [] : this.links;
    this.links = [];
  }

  begin(link) {
    if (this.fresh && (link.seq === 1 || this.whole) && link.was !== '') this.report('it is the first of its outcome and says that something stood before', link);
    this.fresh = false;
  }

  compare(link) {
    for (const one of this.links) {
      if (one.key !== link.key && !one.superseded && !link.superseded) this.report(`two entries have number ${link.seq}, and no restore took one of them back`, one, link);
    }
    // The one that counts, unless a restore took this one back.
    const counts = counting(this.earlier);
    const candidates = counts && !link.superseded ? [counts] : this.earlier;
    if (candidates.length && !candidates.some((one) => one.is === link.was)) this.report(`entry ${link.seq} did not find what entry ${candidates[0].seq} left`, candidates[0], link);
  }

  last() {
    this.ended();
    return counting(this.links) ?? counting(this.earlier);
  }
}

// Follows all outcomes over these months' entries. Names each break by `report(why, ...links)`; gives, for each currency, what stands at `end` and can
// still be taken back.
export function follow(months, whole, end, report) {
  const refundable = new Map();
  const told = (why, ...links) => { if (links.some((link) => link.verified)) report(why, links); };
  for (const outcome of new Set(months.flatMap((month) => [...month.outcomes.keys()]))) {
    const window = new Window(whole, told);
    const links = months.flatMap((month) => month.outcomes.get(outcome) ?? []);
    if (months.length > 1) links.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    for (const link of links) window.add(link);
    const last = window.last();
    if (last?.stands && Date.parse(last.until) > end) refundable.set(last.stands.currency, (refundable.get(last.stands.currency) ?? 0n) + BigInt(last.stands.billed));
  }
  return refundable;
}
