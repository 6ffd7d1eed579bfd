package dev.countersign.forms.entry;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeStatus;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.history.Entry;
import dev.countersign.domain.history.SealedEntry;
import dev.countersign.domain.terms.TermsRef;
import java.io.IOException;
import java.util.Arrays;

/**
 * The canonical form of an entry ({@code infra/schemas/entry.schema.json}): UTF-8 JSON with names
 * in lexicographic order, no white space, nothing null or empty, times as RFC 3339 in UTC, money in
 * minor units, digests in base64url. Equal entries have equal bytes and equal bytes are equal
 * entries, so the SHA-256 of the bytes is the entry's hash. An entry holds the hash of the entry
 * before it, which chains them.
 */
public final class EntryForm {
  private EntryForm() {}

  /**
   * Writes the canonical bytes.
   *
   * @throws IllegalArgumentException when a part belongs to another outcome
   */
  public static byte[] write(Entry entry) {
    return FormWriter.bytesOf(entry, EntryForm::fields);
  }

  /**
   * Reads canonical bytes.
   *
   * @throws UnreadableEntry when they are not exactly what {@link #write} writes
   */
  public static Entry read(byte[] bytes) {
    var entry = FormReader.read(bytes, EntryForm::entry);
    if (!Arrays.equals(write(entry), bytes)) {
      throw new UnreadableEntry("not canonical", 0);
    }
    return entry;
  }

  /** The entry with its hash. */
  public static SealedEntry seal(Entry entry) {
    return new SealedEntry(entry, Digest.of(write(entry)));
  }

  /**
   * Reads canonical bytes, and gives the entry with its hash.
   *
   * @throws UnreadableEntry as {@link #read}
   */
  public static SealedEntry readSealed(byte[] bytes) {
    return new SealedEntry(read(bytes), Digest.of(bytes));
  }

  private static void fields(FormWriter out, Entry entry) throws IOException {
    out.time("at", entry.at());
    var billed = entry.billed();
    out.object("billed", billed.equals(BillingState.NOTHING) ? null : billed, BilledForm::write);
    out.text("claim", entry.claim());
    out.text("detail", entry.detailOrNull());
    out.time("look_again", entry.lookAgainOrNull());
    out.time("occurred_at", entry.occurredAtOrNull());
    out.digest("previous", entry.previous().equals(Digest.ZERO) ? null : entry.previous());
    out.text("reason", entry.reasonOrNull());
    out.object(
        "registers",
        entry.registers(),
        (o, registers) -> RegistersForm.write(o, registers, entry.claim().type()));
    out.objects("results", entry.results(), (o, result) -> ResultForm.write(o, result, entry));
    out.number("seq", entry.seq());
    out.objects("shares", entry.shares(), ShareForm::write);
    out.text("status", entry.status().wire());
    out.text("tenant", entry.tenant());
    out.text("terms", entry.termsOrNull());
    out.object("trace", entry.trace(), TraceForm::write);
    out.money("value", entry.valueOrNull());
  }

  private static Entry entry(FormReader in) throws IOException {
    var at = in.time("at");
    var billed = in.objectOrNull("billed", BilledForm::read);
    var claim = claim(in.text("claim"));
    var detail = in.textOrNull("detail");
    var lookAgain = in.timeOrNull("look_again");
    var occurredAt = in.timeOrNull("occurred_at");
    var previous = in.textOrNull("previous", DigestForm::read);
    var reason = in.textOrNull("reason");
    var registers = in.object("registers", i -> RegistersForm.read(i, claim.type()));
    var results = in.objects("results", i -> ResultForm.read(i, claim));
    var seq = in.count("seq");
    var shares = in.objects("shares", ShareForm::read);
    var status = in.text("status", OutcomeStatus::ofWire);
    var tenant = in.text("tenant", TenantId::new);
    var terms = in.textOrNull("terms", EntryForm::terms);
    var trace = in.object("trace", TraceForm::read);
    var value = in.moneyOrNull("value");
    return new Entry(
        tenant,
        claim,
        seq,
        at,
        trace,
        registers,
        status,
        reason,
        detail,
        occurredAt,
        value,
        shares,
        terms,
        billed == null ? BillingState.NOTHING : billed,
        results.stream().map(result -> result.apply(tenant)).toList(),
        lookAgain,
        previous == null ? Digest.ZERO : previous);
  }

  private static Claim claim(String text) {
    if (text.indexOf('/') < 0) {
      throw new IllegalArgumentException("no claim");
    }
    return Claim.parse(text);
  }

  static TermsRef terms(String text) {
    if (text.indexOf('@') < 0) {
      throw new IllegalArgumentException("no terms");
    }
    return TermsRef.parse(text);
  }
}
