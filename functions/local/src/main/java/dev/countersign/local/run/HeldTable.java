package dev.countersign.local.run;

import dev.countersign.app.deliver.desk.HeldPosting;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.terms.Price;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What is held, as lines for people: a row for each posting, and below it what to do, and the
 * commands for it.
 */
public final class HeldTable {
  private static final String ROW = "%-20s  %-14s  %12s  %-16s  %s";

  private HeldTable() {}

  /** These postings, in their order; one line where there are none. */
  public static List<String> lines(List<HeldPosting> held) {
    if (held.isEmpty()) {
      return List.of("nothing is held");
    }
    var lines = new ArrayList<String>();
    lines.add(ROW.formatted("since", "reason", "amount", "target", "id and claim"));
    for (HeldPosting each : held) {
      lines.add(row(each));
      lines.add("    " + each.whatToDo().happened() + word(each));
      lines.add("    " + each.whatToDo().todo());
      HeldJson.commands(each).forEach(command -> lines.add("    " + command));
    }
    return lines;
  }

  private static String row(HeldPosting held) {
    return ROW.formatted(
        held.since().truncatedTo(ChronoUnit.SECONDS),
        held.reason().word(),
        text(held.amount()),
        held.target().name(),
        held.event() + " " + held.claim());
  }

  private static String word(HeldPosting held) {
    var word = PostingView.engineWordOrNull(held.reason());
    String net = held.net().map(amount -> " Net: " + text(amount) + ".").orElse("");
    return word == null ? net : " The engine says: " + word + "." + net;
  }

  private static String text(Money amount) {
    return amount.currency().equals(Price.UNITS)
        ? amount.minor() + " units"
        : amount.decimal().toPlainString() + " " + amount.currency().getCurrencyCode();
  }
}
