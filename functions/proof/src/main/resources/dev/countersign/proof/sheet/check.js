// Checks one sealed file, piece by piece: the tree, the form and order of its lines, its sums, and each outcome's history.
import { base64, fromUtf8 } from './bytes.js';
import { canonical, readCanonical } from './canonical.js';
import { Chain } from './chain.js';
import { Faults } from './faults.js';
import { problemOf } from './forms.js';
import { readNote, signedBy } from './note.js';
import { firstLine, linesOf } from './sealed.js';
import { Sums } from './sums.js';
import { Tree } from './tree.js';

function misplaced(leaf, number) {
  return (number === 0) === (leaf.key === '0') ? null : 'the header is the first line, and no other';
}

export class Check {
  constructor(note) {
    this.note = readNote(note);
    this.first = firstLine(note);
    this.faults = new Faults();
    this.tree = new Tree();
    this.chain = new Chain();
    this.header = null;
    this.keys = [];
    this.lines = [];
    if (this.note.problem) this.faults.add('altered', this.note.problem);
  }

  // A line as a proof shows it, by its number in the file: from 1, the checkpoint's lines among them.
  line(place, file = '') {
    return { file, number: this.first + place, text: this.lines[place] };
  }

  // A block of whole lines.
  async add(block) {
    const lines = linesOf(block);
    for (const bytes of lines) {
      const number = this.lines.length;
      try {
        this.lines.push(fromUtf8(bytes));
        this.leaf(number);
      } catch {
        // Whatever a line made up by somebody makes fail, it is no line of the form.
        this.lines[number] ??= '(not UTF-8)';
        this.keys[number] ??= '';
        this.faults.add('altered', 'a member of it is not of its form', [this.line(number)]);
      }
    }
    await this.tree.add(lines);
  }

  leaf(number) {
    const leaf = readCanonical(this.lines[number]);
    const wrong = problemOf(leaf) ?? misplaced(leaf, number);
    if (wrong) {
      this.keys.push(typeof leaf?.key === 'string' ? leaf.key : '');
      this.faults.add('altered', wrong, [this.line(number)]);
      return;
    }
    if (number > 0 && leaf.key <= this.keys[number - 1]) {
      this.faults.add('unsorted', leaf.key === this.keys[number - 1] ? 'two lines have one key' : 'its key is before that of the line above it', [this.line(number - 1), this.line(number)]);
    }
    this.keys.push(leaf.key);
    if (number === 0) this.begin(leaf);
    else this.count(leaf, number);
  }

  begin(header) {
    this.header = header;
    this.sums = new Sums(header.period);
    const origin = `${header.issuer.replace(/^.*?:\/\//, '').replace(/\/$/, '')}/${header.tenant}/${header.period}`;
    if (!this.note.problem && origin !== this.note.origin) {
      this.faults.add('altered', `the checkpoint is of ${this.note.origin}, the header of ${origin}`, [this.line(0)]);
    }
  }

  count(leaf, number) {
    this.sums?.add(leaf.key[0], leaf);
    if (leaf.key[0] !== 'E') return;
    const broken = this.chain.add(leaf, number);
    if (broken) this.faults.add('broken_chain', broken.why, [...(broken.before === null ? [] : [this.line(broken.before)]), this.line(number)]);
    if (leaf.brought_by === 'statement' && !/^[0-9a-f]{64}$/.test(leaf.attestation ?? '')) {
      this.faults.add('unbacked', 'it says that a statement brought it and names no signed bytes', [this.line(number)]);
    }
  }

  // After the last piece. `cut`: bytes after the last newline, where there are some.
  async end(cut) {
    if (cut) this.faults.add('altered', 'the last line is cut off');
    if (!this.header && !this.lines.length) this.faults.add('altered', 'it has no lines');
    this.root = base64(await this.tree.root());
    if (this.note.problem) return;
    if (this.note.size !== this.lines.length) {
      this.faults.add('altered', `the checkpoint is of ${this.note.size} lines, the file has ${this.lines.length}`);
    } else if (this.note.root !== this.root) {
      this.faults.add('altered', `the checkpoint’s root is ${this.note.root}, that of the lines is ${this.root}`);
    }
  }

  // Names what the header says otherwise than the lines; with the month before also what needs it.
  compareSums(before, faults) {
    if (!this.header) return;
    for (const { member, said, counted } of this.sums.against(this.header, before)) {
      faults.add('miscounted', `${member}: the header says ${canonical(said) || 'nothing'}, the lines give ${canonical(counted) || 'nothing'}`, [this.line(0)]);
    }
  }

  // {key} of who signed, or {why} where nobody did that counts.
  async signature(keys) {
    if (this.note.problem || !this.header) return { why: 'there is no checkpoint that could be signed' };
    return signedBy(this.note, keys, Math.floor(Date.parse(this.header.closed_at) / 1000));
  }

  // Compares with the month before, which was checked by itself.
  follow(earlier, faults) {
    const link = this.header.previous;
    const name = earlier.header.period;
    const both = [earlier.line(0, name), this.line(0)];
    if (link?.period !== name || link.root !== earlier.root || this.header.number !== earlier.header.number + 1) {
      faults.add('broken_chain', `this month does not follow ${name}, number ${earlier.header.number}, with root ${earlier.root}`, both);
    }
    for (const { why, before, place } of this.chain.after(earlier.chain)) {
      faults.add('broken_chain', why, [earlier.line(before, name), this.line(place)]);
    }
  }
}
