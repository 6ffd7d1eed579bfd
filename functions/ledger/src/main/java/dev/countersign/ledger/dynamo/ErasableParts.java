package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.ledger.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an item that can be made unreadable while the item stays: texts, evidence, and the
 * fields of a session's record, each compressed and encrypted in an attribute. Their key is one
 * more attribute of the item; whoever removes it has erased them. Evidence needs the key of its day
 * besides.
 */
final class ErasableParts {
  static final String KEY = "key";
  private static final String TEXTS = "texts";
  private static final String EVIDENCE = "evidence";
  private static final String CONTENT = "content";
  private static final byte[] NOTHING_NEAR = {};
  private static final int DAY_NUMBER = Integer.BYTES;
  private static final long DAY_SECONDS = Duration.ofDays(1).toSeconds();

  private final EvidenceKeys days;

  ErasableParts(EvidenceKeys days) {
    this.days = days;
  }

  /**
   * Adds the texts, where there are some.
   *
   * @param near what the item says in clear, and which the texts may repeat: they are compressed by
   *     it
   */
  static Values withTexts(Values item, SortedMap<String, String> texts, byte[] near) {
    if (texts.isEmpty()) {
      return item;
    }
    var plain = DictionaryDeflate.write(EvidenceBytes.writeTexts(texts), near);
    return item.bytes(TEXTS, ErasableBytes.encrypt(plain.toArray(), key(item), TEXTS));
  }

  /** The item's texts; none where there were none, or they are erased. */
  static SortedMap<String, String> texts(Function<String, @Nullable Bytes> item, byte[] near) {
    var texts = item.apply(TEXTS);
    var key = item.apply(KEY);
    return texts == null || key == null
        ? new TreeMap<>()
        : EvidenceBytes.readTexts(inflated(ErasableBytes.decrypt(texts, key, TEXTS), near));
  }

  /** Adds evidence that repeats nothing of the item. */
  Values withEvidence(Values item, TenantId tenant, Evidence evidence) {
    return withEvidence(item, tenant, evidence, NOTHING_NEAR);
  }

  /** Adds evidence; of {@code near} see {@link #withTexts}. */
  Values withEvidence(Values item, TenantId tenant, Evidence evidence, byte[] near) {
    var day = days.of(tenant, evidence.receivedAt());
    byte[] plain = DictionaryDeflate.write(EvidenceBytes.write(evidence), near).toArray();
    byte[] encrypted = ErasableBytes.encrypt(plain, key(item), EVIDENCE, day).toArray();
    long number = Math.floorDiv(evidence.receivedAt().getEpochSecond(), DAY_SECONDS);
    return item.bytes(
        EVIDENCE,
        Bytes.of(
            ByteBuffer.allocate(DAY_NUMBER + encrypted.length)
                .putInt(Math.toIntExact(number))
                .put(encrypted)
                .array()));
  }

  /** The item's evidence; none where there was none, or it is erased or its day's key expired. */
  Optional<Evidence> evidence(Values item, TenantId tenant) {
    return evidence(item, tenant, NOTHING_NEAR);
  }

  /** As {@link #evidence(Values, TenantId)}, where it was written with {@code near}. */
  Optional<Evidence> evidence(Values item, TenantId tenant, byte[] near) {
    var bytes = item.bytesOrNull(EVIDENCE);
    var key = item.bytesOrNull(KEY);
    if (bytes == null || key == null) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(bytes.toArray());
    var received = Instant.ofEpochSecond(in.getInt() * DAY_SECONDS);
    byte[] encrypted = new byte[in.remaining()];
    in.get(encrypted);
    return days.find(tenant, received)
        .map(day -> ErasableBytes.decrypt(Bytes.of(encrypted), key, EVIDENCE, day))
        .map(plain -> EvidenceBytes.read(inflated(plain, near)));
  }

  /** Adds the fields of a session's record. */
  static Values withContent(Values item, Bytes content) {
    byte[] plain = DictionaryDeflate.write(content.toArray(), NOTHING_NEAR).toArray();
    return item.bytes(CONTENT, ErasableBytes.encrypt(plain, key(item), CONTENT));
  }

  /** The fields of a session's record; none where there were none, or they are erased. */
  static Optional<Bytes> content(Values item) {
    var content = item.bytesOrNull(CONTENT);
    var key = item.bytesOrNull(KEY);
    return content == null || key == null
        ? Optional.empty()
        : Optional.of(
            Bytes.of(inflated(ErasableBytes.decrypt(content, key, CONTENT), NOTHING_NEAR)));
  }

  /** The item's key; it gets one where it has none yet. */
  private static Bytes key(Values item) {
    if (!item.has(KEY)) {
      item.bytes(KEY, ErasableBytes.newKey());
    }
    return item.bytes(KEY);
  }

  private static byte[] inflated(byte[] deflated, byte[] near) {
    return Failures.reading(
        "an erasable part",
        () -> {
          try {
            return DictionaryDeflate.read(Bytes.of(deflated), near);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
