package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.EventId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.planning.HourSum;
import dev.countersign.domain.posting.TargetName;
import dev.countersign.ledger.DuePosting;
import dev.countersign.ledger.PostingList;
import dev.countersign.ledger.Postings;
import dev.countersign.ledger.TargetKey;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The keys of postings, in the table and in the index {@code due}. */
final class PostingKeys {
  private static final String POSTINGS = "#B#";
  private static final String DUE = "DUE";
  private static final String WAITING = "WAITING";
  private static final String HELD = "HELD";

  private PostingKeys() {}

  /** The partition of all postings of an outcome in a target. */
  static String outcome(TargetKey target, Claim claim) {
    return Keys.tenant(target.tenant()) + POSTINGS + target.name() + "#" + claim;
  }

  /** Whether a partition is that of an outcome's postings. */
  static boolean isOutcome(String pk) {
    String[] parts = pk.split("#", 4);
    return parts.length == 4 && parts[0].equals("T") && parts[2].equals("B");
  }

  static Key posting(TargetKey target, Claim claim, EventId event) {
    return new Key(outcome(target, claim), event.value());
  }

  /** An hour's sum, alone in its partition. A sum's name is no claim's: it has no slash. */
  static Key sum(HourSum.Of of) {
    String target = Keys.tenant(of.tenant()) + POSTINGS + of.target();
    return new Key(target + "#SUM#" + of.id(), "sum");
  }

  /** The index's partition of a target's open sums. */
  static String openSums(TargetKey target) {
    return String.join("#", "B", target.tenant().value(), target.name().value(), "SUM");
  }

  /** The posting that has this key, due at this time. */
  static DuePosting due(Key key, Instant dueAt) {
    String[] parts = key.pk().split("#", 5);
    var target = new TargetKey(new TenantId(parts[1]), new TargetName(parts[3]));
    return new DuePosting(target, Claim.parse(parts[4]), new EventId(key.sk()), dueAt);
  }

  /**
   * The index's partitions of a list: one for each shard, and for what is decided one for each
   * shard of each month in UTC.
   */
  static List<String> partitions(TargetKey target, PostingList list) {
    return switch (list) {
      case PostingList.Due due -> shards(target, DUE);
      case PostingList.Waiting waiting -> shards(target, WAITING);
      case PostingList.Held held -> shards(target, HELD);
      case PostingList.Decided decided -> {
        var partitions = new ArrayList<String>();
        var last = month(decided.to());
        for (var month = month(decided.from()); !month.isAfter(last); month = month.plusMonths(1)) {
          partitions.addAll(shards(target, month.toString()));
        }
        yield partitions;
      }
    };
  }

  /** The index's partition that a posting is in. */
  static String partition(TargetKey target, Claim claim, PostingList list, Instant time) {
    String name =
        switch (list) {
          case PostingList.Due due -> DUE;
          case PostingList.Waiting waiting -> WAITING;
          case PostingList.Held held -> HELD;
          case PostingList.Decided decided -> month(time).toString();
        };
    return partition(target, name, shard(target, claim));
  }

  private static List<String> shards(TargetKey target, String name) {
    return IntStream.range(0, Postings.SHARDS)
        .mapToObj(shard -> partition(target, name, shard))
        .toList();
  }

  private static String partition(TargetKey target, String name, int shard) {
    return String.join(
        "#", "B", target.tenant().value(), target.name().value(), name, Integer.toString(shard));
  }

  private static int shard(TargetKey target, Claim claim) {
    var digest = Digest.of("posting", target.toString(), claim.toString());
    return Integer.parseInt(digest.prefix(4), 16) % Postings.SHARDS;
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atZone(ZoneOffset.UTC));
  }
}
