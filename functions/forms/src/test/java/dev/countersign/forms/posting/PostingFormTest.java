package dev.countersign.forms.posting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.EventId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.EngineWord;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.HeldReason;
import dev.countersign.domain.posting.HeldReason.Looked;
import dev.countersign.domain.posting.LineRole;
import dev.countersign.domain.posting.Meter;
import dev.countersign.domain.posting.Person;
import dev.countersign.domain.posting.PersonsWord;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingKey;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Held;
import dev.countersign.domain.posting.PostingState.NextStep;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.domain.posting.Tries;
import dev.countersign.forms.entry.UnreadableEntry;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stored texts are a promise to the next release: none may change once it was released. */
final class PostingFormTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final EventId B = new EventId("res_" + "b".repeat(32));
  private static final EventId R = new EventId("res_" + "a".repeat(32));
  private static final Instant AT = Instant.parse("2026-11-02T10:00:00.25Z");
  private static final Claim CLAIM = new Claim(new OutcomeType("ticket_resolved"), "T-1");
  private static final PostingKey KEY =
      new PostingKey(new TenantId("acme"), new TargetName("lago"), B);
  private static final Tries ONE = Tries.NONE.begun(AT);
  private static final String TRIES =
      "\"tries\":{\"made\":1,\"counting\":1,\"first\":\"2026-11-02T10:00:00.250Z\"}";
  private static final String ASKED =
      "\"customer\":\"c\",\"value\":-5,\"time\":\"2026-11-02T10:00:00.250Z\"}";

  private static FrozenRequest asked(RequestKind kind) {
    var plan = new PlannedRequest(kind, new EngineCustomer("c"), -5, AT);
    return new FrozenRequest(plan, Bytes.of("POST".getBytes(UTF_8)));
  }

  /** A state and its text. */
  record Stored(PostingState state, String text) {}

  private static Stored stored(PostingState state, String text) {
    return new Stored(state, text.replace('\'', '"'));
  }

  private static Stored held(HeldReason reason, String text) {
    return stored(
        Held.untried(AT, reason),
        "{'held':{'since':'2026-11-02T10:00:00.250Z','reason':{'word':" + text + "}}}");
  }

  static List<Stored> states() {
    var cancel = new RequestKind.Correction(RequestKind.How.CANCEL, B);
    var credit = new RequestKind.Document(RequestKind.Direction.CREDIT, B);
    var problem = new Problem("no_value", "/a", "detail", "fix");
    return List.of(
        stored(PostingState.Ready.untried(AT), "{'ready':{'due':'2026-11-02T10:00:00.250Z'}}"),
        stored(
            new PostingState.Ready(AT, new Tries(3, 0, null), asked(new RequestKind.Usage())),
            "{'ready':{'due':'2026-11-02T10:00:00.250Z','tries':{'made':3,'counting':0},"
                + "'request':{'usage':{},"
                + ASKED
                + "}}"),
        stored(new PostingState.Waiting(R), "{'waiting':{'on':'" + R + "'}}"),
        stored(
            new PostingState.Sending(asked(cancel), ONE, AT, AT, new NextStep.TryAgain()),
            "{'sending':{"
                + TRIES
                + ",'leased_until':'2026-11-02T10:00:00.250Z','due':'2026-11-02T10:00:00.250Z',"
                + "'request':{'correction':{'how':'cancel','of':'"
                + B
                + "'},"
                + ASKED
                + "}}"),
        stored(
            new PostingState.Sending(
                asked(credit), ONE, AT, AT, new NextStep.OnlyAsk(new EngineWord("closed"))),
            "{'sending':{"
                + TRIES
                + ",'leased_until':'2026-11-02T10:00:00.250Z','due':'2026-11-02T10:00:00.250Z',"
                + "'only_ask':'closed','request':{'document':{'direction':'credit','of':'"
                + B
                + "'},"
                + ASKED
                + "}}"),
        stored(
            new PostingState.Sent(AT, Proof.PERSON, Tries.NONE, null, null),
            "{'sent':{'at':'2026-11-02T10:00:00.250Z','proof':'person'}}"),
        stored(
            new PostingState.Sent(
                AT,
                Proof.ACCEPTED,
                ONE,
                new EngineReference("evt_1"),
                asked(new RequestKind.Usage())),
            "{'sent':{'at':'2026-11-02T10:00:00.250Z','proof':'accepted',"
                + TRIES
                + ",'reference':'evt_1','request':{'usage':{},"
                + ASKED
                + "}}"),
        held(new HeldReason.NoCustomer(), "'no_customer'"),
        held(new HeldReason.NoAmount(), "'no_amount'"),
        held(new HeldReason.OtherCurrency(EUR), "'currency','wanted':'EUR'"),
        held(new HeldReason.TooLate(), "'too_late'"),
        held(new HeldReason.Conflict(), "'conflict'"),
        held(new HeldReason.Unconfirmed(Looked.ABSENT, null), "'unconfirmed','looked':'absent'"),
        held(
            new HeldReason.Unconfirmed(Looked.CANNOT_BE_ASKED, new EngineWord("w")),
            "'unconfirmed','looked':'cannot_be_asked','engine':'w'"),
        held(new HeldReason.Refused(new EngineWord("w")), "'refused','engine':'w'"),
        held(
            new HeldReason.Task(new EngineCustomer("c"), -5, YearMonth.of(2026, 11)),
            "'task','customer':'c','net':-5,'period':'2026-11'"),
        held(
            new HeldReason.Unreadable(problem),
            "'unreadable','problem':{'reason':'no_value','pointer':'/a',"
                + "'detail':'detail','fix':'fix'}"),
        stored(
            new PostingState.Annulled(AT, R),
            "{'annulled':{'at':'2026-11-02T10:00:00.250Z','counterpart':'" + R + "'}}"),
        stored(
            new PostingState.Corrected(AT, R),
            "{'corrected':{'at':'2026-11-02T10:00:00.250Z','by':'" + R + "'}}"),
        stored(
            new PostingState.GivenUp(AT, new HeldReason.TooLate()),
            "{'given_up':{'at':'2026-11-02T10:00:00.250Z','was':{'word':'too_late'}}}"));
  }

  private static BillingLine line(LineRole role) {
    return new BillingLine(
        B,
        role,
        CLAIM,
        Instant.parse("2026-11-02T10:00:00Z"),
        AT,
        ZoneId.of("Europe/Berlin"),
        new Money(-99, EUR),
        new Meter("tickets"),
        Map.of("stripe", "cus_1", "lago", "c"),
        Bytes.of("{}".getBytes(UTF_8)));
  }

  private static String text(String state, String more, String role) {
    return "{\"version\":1,\"state\":"
        + state
        + more
        + ",\"line\":{"
        + role
        + ",\"occurred_at\":\"2026-11-02T10:00:00Z\",\"recorded_at\":\"2026-11-02T10:00:00.250Z\","
        + "\"zone\":\"Europe/Berlin\",\"amount\":{\"currency\":\"EUR\",\"minor\":-99},"
        + "\"meter\":\"tickets\",\"bill_to\":{\"lago\":\"c\",\"stripe\":\"cus_1\"}}}";
  }

  private static PostingForm form(String text) {
    return new PostingForm(
        Bytes.of(text.getBytes(UTF_8)),
        Bytes.of("{}".getBytes(UTF_8)),
        Bytes.of("POST".getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("states")
  void form_ofEachState_isThisTextAndBack(Stored stored) {
    var posting = Posting.first(KEY, line(new LineRole.Billable(null)), stored.state);
    var form = PostingForm.of(posting);

    String text = text(stored.text, "", "\"billable\":{}");
    assertEquals(text, form.fields().toText());
    assertEquals(posting, form.read(KEY, CLAIM));
    assertEquals(posting, form(text).read(KEY, CLAIM));
  }

  @Test
  void form_ofARolesLinksAndAPersonsWord_isThisTextAndBack() {
    var word = new PersonsWord(new Person("ada"), AT, "seen there");
    var state = PostingState.Ready.untried(AT);
    var reversal = Posting.first(KEY, line(new LineRole.Reversal(B, R)), state).by(word).closed(AT);
    var replacing = Posting.first(KEY, line(new LineRole.Billable(R)), state);

    String ready = "{\"ready\":{\"due\":\"2026-11-02T10:00:00.250Z\"}}";
    String more =
        ",\"closed_at\":\"2026-11-02T10:00:00.250Z\",\"person\":{\"who\":\"ada\","
            + "\"at\":\"2026-11-02T10:00:00.250Z\",\"why\":\"seen there\"}";
    String links = "{\"reverses\":\"" + B + "\",\"replaced_by\":\"" + R + "\"}";
    assertEquals(
        text(ready, more, "\"reversal\":" + links), PostingForm.of(reversal).fields().toText());
    assertEquals(reversal, PostingForm.of(reversal).read(KEY, CLAIM));
    assertEquals(
        text(ready, "", "\"billable\":{\"replaces\":\"" + R + "\"}"),
        PostingForm.of(replacing).fields().toText());
    assertEquals(replacing, PostingForm.of(replacing).read(KEY, CLAIM));
  }

  /** What a later release may write, and what isn't whole: nothing of it is guessed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"parked\":{\"at\":\"2026-11-02T10:00:00Z\"}}",
        "{\"ready\":{\"due\":\"2026-11-02T10:00:00Z\",\"zeal\":1}}",
        "{\"ready\":{}}",
        "{\"ready\":{\"due\":\"soon\"}}",
        "{\"ready\":{\"due\":\"2026-11-02T10:00:00Z\",\"tries\":{\"made\":1,\"counting\":2}}}",
        "{\"held\":{\"since\":\"2026-11-02T10:00:00Z\",\"reason\":{\"word\":\"mood\"}}}",
        "{\"sent\":{\"at\":\"2026-11-02T10:00:00Z\",\"proof\":\"oath\"}}",
        "{\"waiting\":{\"on\":\"res_1\"}}",
        "{\"sending\":{\"leased_until\":\"2026-11-02T10:00:00Z\"}}",
      })
  void read_ofAnUnknownState_isRefused(String state) {
    var form = form(text(state, "", "\"billable\":{}"));
    assertThrows(UnreadableEntry.class, () -> form.read(KEY, CLAIM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"version\":1}"})
  void read_ofAnotherText_isRefused(String text) {
    assertThrows(UnreadableEntry.class, () -> form(text).read(KEY, CLAIM));
  }
}
