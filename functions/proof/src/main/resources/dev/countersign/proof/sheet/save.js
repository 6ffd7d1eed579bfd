// Saves something that this page holds as a file of the reader's.
import { element } from './parts.js';

export function save(content, name, type) {
  const address = URL.createObjectURL(new Blob([content].flat(), { type }));
  element('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
