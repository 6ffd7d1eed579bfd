// The examination, in a worker where the browser allows one, otherwise here between two drawings of the page.
import { Examination } from './examination.js';

const breath = () => new Promise((resolve) => { setTimeout(resolve); });

class Here {
  constructor() {
    this.examination = new Examination();
    this.last = Promise.resolve();
  }

  call(name, args) {
    const answer = this.last.then(breath).then(() => this.examination[name](...args));
    this.last = answer.catch(() => {});
    return answer;
  }
}

class There {
  constructor(worker) {
    this.worker = worker;
    this.waiting = new Map();
    this.next = 0;
    worker.onmessage = ({ data: { id, value, problem } }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      if (problem === undefined) resolve(value);
      else reject(new Error(problem));
    };
  }

  call(name, args, transfer = []) {
    this.next += 1;
    const id = this.next;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, name, args }, transfer);
    });
  }
}

function address(script) {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  // Without a policy the page's own rule against addresses of scripts made from texts would refuse this one, too.
  const policy = globalThis.trustedTypes?.createPolicy('worker', { createScriptURL: (each) => (each === url ? each : '') });
  return policy ? policy.createScriptURL(url) : url;
}

// Ready when it answers; a browser that allows no worker tells by an error.
async function started(script) {
  const worker = new Worker(address(script));
  await new Promise((resolve, reject) => {
    worker.onerror = reject;
    worker.onmessage = resolve;
    worker.postMessage({ id: 0, name: 'ready', args: [] });
  });
  return new There(worker);
}

// `script`: the text of the part of the page that examines.
export async function examiner(script) {
  try {
    return await started(script);
  } catch {
    return new Here();
  }
}
