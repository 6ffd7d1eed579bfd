package dev.countersign.app.delivery;

import dev.countersign.app.registry.SourceName;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A delivery of a known source whose signature is good, now or when it was kept: all that handling
 * it needs.
 *
 * @param payload the bytes that are mapped: the body, or a token's claims
 * @param evidence the raw signed bytes and how they were verified, to be kept
 */
public record AuthenticatedDelivery(DeliveryContext context, Bytes payload, Evidence evidence) {
  private static final String PROFILE = "profile";
  private static final String KEY = "key";
  private static final String ASSURANCE = "assurance";
  private static final String PROVABLE_TO = "provable_to";
  private static final String SIGNED_AT = "signed_at";
  private static final String RECORDS = "records";
  private static final String GIVEN_TO = "given_to";
  private static final String MESSAGE_ID = "message_id";

  /** One that was verified now. */
  public static AuthenticatedDelivery of(SourceName source, VerifiedDelivery verified) {
    var digest = verified.evidence();
    var context =
        new DeliveryContext(
            source.tenant(),
            source.source(),
            verified.profile(),
            verified.keyIndex(),
            verified.assurance(),
            verified.provableTo(),
            verified.messageId().orElse(null),
            verified.signedAt().orElse(null),
            verified.receivedAt(),
            verified.receivedAt(),
            digest);
    var evidence =
        new Evidence(
            digest,
            verified.signed(),
            verified.mediaType(),
            verified.signedHeaders(),
            words(context),
            verified.receivedAt());
    return new AuthenticatedDelivery(context, verified.payload(), evidence);
  }

  /**
   * The same delivery with the records that its event names, which were read from the vendor's API:
   * its grade is at most {@link Assurance#FETCHED}.
   *
   * @param records the digests of what was read, in the order of their addresses
   */
  public AuthenticatedDelivery withRecords(List<Digest> records) {
    var fetched = context.graded(context.assurance().atMost(Assurance.FETCHED), ProvableTo.NOBODY);
    var how = new TreeMap<>(evidence.how());
    how.putAll(words(fetched));
    how.put(RECORDS, records.stream().map(Digest::hex).collect(Collectors.joining(" ")));
    return new AuthenticatedDelivery(fetched, payload, evidence.told(how));
  }

  /**
   * The same as its app source keeps it: with the sources that its accounts have, so that whoever
   * is erased with one of their tenants is found in the whole of it.
   */
  AuthenticatedDelivery givingTo(SortedSet<String> sources) {
    var how = new TreeMap<>(evidence.how());
    how.put(GIVEN_TO, String.join(" ", sources));
    return new AuthenticatedDelivery(context, payload, evidence.told(how));
  }

  /**
   * The same as it is given to the source of an account.
   *
   * @param app the source that it was posted to and verified by
   * @param own the source's own events as JSON, where the delivery has others too; null for all
   */
  AuthenticatedDelivery givenTo(SourceName source, SourceName app, @Nullable Bytes own) {
    var how = new TreeMap<>(evidence.how());
    how.remove(GIVEN_TO);
    how.put("app", app.toString());
    if (own != null) {
      how.put("part_of", evidence.digest().hex());
    }
    var kept = own == null ? evidence : evidence.part(own);
    return new AuthenticatedDelivery(
        context.givenTo(source.tenant(), source.source(), kept.digest()),
        own == null ? payload : own,
        kept.told(how));
  }

  /** The context as the words that are kept with the evidence: nothing of it is secret. */
  private static SortedMap<String, String> words(DeliveryContext context) {
    var words = new TreeMap<String, String>();
    words.put(PROFILE, context.profile());
    words.put(KEY, Integer.toString(context.key()));
    words.put(ASSURANCE, context.assurance().wire());
    words.put(PROVABLE_TO, context.provableTo().wire());
    put(words, SIGNED_AT, context.signedAt());
    put(words, MESSAGE_ID, context.messageId());
    return words;
  }

  private static void put(SortedMap<String, String> words, String name, @Nullable Object value) {
    if (value != null) {
      words.put(name, value.toString());
    }
  }

  /** The words that are kept with a vendor's handshake, which nobody signed. */
  static SortedMap<String, String> handshakeWords(String profile) {
    return new TreeMap<>(Map.of(PROFILE, profile, RefusedDelivery.HANDSHAKE, "unsigned"));
  }

  /**
   * The context of a delivery that was kept; none where nothing of it was verified.
   *
   * @param decidedAt when it is decided anew
   */
  public static Optional<DeliveryContext> keptContext(
      SourceName source, Evidence evidence, Instant decidedAt) {
    var words = evidence.how();
    return Arrays.stream(Assurance.values())
        .filter(assurance -> assurance.wire().equals(words.get(ASSURANCE)))
        .findFirst()
        .map(assurance ->
            new DeliveryContext(
                source.tenant(),
                source.source(),
                words.getOrDefault(PROFILE, ""),
                Integer.parseInt(words.getOrDefault(KEY, "0")),
                assurance,
                provableTo(words.get(PROVABLE_TO), assurance),
                words.get(MESSAGE_ID),
                Optional.ofNullable(words.get(SIGNED_AT)).map(Instant::parse).orElse(null),
                evidence.receivedAt(),
                decidedAt,
                evidence.digest()));
  }

  /** As it was kept; evidence of before that says only its grade. */
  private static ProvableTo provableTo(@Nullable String word, Assurance assurance) {
    return Arrays.stream(ProvableTo.values())
        .filter(provableTo -> provableTo.wire().equals(word))
        .findFirst()
        .orElse(ProvableTo.bySecret(assurance));
  }
}
