package dev.countersign.forms.books;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.books.BookLine;
import dev.countersign.domain.books.BookName;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.domain.books.UnsettledLine;
import dev.countersign.domain.statement.RecordRef;
import dev.countersign.domain.statement.Subject;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/reconcile.md, sections 3, 5, 6 and 8. */
final class ExportLinesTest {
  private static final Pseudonyms ACME =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));
  private static final String PROFILE =
      """
      export: tickets
      columns:
        record.id: Ticket
        occurred_at: Solved at
        session: Session
        subject.email: Mail
        amount: Price
      set: {outcome: ticket_resolved, record.type: ticket, currency: EUR}
      dates: dd.MM.yyyy HH:mm
      zone: Europe/Berlin
      decimal: ","
      counts_when: {Status: [solved, closed], Human: ["no"]}
      """;

  private static ExportProfile profile(String text) {
    return switch (ExportProfileForm.read(text)) {
      case Reading.Read<ExportProfile>(ExportProfile read) -> read;
      case Reading.Unreadable<ExportProfile> wrong -> throw new AssertionError(wrong.problems());
    };
  }

  private static ExportRow row(String... changed) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "Ticket", "T-1",
                "Solved at", "02.11.2026 11:00",
                "Session", "ses_1",
                "Mail", "Ada@example.com",
                "Price", "1.234,50",
                "Status", "solved",
                "Human", "no"));
    for (int i = 0; i < changed.length; i += 2) {
      values.put(changed[i], changed[i + 1]);
    }
    return new ExportRow(7, values);
  }

  private static BookLine counted(BookNames names, ExportRow row) {
    var read = new ExportLines(profile(PROFILE), names).read(row);
    return assertInstanceOf(ReadLine.Counts.class, read).line();
  }

  private static UnsettledLine unsettled(BookNames names, ExportRow row) {
    var read = new ExportLines(profile(PROFILE), names).read(row);
    return assertInstanceOf(ReadLine.Unsettled.class, read).line();
  }

  @Test
  void line_withoutAKey_hasItsClaimAndItsSession() {
    var line = counted(BookNames.open(), row());

    assertEquals("ticket_resolved/ticket/T-1", line.toldOrNull());
    assertEquals(Instant.parse("2026-11-02T10:00:00Z"), line.occurredAt());
    assertEquals("1234.50", Objects.requireNonNull(line.amountOrNull()).decimal());
    assertEquals(line.sessionOrNull(), line.links().first());
    assertEquals(1, line.links().size());
  }

  @Test
  void line_underAKey_isLinkedByTheMatchKeysOfATable() {
    var names = BookNames.under(ACME);
    var line = counted(names, row());

    var record = names.of(ACME.record(new RecordRef("ticket", "T-1")));
    var mail = names.of(ACME.subject(new Subject.Email("ada@example.com")).first());
    assertTrue(line.links().contains(record), line::toString);
    assertTrue(line.links().contains(mail), line::toString);
    assertEquals(3, line.links().size());
    assertNotEquals(counted(BookNames.open(), row()).claim(), line.claim());
  }

  @Test
  void line_ofARecordInAnAccount_isLinkedToThatOfItsOwnAccountAndOfAny() {
    var names = BookNames.under(ACME);
    var profile =
        profile(
            PROFILE.replace(
                "record.type: ticket,", "record.type: ticket, record.account: \"62515\","));

    var read = new ExportLines(profile, names).read(row());

    var line = assertInstanceOf(ReadLine.Counts.class, read).line();
    var own = names.of(ACME.record(new RecordRef("ticket", "T-1", "62515")));
    var any = names.of(ACME.record(new RecordRef("ticket", "T-1")));
    assertEquals("ticket_resolved/ticket/62515:T-1", line.toldOrNull());
    assertTrue(line.links().contains(own) && line.links().contains(any), line::toString);
    assertNotEquals(own, any);
  }

  @Test
  void line_whoseClaimNamesAPerson_needsTheKey() {
    var why = unsettled(BookNames.open(), row("Ticket", "ada@example.com")).why();

    assertEquals("needs_key", why.reason());
    var line = counted(BookNames.under(ACME), row("Ticket", "ada@example.com"));
    assertTrue(
        String.valueOf(line.toldOrNull()).startsWith("ticket_resolved/ticket/mail-"),
        line::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "Solved at, 32.11.2026 11:00, not_a_time",
    "Solved at, 31.02.2026 11:00, not_a_time",
    "Solved at, 02.11.1999 11:00, out_of_range",
    "Solved at, '', missing",
    "Price, -3, not_an_amount",
    "Price, 3 EUR, not_an_amount",
    "Price, '1,234', too_many_decimals",
    "Status, ' ', unknown",
  })
  void line_thatCannotBeRead_saysWhichColumnAndKeepsItsClaim(
      String column, String value, String reason) {
    var names = BookNames.open();
    var line = unsettled(names, row(column, value));

    assertEquals(reason, line.why().reason());
    assertEquals(7, line.number());
    assertTrue(
        line.why().pointer().equals(column) || line.why().pointer().equals("currency"),
        line::toString);
    assertEquals(counted(names, row()).claim(), line.claim().orElseThrow());
    assertTrue(!line.toString().contains("32.11"), line::toString);
  }

  @ParameterizedTest
  @CsvSource({"Ticket, '', missing", "Ticket, 'T\u200b1', invisible_character"})
  void line_whoseClaimCannotBeRead_isOfNobody(String column, String value, String reason) {
    var line = unsettled(BookNames.open(), row(column, value));

    assertEquals(reason, line.why().reason());
    assertNull(line.claimOrNull());
  }

  @ParameterizedTest
  @CsvSource({"Status, open", "Human, yes"})
  void line_thatSaysNo_doesNotCountWhateverElseIsEmpty(String column, String value) {
    String other = column.equals("Human") ? "Status" : "Human";
    var read =
        new ExportLines(profile(PROFILE), BookNames.open()).read(row(column, value, other, ""));

    assertInstanceOf(ReadLine.DoesNotCount.class, read);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T10:00:00Z, 2026-11-02T10:00:00Z",
    "2026-11-02 10:00:00.250+01:00, 2026-11-02T09:00:00.250Z",
    "2026-11-02, 2026-11-02T00:00:00Z",
    "2026-11-02 10:00, 2026-11-02T10:00:00Z",
  })
  void times_withoutAPattern_areRfc3339OrDates(String text, String time) {
    var profile =
        profile(PROFILE.replace("dates: dd.MM.yyyy HH:mm\n", "").replace("Europe/Berlin", "UTC"));

    var read = new ExportLines(profile, BookNames.open()).read(row("Solved at", text));

    assertEquals(
        Instant.parse(time), assertInstanceOf(ReadLine.Counts.class, read).line().occurredAt());
  }

  @Test
  void time_withoutAnOffsetAndAZone_isRefused() {
    var profile = profile(PROFILE.replace("zone: Europe/Berlin\n", ""));

    var read = new ExportLines(profile, BookNames.open()).read(row());

    assertEquals(
        "not_a_time", assertInstanceOf(ReadLine.Unsettled.class, read).line().why().reason());
  }

  @Test
  void attestation_ofALine_isWhatThePayerWouldSign() {
    var said = new ExportLines(profile(PROFILE), BookNames.open()).attestation(row()).orElseThrow();

    assertEquals(
        """
        {"act":"attested","occurred_at":"2026-11-02T10:00:00Z","outcome":"ticket_resolved",\
        "record":{"id":"T-1","type":"ticket"},"session":"ses_1",\
        "subject":{"email":"Ada@example.com","format":"email"}}\
        """,
        new String(CanonicalJson.write(said), StandardCharsets.UTF_8));
  }

  @Test
  void blinded_line_isReadAsItWas() {
    var line = counted(BookNames.under(ACME), row());

    var text = BlindedForm.write(new BlindedPart.Line(new ReadLine.Counts(line))).orElseThrow();
    var read = BlindedForm.read(text.toArray());

    var told =
        new BookLine(
            7,
            line.type(),
            line.claim(),
            null,
            line.sessionOrNull(),
            line.links(),
            line.occurredAt(),
            line.amountOrNull());
    assertEquals(Reading.of(new BlindedPart.Line(new ReadLine.Counts(told))), read);
    assertTrue(!text.toText().contains("T-1") && !text.toText().contains("ada"), text::toText);
  }

  @Test
  void blinded_lineThatSettlesNothing_isReadAsItWas() {
    var line = unsettled(BookNames.under(ACME), row("Price", "much"));
    var part = new BlindedPart.Line(new ReadLine.Unsettled(line));

    assertEquals(
        Reading.of(part), BlindedForm.read(BlindedForm.write(part).orElseThrow().toArray()));
  }

  @Test
  void check_ofAKey_tellsItFromAnother() {
    var other = new Pseudonyms(Secret.ofText("fedcba9876543210fedcba9876543210"));
    var acme = new TenantId("acme");

    assertEquals(ACME.check(acme), ACME.check(acme));
    assertNotEquals(ACME.check(acme), other.check(acme));
    assertNotEquals(ACME.check(acme), ACME.check(new TenantId("bolt")));
    assertTrue(BookName.admits(ACME.check(acme) + ACME.check(acme)));
  }

  @ParameterizedTest
  @CsvSource({
    "'export: x', missing",
    "'{export: x, columns: {color: A}}', unknown_field",
    "'{export: x, charset: latin}', unknown_word",
    "'{export: x, delimiter: ab}', out_of_range",
    "'{export: x, dates: bbb}', not_a_pattern",
    "'{export: x, zone: Mars/North}', unknown_word",
    "'{export: x, decimal: \";\"}', unknown_word",
    "'{export: x, format: xml}', unknown_word",
    "'{export: x, claim_by: [color]}', out_of_range",
    "'{export: x, colums: {}}', unknown_field",
    "'{columns: {}}', missing",
    "'export: [', not_yaml",
  })
  void profile_withAMistake_isRefusedByName(String text, String reason) {
    var read = ExportProfileForm.read(text);

    assertTrue(
        read instanceof Reading.Unreadable<ExportProfile> wrong
            && wrong.problems().stream().anyMatch(problem -> problem.reason().equals(reason)),
        read::toString);
  }

  @Test
  void columns_thatAreGivenBesideIt_areOverTheProfile() {
    var read =
        ExportProfileForm.read(
            "export: x",
            Map.of("record.id", "Ticket ID", "occurred_at", "Solved at"),
            Map.of("outcome", "ticket_resolved", "record.type", "ticket"),
            ExportScope.ALL);

    assertInstanceOf(Reading.Read.class, read, read::toString);
  }
}
