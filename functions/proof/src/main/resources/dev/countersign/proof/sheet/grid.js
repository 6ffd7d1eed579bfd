// A table of which only the rows in sight are drawn, so that any number of them stays usable. A grid for keyboard and screen reader (WAI-ARIA).
import { element, set } from './parts.js';

const SPARE = 8;

export class Grid {
  // `open` is called with the row that was chosen.
  constructor(table, scroll, open) {
    this.table = table;
    this.scroll = scroll;
    this.open = open;
    this.head = table.tHead;
    this.body = table.tBodies[0];
    this.rows = [];
    this.columns = [];
    this.active = 0;
    scroll.addEventListener('scroll', () => this.draw(), { passive: true });
    new ResizeObserver(() => this.draw()).observe(scroll);
    table.addEventListener('keydown', (event) => this.key(event));
    this.body.addEventListener('click', (event) => this.click(event));
  }

  // `columns`: [{name, number, cell(row)}], where `cell` gives what is in it.
  show(columns, rows) {
    this.columns = columns;
    this.active = 0;
    set(this.head, [element('tr', { 'aria-rowindex': '1' }, ...columns.map(({ name, kind }) => element('th', { scope: 'col', role: 'columnheader', class: kind ?? '' }, name)))]);
    this.table.setAttribute('aria-colcount', String(columns.length));
    this.scroll.scrollTop = 0;
    this.renew(rows);
  }

  // Other rows in the same columns; the place in sight stays.
  renew(rows) {
    this.rows = rows;
    this.active = Math.max(0, Math.min(this.active, rows.length - 1));
    this.table.setAttribute('aria-rowcount', String(rows.length + 1));
    this.draw();
  }

  rowHeight() {
    return parseFloat(getComputedStyle(this.table).getPropertyValue('--row')) * parseFloat(getComputedStyle(document.documentElement).fontSize);
  }

  draw() {
    const height = this.rowHeight();
    const from = Math.max(0, Math.floor(this.scroll.scrollTop / height) - SPARE);
    const to = Math.min(this.rows.length, Math.ceil((this.scroll.scrollTop + this.scroll.clientHeight) / height) + SPARE);
    const made = [];
    for (let i = from; i < to; i += 1) made.push(this.row(i));
    set(this.body, [this.space(from * height), ...made, this.space((this.rows.length - to) * height)]);
    if (this.active >= from && this.active < to) this.table.setAttribute('aria-activedescendant', `row-${this.active}`);
    else this.table.removeAttribute('aria-activedescendant');
  }

  row(i) {
    const made = element('tr', { id: `row-${i}`, role: 'row', 'aria-rowindex': String(i + 2), 'aria-selected': String(i === this.active), 'data-at': String(i) },
      ...this.columns.map(({ cell, kind }) => element('td', { role: 'gridcell', class: kind ?? '' }, ...[cell(this.rows[i])].flat())));
    return made;
  }

  space(height) {
    const made = element('tr', { class: 'space', 'aria-hidden': 'true' }, element('td', {}));
    made.style.height = `${Math.max(0, height)}px`;
    return made;
  }

  click(event) {
    const at = event.target.closest('tr')?.dataset.at;
    if (at === undefined) return;
    this.to(Number(at));
    this.open(this.rows[this.active]);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.scroll.clientHeight / this.rowHeight()) - 2);
    const to = { ArrowDown: this.active + 1, ArrowUp: this.active - 1, PageDown: this.active + page, PageUp: this.active - page, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to !== undefined) this.to(to);
    else if ((event.key === 'Enter' || event.key === ' ') && this.rows.length) this.open(this.rows[this.active]);
    else return;
    event.preventDefault();
  }

  // Makes a row the active one and brings it into sight.
  to(place) {
    this.active = Math.max(0, Math.min(this.rows.length - 1, place));
    const height = this.rowHeight();
    const top = this.active * height;
    const room = this.scroll.clientHeight - this.head.offsetHeight - height;
    if (top < this.scroll.scrollTop) this.scroll.scrollTop = top;
    else if (top > this.scroll.scrollTop + room) this.scroll.scrollTop = top - room;
    this.draw();
  }
}
