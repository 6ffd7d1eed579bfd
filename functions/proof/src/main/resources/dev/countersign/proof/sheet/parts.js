// What every part draws with. Data only ever becomes text, never markup.

export const $ = (id) => document.getElementById(id);

export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function set(parent, children) {
  parent.replaceChildren(...children);
}

export const number = (value) => value.toLocaleString('en');

export const spaced = (word) => word.replaceAll('_', ' ');

// A table with a caption, names of columns (those that are numbers begin with '#'), and rows of cells; the first cell heads its row.
export function table(caption, columns, rows) {
  const named = columns.map((name) => ({ name: name.replace(/^#/, ''), cell: name.startsWith('#') ? { class: 'number' } : {} }));
  return element('table', {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...named.map(({ name, cell }) => element('th', { scope: 'col', ...cell }, name)))),
    element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map((cell, i) => (i === 0
      ? element('th', { scope: 'row' }, cell) : element('td', named[i].cell, cell)))))));
}

export function status(name, reason) {
  const parts = [element('span', { class: `status ${name.toLowerCase()}` }, name)];
  if (reason) parts.push(element('span', { class: 'reason' }, spaced(reason)));
  return parts;
}

// Times of the tenant's zone, the one in UTC behind each.
export class Times {
  constructor(zone) {
    try {
      this.format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'short' });
      this.zone = zone;
    } catch {
      this.format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'short' });
      this.zone = 'UTC';
    }
  }

  text(instant) {
    const at = new Date(instant);
    return Number.isNaN(at.getTime()) ? String(instant) : this.format.format(at);
  }

  element(instant) {
    return element('time', { datetime: instant, title: instant }, this.text(instant));
  }
}

export function monthName(period) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(new Date(`${period}-01T00:00:00Z`));
}
