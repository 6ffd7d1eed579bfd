package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.proof.month.HeaderFacts.SealedBefore;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Seals a month: closes it, reads its leaves in order, writes its file where none is, adds it to
 * the log of months and keeps the proof of that. Each step finds what an earlier run did: whoever
 * fails anywhere runs it again, and the bytes are the same.
 */
public final class SealMonth {
  /** For a stack: a minute of a cache, fifteen of the longest run, four for clocks that differ. */
  public static final Duration SETTLING = Duration.ofMinutes(20);

  private final SealPorts ports;
  private final Duration settling;

  /**
   * Over these ports.
   *
   * @param settling how long after a month's closing there may be somebody who doesn't know of it
   *     and still writes to it: the age of what is known of months, and the longest run
   */
  public SealMonth(SealPorts ports, Duration settling) {
    this.ports = ports;
    this.settling = settling;
  }

  /** Seals a month of a tenant as far as it can be sealed now. Repeating it changes nothing. */
  public Sealing seal(TenantId tenant, YearMonth period, Instant now) {
    var all = ports.months().upTo(tenant, now);
    var wanted = all.stream().filter(month -> month.period().equals(period)).findFirst();
    if (wanted.isEmpty()) {
      return new Sealing.NotBegun();
    }
    var month = wanted.get();
    if (month.number() == 0) {
      return new Sealing.Partial();
    }
    var until = ports.months().settings(tenant).after().after(month.ends(), month.zone());
    if (month.isOpen() && now.isBefore(until)) {
      return new Sealing.Open(until);
    }
    var before = all.stream().filter(other -> other.number() == month.number() - 1).findFirst();
    boolean isFirst = month.number() == 1;
    var sealedBefore =
        isFirst ? Optional.<SealedBefore>empty() : before.flatMap(last -> head(tenant, last));
    if (!isFirst && sealedBefore.isEmpty()) {
      return new Sealing.After(period.minusMonths(1));
    }
    if (isFirst && before.isPresent()) {
      opened(tenant, month);
    }
    return closed(tenant, month, sealedBefore, now);
  }

  private Sealing closed(
      TenantId tenant, IndexedMonth month, Optional<SealedBefore> before, Instant now) {
    var index = ports.index();
    var closedAt = index.close(tenant, month.period(), now).closedAt().orElseThrow();
    var settled = closedAt.plus(settling);
    if (head(tenant, month).isEmpty()) {
      if (now.isBefore(settled)) {
        return new Sealing.Settling(settled);
      }
      make(tenant, month, before, closedAt);
    }
    return logged(LogOfMonths.of(ports, now), tenant, month);
  }

  /** What stood before the first sealed month becomes a leaf of it. */
  private void opened(TenantId tenant, IndexedMonth month) {
    var index = ports.index();
    if (index.find(tenant, month.period(), MonthOpening.KEY).isEmpty()) {
      var opening = MonthOpening.of(ports.scan(), tenant, month.begins(), ports.contracts());
      var _ = index.put(tenant, month.period(), opening);
    }
  }

  private void make(
      TenantId tenant, IndexedMonth month, Optional<SealedBefore> before, Instant closedAt) {
    String name = file(tenant, month);
    try {
      var place = Files.createTempFile(ports.temporary(), name, ".making");
      try {
        new FileMaking(ports, tenant, month).at(place, before, closedAt);
        // Where another run was faster its file stays: it has the same bytes.
        var _ = ports.files().put(name, place);
      } finally {
        Files.deleteIfExists(place);
      }
    } catch (IOException e) {
      throw new Unavailable("make a sealed file", e);
    }
  }

  private Sealing logged(LogOfMonths log, TenantId tenant, IndexedMonth month) {
    var note = note(tenant, month);
    var checkpoint = Checkpoint.parse(note.text()).orThrow();
    var proofs = LogProofs.ofMonth(ports.files(), log, tenant, month.period());
    var proof = proofs.of(name(tenant, month), note, LogLeaf::ofMonth);
    return new Sealing.Sealed(
        file(tenant, month), checkpoint.size(), checkpoint.root().base64(), proof.index());
  }

  private SignedNote note(TenantId tenant, IndexedMonth month) {
    try (var in = SealedMonthReader.open(ports.files().open(file(tenant, month)).orElseThrow())) {
      return in.note();
    } catch (IOException e) {
      throw new Unavailable("read a sealed file", e);
    }
  }

  /** The header and the root of a month that is sealed. */
  private Optional<SealedBefore> head(TenantId tenant, IndexedMonth month) {
    return SealedHead.of(ports.files(), tenant, month.period())
        .map(head -> new SealedBefore(head.header(), head.checkpoint().root()));
  }

  /** The name of the proof that a month is in the log: the last thing that sealing writes. */
  static String proof(TenantId tenant, IndexedMonth month) {
    return MonthFileKind.PROOF.of(tenant, month.period());
  }

  private static String file(TenantId tenant, IndexedMonth month) {
    return MonthFileKind.SEALED.of(tenant, month.period());
  }

  private static String name(TenantId tenant, IndexedMonth month) {
    return MonthFileKind.begin(tenant, month.period());
  }
}
