// All that is examined together: the month's lines, who signed, and what the reader adds: keys, the month before, receipts, another copy.
import { bytesOf } from './bytes.js';
import { follow } from './chain.js';
import { Check } from './check.js';
import { readKeys } from './note.js';
import { next } from './place.js';
import { compareReceipts, receiptsIn } from './receipts.js';
import { contents, pieces } from './sealed.js';

const PAGE = '<!doctype html>';
const BLOCK = /<script type="application\/gzip" id="sealed">([A-Za-z0-9+/=]*)<\/script>/;

async function read(file, name) {
  let check = null;
  let cut = null;
  for await (const piece of pieces(contents(file))) {
    if (piece.note !== undefined) check = new Check(piece.note, name);
    else if (piece.cut) cut = piece.cut;
    else await check.add(piece.block);
  }
  await check.end(cut);
  return check;
}

// What a file of the reader's is: {keys}, {sealed} or {text}.
async function recognized(file) {
  const head = new Uint8Array(await file.slice(0, 64).arrayBuffer());
  if (head[0] === 0x1f && head[1] === 0x8b) return { sealed: file };
  const text = await file.text();
  if (text.slice(0, PAGE.length).toLowerCase() === PAGE) {
    const packed = BLOCK.exec(text)?.[1];
    if (!packed) throw new Error('it is a web page, and none of a sealed month');
    return { sealed: new Blob([...bytesOf(packed)]) };
  }
  if (/^[^{[\n]+\n\d+\n[A-Za-z0-9+/=]+\n\n\u2014 /.test(text)) return { sealed: file };
  try {
    const json = JSON.parse(text);
    if (json.keys || json.kty) return { keys: text };
  } catch {
    // Lines of JSON, or receipts.
  }
  return { text };
}

export class Examination {
  constructor() {
    this.enclosed = [];
    this.chosen = [];
    this.earlier = new Map();
    this.later = new Map();
    this.copies = [];
    this.receipts = new Map();
  }

  ready() {
    return true;
  }

  open(note) {
    this.check = new Check(note);
  }

  // Keys that came with the page. They show only that the page does not contradict itself.
  async enclose(text) {
    this.enclosed = await readKeys(text);
  }

  // Answers how many lines were checked.
  async add(block) {
    await this.check.add(block);
    return this.check.lines.length;
  }

  async end(cut) {
    await this.check.end(cut);
    return this.report();
  }

  // The file can't be read to its end.
  unreadable(why) {
    if (this.check) this.check.unreadable(why);
    else this.check = new Check('');
    return this.report();
  }

  // A file of the reader's, and what it is called.
  async take(file, name) {
    const what = await recognized(file);
    if (what.keys) this.chosen = await readKeys(what.keys);
    else if (what.sealed) this.compareWith(await read(what.sealed, name || 'another file'));
    else this.takeReceipts(what.text);
    return this.report();
  }

  takeReceipts(text) {
    const receipts = receiptsIn(text);
    if (!receipts.length) throw new Error('it is no key file, no sealed month, and has no receipt in it');
    for (const receipt of receipts) this.receipts.set(receipt.compact, receipt);
  }

  compareWith(check) {
    const [mine, other] = [this.check.header, check.header];
    if (!mine) throw new Error('there is nothing to compare it with, since this month has no header that can be read');
    if (!other) throw new Error('it has no header that can be read');
    if (other.issuer !== mine.issuer || other.tenant !== mine.tenant) throw new Error(`it is a month of ${other.tenant} by ${other.issuer}`);
    if (other.period < mine.period) this.earlier.set(other.period, check);
    else if (other.period === mine.period) this.copies.push(check);
    else this.later.set(other.period, check);
  }

  keys() {
    return this.chosen.length ? this.chosen : this.enclosed;
  }

  // The months that lead to this one, the one before it first, as far as they were given without a gap.
  leading() {
    const months = [];
    for (let { previous } = this.check.header; previous && this.earlier.has(previous.period); ({ previous } = months.at(-1).header)) months.push(this.earlier.get(previous.period));
    return months;
  }

  // The months after this one, as far as they were given without a gap and the seller signed what they have.
  async following() {
    const months = [];
    for (let period = next(this.check.header.period); this.later.has(period) && await this.signed(this.later.get(period)); period = next(period)) months.push(this.later.get(period));
    return months;
  }

  // What holds and what doesn't, as data for the page.
  async report() {
    const { check } = this;
    const faults = check.faults.copy();
    const signed = this.keys().length && check.header && !check.note.problem ? await check.signature(this.keys()) : null;
    if (signed?.why) faults.add('unsigned', signed.why, [{ file: 'checkpoint', text: check.note.text ?? '' }]);
    const months = check.readable() ? this.leading() : [];
    const complete = check.readable() ? this.compareMonths(months, faults) : false;
    if (check.readable()) {
      for (const [i, month] of months.entries()) await this.compareRoots(i === 0 ? check : months[i - 1], month, faults);
      for (const copy of this.copies) copy.is = await this.compareCopy(copy, faults);
    }
    const after = check.readable() ? await this.following() : [];
    await this.compareAfter(after, faults);
    const receipts = this.receipts.size && check.readable() && this.keys().length
      ? await compareReceipts(this.receipts.values(), check, months[0]?.span?.to ?? check.span?.from, this.keys(), after, faults) : null;
    return {
      header: check.header, readable: check.readable(), lines: check.lines.length, root: check.root, chosen: this.chosen.length > 0, opened: Boolean(check.sums?.opening), restored: check.restored.report(),
      signer: signed?.key ? { kid: signed.key.kid, thumbprint: signed.key.thumbprint } : null,
      months: months.map((month) => month.header.period), unused: this.earlier.size - months.length, after: after.map((month) => month.header.period), unusedAfter: this.later.size - after.length, complete, copies: this.copies.map(({ name, is }) => ({ name, is })),
      receipts: receipts && { ...receipts, all: this.receipts.size }, waiting: this.receipts.size > 0 && !receipts, faults: faults.list(),
    };
  }

  // Sums and histories, over the months before as far as they are here. Gives whether these are all since the first.
  compareMonths(months, faults) {
    const { check } = this;
    const all = [check, ...months];
    const whole = all.at(-1).header.number === 1 && all.every((month) => month.sorted && !month.sums.opening);
    const begin = months[0]?.span?.to;
    if (begin !== undefined && check.span) check.compareBegin(begin, faults);
    const refundable = follow(all.map((month) => month.entries), whole, check.span?.to ?? Infinity, (why, links) => faults.add('broken_chain', why, () => links.map((link) => link.line())));
    check.compareSums(months[0]?.header ?? null, whole && check.span ? refundable : null, faults);
    return whole;
  }

  async signed(check) {
    return this.keys().length > 0 && check.whole() && (await check.signature(this.keys())).key !== undefined;
  }

  // A month names the root of the one before it.
  async compareRoots(later, month, faults) {
    const { header } = later;
    const both = [later.line(0), month.line(0)];
    if (header.number !== month.header.number + 1) faults.add('broken_chain', `number ${header.number} follows number ${month.header.number}`, both);
    if (header.previous.root === month.root) return;
    const name = await this.signed(month) ? 'forked' : 'broken_chain';
    faults.add(name, `the month before has another root than ${header.period} says: ${month.root}`, [...both, { file: `checkpoint of ${month.name}`, text: month.note.text ?? '' }]);
  }

  // What each month after this one says of the month before it.
  async compareAfter(after, faults) {
    let before = this.check;
    for (const month of after) {
      if (month.header.previous?.root !== before.root) {
        faults.add(await this.signed(before) ? 'forked' : 'broken_chain', `the month before ${month.header.period} has another root than that says: ${before.root}`, [before.line(0), month.line(0), { file: `checkpoint of ${month.name}`, text: month.note.text ?? '' }]);
      }
      before = month;
    }
  }

  // What another copy of this month is: the same, another that was signed too, or one that proves nothing.
  async compareCopy(copy, faults) {
    if (copy.root === this.check.root) return 'same';
    if (!await this.signed(copy)) return 'unproved';
    faults.add('forked', 'two signed checkpoints of this month have different roots', [
      { file: 'checkpoint', text: this.check.note.text }, { file: `checkpoint of ${copy.name}`, text: copy.note.text }]);
    return 'forked';
  }
}
