package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.mail;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static dev.countersign.app.World.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.ledger.StoredEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed holds for anyone: the payer's verifier finds no fault in it. */
final class VerifiedMonthTest {
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final List<String> TYPES = List.of("policy_signed", "ticket_resolved", "lead_won");

  @TempDir private Path folder;

  @Test
  void sealedMonths_withAllReceipts_hold() throws IOException {
    var seals = new SealWorld(folder);
    var world = seals.world;
    for (int i = 1; i <= 4; i++) {
      world.record("s" + i, session("ses_" + i));
      world.attest("crm", "p" + i, said("attested", "policy_signed", "" + i, named("ses_" + i)));
      world.attest("crm", "t" + i, said("attested", "ticket_resolved", "" + i, named("ses_" + i)));
      world.attest("crm", "l" + i, said("attested", "lead_won", "" + i, named("nobody")));
    }
    world.attest("crm", "bad", "{\"act\":\"attested\"}");
    world.attest("crm", "t1again", said("attested", "ticket_resolved", "1", named("ses_1")));
    world.attest("crm", "t2less", said("retracted", "ticket_resolved", "2", named("ses_2")));
    world.attest("crm", "t3more", said("restated", "ticket_resolved", "3", mail("x@example.com")));
    world.stream();
    world.now = world.now.plus(Duration.ofHours(2));
    world.settle();
    world.now = world.now.plus(Duration.ofDays(10));
    world.settle();
    assertEquals(5, seals.putFacts());
    seals.sealed(NOVEMBER);
    world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    world.now = Instant.parse("2026-12-20T12:00:00Z");
    world.attest("crm", "p1less", said("retracted", "policy_signed", "1", named("ses_1")));
    world.attest("crm", "p2less", said("retracted", "policy_signed", "2", named("ses_2")));
    world.attest("crm", "p9", said("attested", "policy_signed", "9", named("ses_4")));
    world.stream();
    world.settle();
    seals.sealed(DECEMBER);

    var verified = new VerifiedMonths(seals, folder);
    assertEquals(List.of(), verified.faults(NOVEMBER, receipts(seals)));
    assertEquals(List.of(), verified.faults(DECEMBER, receipts(seals), NOVEMBER));
  }

  private static String receipts(SealWorld seals) {
    var histories = new ArrayList<Stream<StoredEntry>>();
    for (String type : TYPES) {
      for (int i = 1; i < 10; i++) {
        histories.add(seals.world.history(type, "" + i).stream());
      }
    }
    return VerifiedMonths.receipts(histories.stream().flatMap(history -> history));
  }
}
