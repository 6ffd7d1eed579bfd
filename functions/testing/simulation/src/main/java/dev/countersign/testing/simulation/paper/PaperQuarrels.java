package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleAmount;
import dev.countersign.testing.oracle.dispute.OracleCourse;
import dev.countersign.testing.oracle.dispute.OracleEntry;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Asked;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Closed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Disputed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.world.DrawQuarrel;
import dev.countersign.testing.simulation.world.QuarrelAct;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to a story what is said of its lines, and now and then a restore. */
record PaperQuarrels(long seed, String tenant, OracleStory plain, Set<String> claims, Instant end) {

  OracleStory told() {
    var told = new ArrayList<>(plain.told());
    for (var claim : claims) {
      told.addAll(said(claim, SeededDraws.of(seed, "paper/quarrel/" + tenant + "/" + claim)));
    }
    var dice = SeededDraws.of(seed, "paper/restore/" + tenant + "/" + plain.type());
    var story = with(told);
    if (dice.perMille(150)) {
      told.add(PaperRestore.of(story, claims, dice));
      story = with(told);
    }
    return story;
  }

  private OracleStory with(List<OracleTold> told) {
    var inOrder = told.stream().sorted(Comparator.comparing(OracleTold::toldAt)).toList();
    return new OracleStory(plain.type(), plain.versions(), plain.zone(), plain.looks(), inOrder);
  }

  private List<OracleTold> said(String claim, SeededDraws dice) {
    boolean isOfASession = claim.contains("/!/");
    var asked = SeededDraws.of(seed, "paper/inquiry/" + tenant + "/" + claim);
    var acts =
        isOfASession
            ? DrawQuarrel.ofAClaim(dice)
            : new DrawInquiries(asked).among(DrawQuarrel.ofALine(dice));
    var said = new ArrayList<OracleTold>();
    var so = plain;
    var at = first(claim);
    for (var act : acts) {
      var before = OracleCourse.of(so, claim, at);
      var then = from(act, deciding(so, claim, before), at).plus(act.after());
      at = then.isAfter(at) ? then : at.plusSeconds(1);
      var line = OracleCourse.of(so, claim, at).last();
      var counted = Math.max(line.sums().billed(), line.sums().held());
      var currency = currency(line.answer().currency(), plain.versions().getFirst());
      said.add(told(claim, act, "q" + said.size(), amount(act, counted, currency), at));
      so = with(Stream.concat(plain.told().stream(), said.stream()).toList());
    }
    return said;
  }

  /** How the claim stands; what a session claims and nobody asked for yet, as it is drafted. */
  private OracleEntry deciding(OracleStory so, String claim, OracleCourse until) {
    var last = until.last();
    return !claim.contains("/!/") || last.inquiry() != null
        ? last
        : OracleCourse.of(so, claim, end).entries().stream()
            .filter(one -> one.inquiry() != null)
            .findFirst()
            .orElse(last);
  }

  /** When the claim was first spoken of. */
  private Instant first(String claim) {
    return plain.told().stream()
        .filter(one -> isAbout(one, claim))
        .map(OracleTold::toldAt)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isAbout(OracleTold told, String claim) {
    return told instanceof OracleTold.Recorded form
        ? claim.endsWith("/!/" + form.form().id())
        : told instanceof OracleTold.OfAClaim one && one.claim().equals(claim);
  }

  private Instant from(QuarrelAct act, OracleEntry last, Instant before) {
    var deadline =
        switch (act.from()) {
          case BEFORE -> null;
          case DEADLINE -> last.deadline();
          case OPEN_UNTIL -> openUntil(last);
        };
    return deadline == null ? before : deadline;
  }

  /** Until when the line can be disputed, if its month is the one in which it was last changed. */
  private @Nullable Instant openUntil(OracleEntry last) {
    var period = YearMonth.from(last.at().atZone(plain.zone())).toString();
    var reading = last.answer().reading();
    var clause =
        plain.versions().stream()
            .filter(one -> Objects.equals(one.version(), reading))
            .findFirst()
            .orElse(plain.versions().getFirst());
    return plain.told().stream()
        .filter(one -> one instanceof OracleTold.Sealed sealed && sealed.period().equals(period))
        .map(one -> ((OracleTold.Sealed) one).closedAt())
        .findFirst()
        .filter(closed -> clause.dispute() != null)
        .map(closed -> Objects.requireNonNull(clause.dispute()).open().from(closed, clause.zone()))
        .orElse(null);
  }

  private static @Nullable String currency(@Nullable String known, OracleTerms terms) {
    return known == null ? terms.prices().getFirst().currency() : known;
  }

  private static @Nullable OracleAmount amount(
      QuarrelAct act, long line, @Nullable String currency) {
    var part = act.part();
    return part == null ? null : new OracleAmount(Math.max(1, line * part / 1000), currency);
  }

  private static OracleTold told(
      String claim, QuarrelAct act, String id, @Nullable OracleAmount amount, Instant at) {
    var then = at.plus(act.late());
    return switch (act.word()) {
      case DISPUTED ->
          new Disputed(claim, new Sender("payer", id), act.code(), amount, null, at, then);
      case WITHDRAWN -> new OracleQuarrel.Withdrawn(claim, new Sender("payer", id), null, at, then);
      case CONTESTED -> answer(claim, id, Answered.Word.CONTESTED, null, at, then);
      case CONCEDED -> answer(claim, id, Answered.Word.CONCEDED, null, at, then);
      case OFFERED -> answer(claim, id, Answered.Word.OFFERED, amount, at, then);
      case RULED_STANDS -> ruling(claim, "judge", id, Decided.Finding.STANDS, null, at, then);
      case RULED_FALLS -> ruling(claim, "judge", id, Decided.Finding.FALLS, null, at, then);
      case RULED_ADJUSTED -> ruling(claim, "judge", id, Decided.Finding.ADJUSTED, amount, at, then);
      case RULED_BY_ANOTHER -> ruling(claim, "office", id, Decided.Finding.FALLS, null, at, then);
      case ASKED -> new Asked(claim, new Sender("asks", id), kind(claim, act), at, then);
      case DECLINED -> new Closed(claim, new Sender("payer", id), "no_such_result", at, then);
      case ASKED_NO_MORE -> new Closed(claim, new Sender("asks", id), null, at, then);
    };
  }

  private static Asked.Kind kind(String claim, QuarrelAct act) {
    return claim.contains("/!/")
        ? Asked.Kind.UNTRACKED
        : act.code().contains("_") ? Asked.Kind.INCORRECT : Asked.Kind.DECLINED;
  }

  private static OracleTold answer(
      String claim,
      String id,
      Answered.Word word,
      @Nullable OracleAmount amount,
      Instant at,
      Instant then) {
    return new Answered(claim, new Sender("seller", id), null, word, amount, at, then);
  }

  private static OracleTold ruling(
      String claim,
      String source,
      String id,
      Decided.Finding finding,
      @Nullable OracleAmount amount,
      Instant at,
      Instant then) {
    return new Decided(
        claim, new Sender(source, id), null, finding, amount, Decided.Dated.SIGNED, at, then);
  }
}
