// Amounts as people read them. Inside they are whole minor units (BigInt): a sum of money is never a fraction of binary digits.
import { digitsOf } from './currency.js';

const UNITS = 'units';
const decimals = (currency) => (currency === UNITS ? 0 : digitsOf(currency));

// As in 1234.50, for machines.
export function plain(minor, currency) {
  const digits = decimals(currency);
  const value = BigInt(minor);
  const text = String(value < 0n ? -value : value).padStart(digits + 1, '0');
  const shown = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text;
  return value < 0n ? `-${shown}` : shown;
}

// As in −1,234.50, for people.
export function amount(minor, currency) {
  const [whole, part] = plain(minor, currency).replace('-', '').split('.');
  const text = BigInt(whole).toLocaleString('en') + (part ? `.${part}` : '');
  return BigInt(minor) < 0n ? `\u2212${text}` : text;
}

export const withCurrency = (minor, currency) => `${amount(minor, currency)}\u00a0${currency}`;

// What was billed and taken back, by currency; units count as one.
export class Money {
  constructor() {
    this.sums = new Map();
  }

  of(currency) {
    if (!this.sums.has(currency)) this.sums.set(currency, { billed: 0n, reversed: 0n });
    return this.sums.get(currency);
  }

  add(result) {
    const currency = result.amount === undefined ? UNITS : result.currency;
    const value = result.amount === undefined ? BigInt(result.quantity) : BigInt(result.amount.replace('.', ''));
    this.of(currency)[result.kind === 'reversal' ? 'reversed' : 'billed'] += value;
  }

  include(other) {
    for (const [currency, { billed, reversed }] of other.sums) {
      const sum = this.of(currency);
      sum.billed += billed;
      sum.reversed += reversed;
    }
  }

  // [[currency, {billed, reversed, net}]], sorted by currency.
  list() {
    return [...this.sums].sort().map(([currency, sum]) => [currency, { ...sum, net: sum.billed + sum.reversed }]);
  }
}

// What `was` or `is` say, as [minor units, currency]; null where nothing stands.
export function standing(side, member) {
  if (side?.quantity !== undefined && member === 'billed') return [side.quantity, UNITS];
  return side?.[member] ? [side[member], side.currency] : null;
}
