// Results on their way into billing engines: how each stands, and what a person does about those that are held.
import { element, time, money } from './parts.js';

const WORDS = { given_up: 'given up' };
const ANSWERS = {
  accepted: 'the engine took it', duplicate: 'the engine had it already, by an earlier try of ours',
  found: 'found in the engine', person: 'done by a person',
};

function state(name) {
  return element('span', { class: `posting ${name}` }, WORDS[name] ?? name);
}

// For an outcome's row: each target once, with the states of its postings there.
export function engines(postings) {
  const targets = new Map();
  for (const p of postings) targets.set(p.target, [...(targets.get(p.target) ?? []), p]);
  if (!targets.size) return ['–'];
  return [...targets].map(([target, all]) => element('div', {}, `${target}: `, ...all.flatMap((p, i) =>
    [i ? ', ' : '', state(p.state), p.state === 'held' ? ` (${(p.answer ?? p.reason).replaceAll('_', ' ')})` : ''])));
}

function how(p) {
  switch (p.state) {
    case 'ready': return [p.tries ? `tried ${p.tries} times, not taken; due ` : 'due ', time(p.due)];
    case 'waiting': return [`for ${p.waits_for}`];
    case 'sending': return [`${p.tries === 1 ? 'one try' : `${p.tries} tries`}, no answer that decides; looked at again `, time(p.due)];
    case 'sent': return [`${ANSWERS[p.answer]}${p.reference ? ` as ${p.reference}` : ''} · `, time(p.at)];
    case 'held': return [`${p.reason.replaceAll('_', ' ')}${p.answer ? `: ${p.answer}` : ''} · since `, time(p.at)];
    case 'annulled': return [`with ${p.with}, neither was sent · `, time(p.at)];
    case 'corrected': return [`within ${p.by_posting} · `, time(p.at)];
    case 'given_up': return [`was ${p.reason.replaceAll('_', ' ')} · `, time(p.at)];
    default: return [];
  }
}

// One posting, beneath its result.
export function postingLine(p) {
  const said = p.decided ? [` · decided by ${p.decided.by}: ${p.decided.why}`] : [];
  return element('li', {}, element('strong', {}, p.target), ' ', state(p.state), ' ', element('span', { class: 'soft' }, ...how(p), ...said));
}

function task(t) {
  const net = t.amount ? `${t.amount} ${t.currency}` : `${t.quantity} units`;
  return `customer ${t.customer}, ${net}, period ${t.period}`;
}

// One that is held, with what to do and the commands for it.
export function heldCard(h) {
  const amount = h.amount ? money(h.amount, h.currency) : money(String(h.quantity), 'units');
  const more = [h.answer && `the engine says: ${h.answer}`, h.looked, h.wanted && `the target bills ${h.wanted}`,
    h.problem && `${h.problem}; ${h.fix}`, h.task && task(h.task)].filter(Boolean);
  return element('li', {},
    element('p', {}, element('a', { href: `#${h.outcome}` }, h.claim), ' ', amount, ` in target ${h.target} of ${h.tenant}, since `, time(h.since)),
    element('p', {}, element('span', { class: 'posting held' }, h.reason.replaceAll('_', ' ')), ` ${h.happened}`,
      ...(more.length ? [element('span', { class: 'reason' }, more.join(' · '))] : [])),
    element('p', {}, element('strong', {}, 'What to do: '), h.what_to_do),
    ...h.commands.map((command) => element('p', { class: 'command' }, element('code', {}, command))));
}
