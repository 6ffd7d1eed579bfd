package dev.countersign.domain.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.fixture.InquiryLife;
import dev.countersign.domain.fixture.SessionBuilder;
import dev.countersign.domain.inquiry.DeclineCode;
import dev.countersign.domain.inquiry.InquiryAct;
import dev.countersign.domain.session.Session;
import dev.countersign.domain.terms.InquiryTerms.OnNoAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * However late the due work runs, the drafting too, and however often something is said, inquiries
 * end in the same states at the same times with the same sums: {@code docs/disputes.md}, section 12.
 */
final class InquiryLatenessTest {
  private static final int LIVES = Integer.getInteger("lives", 1000);
  private static final Instant WAITED = Instant.parse(InquiryLife.WAITED);
  private static final String END = "2027-03-01T00:00:00Z";
  private static final SourceId SOMEBODY = new SourceId("somebody");

  /** One thing that happens, and when. */
  private record Said(Instant at, Consumer<InquiryLife> what) {}

  @Test
  void lives_withDueWorkOnTimeAndLate_endTheSame() {
    Long only = Long.getLong("seed");
    for (long seed = only == null ? 1 : only; seed <= (only == null ? LIVES : only); seed++) {
      var random = new Random(seed);
      var silence = random.nextBoolean() ? OnNoAnswer.OWED : OnNoAnswer.DECLINED;
      var story = story(random);
      var late = WAITED.plusSeconds(random.nextInt((int) between(WAITED, story.getFirst().at())));
      var onTime = InquiryLife.drafted(silence);
      var behind = InquiryLife.under(InquiryLife.terms(silence));
      behind.due(late.toString());
      for (Said said : story) {
        onTime.outcome().pass(said.at());
        said.what().accept(onTime);
        said.what().accept(behind);
        if (random.nextBoolean()) {
          said.what().accept(behind);
        }
      }
      onTime.outcome().pass(END);
      behind.outcome().decide(new Stimulus.TimeReached(List.of()), Instant.parse(END));
      assertEquals(told(onTime), told(behind), "seed " + seed);
      holds(onTime, "seed " + seed);
      holds(behind, "seed " + seed);
    }
  }

  private static String told(InquiryLife life) {
    return life.end() + " " + life.outcome().net() + " " + life.inquiry().end();
  }

  /** Never more than the price, never below zero, and ended by the end. */
  private static void holds(InquiryLife life, String seed) {
    long net = 0;
    for (Entry entry : life.outcome().entries()) {
      net += entry.results().stream().mapToLong(result -> result.amount().minor()).sum();
      assertTrue(net == 0 || net == 3000, seed + ": " + net);
    }
    assertTrue(life.inquiry().end().isPresent(), seed);
  }

  private static List<Said> story(Random random) {
    var story = new ArrayList<Said>();
    var at = WAITED;
    int number = 1 + random.nextInt(6);
    for (int i = 0; i < number; i++) {
      at = at.plus(Duration.ofHours(1 + random.nextInt(24 * 20)));
      story.add(new Said(at, something(random, at)));
    }
    return story;
  }

  private static Consumer<InquiryLife> something(Random random, Instant at) {
    var received = at.minus(Duration.ofHours(random.nextInt(24 * 6))).toString();
    String now = at.toString();
    var codes = DeclineCode.values();
    var code = codes[random.nextInt(codes.length)];
    return switch (random.nextInt(5)) {
      case 0 -> life -> life.told(now, now);
      case 1 -> life -> life.says(received, now, new InquiryAct.Declined(code), SOMEBODY);
      case 2 -> life -> life.says(received, now, new InquiryAct.Withdrawn(), SOMEBODY);
      case 3 -> life -> corrected(life, InquiryLife.corrected(now).claimed(), at);
      default -> life -> corrected(life, InquiryLife.corrected(now).agent("a" + code), at);
    };
  }

  private static void corrected(InquiryLife life, SessionBuilder form, Instant at) {
    Session session = form.build();
    life.outcome().decide(new Stimulus.SessionsRecorded(List.of(session)), at);
  }

  private static long between(Instant from, Instant until) {
    return Duration.between(from, until).toSeconds();
  }
}
