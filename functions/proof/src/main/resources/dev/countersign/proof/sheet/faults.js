// What is wrong, by name, with the lines that prove it: the first three of each name are kept, the rest is counted.

const SHOWN = 3;

export class Faults {
  constructor() {
    this.named = new Map();
  }

  // `lines`: [{file, number, text}], or what gives them; `number` counts lines from 1 and `file` says which file where it isn't this one.
  add(name, why, lines = []) {
    const of = this.named.get(name) ?? { name, shown: [], count: 0 };
    of.count += 1;
    if (of.shown.length < SHOWN) of.shown.push({ why, lines: typeof lines === 'function' ? lines() : lines });
    this.named.set(name, of);
  }

  // These faults, to which others are added without changing these.
  copy() {
    const made = new Faults();
    for (const [name, of] of this.named) made.named.set(name, { ...of, shown: [...of.shown] });
    return made;
  }

  list() {
    return [...this.named.values()];
  }
}
