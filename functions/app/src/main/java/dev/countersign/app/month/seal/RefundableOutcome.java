package dev.countersign.app.month.seal;

import dev.countersign.proof.month.EntryLeaf;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an outcome stands at by its last entry up to a month's end, as far as it can be taken back.
 *
 * @param seq the entry's number
 * @param until until when it can be taken back; {@link Instant#MIN} where nothing says so
 * @param currency empty where no amount stands
 * @param billed what stands billed, in minor units
 */
record RefundableOutcome(
    String outcome, int seq, Instant until, String currency, BigInteger billed) {
  private static final Pattern LINE =
      Pattern.compile("(out_[0-9a-f]{32}) ([0-9]{6}) (\\S+) ([A-Z]{3}) ([0-9]+)");

  static RefundableOutcome of(EntryLeaf entry) {
    var is = entry.is();
    return new RefundableOutcome(
        entry.outcome(),
        entry.seq(),
        entry.refundableUntil().orElse(Instant.MIN),
        is.currency().orElse(""),
        is.billed());
  }

  /** Reads a line of the file. */
  static RefundableOutcome read(String line) {
    var of = LINE.matcher(line);
    if (!of.matches()) {
      throw new IllegalArgumentException("no line of what can be taken back");
    }
    return new RefundableOutcome(
        of.group(1),
        Integer.parseInt(of.group(2)),
        Instant.parse(of.group(3)),
        of.group(4),
        new BigInteger(of.group(5)));
  }

  /** As a line of the file, without its newline. */
  String line() {
    return String.format(Locale.ROOT, "%s %06d %s %s %s", outcome, seq, until, currency, billed);
  }

  /** Whether an amount stands that can be taken back after this time. */
  boolean isAfter(Instant end) {
    return until.isAfter(end) && !currency.isEmpty() && billed.signum() > 0;
  }
}
