package dev.countersign.app.month;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.dispute.DisputeAct;
import dev.countersign.domain.dispute.DisputeCode;
import dev.countersign.domain.dispute.DisputeFinding;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.history.DisputeVerdict;
import dev.countersign.domain.history.InquiryTrace;
import dev.countersign.domain.history.StatementVerdict;
import dev.countersign.domain.history.Stimulus.Trace;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.HeardUnder;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.domain.inquiry.InquiryType;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.domain.registers.SessionChoice;
import dev.countersign.domain.statement.Act;
import dev.countersign.ledger.template.TemplateYaml;
import dev.countersign.proof.month.EntryLeaf;
import dev.countersign.proof.sheet.MonthPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The words for what brought an entry stand in four places: where leaves are made, in the payer's
 * verifier, in the month's page and in docs/month.md.
 */
final class BroughtByTest {
  private static final Instant AT = Instant.parse("2026-11-02T12:00:00Z");
  private static final Digest DIGEST = Digest.of("message");
  private static final SourceId SOURCE = new SourceId("source");
  private static final DisputeId DISPUTE = new DisputeId("dsp_" + "1".repeat(32));
  private static final InquiryId INQUIRY = new InquiryId("inq_" + "1".repeat(32));
  private static final Money AMOUNT = new Money(100, Currency.getInstance("EUR"));

  /** A restore's word is that of lines that were put back, too. */
  private static final List<Trace> TRACES =
      List.of(
          new Trace.Said(
              Act.ATTESTED,
              SOURCE,
              new MessageId("m1"),
              DIGEST,
              StatementVerdict.ACCEPTED,
              List.of()),
          new Trace.Recorded(List.of()),
          new Trace.Chosen(new SessionChoice(new SessionId("ses_1"), "ann", "I saw it.", AT)),
          new Trace.Ruled(new Ruling(Ruling.Finding.STANDS, "ann", "I saw it.", AT)),
          new Trace.Disputed(DISPUTE, SOURCE, DIGEST, DisputeCode.NOT_OURS, DisputeVerdict.OPENED),
          on(new DisputeAct.Withdrawn()),
          on(new DisputeAct.Contested()),
          on(new DisputeAct.Conceded()),
          on(new DisputeAct.Offered(AMOUNT)),
          on(new DisputeAct.Ruled(new DisputeFinding.Stands(), "ann", "I saw it.")),
          new InquiryTrace.Drafted(INQUIRY),
          new InquiryTrace.Asked(INQUIRY, InquiryType.UNTRACKED, SOURCE, DIGEST, DIGEST),
          new InquiryTrace.Heard(
              INQUIRY,
              new HeardUnder(Claim.of(new OutcomeType("policy_sold"), List.of("P-1")), AT)),
          on(new InquiryAct.Declined(DeclineCode.NOT_OURS)),
          on(new InquiryAct.Withdrawn()),
          new Trace.Time(),
          new Trace.Restored(List.of(), AT));

  private static Trace on(DisputeAct act) {
    return new Trace.OnDispute(DISPUTE, act, SOURCE, DIGEST, DIGEST);
  }

  private static Trace on(InquiryAct act) {
    return new InquiryTrace.OnInquiry(INQUIRY, act, SOURCE, DIGEST, DIGEST);
  }

  @Test
  void samples_areOfEachKindOfTraceAndAct() {
    Set<Object> tried = new HashSet<>();
    for (Trace trace : TRACES) {
      tried.add(trace.getClass());
      if (trace instanceof Trace.OnDispute said) {
        tried.add(said.act().getClass());
      } else if (trace instanceof InquiryTrace.OnInquiry said) {
        tried.add(said.act().getClass());
      }
    }
    var all =
        Stream.of(Trace.class, DisputeAct.class, InquiryAct.class)
            .flatMap(BroughtByTest::kinds)
            .collect(Collectors.toSet());
    assertEquals(all, tried);
  }

  @Test
  void words_ofLeaves_areThoseOfTheVerifierThePageAndTheDocs() throws IOException {
    var made = TRACES.stream().map(BroughtBy::word).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(made, new TreeSet<>(EntryLeaf.BROUGHT_BY), "the verifier's");
    assertEquals(made, words("'([a-z]+)'", after(page(), "brought_by: oneOf(", ")")), "the page's");
    var documented = after(docs(), "`brought_by` says which: ", ".");
    assertEquals(made, words("`([a-z]+)`", documented), "those of docs/month.md");
  }

  private static Stream<Class<?>> kinds(Class<?> of) {
    return of.isSealed()
        ? Arrays.stream(of.getPermittedSubclasses()).flatMap(BroughtByTest::kinds)
        : Stream.of(of);
  }

  private static Set<String> words(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String after(String text, String beginning, String end) {
    int at = text.indexOf(beginning);
    assertTrue(at >= 0, beginning);
    return text.substring(at + beginning.length(), text.indexOf(end, at));
  }

  private static String docs() throws IOException {
    return Files.readString(TemplateYaml.file("docs/month.md"));
  }

  private static String page() throws IOException {
    try (var in = MonthPage.class.getResourceAsStream("forms.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
