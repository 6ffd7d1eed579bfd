package dev.countersign.app;

import static dev.countersign.app.SealWorld.NOVEMBER;
import static dev.countersign.app.World.TENANT;
import static dev.countersign.app.World.named;
import static dev.countersign.app.World.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.month.seal.SealDue;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.domain.failure.Defect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of the log of months are lost, or are of an earlier time or another log. Nothing is added
 * to that: what was in the log once stays in it.
 */
final class ShrunkLogTest {
  private static final YearMonth DECEMBER = NOVEMBER.plusMonths(1);
  private static final Instant OPEN = Instant.parse("2026-12-20T12:00:00Z");

  @TempDir private Path folder;
  private SealWorld seals;
  private Path log;

  @BeforeEach
  void aSealedMonth() throws IOException {
    seals = new SealWorld(folder);
    var _ = seals.sealed(NOVEMBER);
    log = seals.folder.resolve("log");
  }

  @Test
  void seal_whereTheLogIsGone_addsNothingUntilItIsBack() throws IOException {
    var away = Files.move(log, folder.resolve("away"));

    var failed = assertThrows(Defect.class, () -> seals.sealed(DECEMBER));
    assertEquals(
        "the log of months has 0 leaves, and had 1 by acme-2026-11.proof", failed.getMessage());
    assertTrue(Files.notExists(log.resolve("checkpoint")));

    Files.move(away, log, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(1, seals.sealed(DECEMBER).place());
  }

  @Test
  void seal_whereTheLogIsAnother_addsNothing() throws IOException {
    var hashes = log.resolve("tile/0/000.p/1");
    byte[] others = Files.readAllBytes(hashes);
    others[0] ^= 1;
    Files.write(hashes, others);

    var failed = assertThrows(Defect.class, () -> seals.sealed(DECEMBER));
    assertEquals(
        "the log of months has other leaves than it had by acme-2026-11.proof",
        failed.getMessage());
  }

  /** A day of the month after is held against the log, too. */
  @Test
  void day_whereTheLogIsGone_isNotAdded() throws IOException {
    seals.world.now = OPEN;
    seals.world.nanos.addAndGet(Duration.ofDays(1).toNanos());
    seals.world.attest("crm", "m1", said("attested", "policy_signed", "1", named("ses_1")));
    seals.world.stream();
    Files.move(log, folder.resolve("away"));
    var ports = seals.ports(seals.files());
    var due = new SealDue(ports, new SealMonth(ports, SealWorld.SETTLING));

    var failed = assertThrows(Defect.class, () -> due.seal(TENANT, OPEN));
    var message = Objects.requireNonNull(failed.getMessage());
    assertTrue(message.endsWith("had 1 by acme-2026-11.proof"), message);
  }
}
