package dev.countersign.trust.mapping;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.profile.MappingExpression;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the verified payloads of one source to 1 to 100 items. Thread-safe. */
public final class Mapper {
  private static final int MOST = 100;
  private static final int LONGEST_REASON = 200;

  private final Profile.About about;
  private final MappingExpression mapping;
  private final Json settings;
  private final Optional<AccountScope> account;

  private Mapper(Profile.About about, MappingExpression mapping, Map<String, String> settings) {
    this.about = about;
    this.mapping = mapping;
    var members = new LinkedHashMap<String, Json>();
    settings.forEach((name, value) -> members.put(name, new Json.Str(value)));
    this.settings = new Json.Obj(members);
    this.account = AccountScope.of(Optional.ofNullable(about.account()), settings);
  }

  /**
   * Maps as the profile says.
   *
   * @param settings the source's own, which the expression can name as {@code $settings}
   */
  public static Mapper of(Profile profile, Map<String, String> settings) {
    return new Mapper(profile.about(), profile.about().map(), settings);
  }

  /** Maps as the source itself says, in place of its profile. */
  public static Mapper of(Profile profile, Map<String, String> settings, MappingExpression own) {
    return new Mapper(profile.about(), own, settings);
  }

  public MappingResult map(VerifiedDelivery delivery) {
    return map(delivery.payload(), delivery.messageId().orElse(null), delivery.receivedAt());
  }

  /**
   * Maps a payload that was verified, or that {@code countersign map} tries out unverified.
   *
   * @param signedId the message's id, where the scheme signs one
   */
  public MappingResult map(Bytes payload, @Nullable String signedId, Instant receivedAt) {
    return map(payload, signedId, receivedAt, null);
  }

  /**
   * Maps a payload with what was read from the vendor's API.
   *
   * @param fetched what each address of {@link MappingResult.Thin} gave, in their order, which the
   *     expression can name as {@code $fetched}: {@code {"status": 200, "body": …}}, or the status
   *     404 or 410 for a record that isn't there. Null while nothing was read.
   */
  public MappingResult map(
      Bytes payload, @Nullable String signedId, Instant receivedAt, @Nullable List<Json> fetched) {
    return switch (PayloadReader.read(about.payload(), payload)) {
      case Reading.Unreadable<Json> wrong ->
          new MappingResult.Unmapped(wrong.problems().getFirst());
      case Reading.Read<Json> read ->
          account.isPresent()
              ? scoped(account.get(), read.value(), signedId, receivedAt, fetched)
              : mapped(read.value(), signedId, receivedAt, fetched);
    };
  }

  /** What the source's account says is mapped; what others say stands behind it. */
  private MappingResult scoped(
      AccountScope scope,
      Json payload,
      @Nullable String signedId,
      Instant receivedAt,
      @Nullable List<Json> fetched) {
    var own = scope.own(payload).map(events -> mapped(events, signedId, receivedAt, fetched));
    if (own.isPresent() && !(own.get() instanceof MappingResult.Items)) {
      return own.get();
    }
    var parts = new ArrayList<MappingResult.Part>();
    if (own.isPresent() && own.get() instanceof MappingResult.Items(var items)) {
      items.forEach(part ->
          parts.add(part instanceof MappingResult.Item item ? scope.scoped(item) : part));
    }
    parts.addAll(scope.others(payload, parts.size()));
    return parts.isEmpty()
        ? unmapped("empty_batch", "an empty array", "send 1 to " + MOST + " items")
        : new MappingResult.Items(parts);
  }

  private MappingResult mapped(
      Json payload, @Nullable String signedId, Instant receivedAt, @Nullable List<Json> fetched) {
    var bound = new HashMap<String, Json>();
    bound.put("settings", settings);
    bound.put("received_at", new Json.Str(receivedAt.toString()));
    try {
      var rule = about.fetch();
      if (rule != null && fetched == null) {
        var addresses = ThinEvent.addresses(rule, payload, bound);
        if (addresses.isPresent()) {
          return addresses.get();
        }
      }
      bound.put("fetched", new Json.Arr(fetched == null ? List.of() : fetched));
      return items(mapping.apply(payload, bound), Optional.ofNullable(signedId));
    } catch (JsonataFailed e) {
      String where = e.position() < 0 ? "" : " at character " + e.position();
      return unmapped(
          "mapping_failed",
          "the profile's expression " + e.getMessage() + where,
          "mend the profile or the source's own map; the delivery is kept");
    }
  }

  private static MappingResult items(Optional<Json> mapped, Optional<String> signedId) {
    if (mapped.isEmpty()) {
      return unmapped(
          "nothing_mapped",
          "the profile finds nothing to attest in it",
          "mend the profile, or subscribe to fewer events");
    }
    if (!(mapped.get() instanceof Json.Arr(List<Json> batch))) {
      return new MappingResult.Items(List.of(part(0, mapped.get(), signedId)));
    }
    if (batch.isEmpty()) {
      return unmapped("empty_batch", "an empty array", "send 1 to " + MOST + " items");
    }
    if (batch.size() > MOST) {
      return unmapped("too_many", "more than " + MOST + " items", "send 1 to " + MOST + " items");
    }
    var parts = new ArrayList<MappingResult.Part>();
    for (Json json : batch) {
      int place = parts.size();
      // One signed id covers the whole batch: each item's is told apart by its place.
      var id = signedId.map(signed -> batch.size() == 1 ? signed : signed + "#" + place);
      parts.add(part(place, json, id));
    }
    return new MappingResult.Items(parts);
  }

  private static MappingResult.Part part(int place, Json json, Optional<String> signedId) {
    var object = json instanceof Json.Obj o ? Optional.of(o) : Optional.<Json.Obj>empty();
    var ignored = object.flatMap(o -> o.text("ignore"));
    if (ignored.isPresent()) {
      return new MappingResult.Ignored(place, ignored.get());
    }
    var refused = object.flatMap(o -> o.text("refuse"));
    if (refused.isPresent()) {
      return new MappingResult.Refused(place, unknown(refused.get()));
    }
    var own = object.flatMap(o -> o.text("id"));
    return new MappingResult.Item(place, json, signedId.or(() -> own).orElse(null));
  }

  /** The reason comes from a map that may quote the sender, so it is short and on one line. */
  private static Problem unknown(String why) {
    String line = why.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", " ");
    return new Problem(
        "unknown_event",
        "",
        line.substring(0, Math.min(line.length(), LONGEST_REASON)),
        "subscribe to fewer events, or mend the profile; the delivery is kept");
  }

  private static MappingResult unmapped(String reason, String detail, String fix) {
    return new MappingResult.Unmapped(new Problem(reason, "", detail, fix));
  }
}
