package dev.countersign.app;

import static dev.countersign.app.World.TENANT;

import dev.countersign.app.month.seal.FolderFiles;
import dev.countersign.app.month.seal.MonthFiles;
import dev.countersign.app.month.seal.SealMonth;
import dev.countersign.app.month.seal.SealPorts;
import dev.countersign.app.month.seal.Sealing;
import dev.countersign.app.registry.KnownMonths;
import dev.countersign.app.registry.RegisteredContracts;
import dev.countersign.domain.Digest;
import dev.countersign.ledger.IndexedLeaf;
import dev.countersign.ledger.IndexedMonth;
import dev.countersign.ledger.LeafKind;
import dev.countersign.ledger.MonthIndex;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.dynamo.DynamoLedger;
import dev.countersign.ledger.dynamo.FactItems;
import dev.countersign.ledger.members.CountingRequests;
import dev.countersign.ledger.members.Member;
import dev.countersign.proof.month.MonthHeader;
import dev.countersign.proof.month.MonthLeaf;
import dev.countersign.proof.month.SealedMonthReader;
import dev.countersign.proof.note.SignedNote;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A world whose months are sealed into a folder. */
final class SealWorld {
  static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  static final Duration SETTLING = Duration.ofMinutes(20);

  private final String table = Member.EMBEDDED.table();
  final CountingRequests requests = new CountingRequests();
  final DynamoLedger ledger = new DynamoLedger(Member.EMBEDDED.client(requests), table);
  final World world;
  final Path folder;
  private final Path temporary;

  /** A tenant whose first month, November, is whole. */
  SealWorld(Path folder) throws IOException {
    this(folder, 1);
  }

  /** A tenant whose first month, November, has this number. */
  SealWorld(Path folder, int number) throws IOException {
    this.folder = folder.resolve("months");
    this.temporary = Files.createDirectories(folder.resolve("making"));
    this.world = World.over(ledger);
    var first = IndexedMonth.first(World.NOON, ZoneOffset.UTC, number);
    var _ = ledger.monthIndex().begin(TENANT, first);
  }

  /** All items of the table. */
  List<Map<String, AttributeValue>> items() {
    return StoredItems.of(Member.EMBEDDED.client(), table);
  }

  /** Puts into their months what the stream brings of sessions and refusals; gives how many. */
  int putFacts() {
    var facts = new HashMap<String, RecordedFact>();
    items()
        .forEach(
            item -> FactItems.read(item).ifPresent(fact -> facts.put("" + facts.size(), fact)));
    if (!world.assembly.monthLeaves().put(facts).isEmpty()) {
      throw new IllegalStateException("some were not put");
    }
    return facts.size();
  }

  String publicKeys() {
    return World.SIGNER.publicKeys();
  }

  MonthFiles files() {
    return new FolderFiles(folder);
  }

  SealPorts ports(MonthFiles files) {
    return ports(files, ledger.monthIndex());
  }

  SealPorts ports(MonthFiles files, MonthIndex index) {
    return new SealPorts(
        index,
        ledger.outcomes(),
        ledger.registry(),
        ledger.entryScan(),
        new KnownMonths(ledger.monthIndex(), ledger.registry(), world.nanos::get),
        new RegisteredContracts(ledger.registry(), world.nanos::get),
        files,
        () -> World.SIGNER,
        new BuiltInProfiles()::text,
        temporary);
  }

  Sealing seal(YearMonth period, Instant now) {
    return seal(files(), period, now);
  }

  Sealing seal(MonthFiles files, YearMonth period, Instant now) {
    return new SealMonth(ports(files), SETTLING).seal(TENANT, period, now);
  }

  /** Seals a month as a schedule does: closes it, and comes again. */
  Sealing.Sealed sealed(YearMonth period) {
    var closing = period.plusMonths(1).atDay(4).atStartOfDay(ZoneOffset.UTC).toInstant();
    var _ = seal(period, closing);
    return (Sealing.Sealed) seal(period, closing.plus(SETTLING));
  }

  SignedNote note(YearMonth period) {
    try (var in = SealedMonthReader.open(open(period))) {
      return in.note();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The leaves of a sealed file, the header first. */
  List<MonthLeaf> leaves(YearMonth period) {
    var leaves = new ArrayList<MonthLeaf>();
    try (var in = SealedMonthReader.open(open(period))) {
      for (var line = in.next(); line.isPresent(); line = in.next()) {
        leaves.add(MonthLeaf.parse(line.get().bytes()).orThrow());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leaves;
  }

  MonthHeader header(YearMonth period) {
    return (MonthHeader) leaves(period).getFirst();
  }

  private InputStream open(YearMonth period) {
    return files().open(TENANT + "-" + period + ".sealed").orElseThrow();
  }

  /** The leaves of entries in the index. */
  List<IndexedLeaf> indexed(YearMonth period) {
    var leaves = new ArrayList<IndexedLeaf>();
    ledger.monthIndex().leaves(TENANT, period, LeafKind.ENTRY, leaves::add);
    return leaves;
  }

  /** All files, by their names. */
  Map<String, String> all() {
    return all(folder);
  }

  /** All files of a folder, by their names, as digests. */
  static Map<String, String> all(Path folder) {
    if (!Files.exists(folder)) {
      return Map.of();
    }
    var all = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(folder.relativize(file).toString(), Digest.of(Files.readAllBytes(file)).hex());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.remove(".lock");
    return all;
  }

  Optional<byte[]> file(String name) {
    return files().read(name).map(MonthFiles.Tagged::content);
  }
}
