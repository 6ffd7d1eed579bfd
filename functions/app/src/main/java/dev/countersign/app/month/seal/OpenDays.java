package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.proof.month.LogLeaf;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Puts what an open month has into the log of months once a day, so that it can be shown that
 * something was recorded by then. The file of a day has the hashes of the leaves that were there,
 * in their order; a leaf is added to the log only where there are more than the day before. Each
 * step finds what an earlier run did: whoever fails anywhere runs it again, and no day has two
 * leaves.
 */
final class OpenDays {
  private static final int BUFFER = 1 << 16;

  private final SealPorts ports;

  OpenDays(SealPorts ports) {
    this.ports = ports;
  }

  /** Whether a run was the first of its day that looked at a month. */
  enum Look {
    FIRST_OF_THE_DAY,
    NONE
  }

  /** Looks at a month, which may be closed by now, and ends what an earlier run has begun. */
  Look log(TenantId tenant, IndexedMonth month, Instant now) {
    var files = ports.files();
    String daysName = MonthFileKind.DAYS.of(tenant, month.period());
    ended(tenant, month, LoggedDays.read(files, daysName), now);
    var days = LoggedDays.read(files, daysName);
    var today = LocalDate.ofInstant(now, month.zone());
    if (!month.isOpen() || days.has(today)) {
      return Look.NONE;
    }
    days.add(files, daysName, today, looked(tenant, month, days, today, now));
    ended(tenant, month, LoggedDays.read(files, daysName), now);
    return Look.FIRST_OF_THE_DAY;
  }

  /** What the day's file says: of an earlier run where that put one. */
  private Checkpoint looked(
      TenantId tenant, IndexedMonth month, LoggedDays days, LocalDate today, Instant now) {
    try {
      var hashes = Files.createTempFile(ports.temporary(), "open", ".hashes");
      var whole = hashes.resolveSibling(hashes.getFileName() + ".day");
      try {
        var tree = written(tenant, month, hashes);
        var origin =
            MonthHeader.openOrigin(ports.keys().get().issuer(), tenant.value(), month.period());
        var checkpoint = Checkpoint.of(origin, tree.size(), tree.root());
        if (days.isKnown(checkpoint)) {
          return checkpoint;
        }
        whole(whole, hashes, checkpoint.signedBy(FileMaking.signer(ports, origin, now)));
        String name = dayName(MonthFileKind.begin(tenant, month.period()), today);
        var _ = ports.files().put(name + ".day", whole);
        return Checkpoint.parse(note(name).text()).orThrow();
      } finally {
        Files.deleteIfExists(whole);
        Files.deleteIfExists(hashes);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new Unavailable("make a day's file of an open month", e);
    }
  }

  private TreeBuilder written(TenantId tenant, IndexedMonth month, Path place) throws IOException {
    var tree = new TreeBuilder();
    try (var out = packed(place)) {
      for (LeafKind kind : LeafKind.values()) {
        ports
            .index()
            .leaves(
                tenant,
                month.period(),
                kind,
                leaf -> {
                  var hash = TreeHash.ofLeaf(leaf.json().toArray());
                  tree.add(hash);
                  line(out, hash);
                });
      }
    }
    return tree;
  }

  private static void whole(Path place, Path hashes, SignedNote note) throws IOException {
    try (var in = new GZIPInputStream(Files.newInputStream(hashes), BUFFER);
        var out = packed(place)) {
      var _ = new SealedMonthWriter(out, note);
      var _ = in.transferTo(out);
    }
  }

  /** Adds the leaf of the last day that needs one, unless it is there. */
  private void ended(TenantId tenant, IndexedMonth month, LoggedDays days, Instant now) {
    String name = MonthFileKind.begin(tenant, month.period());
    days.lastWithLeaf()
        .map(day -> dayName(name, day.day()))
        .filter(day -> ports.files().read(LogProofs.name(day)).isEmpty())
        .ifPresent(day -> {
          var log = LogOfMonths.of(ports, now);
          var proofs = LogProofs.ofMonth(ports.files(), log, tenant, month.period());
          var _ = proofs.of(day, note(day), LogLeaf::ofDay);
        });
  }

  private SignedNote note(String day) {
    try (var in = SealedMonthReader.open(ports.files().open(day + ".day").orElseThrow())) {
      return in.note();
    } catch (IOException e) {
      throw new Unavailable("read a day's file of an open month", e);
    }
  }

  private static String dayName(String month, LocalDate day) {
    return month + "-" + day;
  }

  private static OutputStream packed(Path place) throws IOException {
    return new GZIPOutputStream(
        new BufferedOutputStream(Files.newOutputStream(place), BUFFER), BUFFER);
  }

  private static void line(OutputStream out, TreeHash hash) {
    try {
      out.write(hash.base64().getBytes(StandardCharsets.US_ASCII));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
