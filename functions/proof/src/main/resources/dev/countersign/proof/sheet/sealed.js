// A sealed file as it is read: packed or not, in pieces of whole lines, with little memory.
import { fromUtf8 } from './bytes.js';

const NEWLINE = 10;
const LONGEST_LINE = 1 << 20;
const LARGEST = 1 << 30;
// Lines of one piece: enough to be fast, few enough to let a page breathe.
const PIECE = 1024;

async function* unpacked(stream) {
  const reader = stream.getReader();
  let total = 0;
  for (;;) {
    let read;
    try {
      read = await reader.read();
    } catch {
      throw new Error('it is packed by gzip, but damaged or cut off');
    }
    if (read.done) return;
    total += read.value.length;
    if (total > LARGEST) throw new Error('it is larger than 1 GiB; use the command instead');
    yield read.value;
  }
}

// The bytes of a file, unpacked where they begin as gzip does.
export async function* contents(blob) {
  const head = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  yield* unpacked(packed ? blob.stream().pipeThrough(new DecompressionStream('gzip')) : blob.stream());
}

function text(bytes) {
  try {
    return fromUtf8(bytes);
  } catch {
    throw new Error('it is not UTF-8');
  }
}

// First the note's text, then lists of lines as bytes without their newlines. Throws, in words, where the file is none.
export async function* pieces(chunks) {
  let rest = new Uint8Array(0);
  let lines = [];
  let note = '';
  let empty = 0;
  for await (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    let from = 0;
    for (let to = bytes.indexOf(NEWLINE, rest.length); to >= 0; to = bytes.indexOf(NEWLINE, from)) {
      const line = bytes.subarray(from, to);
      from = to + 1;
      if (empty < 2) {
        if (line.length === 0) empty += 1;
        if (empty < 2) note += `${text(line)}\n`;
        else yield { note };
        if (note.length > LONGEST_LINE) throw new Error('it does not begin with a checkpoint');
      } else {
        lines.push(line);
        if (lines.length === PIECE) {
          yield { lines };
          lines = [];
        }
      }
    }
    rest = bytes.subarray(from);
    if (rest.length > LONGEST_LINE) throw new Error('a line is longer than 1 MiB');
  }
  if (empty < 2) throw new Error('it does not begin with a checkpoint');
  if (lines.length) yield { lines };
  if (rest.length) yield { cut: rest };
}
