// The root of RFC 9162, section 2.1.1, over leaves that come one after the other.
import { joined, sha256 } from './bytes.js';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
// A power of two: so many leaves are hashed together, which is faster than one by one.
const TOGETHER = 1024;

const leafHash = (line) => sha256(joined(LEAF, line));
const nodeHash = (left, right) => sha256(joined(NODE, left, right));

// Of leaves that are all here. An odd one at the end of a level goes up as it is, which is the same as splitting at powers of two.
async function rootOf(hashes) {
  let level = hashes;
  while (level.length > 1) {
    const pairs = [];
    for (let i = 0; i + 1 < level.length; i += 2) pairs.push(nodeHash(level[i], level[i + 1]));
    const odd = level.length % 2 ? [level.at(-1)] : [];
    level = [...await Promise.all(pairs), ...odd];
  }
  return level[0];
}

export class Tree {
  constructor() {
    this.waiting = [];
    // Full subtrees from the left, each smaller than the one before: {height, root}.
    this.full = [];
    this.size = 0;
  }

  async add(lines) {
    this.waiting.push(...await Promise.all(lines.map(leafHash)));
    this.size += lines.length;
    while (this.waiting.length >= TOGETHER) {
      let root = await rootOf(this.waiting.splice(0, TOGETHER));
      let height = 0;
      while (this.full.at(-1)?.height === height) {
        root = await nodeHash(this.full.pop().root, root);
        height += 1;
      }
      this.full.push({ height, root });
    }
  }

  async root() {
    if (this.size === 0) return sha256(new Uint8Array(0));
    let root = this.waiting.length ? await rootOf(this.waiting) : null;
    for (let i = this.full.length - 1; i >= 0; i -= 1) {
      root = root ? await nodeHash(this.full[i].root, root) : this.full[i].root;
    }
    return root;
  }
}
