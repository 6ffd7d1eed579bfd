package dev.countersign.proof.month;

import dev.countersign.proof.json.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An entry of an outcome. */
public record EntryLeaf(JsonNode.Obj json) implements MonthLeaf {
  /** The words for what brought an entry. */
  public static final List<String> BROUGHT_BY =
      List.of(
          "statement", "session", "resolution", "dispute", "answer", "inquiry", "time", "restore");

  private static final int OUTCOME = 2;
  private static final int OUTCOME_END = OUTCOME + 36;
  private static final int NUMBER = OUTCOME_END + 1;
  private static final int NUMBER_END = NUMBER + 6;
  private static final int IN_KEY = 16;

  /** The key of an entry's leaf. */
  public static String key(String outcome, long seq, String entry) {
    return "E/" + outcome + "/" + digits(seq) + "/" + entry.substring(0, IN_KEY);
  }

  public String outcome() {
    return key().substring(OUTCOME, OUTCOME_END);
  }

  /** The entry's number in its outcome, from 1. */
  public int seq() {
    return Integer.parseInt(key().substring(NUMBER, NUMBER_END));
  }

  /** The entry's hash, 64 hexadecimal digits. */
  public String entry() {
    return json.text("entry").orElseThrow();
  }

  public String type() {
    return json.text("type").orElseThrow();
  }

  public String status() {
    return json.text("status").orElseThrow();
  }

  public Instant recordedAt() {
    return Instant.parse(json.text("recorded_at").orElseThrow());
  }

  /** The source of the statement that brought it, where one did. */
  public Optional<String> source() {
    return json.text("source");
  }

  /** What became of that statement. */
  public Optional<String> verdict() {
    return json.text("verdict");
  }

  /** What brought it: {@code statement}, {@code session}, {@code resolution}, {@code time}, … */
  public String broughtBy() {
    return json.text("brought_by").orElseThrow();
  }

  /** The digest of the signed bytes that brought it. */
  public Optional<String> attestation() {
    return json.text("attestation");
  }

  /** Its result events. */
  public List<ResultLine> results() {
    return json.items("results").stream().map(item -> new ResultLine((JsonNode.Obj) item)).toList();
  }

  /** What the outcome stood at before it. */
  public Standing was() {
    return new Standing(json.object("was"));
  }

  /** What the outcome stands at after it. */
  public Standing is() {
    return new Standing(json.object("is"));
  }

  /** The inquiry that it opened or ended, where it did. */
  Optional<ToldInquiry> inquiry() {
    return json.member("inquiry").map(value -> new ToldInquiry((JsonNode.Obj) value));
  }

  /** Until when what stands can still be taken back. */
  public Optional<Instant> refundableUntil() {
    return json.text("refundable_until").map(Instant::parse);
  }

  /** Whether a restore took it back and another entry has its number now. */
  public boolean isSuperseded() {
    return json.member("superseded").isPresent();
  }

  /**
   * Whether a restore took it back, and it was put back by what was published of it. It says
   * nothing of where its outcome stood; one that says so is no such line.
   */
  public boolean isPutBack() {
    return isSuperseded()
        && broughtBy().equals("restore")
        && was().equals(Standing.NOTHING)
        && is().equals(Standing.NOTHING);
  }

  /** Whether it goes on from what was published of entries that a restore took back. */
  public boolean isRestored() {
    return !isSuperseded() && broughtBy().equals("restore");
  }

  private static String digits(long seq) {
    return String.valueOf(1_000_000 + seq).substring(1);
  }
}
