package dev.countersign.testing.oracle.books;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The sealed file of made-up books ({@code docs/month.md}). Nobody has signed it. */
final class MadeMonth {
  private static final String TENANT = "acme";
  private static final int PRICE = 99;

  private final MadeBooks books;
  private final int results;

  MadeMonth(MadeBooks books, int results) {
    this.books = books;
    this.results = results;
  }

  /** A sealed file of the month, with a signature of nobody. */
  void write(Appendable out) throws IOException {
    out.append("countersign.example/acme/2026-11\n1\n")
        .append("A".repeat(43))
        .append("=\n\n— countersign.example/acme/2026-11 ")
        .append("A".repeat(91))
        .append("=\n\n")
        .append(
            """
            {"closed_at":"2026-12-04T00:00:00Z","issuer":"https://countersign.example","key":"0",\
            "keys":["k1"],"late":0,"leaves":{},"money":{},"number":1,"outcomes":{},"period":"2026-11",\
            "profiles":{},"quantities":{},"sources":{},"tenant":"acme","terms":{},"version":1,\
            "zone":"UTC"}
            """);
    for (int i = 0; i < results; i++) {
      if (books.kind(i).has("entry")) {
        entries(i, out);
      }
    }
    for (int i = 0; i < results; i++) {
      if (books.kind(i).has("session")) {
        sessions(i, out);
      }
    }
  }

  private void entries(int number, Appendable out) throws IOException {
    var kind = books.kind(number);
    if (kind.has("first")) {
      out.append(entry(number, 1, "Held", "", ""));
      out.append(entry(number, 2, "Billable", "", billed(number)));
    } else if (kind.has("back")) {
      out.append(entry(number, 1, "Billable", "", billed(number)));
      out.append(entry(number, 2, "Reversed", "reopened", ""));
    } else if (kind.has("free")) {
      out.append(entry(number, 1, "NotBillable", "human_handled", ""));
    } else if (kind.has("parked")) {
      out.append(entry(number, 1, "Parked", "no_session", ""));
    } else if (kind.has("noted")) {
      out.append(entry(number, 1, "Parked", "not_attested", ""));
    } else {
      out.append(entry(number, 1, "Billable", "", billed(number)));
    }
  }

  private static String billed(int number) {
    return "{\"amount\":\"0.99\",\"currency\":\"EUR\",\"id\":\"res_%032x\",\"kind\":\"billable\",\"period\":\"2026-11\",\"quantity\":1,\"recorded_period\":\"2026-11\",\"sha256\":\"%064x\"}"
        .formatted(number, number);
  }

  private String entry(int number, int seq, String status, String reason, String result) {
    String claim = MadeBooks.TYPE + "/ticket/T-" + number;
    String hash = MadeHash.of("entry", claim + seq);
    var members = new TreeMap<String, String>();
    members.put("act", quoted(seq == 2 && !reason.isEmpty() ? "retracted" : "attested"));
    members.put("brought_by", quoted("statement"));
    members.put("claim", quoted(claim));
    members.put("entry", quoted(hash));
    members.put(
        "key", quoted("E/" + outcome(claim) + "/00000" + seq + "/" + hash.substring(0, 16)));
    members.put("recorded_at", quoted(MadeBooks.date(number).replace(' ', 'T') + "Z"));
    members.put("source", quoted("crm"));
    members.put("status", quoted(status));
    members.put("type", quoted(MadeBooks.TYPE));
    if (!reason.isEmpty()) {
      members.put("reason", quoted(reason));
    }
    if (books.kind(number).has("session")) {
      members.put("session", quoted("ses_" + number));
    }
    if (!result.isEmpty()) {
      members.put("results", "[" + result + "]");
      members.put("is", "{\"billed\":" + PRICE + ",\"currency\":\"EUR\",\"since\":\"2026-11\"}");
    }
    return object(members);
  }

  private void sessions(int number, Appendable out) throws IOException {
    var kind = books.kind(number);
    String claims = "[\"" + MadeBooks.TYPE + "\"]";
    String newest = kind.has("claimed") ? claims : "";
    if (kind.has("corrected")) {
      out.append(session(number, 1, newest.isEmpty() ? claims : ""));
      out.append(session(number, 2, newest));
    } else {
      out.append(session(number, 1, newest));
    }
  }

  private String session(int number, int form, String claimed) {
    String id = "ses_" + number;
    String digest = MadeHash.of("session", id + "/" + form);
    var members = new TreeMap<String, String>();
    members.put("digest", quoted(digest));
    members.put(
        "key",
        quoted(
            "S/%s/%s/%s"
                .formatted(
                    MadeHash.ofText(id).substring(0, 32),
                    digest,
                    digest.substring(digest.length() - 16))));
    members.put("mode", quoted(books.kind(number).has("test") ? "test" : "live"));
    members.put("received_at", quoted("2026-11-01T09:00:30Z"));
    members.put("recorded_at", quoted("2026-11-01T09:0" + form + ":00Z"));
    members.put("session", quoted(id));
    members.put("source", quoted("agents"));
    members.put("started_at", quoted("2026-11-01T08:59:00Z"));
    if (!claimed.isEmpty()) {
      members.put("claimed", claimed);
    }
    return object(members);
  }

  private static String object(Map<String, String> members) {
    var text = new StringBuilder("{");
    members.forEach((name, value) -> {
      text.append(text.length() == 1 ? "" : ",").append(quoted(name)).append(':').append(value);
    });
    return text.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** As docs/month.md, section 10: each text is preceded by its length in bytes and a colon. */
  private static String outcome(String claim) {
    return "out_" + MadeHash.of("outcome", TENANT, claim).substring(0, 32);
  }
}
