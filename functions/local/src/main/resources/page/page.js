// The page: lists that follow the server, and one outcome's history by the address after '#'.
import { element, set, time, status, unread, fetched } from './parts.js';
import { drawHistory } from './history.js';
import { engines, heldCard } from './postings.js';

const $ = (id) => document.getElementById(id);
const WAITING = ['Parked', 'Ambiguous'];
let outcomes = [];
let known = new Map();

function drawTotals() {
  const counts = new Map();
  const sums = new Map();
  for (const o of outcomes) {
    counts.set(o.status, (counts.get(o.status) ?? 0) + 1);
    if (o.billed) {
      // Cents are added as whole numbers: a sum of money is never a fraction of binary digits.
      const [whole, part = ''] = o.billed.split('.');
      const unit = o.currency ?? 'units';
      const sum = sums.get(unit) ?? { minor: 0n, digits: part.length };
      sums.set(unit, { minor: sum.minor + BigInt(whole + part), digits: part.length });
    }
  }
  const all = [...counts].sort().map(([name, count]) => [name, String(count)]);
  for (const [currency, { minor, digits }] of sums) {
    const text = String(minor).padStart(digits + 1, '0');
    const shown = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
    all.push([`stands billed, ${currency}`, shown]);
  }
  set($('totals'), all.map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))));
}

function drawStatuses() {
  const chosen = $('status').value;
  const names = [...new Set(outcomes.map((o) => o.status))].sort();
  set($('status'), [element('option', { value: '' }, 'all'), ...names.map((name) => element('option', { value: name }, name))]);
  $('status').value = names.includes(chosen) ? chosen : '';
}

function row(o) {
  const changed = known.size > 0 && known.get(o.id) !== o.entries;
  return element('tr', changed ? { class: 'new' } : {},
    element('td', {}, element('a', { href: `#${o.id}` }, o.claim)),
    element('td', {}, ...status(o.status, o.reason)),
    element('td', {}, o.session ?? '–'),
    element('td', { class: 'number' }, o.billed ? `${o.billed} ${o.currency ?? 'units'}` : '–'),
    element('td', { class: 'engines' }, ...engines(o.postings)),
    element('td', { class: 'number' }, String(o.entries)),
    element('td', {}, time(o.at)));
}

function drawOutcomes() {
  const wanted = $('search').value.trim().toLowerCase();
  const only = $('status').value;
  const shown = outcomes.filter((o) => (!only || o.status === only)
    && (!wanted || `${o.claim} ${o.session ?? ''} ${o.id}`.toLowerCase().includes(wanted)));
  set($('outcomes'), shown.map(row));
  $('shown').textContent = `${shown.length} of ${outcomes.length}`;
  $('no-outcomes').hidden = outcomes.length > 0;
  known = new Map(outcomes.map((o) => [o.id, o.entries]));
}

function drawParked() {
  const waiting = outcomes.filter((o) => WAITING.includes(o.status));
  set($('parked'), waiting.map((o) => element('li', {},
    element('p', {}, element('a', { href: `#${o.id}` }, o.claim), ' ', ...status(o.status, o.reason)),
    element('p', {}, 'since ', time(o.at), ...(o.look_again ? [', until ', time(o.look_again)] : [])))));
  $('no-parked').hidden = waiting.length > 0;
  $('tab-parked').textContent = waiting.length ? `Parked (${waiting.length})` : 'Parked';
}

async function drawHeld() {
  const { held, unread: number } = await fetched('/api/held');
  set($('held'), held.map(heldCard));
  $('held-unread').hidden = number === 0;
  $('held-unread').textContent = unread(number);
  $('no-held').hidden = held.length + number > 0;
  $('tab-held').textContent = held.length + number ? `Held (${held.length + number})` : 'Held';
}

async function drawRefused() {
  const { kept, unread: unreadable, turned_away: away } = await fetched('/api/refused');
  set($('kept'), kept.map((r) => element('li', {},
    element('p', {}, `source ${r.source}, `, time(r.received_at)),
    ...r.problems.map((p) => element('p', {}, `item ${p.place}: `, element('code', {}, p.pointer || '/'), ` ${p.detail}`,
      element('span', { class: 'reason' }, `${p.reason}${p.fix ? `: ${p.fix}` : ''}`))))));
  set($('away'), away.map((r) => element('li', {},
    element('p', {}, element('strong', {}, String(r.status)), ` ${r.reason} `, element('code', {}, r.path), ' ', time(r.at)))));
  $('unread').hidden = unreadable === 0;
  $('unread').textContent = unread(unreadable);
  $('no-kept').hidden = kept.length + unreadable > 0;
  $('no-away').hidden = away.length > 0;
  const number = kept.length + unreadable + away.length;
  $('tab-refused').textContent = number ? `Refused (${number})` : 'Refused';
}

async function refresh() {
  outcomes = (await fetched('/api/outcomes')).outcomes;
  drawTotals();
  drawStatuses();
  drawOutcomes();
  drawParked();
}

async function showHistory(focus) {
  const id = location.hash.slice(1);
  $('history').hidden = !/^out_[0-9a-f]{32}$/.test(id);
  if (!$('history').hidden) {
    await drawHistory(id, $('history-title'), $('history-body'));
    if (focus) $('history-title').focus();
  }
}

function select(tab) {
  for (const each of document.querySelectorAll('[role=tab]')) {
    const on = each === tab;
    each.setAttribute('aria-selected', String(on));
    each.tabIndex = on ? 0 : -1;
    $(each.getAttribute('aria-controls')).hidden = !on;
  }
}

function wireTabs() {
  const tabs = [...document.querySelectorAll('[role=tab]')];
  tabs.forEach((tab, i) => {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const to = event.key === 'Home' ? tabs[0] : event.key === 'End' ? tabs.at(-1)
        : step ? tabs[(i + step + tabs.length) % tabs.length] : null;
      if (to) {
        event.preventDefault();
        select(to);
        to.focus();
      }
    });
  });
}

async function drawAll() {
  await refresh();
  await drawHeld();
  await drawRefused();
  await showHistory(false);
}

// One drawing at a time, and one more when something changed meanwhile: an older answer never overwrites a newer.
let drawing = false;
let changed = false;
async function soon() {
  changed = true;
  if (drawing) return;
  drawing = true;
  while (changed) {
    changed = false;
    try {
      await drawAll();
    } catch {
      say('not connected; trying again', false);
    }
  }
  drawing = false;
}

function say(text, live) {
  $('connection').textContent = text;
  $('connection').classList.toggle('live', live);
}

function listen() {
  const events = new EventSource('/api/events');
  events.addEventListener('open', () => { say('live', true); soon(); });
  events.addEventListener('error', () => say('not connected; trying again', false));
  events.addEventListener('change', soon);
  events.addEventListener('refused', soon);
}

wireTabs();
$('filter').addEventListener('submit', (event) => event.preventDefault());
$('search').addEventListener('input', drawOutcomes);
$('status').addEventListener('change', drawOutcomes);
addEventListener('hashchange', () => showHistory(true));
listen();
