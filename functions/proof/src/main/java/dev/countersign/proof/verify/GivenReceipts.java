package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The receipts that a reader has, one a line, of which those of one month are looked for in it.
 *
 * @param kept those that the month must have, and those of earlier months that it may have as late,
 *     sorted by the keys of their leaves
 * @param ofMonth how many the month must have
 * @param others good ones of other tenants or issuers, or of months to come
 * @param bad lines that are no receipt of these keys
 */
record GivenReceipts(List<KeptReceipt> kept, long ofMonth, long others, long bad) {
  static final GivenReceipts NONE = new GivenReceipts(List.of(), 0, 0, 0);

  /** Reads the receipts of a file. */
  static GivenReceipts read(
      BufferedReader lines, SellerKeys keys, MonthHeader header, MonthSpan span)
      throws IOException {
    var kept = new ArrayList<KeptReceipt>();
    long ofMonth = 0;
    long others = 0;
    long bad = 0;
    long number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      var receipt = GoodReceipt.read(number, line.strip(), keys);
      if (receipt.isEmpty()) {
        bad += line.isBlank() ? 0 : 1;
      } else if (!receipt.get().isOf(header) || !receipt.get().at().isBefore(span.end())) {
        others++;
      } else if (span.covers(receipt.get().at())) {
        ofMonth++;
        kept.add(receipt.get().kept(KeptReceipt.Place.HERE));
      } else {
        kept.add(receipt.get().kept(KeptReceipt.Place.PERHAPS_HERE));
      }
    }
    kept.sort(Comparator.comparing(KeptReceipt::key));
    return new GivenReceipts(kept, ofMonth, others, bad);
  }
}
