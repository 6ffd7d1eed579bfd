// Which lines belong to a month of a tenant.
import { hex, sha256, utf8 } from './bytes.js';

// The month of an instant in a zone, as 2026-11.
function monthOf(milliseconds, zone) {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, calendar: 'iso8601', year: 'numeric', month: '2-digit' }).formatToParts(new Date(milliseconds));
  const of = (type) => parts.find((each) => each.type === type).value;
  return `${of('year')}-${of('month')}`;
}

// The first second whose month isn't before this one. Months are longer than the search's first step off either side.
function begin(period, zone) {
  const day = 86_400;
  let low = Date.parse(`${period}-01T00:00:00Z`) / 1000 - 2 * day;
  let high = low + 4 * day;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (monthOf(middle * 1000, zone) < period) low = middle + 1;
    else high = middle;
  }
  return low * 1000;
}

export function next(period) {
  const [year, month] = period.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}

// {from, to} of a month in a zone, in milliseconds, `to` no longer in it; null where this browser doesn't know the zone.
export function spanOf(period, zone) {
  try {
    return { from: begin(period, zone), to: begin(next(period), zone) };
  } catch {
    return null;
  }
}

// The id of a claim's outcome.
export async function outcomeOf(tenant, claim) {
  const framed = ['outcome', tenant, claim].map((text) => `${utf8(text).length}:${text}`).join('');
  return `out_${hex(await sha256(utf8(framed))).slice(0, 32)}`;
}

export async function sessionInKey(session) {
  return hex(await sha256(utf8(session))).slice(0, 32);
}

// The offsets of zones differ by no more: from -12:00 to +14:00.
export const WIDEST = 26 * 3_600_000;

// The times of a line, in milliseconds. One of them in the month is enough: a session may have been recorded again.
export const timesOf = (leaf) => [leaf.recorded_at, leaf.received_at].filter((time) => time !== undefined).map((time) => Date.parse(time));

// Whether a line can be of the month from `from` on that ends at `to`; one that came late says so.
export const inside = (leaf, from, to) => {
  const times = leaf.late === undefined ? timesOf(leaf) : [];
  return times.length === 0 || times.some((time) => from <= time && time < to);
};
