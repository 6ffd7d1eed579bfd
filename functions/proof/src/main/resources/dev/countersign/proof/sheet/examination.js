// All that is examined together: the month's lines, who signed, and what the reader adds: keys, the month before, receipts, another copy.
import { fromBase64 } from './bytes.js';
import { Check } from './check.js';
import { readKeys } from './note.js';
import { compareReceipts, receiptsIn } from './receipts.js';
import { contents, pieces } from './sealed.js';

const PAGE = '<!doctype html>';
const BLOCK = /<script type="application\/gzip" id="sealed">([A-Za-z0-9+/=]*)<\/script>/;

async function read(file) {
  let check = null;
  let cut = null;
  for await (const piece of pieces(contents(file))) {
    if (piece.note !== undefined) check = new Check(piece.note);
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
    const packed = fromBase64(BLOCK.exec(text)?.[1] ?? '');
    if (!packed?.length) throw new Error('it is a web page, and none of a sealed month');
    return { sealed: new Blob([packed]) };
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
    this.before = null;
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

  async take(file) {
    const what = await recognized(file);
    if (what.keys) this.chosen = await readKeys(what.keys);
    else if (what.sealed) this.compareWith(await read(what.sealed));
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
    if (!mine || !other) throw new Error('it has no header that can be read');
    if (other.issuer !== mine.issuer || other.tenant !== mine.tenant) throw new Error(`it is a month of ${other.tenant} by ${other.issuer}`);
    if (other.period === mine.period) this.copies.push(check);
    else if (other.period === mine.previous?.period || other.number === mine.number - 1) this.before = check;
    else throw new Error(`it is ${other.period}, which is not the month before`);
  }

  keys() {
    return this.chosen.length ? this.chosen : this.enclosed;
  }

  async usable(check) {
    if (check.faults.list().length) return `it has faults of its own: ${check.faults.list().map((each) => each.name).join(', ')}`;
    const signed = this.keys().length ? await check.signature(this.keys()) : { key: null };
    return signed.why ?? null;
  }

  // What holds and what doesn't, as data for the page.
  async report() {
    const { check } = this;
    const faults = check.faults.copy();
    const signed = this.keys().length ? await check.signature(this.keys()) : null;
    if (signed?.why) faults.add('unsigned', signed.why, [{ file: 'checkpoint', text: check.note.text ?? '' }]);
    const unusable = this.before && await this.usable(this.before);
    const before = this.before && !unusable ? this.before : null;
    if (check.header) {
      check.compareSums(before?.header ?? null, faults);
      if (before) check.follow(before, faults);
      await this.compareCopies(faults);
    }
    const receipts = this.receipts.size && check.header && this.keys().length
      ? await compareReceipts(this.receipts.values(), check, this.keys(), faults) : null;
    return {
      header: check.header, lines: check.lines.length, root: check.root, origin: check.note.origin,
      signer: signed?.key ? { kid: signed.key.kid, thumbprint: signed.key.thumbprint } : null, chosen: this.chosen.length > 0,
      opened: Boolean(check.sums?.opened),
      before: this.before && { period: this.before.header.period, unusable }, copies: this.copies.length,
      receipts: receipts && { ...receipts, all: this.receipts.size }, waiting: this.receipts.size > 0 && !receipts, faults: faults.list(),
    };
  }

  async compareCopies(faults) {
    for (const copy of this.copies) {
      const signed = this.keys().length ? await copy.signature(this.keys()) : { why: '' };
      if (signed.key && (copy.note.root !== this.check.note.root || copy.note.size !== this.check.note.size)) {
        faults.add('forked', 'two signed checkpoints of this month have different roots', [
          { file: 'checkpoint', text: this.check.note.text }, { file: 'checkpoint of the other copy', text: copy.note.text }]);
      }
    }
  }
}
