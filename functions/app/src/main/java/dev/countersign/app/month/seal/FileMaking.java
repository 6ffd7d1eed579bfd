package dev.countersign.app.month.seal;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.proof.month.HeaderFacts;
import dev.countersign.proof.month.HeaderFacts.SealedBefore;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthTally;
import dev.countersign.proof.month.SealedMonthWriter;
import dev.countersign.proof.note.Checkpoint;
import dev.countersign.proof.note.NoteSigner;
import dev.countersign.proof.tree.TreeBuilder;
import dev.countersign.proof.tree.TreeHash;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a month's sealed file beside where it belongs. The leaves are read twice: first the header
 * is added up from them, then they are written behind it, packed, while the tree grows. What is
 * signed stands before them and is known last; so they are packed once more, behind it.
 */
final class FileMaking {
  private static final int BUFFER = 1 << 16;

  private final SealPorts ports;
  private final TenantId tenant;
  private final IndexedMonth month;
  private final MonthStream stream;

  FileMaking(SealPorts ports, TenantId tenant, IndexedMonth month) {
    this.ports = ports;
    this.tenant = tenant;
    this.month = month;
    this.stream = new MonthStream(ports.outcomes(), ports.index(), tenant, month.period());
  }

  /**
   * Makes the file at this place.
   *
   * @param before the month before; none of a tenant's first sealed month
   * @param closedAt when the month was closed
   */
  void at(Path place, Optional<SealedBefore> before, Instant closedAt) {
    var leaves = place.resolveSibling(place.getFileName() + ".leaves");
    var beside = place.resolveSibling(place.getFileName() + ".refundable");
    try (var refundable = RefundableFile.of(ports.files(), tenant, month, beside)) {
      var tally = new MonthTally(month.period());
      var summed = new TreeBuilder();
      stream.leaves(leaf -> {
        tally.add(leaf);
        summed.add(leaf.bytes());
        refundable.add(leaf);
      });
      var header = tally.header(facts(before, closedAt, refundable.sums()));
      var written = written(leaves, header);
      if (!written.behindHeader().equals(summed.root())) {
        throw new Unavailable("seal a month: somebody still writes to it", null);
      }
      whole(place, leaves, header, written, closedAt);
      // The next month goes on from it, so it is there before this one is.
      refundable.keep();
    } catch (IOException | UncheckedIOException e) {
      throw new Unavailable("make a sealed file", e);
    } finally {
      delete(leaves);
    }
  }

  private HeaderFacts facts(
      Optional<SealedBefore> before,
      Instant closedAt,
      Optional<Map<String, BigInteger>> stillRefundable) {
    var keys = ports.keys().get();
    var inForce = InForce.of(ports.registry().applied(tenant), month, ports.profileText());
    return new HeaderFacts(
        keys.issuer(),
        tenant.value(),
        month.period(),
        month.zone(),
        before.orElse(null),
        closedAt,
        inForce.terms(),
        inForce.profiles(),
        keys.thumbprints(month.begins(), closedAt),
        stillRefundable.orElse(null));
  }

  /** The tree over all leaves, and that over all but the header. */
  private record Written(long size, TreeHash root, TreeHash behindHeader) {}

  private Written written(Path place, MonthHeader header) throws IOException {
    var tree = new TreeBuilder();
    var behindHeader = new TreeBuilder();
    try (var out = packed(Files.newOutputStream(place))) {
      line(out, header.bytes());
      tree.add(header.bytes());
      stream.leaves(leaf -> {
        byte[] bytes = leaf.bytes();
        tree.add(bytes);
        behindHeader.add(bytes);
        line(out, bytes);
      });
    }
    return new Written(tree.size(), tree.root(), behindHeader.root());
  }

  private void whole(Path place, Path leaves, MonthHeader header, Written written, Instant closedAt)
      throws IOException {
    var signer = signer(ports, header.origin(), closedAt);
    var note = Checkpoint.of(header.origin(), written.size(), written.root()).signedBy(signer);
    try (var in = new GZIPInputStream(Files.newInputStream(leaves), BUFFER);
        var out = packed(Files.newOutputStream(place))) {
      var _ = new SealedMonthWriter(out, note);
      var _ = in.transferTo(out);
    }
  }

  /** Signs by the receipt key that was good at this time, under this origin. */
  static NoteSigner signer(SealPorts ports, String origin, Instant at) {
    var key = ports.keys().get().bareKey(at);
    return NoteSigner.of(origin, key.open(), key::sign);
  }

  private static GZIPOutputStream packed(OutputStream out) throws IOException {
    return new GZIPOutputStream(new BufferedOutputStream(out, BUFFER), BUFFER);
  }

  private static void line(OutputStream out, byte[] leaf) {
    try {
      out.write(leaf);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
