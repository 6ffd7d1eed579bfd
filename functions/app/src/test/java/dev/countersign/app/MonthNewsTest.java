package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.accept.AcceptanceLeaves;
import dev.countersign.app.accept.AcceptanceTerms;
import dev.countersign.app.accept.NoteSilence;
import dev.countersign.app.month.seal.FiledMonths;
import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.publish.EventBus;
import dev.countersign.domain.acceptance.MonthReview;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.forms.event.PublishedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a month is told to the bus: once when all goes well, and never not at all. */
final class MonthNewsTest {
  private static final Instant CLOSES = Instant.parse("2026-12-04T00:00:00Z");

  @TempDir private Path folder;
  private SealWorld seals;
  private final List<PublishedEvent> told = new ArrayList<>();

  @BeforeEach
  void emptyMonth() throws IOException {
    seals = new SealWorld(folder);
  }

  @Test
  void month_thatIsSealed_isToldOnce() {
    run(seals.files(), this::remember, CLOSES.minusSeconds(60));
    assertEquals(List.of(), types());
    run(seals.files(), this::remember, CLOSES);
    run(seals.files(), this::remember, CLOSES.plusSeconds(60));
    run(seals.files(), this::remember, CLOSES.plus(Duration.ofDays(2)));

    assertEquals(List.of("MonthSealed"), types());
    String text = new String(told.getFirst().detail(), StandardCharsets.UTF_8);
    var sealed = seals.header(NOVEMBER);
    assertEquals(
        "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"countersign\",\"type\":\"dev.countersign.month_sealed.v1\",\"subject\":\"acme/2026-11\",\"time\":\"2026-12-04T00:00:00Z\",\"datacontenttype\":\"application/json\",\"data\":{\"id\":\"%s\",\"issuer\":\"%s\",\"tenant\":\"acme\",\"period\":\"2026-11\",\"zone\":\"Z\",\"number\":1,\"root\":\"%s\",\"leaves\":1,\"closed_at\":\"%s\",\"file\":\"acme-2026-11.sealed\",\"log_index\":0}}"
            .formatted(
                told.getFirst().id(),
                told.getFirst().id(),
                World.ISSUER,
                seals.note(NOVEMBER).text().lines().toList().get(2),
                sealed.closedAt()),
        text);
  }

  @Test
  void answer_thatCounts_isToldByTheNextRun() {
    run(seals.files(), this::remember, CLOSES);
    var review = new MonthReview(CalendarSpan.parse("P30D"), MonthReview.OnSilence.ACCEPTED);
    var terms = new AcceptanceTerms(Optional.empty(), review);
    var silence =
        new NoteSilence(new FiledMonths(seals.files()), tenant -> terms, AcceptanceLeaves.NONE);
    assertTrue(silence.of(TENANT, NOVEMBER, CLOSES.plus(Duration.ofDays(40))).isPresent());
    run(seals.files(), this::remember, CLOSES.plus(Duration.ofDays(40)));
    run(seals.files(), this::remember, CLOSES.plus(Duration.ofDays(41)));
    assertEquals(List.of("MonthSealed", "MonthAccepted", "MonthSealed"), types());
  }

  @Test
  void events_thatTheBusDidNotTake_areToldByTheNextRun() {
    run(seals.files(), events -> events, CLOSES);
    run(seals.files(), this::remember, CLOSES.plusSeconds(60));
    assertEquals(List.of("MonthSealed"), types());
  }

  /** From the step at which the proof is there on: before it nothing is told. */
  @Test
  void run_thatFailsAtAnyStepOfTelling_tellsTheSameAgain() {
    run(new FolderFiles(folder.resolve("closed")), this::remember, CLOSES);
    var counting = new FailingFiles(new FolderFiles(folder.resolve("counted")), 0);
    run(counting, this::remember, CLOSES);
    var ids = new TreeSet<String>();
    for (int step = counting.calls() - 8; step <= counting.calls(); step++) {
      for (int at : List.of(step, -step)) {
        told.clear();
        var place = folder.resolve("failed" + at);
        var failing = new FailingFiles(new FolderFiles(place), at);
        assertThrows(Unavailable.class, () -> run(failing, this::remember, CLOSES), "" + at);
        run(new FolderFiles(place), this::remember, CLOSES);
        run(new FolderFiles(place), this::remember, CLOSES);
        assertEquals(1, told.stream().map(PublishedEvent::id).distinct().count(), "" + at);
        assertTrue(told.size() <= 2, "" + at);
        told.forEach(event -> ids.add(new String(event.detail(), StandardCharsets.UTF_8)));
      }
    }
    assertEquals(1, ids.size());
  }

  private List<String> types() {
    return told.stream().map(PublishedEvent::detailType).toList();
  }

  private List<PublishedEvent> remember(List<PublishedEvent> events) {
    told.addAll(events);
    return List.of();
  }

  private void run(MonthFiles files, EventBus bus, Instant now) {
    var ports = seals.ports(files);
    var _ = new SealDue(ports, new SealMonth(ports, Duration.ZERO), bus).seal(TENANT, now);
  }
}
