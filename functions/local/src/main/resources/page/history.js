// One outcome's history as a time line: what happened, what it was decided by, what was published.
import { element, set, time, money, status, fetched } from './parts.js';
import { postingLine } from './postings.js';

function happened(stimulus) {
  switch (stimulus.kind) {
    case 'said': return `${stimulus.source} ${stimulus.act}${stimulus.verdict === 'accepted' ? '' : ` (${stimulus.verdict})`}`;
    case 'recorded': return `session ${stimulus.sessions.join(', ')} recorded or corrected`;
    case 'chosen': return 'a person chose a session';
    case 'restored': return `after a restore: ${stimulus.published.length === 1 ? 'a result' : `${stimulus.published.length} results`} the bus had and this history had not`;
    default: return 'time passed';
  }
}

function pairs(entries) {
  return element('dl', {}, ...entries.filter(([, value]) => value)
    .flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
}

function proof(entry) {
  const evidence = entry.evidence;
  const how = evidence ? Object.entries(evidence.how).map(([name, value]) => `${name} ${value}`).join(', ') : '';
  return element('details', {}, element('summary', {}, evidence ? 'Evidence, hash and receipt' : 'Hash and receipt'),
    pairs([
      ['verified by', how],
      ['evidence', evidence ? `sha256 ${evidence.digest} (${evidence.bytes} bytes, ${evidence.media_type})` : ''],
      ['message', entry.stimulus.message],
      ['entry hash', entry.hash],
      ['previous', /^0+$/.test(entry.previous) ? 'none: the first entry' : entry.previous],
      ['receipt', entry.receipt],
    ]));
}

// How a result stands in each billing engine.
function posted(result, postings) {
  const lines = postings.filter((p) => p.id === result.id).map(postingLine);
  return lines.length ? [element('ul', { class: 'postings', 'aria-label': 'In billing engines' }, ...lines)] : [];
}

function step(entry, postings) {
  const facts = [];
  if (entry.stimulus.differs?.length) facts.push(`differs in ${entry.stimulus.differs.join(', ')}`);
  if (entry.shares.length) facts.push(`session ${entry.shares.join(', ')}`);
  if (entry.detail) facts.push(entry.detail);
  if (entry.terms) facts.push(`terms ${entry.terms}`);
  const parts = [
    element('h3', {}, `${entry.seq}. ${happened(entry.stimulus)}`),
    element('p', {}, time(entry.at)),
    element('p', {}, ...status(entry.status, entry.reason)),
  ];
  if (facts.length) parts.push(element('p', { class: 'soft' }, facts.join(' · ')));
  if (entry.results.length) {
    parts.push(element('ul', { class: 'events', 'aria-label': 'Result events' }, ...entry.results.map((r) => element('li', {},
      element('span', {}, r.kind), r.amount ? money(r.amount, r.currency) : money(String(r.quantity), 'units'),
      element('span', { class: 'soft' }, [`occurred ${r.occurred_at}`, r.reason, r.id].filter(Boolean).join(' · ')),
      ...posted(r, postings)))));
  }
  parts.push(proof(entry));
  return element('li', {}, ...parts);
}

function sessionCard(s) {
  return element('li', {}, element('p', {}, element('strong', {}, s.id), ` agent ${s.agent}`, s.strategy ? `, strategy ${s.strategy}` : ''),
    element('p', { class: 'soft' }, [s.channel, `handled by ${s.handled_by}`, s.mode].filter(Boolean).join(' · '), ' · started ', time(s.started_at)));
}

export async function drawHistory(id, title, body) {
  let told;
  try {
    told = await fetched(`/api/outcomes/${id}`);
  } catch {
    title.textContent = 'No such outcome';
    set(body, [element('p', { class: 'empty' }, id)]);
    return;
  }
  const { outcome, entries, sessions, now } = told;
  title.textContent = outcome.claim;
  const line = entries.map((entry) => step(entry, outcome.postings));
  const next = entries.at(-1).look_again;
  if (next && next > now) {
    const what = outcome.reason === 'restored' ? 'the time to send again ends' : { Held: 'the hold ends', Parked: 'the wait for a session ends', Ambiguous: 'the wait for a choice ends' }[outcome.status] ?? 'looked at again';
    line.push(element('li', { class: 'ahead' }, element('h3', {}, `ahead: ${what}`), element('p', {}, time(next))));
  }
  const open = new Set([...body.querySelectorAll('details')].flatMap((d, i) => (d.open ? [i] : [])));
  set(body, [
    element('p', {}, ...status(outcome.status, outcome.reason), ' ', element('code', {}, outcome.id)),
    element('ol', { class: 'line', 'aria-label': 'History, the oldest first' }, ...line),
    ...(sessions.length ? [element('h3', {}, 'Sessions it knows'), element('ul', { class: 'cards' }, ...sessions.map(sessionCard))] : []),
  ]);
  [...body.querySelectorAll('details')].forEach((d, i) => { d.open = open.has(i); });
}
