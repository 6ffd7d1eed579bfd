package dev.countersign.forms.posting;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.forms.entry.FormReader;
import dev.countersign.forms.entry.FormWriter;
import java.io.IOException;
import java.time.ZoneId;

/**
 * A posting as three byte strings: its fields as JSON in a fixed order, the data of its line, and
 * the bytes of its frozen request. The last two are what others made, and are kept as they are. Its
 * key and its claim are not in them: they are where it is stored.
 *
 * @param fields a JSON object
 * @param data the line's data
 * @param request the frozen request's bytes; empty where none is frozen
 */
public record PostingForm(Bytes fields, Bytes data, Bytes request) {
  /** The form of this posting. */
  public static PostingForm of(Posting posting) {
    var request = PostingStateForm.request(posting.state());
    return new PostingForm(
        Bytes.of(FormWriter.bytesOf(posting, PostingForm::write)),
        posting.line().data(),
        request == null ? Bytes.of(new byte[0]) : request.bytes());
  }

  /**
   * The posting of this form.
   *
   * @param claim what was sold
   * @throws dev.countersign.forms.entry.UnreadableEntry where it is not of this form
   */
  public Posting read(PostingKey key, Claim claim) {
    return FormReader.read(fields.toArray(), in -> read(in, key, claim));
  }

  private static void write(FormWriter out, Posting posting) throws IOException {
    out.number("version", posting.version());
    out.object("state", posting.state(), PostingStateForm::write);
    out.time("closed_at", posting.closedAtOrNull());
    out.object("person", posting.personOrNull(), PostingForm::person);
    out.object("line", posting.line(), PostingForm::line);
  }

  private Posting read(FormReader in, PostingKey key, Claim claim) throws IOException {
    int version = in.count("version");
    var state = in.object("state", fields -> PostingStateForm.read(fields, request));
    var closedAt = in.timeOrNull("closed_at");
    var person = in.objectOrNull("person", PostingForm::person);
    var line = in.object("line", fields -> line(fields, key, claim));
    return new Posting(key, line, state, version, closedAt, person);
  }

  private static void person(FormWriter out, PersonsWord word) throws IOException {
    out.text("who", word.who());
    out.time("at", word.at());
    out.text("why", word.why());
  }

  private static PersonsWord person(FormReader in) throws IOException {
    var who = in.text("who", Person::new);
    var at = in.time("at");
    return new PersonsWord(who, at, in.text("why"));
  }

  private static void line(FormWriter out, BillingLine line) throws IOException {
    LineRoleForm.write(out, line.role());
    out.time("occurred_at", line.occurredAt());
    out.time("recorded_at", line.recordedAt());
    out.text("zone", line.zone());
    out.money("amount", line.amount());
    out.text("meter", line.meter());
    out.texts("bill_to", line.billTo());
  }

  private BillingLine line(FormReader in, PostingKey key, Claim claim) throws IOException {
    var role = LineRoleForm.read(in);
    var occurredAt = in.time("occurred_at");
    var recordedAt = in.time("recorded_at");
    var zone = in.text("zone", ZoneId::of);
    var amount = in.money("amount");
    var meter = in.text("meter", Meter::new);
    var billTo = in.texts("bill_to");
    return new BillingLine(
        key.event(), role, claim, occurredAt, recordedAt, zone, amount, meter, billTo, data);
  }
}
