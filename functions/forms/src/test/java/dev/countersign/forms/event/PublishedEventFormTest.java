package dev.countersign.forms.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Problem;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.history.Entry;
import dev.countersign.forms.ProjectFiles;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.forms.entry.Stories;
import dev.countersign.forms.event.PublishedEventForm.EventContent;
import dev.countersign.forms.json.Reading;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What was published is read back as it was, and what was tampered with is refused by its field.
 */
final class PublishedEventFormTest {
  private static final Entry TAKEN_BACK = new Stories("30.00", "EUR").takenBack();

  private static String event(int place) {
    return new String(events().get(place).detail(), UTF_8);
  }

  private static List<PublishedEvent> events() {
    return CloudEventForm.of(EntryForm.seal(TAKEN_BACK), null);
  }

  private static Reading<EventContent> read(String text) {
    return PublishedEventForm.read(text.getBytes(UTF_8));
  }

  private static ResultEvent result(Reading<EventContent> reading) {
    var read = assertInstanceOf(Reading.Read.class, reading, reading::toString);
    return assertInstanceOf(EventContent.Result.class, read.value()).event();
  }

  private static List<String> pointers(Reading<EventContent> reading) {
    var unreadable = assertInstanceOf(Reading.Unreadable.class, reading, reading::toString);
    return ((Reading.Unreadable<?>) unreadable).problems().stream().map(Problem::pointer).toList();
  }

  @ParameterizedTest
  @CsvSource({"EUR, 30.00", "JPY, 3000", "KWD, 9.125", "XXX, 4"})
  void read_whatWasPublished_isAsItWas(String currency, String price) {
    var entry = new Stories(price, currency).takenBack();
    var published = CloudEventForm.of(EntryForm.seal(entry), null);
    for (int i = 0; i < entry.results().size(); i++) {
      var read = result(PublishedEventForm.read(published.get(i).detail()));
      assertEquals(withoutRefund(entry.results().get(i)), read);
    }
  }

  @Test
  void read_inTheEnvelopeOfEventBridge_isTheSame() {
    assertEquals(result(read(event(0))), result(read(enveloped(event(0)))));
  }

  @Test
  void read_brokenInTheEnvelope_namesItsPlaceInTheEnvelope() {
    var broken = enveloped(event(0).replace("\"meter\"", "\"metre\""));

    assertEquals(List.of("/detail/data/meter"), pointers(read(broken)));
  }

  private static String enveloped(String event) {
    return "{\"version\":\"0\",\"id\":\"x\",\"detail-type\":\"BillableResult\",\"source\":\"countersign\",\"detail\":"
        + event
        + "}";
  }

  @Test
  void read_outcomeChanged_billsNothing() {
    var read = assertInstanceOf(Reading.Read.class, read(event(2)));
    assertInstanceOf(EventContent.Changed.class, read.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dispute_changed",
        "inquiry_changed",
        "month_sealed",
        "month_accepted",
        "outcome_changed"
      })
  void read_whatBillsNothing_isPassedOver(String type) {
    var read =
        read(
            "{\"id\":\"x_1\",\"type\":\"dev.countersign.%s.v1\",\"data\":{\"kind\":\"untracked\"}}"
                .formatted(type));
    assertInstanceOf(EventContent.Changed.class, ((Reading.Read<?>) read).value());
  }

  @Test
  void read_goldenFiles_areUnderstood() throws Exception {
    for (String name : List.of("result-event-eur-billed", "reversal-kwd-taken-back")) {
      var file = Files.readAllBytes(ProjectFiles.file("events/golden/" + name + ".json"));
      result(PublishedEventForm.read(file));
    }
  }

  /** Each edit of the reversal, and the field that is named. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\":\"res_ | \"id\":\"rex_ | /id",
        "\"data\":{\"id\":\"res_ | \"data\":{\"id\":\"rex_ | /data/id",
        "\"revision\":1 | \"revision\":2 | /data/id",
        "\"revision\":1 | \"revision\":0 | /data/revision",
        "\"revision\":1 | \"revision\":\"1\" | /data/revision",
        "\"tenant\":\"acme\" | \"tenant\":\"other\" | /data/id",
        "\"claim\":\"policy_signed/ | \"claim\":\"policy signed/ | /data/claim",
        "\"kind\":\"reversal\" | \"kind\":\"refund\" | /data/kind",
        "\"reverses\":\"res_ | \"reverses\":\"res_0 | /data/reverses",
        "\"replaced_by\":\"res_ | \"replaced_by\":\"res_0 | /data/replaced_by",
        "\"amount\":\"-30.00\",\"amount_minor\":-3000,\"currency\" | \"amount\":\"-30.0\",\"amount_minor\":-3000,\"currency\" | /data/amount",
        "\"amount\":\"-30.00\",\"amount_minor\":-3000,\"currency\" | \"amount\":\"-29.99\",\"amount_minor\":-2999,\"currency\" | /data/shares",
        "\"amount\":\"-30.00\",\"amount_minor\":-3000}] | \"amount\":\"-30.00\",\"amount_minor\":-30.5}] | /data/shares/0/amount_minor",
        "\"currency\":\"EUR\",\"meter\" | \"currency\":\"ZZZ\",\"meter\" | /data/currency",
        "\"occurred_at\":\"2027 | \"occurred_at\":\"then 2027 | /data/occurred_at",
        "\"period\":\"2027-03 | \"period\":\"2027-02 | /data/period",
        "\"recorded_period\":\"2027-03 | \"recorded_period\":\"2027-04 | /data/recorded_period",
        "\"zone\":\"Europe/Berlin | \"zone\":\"Europe/Paname | /data/zone",
        "\"zone\" | \"zones\" | /data/zone",
        "\"recorded_at\" | \"recorded\" | /data/recorded_at",
        "\"terms\":\"policy_signed@3\" | \"terms\":\"policy_signed\" | /data/terms",
        "\"attestation\":[\" | \"attestation\":[\"x | /data/attestation",
        "billable_result.v1 | billable_result.v9 | /type",
        "\"data\" | \"date\" | /data",
      })
  void read_tamperedWith_namesTheField(String of, String by, String pointer) {
    var text = event(0);
    var edited = text.replaceFirst(Pattern.quote(of), by);
    assertNotEquals(text, edited, of);

    var named = pointers(read(edited));

    assertTrue(named.contains(pointer), () -> named + ", not " + pointer);
  }

  @Test
  void read_billableOfLessThanNothing_namesTheAmount() {
    var text =
        event(1)
            .replace(
                "\"amount\":\"7.50\",\"amount_minor\":750",
                "\"amount\":\"-7.50\",\"amount_minor\":-750");
    assertEquals(List.of("/data/amount_minor"), pointers(read(text)));
  }

  @Test
  void read_billableThatReplacesAnother_namesTheLink() {
    var text = event(1).replace("\"replaces\":\"res_", "\"replaces\":\"res_0");
    assertNotEquals(event(1), text);
    assertEquals(List.of("/data/replaces"), pointers(read(text)));
  }

  @Test
  void read_unitsThatTheSharesDontSumTo_namesTheShares() {
    var counted = CloudEventForm.of(EntryForm.seal(new Stories("4", "XXX").billed()), null);
    var text = new String(counted.getFirst().detail(), UTF_8);
    var edited = text.replace("\"quantity\":4,\"meter\"", "\"quantity\":5,\"meter\"");
    assertNotEquals(text, edited);
    assertEquals(List.of("/data/shares"), pointers(read(edited)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", ""})
  void read_noJsonObject_namesTheWhole(String text) {
    assertEquals(List.of(""), pointers(read(text)));
  }

  private static ResultEvent withoutRefund(ResultEvent e) {
    return new ResultEvent(
        e.id(),
        e.kind(),
        e.reversesOrNull(),
        e.revision(),
        e.tenant(),
        e.outcome(),
        e.claim(),
        e.occurredAt(),
        e.recordedAt(),
        e.zone(),
        e.amount(),
        e.meter(),
        e.billTo(),
        e.shares(),
        e.terms(),
        e.attestations(),
        e.provableToOrNull(),
        e.reasonOrNull(),
        null);
  }
}
