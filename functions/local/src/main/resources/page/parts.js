// What every part draws with. Data only ever becomes text, never markup.
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function set(parent, children) {
  parent.replaceChildren(...children);
}

export async function fetched(path) {
  const answer = await fetch(path, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

const SHORT = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

// Local time, the full one in UTC behind it.
export function time(text) {
  return element('time', { datetime: text, title: text }, SHORT.format(new Date(text)));
}

export function status(name, reason) {
  const parts = [element('span', { class: `status ${name.toLowerCase()}` }, name)];
  if (reason) parts.push(element('span', { class: 'reason' }, reason.replaceAll('_', ' ')));
  return parts;
}

// Why something can't be read, in words.
export function unread(number) {
  return `${number} more can't be read now: a later release wrote them, or they are damaged.`;
}

export function money(amount, currency) {
  const minus = amount.startsWith('-');
  return element('span', { class: `number ${minus ? 'minus' : 'plus'}` }, `${minus ? amount.replace('-', '−') : `+${amount}`} ${currency}`);
}
