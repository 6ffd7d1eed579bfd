package dev.countersign.testing.oracle.books;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Three books of November 2026 with so many results, each of a known kind. The same seed is the
 * same books. A result's ticket is {@code T-} and its number, its session {@code ses_} and its
 * number; all times are in UTC, amounts in EUR.
 */
public final class MadeBooks {
  /** Of the terms' type. */
  public static final String TYPE = "ticket_resolved";

  /** The profile by which the export is read. */
  public static final String PROFILE =
      """
      export: made
      columns: {record.id: Ticket ID, occurred_at: Solved at, session: Agent session, amount: Price}
      set: {outcome: ticket_resolved, record.type: ticket, currency: EUR}
      zone: UTC
      counts_when: {Solved: ["yes"]}
      """;

  private final long seed;
  private final int results;

  public MadeBooks(long seed, int results) {
    this.seed = seed;
    this.results = results;
  }

  /** The kind of a result, counted from 0; of the first ones each kind once. */
  public MadeKind kind(int number) {
    var kinds = MadeKind.values();
    if (number < kinds.length) {
      return kinds[number];
    }
    int drawn = Integer.parseInt(MadeHash.of("kind", seed + "/" + number).substring(0, 6), 16);
    return drawn % 3 == 0 ? MadeKind.AGREED : kinds[drawn % kinds.length];
  }

  /** How many results must be in each cell, by its word and what differs. */
  public Map<String, Integer> cells() {
    var cells = new TreeMap<String, Integer>();
    for (int i = 0; i < results; i++) {
      cells.merge(kind(i).cell(), 1, Integer::sum);
      if (kind(i).has("again")) {
        cells.merge("cannot_settle duplicate", 1, Integer::sum);
      }
    }
    cells.remove("");
    return cells;
  }

  /** How many lines the export has but its header. */
  public int lines() {
    int lines = 0;
    for (int i = 0; i < results; i++) {
      lines += lines(i);
    }
    return lines;
  }

  private int lines(int number) {
    var kind = kind(number);
    return !kind.has("line") ? 0 : kind.has("again") || kind.has("other") ? 2 : 1;
  }

  /** The export as CSV. */
  public void export(Appendable out) throws IOException {
    out.append("Ticket ID,Subject line,Solved at,Solved,Price,Agent session\n");
    for (int i = 0; i < results; i++) {
      var kind = kind(i);
      if (!kind.has("line")) {
        continue;
      }
      String date = kind.has("undated") ? "soon" : date(i);
      if (kind.has("early")) {
        date = "2026-10-30 09:00:00";
      }
      String solved = kind.has("no") ? "no" : kind.has("perhaps") ? "" : "yes";
      String price = kind.has("dear") ? "1.49" : kind.has("free") ? "" : "0.99";
      String session = kind.has("session") ? "ses_" + i : "";
      String line = "T-%d,\"About \"\"%d\"\", again\",%s,%s,%s,%s\n";
      out.append(line.formatted(i, i, date, solved, price, session));
      if (kind.has("again")) {
        out.append(line.formatted(i, i, date, solved, price, session));
      }
      if (kind.has("other")) {
        out.append(line.formatted(i, i, date, solved, "7.00", session));
      }
    }
  }

  static String date(int number) {
    return "2026-11-%02d 10:%02d:00".formatted(1 + number % 28, number % 60);
  }

  /** A sealed file of the month, with a signature of nobody. */
  public void month(Appendable out) throws IOException {
    new MadeMonth(this, results).write(out);
  }
}
