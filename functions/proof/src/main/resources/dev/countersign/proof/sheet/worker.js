// The same examination in a thread of its own, where the browser allows one, so that the page stays free.
import { Examination } from './examination.js';

// Answers {id, name, args} with {id, value} or {id, problem}, one call after the other.
function serve(port) {
  const examination = new Examination();
  let last = Promise.resolve();
  port.onmessage = ({ data: { id, name, args } }) => {
    last = last.then(async () => {
      try {
        port.postMessage({ id, value: await examination[name](...args) });
      } catch (e) {
        port.postMessage({ id, problem: e.message });
      }
    });
  };
}

// In the page this runs too, and only makes the names known; in a worker there is no document.
if (typeof document === 'undefined' && typeof importScripts === 'function') serve(globalThis);
