// Rows as CSV (RFC 4180) for a spreadsheet, which must take no text for a formula.
import { plain } from './money.js';

const NUMBER = /^-?[0-9]+(?:\.[0-9]+)?$/;
// What begins so is run as a formula by spreadsheets (OWASP, "CSV Injection").
const FORMULA = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function cell(value) {
  const text = String(value ?? '');
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const TOLD = {
  outcomes: ['claim', 'outcome', 'type', 'status', 'reason', 'agent', 'strategy', 'session', 'sources', 'terms', 'currency', 'billed', 'taken_back', 'net', 'stands_billed', 'held', 'disputed',
    'dispute', 'dispute_code', 'dispute_state', 'inquiry', 'inquiry_kind', 'inquiry_code', 'inquiry_state', 'inquiry_by', 'refundable_until', 'last_change', 'late', 'lines'],
  sessions: ['session', 'agent', 'strategy', 'mode', 'handled_by', 'claimed', 'outcome', 'source', 'started_at', 'recorded_at', 'late', 'lines'],
  others: ['digest', 'what', 'why', 'source', 'received_at', 'late', 'lines'],
};

function* outcome(row, end) {
  const sums = new Map(row.money.list());
  for (const side of [row.stands, row.held]) if (side && !sums.has(side[1])) sums.set(side[1], { billed: 0n, reversed: 0n, net: 0n });
  if (!sums.size) sums.set('', null);
  const of = (side, currency) => (side?.[1] === currency ? plain(side[0], currency) : '');
  for (const [currency, sum] of sums) {
    const money = sum ? [plain(sum.billed, currency), plain(sum.reversed, currency), plain(sum.net, currency), of(row.stands, currency), of(row.held, currency), of(row.disputed, currency)] : ['', '', '', '', '', ''];
    yield [row.claim, row.id, row.type, row.status, row.reason, row.agent, row.strategy, row.session, row.sources.join(' '), row.terms, currency, ...money,
      row.dispute?.id, row.dispute?.code, row.dispute?.state, row.inquiry?.id, row.inquiry?.kind, row.inquiry?.code, row.inquiry?.state, row.inquiry?.by, row.until, row.at, ...end];
  }
}

function* cells(kind, row, first) {
  const end = [row.late ? 'late' : '', row.places.map((at) => first + at).join(' ')];
  if (kind === 'outcomes') yield* outcome(row, end);
  else if (kind === 'sessions') yield [row.session, row.agent, row.strategy, row.mode, row.handledBy, row.claimed, row.outcome?.claim, row.sources.join(' '), row.started, row.at, ...end];
  else yield [row.claim, row.what, row.reason, row.sources.join(' '), row.at, ...end];
}

// As pieces of text, where `first` is the number of the file's first line after the checkpoint; the mark at the beginning tells spreadsheets that it is UTF-8.
export function csvOf(kind, rows, first) {
  const written = [`\ufeff${TOLD[kind].join(',')}\r\n`];
  for (const row of rows) for (const line of cells(kind, row, first)) written.push(`${line.map(cell).join(',')}\r\n`);
  return written;
}
