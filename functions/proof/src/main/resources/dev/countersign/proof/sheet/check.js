// Checks one sealed file, block by block: the tree, the form, order and place of its lines, and what each says of itself.
import { base64, fromUtf8 } from './bytes.js';
import { canonical, readCanonical } from './canonical.js';
import { Entries } from './chain.js';
import { Faults } from './faults.js';
import { problemOf } from './forms.js';
import { readNote, signedBy } from './note.js';
import { WIDEST, inside, outcomeOf, sessionInKey, spanOf } from './place.js';
import { Restored, isPutBack, isRestored } from './restored.js';
import { firstLine, linesOf } from './sealed.js';
import { Sums, gaps } from './sums.js';
import { Tree } from './tree.js';

const OUTSIDE = 'its time is not in the month, and it is not late';

export class Check {
  // `name`: which file it is, where it is not the month that is verified.
  constructor(note, name = '') {
    this.name = name;
    this.note = readNote(note);
    this.first = firstLine(note);
    this.faults = new Faults();
    this.tree = new Tree();
    this.entries = new Entries();
    this.header = null;
    this.restored = new Restored();
    this.sorted = true;
    this.cut = false;
    this.keys = [];
    this.lines = [];
    this.early = [];
    if (this.note.problem) this.unreadable(this.note.problem);
  }

  // A line as a proof shows it, by its number in the file: from 1, the checkpoint's lines among them.
  line(place) {
    return { file: this.name, number: this.first + place, text: this.lines[place] };
  }

  // A block of whole lines.
  async add(block) {
    const lines = linesOf(block);
    for (const bytes of lines) this.lines.push(this.text(bytes));
    const from = this.lines.length - lines.length;
    const leaves = lines.map((_, i) => this.leaf(from + i));
    await Promise.all([this.tree.add(lines), this.compareNames(leaves, from)]);
  }

  text(bytes) {
    try {
      return fromUtf8(bytes);
    } catch {
      return null;
    }
  }

  // The leaf that a line is; null where it is none, or where there is no header to hold it against.
  leaf(place) {
    const line = this.lines[place];
    this.lines[place] ??= '(not UTF-8)';
    const leaf = line === null ? null : readCanonical(line);
    const wrong = line === null ? 'it is not UTF-8' : problemOf(leaf);
    this.keys.push(wrong ? '' : leaf.key);
    if (place === 0) this.begin(leaf, wrong);
    else if (this.header && wrong) this.faults.add('altered', wrong, [this.line(place)]);
    else if (this.header) this.count(leaf, place);
    return wrong || !this.header ? null : leaf;
  }

  // Without a header nothing can be said of the other lines.
  begin(header, problem) {
    const wrong = problem ?? (header.key === '0' ? null : 'the first line is not the header') ?? (header.version === 1 ? null : 'it is a month of another form than 1');
    if (wrong) {
      this.faults.add('altered', wrong, [this.line(0)]);
      return;
    }
    this.header = header;
    this.before = 0;
    this.sums = new Sums(header.period);
    this.span = spanOf(header.period, header.zone);
    this.origin = `${header.issuer.replace(/^.*?:\/\//, '').replace(/\/$/, '')}/${header.tenant}/${header.period}`;
    if (this.origin !== this.note.origin) this.faults.add('altered', `the checkpoint is of ${this.note.origin}, the header of ${this.origin}`, [this.line(0)]);
  }

  order(leaf, place) {
    if (leaf.key <= this.keys[this.before]) {
      this.sorted = false;
      this.faults.add('unsorted', 'its key is not after that of the line before it', [this.line(this.before), this.line(place)]);
    }
    this.before = place;
  }

  count(leaf, place) {
    this.order(leaf, place);
    if (leaf.key === '0') return;
    this.sums.add(leaf);
    this.compareTime(leaf, place);
    if (leaf.key[0] !== 'E') return;
    if (this.sorted) this.entries.add(leaf, () => this.line(place), this.name === '');
    if (leaf.brought_by === 'statement' && leaf.attestation === undefined) this.faults.add('unbacked', 'a statement brought it, and it names no signed bytes', [this.line(place)]);
    this.restored.add(leaf);
    if (!isPutBack(leaf) && !isRestored(leaf) && gaps(leaf).length) this.faults.add('miscounted', 'what stood before and its results don’t make what stands', [this.line(place)]);
  }

  // A month begins where the one before it ends, also where the tenant's zone has changed between them: without that month it is known only to a day.
  compareTime(leaf, place) {
    if (leaf.late !== undefined && leaf.late >= this.header.period) this.faults.add('altered', 'it is late of a month that is not before this one', [this.line(place)]);
    if (this.span === null) return;
    const { from, to } = this.span;
    if (!inside(leaf, this.header.number === 1 ? from : from - WIDEST, to)) this.faults.add('altered', OUTSIDE, [this.line(place)]);
    else if (!inside(leaf, from + WIDEST, to)) this.early.push(place);
  }

  // Of the lines around the month's begin those that are before it, when the month before has told it.
  compareBegin(begin, faults) {
    for (const place of this.early) {
      if (!inside(readCanonical(this.lines[place]), begin, this.span.to)) faults.add('altered', OUTSIDE, [this.line(place)]);
    }
  }

  // Ids in keys that follow from what the lines say.
  async compareNames(leaves, from) {
    await Promise.all(leaves.map(async (leaf, i) => {
      if (leaf?.key[0] === 'E' && await this.outcome(leaf.claim) !== leaf.key.slice(2, 38)) {
        this.faults.add('altered', 'its outcome is not that of the tenant and its claim', [this.line(from + i)]);
      }
      if (leaf?.key[0] === 'S' && await sessionInKey(leaf.session) !== leaf.key.slice(2, 34)) {
        this.faults.add('altered', 'its key is not that of its session', [this.line(from + i)]);
      }
    }));
  }

  // Entries of one outcome follow each other: each id is computed once.
  outcome(claim) {
    if (this.named?.claim !== claim) this.named = { claim, id: outcomeOf(this.header?.tenant ?? '', claim) };
    return this.named.id;
  }

  // After the last block. `cut`: bytes after the last newline, where there are some.
  async end(cut) {
    if (cut) this.unreadable('the file ends within a line');
    if (!this.lines.length && !this.cut) this.faults.add('altered', 'it has no lines');
    this.root = base64(await this.tree.root());
    if (this.readable() && !this.whole()) {
      this.faults.add('altered', `the checkpoint is of ${this.note.size} lines with root ${this.note.root}; the file has ${this.lines.length} with root ${this.root}`, [
        { file: 'checkpoint', text: this.note.text }]);
    }
  }

  unreadable(why) {
    this.cut = true;
    this.faults.add('altered', why);
  }

  // Whether there is a header and all lines came, so that they can be held against each other.
  readable() {
    return this.header !== null && !this.cut;
  }

  // Whether the lines are those of the checkpoint.
  whole() {
    return this.note.size === this.lines.length && this.note.root === this.root;
  }

  // Names what the header says otherwise than the lines.
  compareSums(before, refundable, faults) {
    for (const { member, said, counted } of this.sums.against(this.header, before, refundable)) {
      faults.add('miscounted', `${member}: the header says ${canonical(said) || 'nothing'}, the lines make it ${canonical(counted) || 'nothing'}`, [this.line(0)]);
    }
  }

  // {key} of who signed, or {why} where nobody did that counts.
  async signature(keys) {
    if (this.note.problem) return { why: 'there is no checkpoint that could be signed' };
    return signedBy(this.note, this.origin, keys, Math.floor(Date.parse(this.header.closed_at) / 1000));
  }
}
