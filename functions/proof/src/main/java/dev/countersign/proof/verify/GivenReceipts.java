package dev.countersign.proof.verify;

import dev.countersign.proof.month.MonthHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The receipts that a reader has, of which those of one month are looked for in it. They are found
 * in whatever stands around them: alone, in answers, and in events.
 *
 * @param kept those that the month must have, and those of earlier months that it may have as late,
 *     sorted by the keys of their leaves
 * @param ofMonth how many the month must have
 * @param others good ones of other tenants or issuers, or of months to come
 * @param bad receipts that no key of the set signed, and lines without any
 */
record GivenReceipts(List<KeptReceipt> kept, long ofMonth, long others, long bad) {
  static final GivenReceipts NONE = new GivenReceipts(List.of(), 0, 0, 0);

  /** A compact JWS with an Ed25519 signature. */
  private static final Pattern COMPACT =
      Pattern.compile("(?<![\\w-])eyJ[\\w-]++\\.[\\w-]++\\.[\\w-]{86}(?![\\w-])");

  /** Reads the receipts of a file. */
  static GivenReceipts read(ReceiptLines lines, SellerKeys keys, MonthHeader header, MonthSpan span)
      throws IOException {
    var kept = new ArrayList<KeptReceipt>();
    long ofMonth = 0;
    long others = 0;
    long bad = 0;
    long number = 0;
    for (var next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get();
      number++;
      var found = COMPACT.matcher(line).results().map(MatchResult::group).toList();
      bad += found.isEmpty() && !line.isBlank() ? 1 : 0;
      for (String compact : found) {
        var receipt = GoodReceipt.read(number, compact, keys);
        if (receipt.isEmpty()) {
          bad++;
        } else if (!receipt.get().isOf(header) || !receipt.get().at().isBefore(span.end())) {
          others++;
        } else if (span.covers(receipt.get().at())) {
          ofMonth++;
          kept.add(receipt.get().kept(KeptReceipt.Place.HERE));
        } else {
          kept.add(receipt.get().kept(KeptReceipt.Place.PERHAPS_HERE));
        }
      }
    }
    kept.sort(Comparator.comparing(KeptReceipt::key));
    return new GivenReceipts(kept, ofMonth, others, bad);
  }
}
