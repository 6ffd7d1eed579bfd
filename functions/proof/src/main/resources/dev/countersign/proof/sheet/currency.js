// How many decimals an amount in a currency has (ISO 4217), as the seller's software knows it. Of any that isn't listed: two.
const DECIMALS = {
  0: 'ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG ROL RWF TPE TRL UGX UYI VND VUV XAF XOF XPF XAG XAU XBA XBB XBC XBD XDR XFO XFU XPD XPT XSU XTS XUA XXX',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF',
};

const known = new Map(Object.entries(DECIMALS).flatMap(([digits, names]) => names.split(' ').map((name) => [name, Number(digits)])));

export const digitsOf = (currency) => known.get(currency) ?? 2;
