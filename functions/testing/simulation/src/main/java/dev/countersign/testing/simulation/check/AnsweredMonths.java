package dev.countersign.testing.simulation.check;

import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.acceptance.OracleAcceptance;
import dev.countersign.testing.oracle.acceptance.OracleAcceptance.Answer;
import dev.countersign.testing.oracle.acceptance.OracleReview;
import dev.countersign.testing.oracle.acceptance.OracleReview.OnSilence;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.world.Message.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What payers answered about sealed months, held against the oracle (docs/month.md, section 11).
 *
 * @param reviews what became of it by the oracle, for each month that may be answered about
 */
record AnsweredMonths(Map<Name, OracleReview> reviews, List<SentMessage> sent) {
  private static final String NOBODYS = MonthSealing.NOBODYS;

  /** Names a month of a tenant. */
  record Name(String tenant, String period) implements Comparable<Name> {
    @Override
    public int compareTo(Name other) {
      return Comparator.comparing(Name::tenant).thenComparing(Name::period).compare(this, other);
    }
  }

  /**
   * An attempt that did something.
   *
   * @param answer to it; none where the process died before it
   */
  private record Attempt(
      SentMessage sent, DecisionAttempt decided, Optional<SentMessage.Answered> answer) {}

  /** What was answered in a world; and findings where it is otherwise by the oracle. */
  static AnsweredMonths of(
      OracleInput input, WorldMonths months, Consumer<String> findings, Consumer<String> reached) {
    var sent = input.all().stream().filter(one -> one.message().source() == Source.SIGNER).toList();
    var answered = new AnsweredMonths(new TreeMap<>(), sent);
    months.sealed().forEach(answered::begin);
    sent.stream()
        .flatMap(one -> attempts(one, months).stream())
        .sorted(Comparator.comparing(attempt -> attempt.decided().decidedAt()))
        .forEach(attempt -> answered.decide(attempt, months, findings, reached));
    answered.reviews.forEach((name, review) -> {
      var kept = kept(months, name).map(one -> Members.text(one, "digest")).toList();
      var wanted = review.recorded().stream().map(one -> answered.digest(name, one)).toList();
      if (!kept.equals(wanted)) {
        findings.accept("ANSWERED " + name + ": recorded " + kept + ", not " + wanted);
      }
    });
    return answered;
  }

  private void begin(MonthSealing month) {
    month
        .review()
        .ifPresent(how ->
            reviews.put(
                new Name(month.tenant(), month.period()),
                new OracleReview(
                    month.root(),
                    month.answeredUntil().orElseThrow(),
                    OnSilence.valueOf(Members.upper(how.silence())))));
  }

  private void decide(
      Attempt attempt, WorldMonths months, Consumer<String> findings, Consumer<String> reached) {
    var message = attempt.sent().message();
    var said = said(attempt.sent());
    var at = attempt.decided().decidedAt();
    boolean isSealed =
        months.sealed().stream()
            .anyMatch(month ->
                month.tenant().equals(message.tenant().id())
                    && month.period().equals(Members.text(said, "month"))
                    && !month.sealedAt().isAfter(at));
    var name = new Name(message.tenant().id(), Members.text(said, "month"));
    var wanted =
        isSealed
            ? Objects.requireNonNull(reviews.get(name), name.toString())
                .decide(acceptance(attempt.sent(), attempt.decided().receivedAt()))
            : "not_sealed";
    reached.accept("month answered " + Members.text(said, "answer") + ": " + wanted);
    attempt.answer().flatMap(answer -> notListed(said, answer)).ifPresent(findings);
    attempt
        .answer()
        .map(SentMessage.Answered::word)
        .filter(word -> !word.equals(wanted))
        .ifPresent(word ->
            findings.accept(
                "ANSWERED " + name + " " + message.id() + ": " + word + ", not " + wanted));
  }

  /** What became of each outcome that is excepted stands in the answer, also of one of nobody. */
  private static Optional<String> notListed(Json.Obj said, SentMessage.Answered answer) {
    var items = AnswerChecks.items(answer.answer(), "acceptances");
    var listed = new TreeMap<String, String>();
    for (Json.Obj item : items) {
      for (Json one : Members.items(item, "disputes")) {
        var told = (Json.Obj) one;
        var reason = told.get("fix").map(_ -> Members.text(told, "reason")).orElse("");
        listed.put(Members.text(told, "outcome"), reason);
      }
    }
    var excepted = new TreeSet<>(outcomes(said));
    boolean isKnown =
        listed.entrySet().stream()
            .filter(one -> one.getKey().equals(NOBODYS))
            .allMatch(one -> one.getValue().equals("unknown_outcome"));
    return items.isEmpty() || (listed.keySet().equals(excepted) && isKnown)
        ? Optional.empty()
        : Optional.of("ANSWERED " + excepted + ": of these were told " + listed);
  }

  private static List<String> outcomes(Json.Obj said) {
    return Members.items(said, "outcomes").stream().map(one -> ((Json.Str) one).value()).toList();
  }

  /** Those that were answered, and one that recorded it and died. */
  private static List<Attempt> attempts(SentMessage sent, WorldMonths months) {
    var attempts = new ArrayList<Attempt>();
    sent.answers().forEach(one -> attempts.add(new Attempt(sent, one.attempt(), Optional.of(one))));
    var name = new Name(sent.message().tenant().id(), Members.text(said(sent), "month"));
    kept(months, name)
        .filter(one -> Members.text(one, "digest").equals(digest(sent)))
        .map(one -> Members.instant(Members.text(one, "recorded_at")))
        .filter(at -> attempts.stream().noneMatch(one -> one.decided().decidedAt().equals(at)))
        .flatMap(at -> sent.attempts().stream().filter(one -> one.decidedAt().equals(at)))
        .forEach(one -> attempts.add(new Attempt(sent, one, Optional.empty())));
    return attempts;
  }

  /** The payer's words that the file beside a month has. */
  private static Stream<Json.Obj> kept(WorldMonths months, Name name) {
    return months.answers(name.tenant(), name.period()).stream()
        .filter(one -> one.get("silence").isEmpty());
  }

  private static Json.Obj said(SentMessage sent) {
    return Members.parse(Objects.requireNonNull(sent.message().words()).json());
  }

  private static OracleAcceptance acceptance(SentMessage sent, Instant receivedAt) {
    var said = said(sent);
    return new OracleAcceptance(
        sent.message().id(),
        Members.text(said, "root"),
        Answer.valueOf(Members.upper(Members.text(said, "answer"))),
        new TreeSet<>(outcomes(said)),
        receivedAt);
  }

  private static String digest(SentMessage sent) {
    return OracleInput.digest(sent.message()).hex();
  }

  /** The digest of what the payer signed. */
  String digest(Name name, OracleReview.Recorded one) {
    return sent.stream()
        .filter(each ->
            each.message().tenant().id().equals(name.tenant())
                && each.message().id().equals(one.said().message()))
        .map(AnsweredMonths::digest)
        .findFirst()
        .orElseThrow();
  }
}
