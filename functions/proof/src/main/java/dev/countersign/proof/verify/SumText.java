package dev.countersign.proof.verify;

import dev.countersign.proof.json.JsonNode;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.ResultLine;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;

/** A header's sums for a person, in one line. */
final class SumText {
  private static final int MOST = 4;

  private SumText() {}

  static String of(MonthHeader header) {
    var sums = new ArrayList<String>();
    var money = header.json().object("money");
    for (String currency : money.members().keySet()) {
      var of = money.object(currency);
      sums.add(
          "%s opening %s, billed %s, reversed %s, net %s, held %s"
              .formatted(
                  currency,
                  amount(of, "opening", currency),
                  amount(of, "billed", currency),
                  amount(of, "reversed", currency),
                  amount(of, "net", currency),
                  amount(of, "held", currency)));
    }
    var quantities = header.json().object("quantities");
    for (String type : quantities.members().keySet()) {
      var net = quantities.object(type).whole("net").orElse(BigInteger.ZERO);
      sums.add(type + " net " + net + " units");
    }
    int more = sums.size() - MOST;
    var shown = String.join("; ", sums.subList(0, Math.min(MOST, sums.size())));
    return sums.isEmpty() ? "none" : shown + (more > 0 ? "; " + more + " more" : "");
  }

  /** An amount in minor units with its currency. */
  static String money(String currency, BigInteger minor) {
    return currency + " " + amount(minor, currency);
  }

  private static BigDecimal amount(JsonNode.Obj sums, String name, String currency) {
    return amount(sums.whole(name).orElse(BigInteger.ZERO), currency);
  }

  private static BigDecimal amount(BigInteger minor, String currency) {
    return new BigDecimal(minor, Math.max(0, ResultLine.digits(currency)));
  }
}
