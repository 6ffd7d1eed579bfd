package dev.countersign.testing.simulation.paper;

import dev.countersign.testing.oracle.OracleTerms;
import dev.countersign.testing.oracle.dispute.OracleStory;
import dev.countersign.testing.oracle.dispute.OracleTold;
import dev.countersign.testing.simulation.check.TieBreaks;
import dev.countersign.testing.simulation.clock.SeededDraws;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.SessionMeaning;
import dev.countersign.testing.simulation.meaning.StatementMeaning;
import dev.countersign.testing.simulation.meaning.TermsMeaning;
import dev.countersign.testing.simulation.world.DrawQuarrelClauses;
import dev.countersign.testing.simulation.world.DrawTimeline;
import dev.countersign.testing.simulation.world.Message;
import dev.countersign.testing.simulation.world.SessionRecording;
import dev.countersign.testing.simulation.world.SessionRecording.Claims;
import dev.countersign.testing.simulation.world.Tenant;
import dev.countersign.testing.simulation.world.TenantTerms;
import dev.countersign.testing.simulation.world.WorldEvent;
import dev.countersign.testing.simulation.world.WorldTimeline;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The story of each outcome type of a seed's world, where most messages are decided when they are
 * sent, and what is said of its lines.
 *
 * @param texts what was said, as it is sent
 * @param claims of which something was said, and those that sessions make
 * @param end when nothing is ahead any more
 */
public record PaperWorld(
    long seed, PaperTexts texts, OracleStory story, Set<String> claims, Instant end) {
  private static final Duration AFTER = Duration.ofDays(400);

  /** A form that starts later than so after its receipt is refused. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** The worlds of a seed, one for each outcome type of each tenant. */
  public static List<PaperWorld> draw(long seed) {
    var timeline = DrawTimeline.drawPeaceful(seed);
    var worlds = new ArrayList<PaperWorld>();
    for (var tenant : timeline.tenants()) {
      for (var contract : tenant.contracts()) {
        worlds.add(new Drawing(seed, timeline, tenant, contract, PaperTexts.of(tenant)).world());
      }
    }
    return worlds;
  }

  /** The drawing of one outcome type. */
  private record Drawing(
      long seed, WorldTimeline timeline, Tenant tenant, TenantTerms contract, PaperTexts texts) {

    PaperWorld world() {
      var dice = dice("clauses");
      var versions = contract.versions().stream().map(one -> clauses(one, dice)).toList();
      var zone = ZoneId.of(dice.oneOf("UTC", "Europe/Berlin", "America/New_York"));
      var told = new ArrayList<OracleTold>();
      var claims = new TreeSet<String>();
      for (var event : timeline.events()) {
        if (event instanceof WorldEvent.Sent sent && sent.message().tenant().equals(tenant)) {
          sent(sent, told, claims);
        }
      }
      months(zone, told);
      var end = timeline.calmFrom().plus(AFTER);
      var plain =
          new OracleStory(
              contract.outcome(), versions, zone, OracleStory.Looks.ON_TIME, sorted(told));
      var story = new PaperQuarrels(seed, tenant.id(), plain, claims, end).told();
      return new PaperWorld(seed, texts, story, claims, end);
    }

    private SeededDraws dice(String part) {
      return SeededDraws.of(seed, "paper/" + part + "/" + tenant.id() + "/" + contract.outcome());
    }

    private OracleTerms clauses(TenantTerms.Version version, SeededDraws dice) {
      var text =
          version.text()
              + DrawQuarrelClauses.dispute(dice)
              + DrawQuarrelClauses.inquiry(dice, version.meaning());
      var terms = TermsMeaning.ofYaml(text);
      texts.terms().put(terms.version(), text);
      return terms;
    }

    private void sent(WorldEvent.Sent sent, List<OracleTold> told, Set<String> claims) {
      var message = sent.message();
      var decidedAt = decidedAt(sent);
      for (int place = 0; place < message.statements().size(); place++) {
        var statement = message.statements().get(place);
        if (statement.contract().outcome().equals(contract.outcome())) {
          var claim = contract.claim(statement.fact()).toString();
          claims.add(claim);
          var stated =
              new OracleTold.Stated(
                  claim, statement.meaning(receipt(message, place, sent.at(), decidedAt)));
          told.add(stated);
          texts.said().put(stated, statement.json(message.idAt(place)));
        }
      }
      for (var form : message.recordings()) {
        if (form.startedAt().isAfter(sent.at().plus(AHEAD))) {
          continue;
        }
        var text = claimed(form, sent.at(), claims);
        var json = Members.parse(text);
        var digest = TieBreaks.session(json, tenant.pseudonymKey());
        var recorded =
            new OracleTold.Recorded(
                SessionMeaning.of(json, sent.at(), sent.at(), digest), sent.at());
        told.add(recorded);
        texts.said().put(recorded, text);
      }
    }

    /** Some statements are decided days after they were received, as by a replay. */
    private Instant decidedAt(WorldEvent.Sent sent) {
      var dice = dice("late/" + sent.number());
      return dice.perMille(60)
          ? sent.at().plus(Duration.ofMinutes(dice.between(1, 60 * 24 * 30)))
          : sent.at();
    }

    private StatementMeaning.Receipt receipt(
        Message message, int place, Instant receivedAt, Instant decidedAt) {
      return new StatementMeaning.Receipt(
          message.source().id(),
          message.idAt(place),
          message.signing().assurance(),
          receivedAt,
          decidedAt,
          TieBreaks.statement(
              Members.parse(message.statements().get(place).json("x")), tenant.pseudonymKey()));
    }

    /** Most sessions claim what they may have brought; a correction may say otherwise. */
    private String claimed(SessionRecording form, Instant sentAt, Set<String> claims) {
      var dice = dice("claimed/" + form.id());
      var recordedAt = form.recordedAt() == null ? sentAt : form.recordedAt();
      boolean isLate = recordedAt.isAfter(form.startedAt().plus(Duration.ofDays(1)));
      boolean saysAtFirst = dice.perMille(500);
      boolean isCorrected = dice.perMille(150) && isLate;
      boolean says = isCorrected != saysAtFirst;
      if (says) {
        claims.add(contract.outcome() + "/!/" + form.id());
      }
      var ended = dice.perMille(500) ? form.startedAt().plusSeconds(dice.between(60, 6000)) : null;
      var types = says ? List.of(contract.outcome()) : List.<String>of();
      return form.claiming(new Claims(ended, types)).json();
    }

    private void months(ZoneId zone, List<OracleTold> told) {
      var dice = dice("months");
      var month = YearMonth.from(WorldTimeline.START.atZone(zone));
      for (int i = 0; i < 16; i++) {
        month = month.plusMonths(1);
        var closed = month.atDay(1).atStartOfDay(zone).toInstant().plus(Duration.ofDays(3));
        var period = month.minusMonths(1).toString();
        told.add(new OracleTold.Sealed(period, closed, closed.plus(Duration.ofMinutes(20))));
        if (dice.perMille(500)) {
          var at = closed.plus(Duration.ofHours(dice.between(1, 24 * 29)));
          var word = dice.oneOf(OracleTold.Accepted.Word.values());
          told.add(new OracleTold.Accepted(period, word, Set.of(), at, at));
        }
      }
    }

    private static List<OracleTold> sorted(List<OracleTold> told) {
      return told.stream().sorted(Comparator.comparing(OracleTold::toldAt)).toList();
    }
  }
}
