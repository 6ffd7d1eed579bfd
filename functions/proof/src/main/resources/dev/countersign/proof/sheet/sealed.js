// A sealed file as it is read: packed or not, in pieces of whole lines, with little memory.
import { fromUtf8 } from './bytes.js';

// What is wrong with a file that can't be read, in words.
export class Unreadable extends Error {}

const NEWLINE = 10;
const LONGEST_LINE = 1 << 20;
const LARGEST = 1 << 30;

async function* read(stream) {
  const reader = stream.getReader();
  let total = 0;
  for (;;) {
    let next;
    try {
      next = await reader.read();
    } catch {
      throw new Unreadable('it is packed by gzip, but damaged or cut off');
    }
    if (next.done) return;
    total += next.value.length;
    if (total > LARGEST) throw new Unreadable('it is larger than 1 GiB; use the command instead');
    yield next.value;
  }
}

// The bytes of a stream that is packed by gzip.
export const unpackedFrom = (stream) => read(stream.pipeThrough(new DecompressionStream('gzip')));

// The bytes of a file, unpacked where they begin as gzip does.
export async function* contents(blob) {
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  yield* head[0] === 0x1f && head[1] === 0x8b ? unpackedFrom(blob.stream()) : read(blob.stream());
}

function text(bytes) {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new Unreadable('it is not UTF-8');
  }
}

// The number in the file of the first line after a note: that of the empty line, and one more.
export const firstLine = (note) => note.split('\n').length + 1;

// The lines of a block, without their newlines.
export function linesOf(block) {
  const lines = [];
  for (let from = 0, to = block.indexOf(NEWLINE); to >= 0; from = to + 1, to = block.indexOf(NEWLINE, from)) lines.push(block.subarray(from, to));
  return lines;
}

function joined(rest, chunk) {
  if (!rest.length) return chunk;
  const bytes = new Uint8Array(rest.length + chunk.length);
  bytes.set(rest);
  bytes.set(chunk, rest.length);
  return bytes;
}

// Where the leaves begin: after the note's second empty line; -1 where that isn't here yet.
function afterNote(bytes) {
  let empty = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (bytes[at - 1] === NEWLINE) empty += 1;
    if (empty === 2) return at + 1;
  }
  return -1;
}

// First {note}, its text; then {block}s of whole lines with their newlines; at last {cut}, bytes that no newline follows. Throws, in words, where the
// file is none.
export async function* pieces(chunks) {
  let rest = new Uint8Array(0);
  let noted = false;
  for await (const chunk of chunks) {
    rest = joined(rest, chunk);
    if (!noted) {
      const end = afterNote(rest);
      if (end >= 0) {
        yield { note: text(rest.subarray(0, end - 1)) };
        rest = rest.subarray(end);
        noted = true;
      }
    }
    const end = noted ? rest.lastIndexOf(NEWLINE) + 1 : 0;
    if (end > 0) yield { block: rest.slice(0, end) };
    rest = rest.subarray(end);
    if (rest.length > LONGEST_LINE) throw new Unreadable(noted ? 'a line is longer than 1 MiB' : 'it does not begin with a checkpoint');
  }
  if (!noted) throw new Unreadable('it does not begin with a checkpoint');
  if (rest.length) yield { cut: rest.slice() };
}
