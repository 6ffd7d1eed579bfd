package dev.countersign.ledger.dynamo;

import dev.countersign.domain.Digest;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.RecordedFact;
import dev.countersign.ledger.RecordedFact.Told;
import dev.countersign.ledger.Refusals.RefusedDelivery;
import dev.countersign.ledger.SessionMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the items of sessions' messages and of refused deliveries say in clear for the month that
 * they belong to, so that whoever gets them from the table's stream needs no key to read it.
 */
public final class FactItems {
  static final String SOURCE = "source";
  private static final String DIGEST = "told";
  private static final String RECEIVED_AT = "receivedAt";
  private static final String PROVABLE_TO = "provableTo";
  private static final String CLAIMED = "claimed";
  private static final String REASONS = "reasons";

  private FactItems() {}

  /** Adds to a message's item what its month says of it. */
  static void tell(Values form, SessionMessage message) {
    var evidence = message.evidence();
    form.text(SOURCE, message.sourceOrNull())
        .text(DIGEST, evidence.digest().hex())
        .time(RECEIVED_AT, evidence.receivedAt())
        .text(PROVABLE_TO, evidence.how().get("provable_to"))
        .text(CLAIMED, orNull(claimed(message.read().content().toArray())));
  }

  /**
   * Adds to a refused delivery's item what its month says of it; nothing where nobody signed it.
   */
  static void tell(Values item, RefusedDelivery refused) {
    if (!refused.isSigned()) {
      return;
    }
    var reasons = refused.problems().stream().map(placed -> placed.problem().reason());
    item.text(REASONS, orNull(reasons))
        .text(PROVABLE_TO, refused.evidence().how().get("provable_to"));
  }

  /** Only words that name an outcome's type: a sender may write anything there. */
  private static Stream<String> claimed(byte[] record) {
    return StrictJson.parse(record) instanceof Reading.Read<Json>(Json.Obj of)
            && of.members().get("claimed") instanceof Json.Arr(List<Json> words)
        ? words.stream()
            .filter(Json.Str.class::isInstance)
            .map(word -> ((Json.Str) word).value())
            .filter(OutcomeType::admits)
        : Stream.of();
  }

  private static @Nullable String orNull(Stream<String> words) {
    String all = words.distinct().sorted().collect(Collectors.joining(" "));
    return all.isEmpty() ? null : all;
  }

  /** What an item tells of, as the client gives the item. */
  public static Optional<RecordedFact> read(Map<String, AttributeValue> item) {
    return read(Values.of(item)::textOrNull);
  }

  /**
   * What an item tells of, wherever its attributes come from: a record of the table's stream, for
   * example.
   *
   * @param text the attribute of this name, when it is there and a text
   * @return nothing when it is an item of another kind, or tells of nothing that somebody signed
   * @throws dev.countersign.domain.failure.OperationFailed when it can't be read
   */
  public static Optional<RecordedFact> read(Function<String, @Nullable String> text) {
    String pk = text.apply(Key.PK);
    String sk = text.apply(Key.SK);
    String[] parts = pk == null ? new String[0] : pk.split("#", -1);
    if (sk == null || parts.length < 3) {
      return Optional.empty();
    }
    return Failures.reading(
        "a fact of a month",
        () -> {
          var tenant = new TenantId(parts[1]);
          if (parts[2].equals("S") && sk.startsWith(Keys.MESSAGES)) {
            return session(tenant, sk, text);
          }
          return parts[2].equals("R") && parts.length == 3
              ? refusal(tenant, sk, text)
              : Optional.empty();
        });
  }

  private static Optional<RecordedFact> session(
      TenantId tenant, String sk, Function<String, @Nullable String> text) {
    String digest = text.apply(DIGEST);
    String received = text.apply(RECEIVED_AT);
    String said = text.apply(SessionItem.SESSION);
    String source = text.apply(SOURCE);
    if (source == null || digest == null || received == null || said == null) {
      return Optional.empty();
    }
    var told =
        new Told(
            new SourceId(source),
            new Digest(digest),
            SortableTime.read(received),
            Optional.ofNullable(text.apply(PROVABLE_TO)));
    return Optional.of(
        new RecordedFact.OfSession(
            tenant,
            new Digest(sk.substring(Keys.MESSAGES.length())),
            SessionItem.session(Values.none().text(SessionItem.SESSION, said)),
            words(text.apply(CLAIMED)),
            told));
  }

  private static Optional<RecordedFact> refusal(
      TenantId tenant, String sk, Function<String, @Nullable String> text) {
    String reasons = text.apply(REASONS);
    String source = text.apply(SOURCE);
    int place = sk.indexOf('#');
    if (source == null || reasons == null || place < 0) {
      return Optional.empty();
    }
    Instant received = SortableTime.read(sk.substring(0, place));
    var told =
        new Told(
            new SourceId(source),
            new Digest(sk.substring(place + 1)),
            received,
            Optional.ofNullable(text.apply(PROVABLE_TO)));
    return Optional.of(new RecordedFact.OfRefusal(tenant, words(reasons), told));
  }

  private static List<String> words(@Nullable String all) {
    return all == null ? List.of() : List.of(all.split(" ", -1));
  }
}
