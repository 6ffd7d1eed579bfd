package dev.countersign.app.operate.erase;

import dev.countersign.app.operate.erase.PersonSearch.Found;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.inbound.PersonMention;
import dev.countersign.forms.json.Json;
import dev.countersign.ledger.PersonalData.Kind;
import dev.countersign.ledger.PersonalData.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the notes of one erasure say: whose tenant, when, how the person was named, the person's
 * keyed hashes, how many items of each kind, and which. Never the name itself.
 */
final class ErasureNotes {
  /** In characters, of the places of one note: an item of the table holds 400 KB. */
  private static final int MOST = 150_000;

  private static final String FOR = "on_behalf_of";

  private ErasureNotes() {}

  /** What a note of this tenant says. */
  record Note(TenantId tenant, Json.Obj claims) {}

  /**
   * At least one note of the tenant whom the person asked, and of every other tenant with which
   * something was found; several where the places are too many for one.
   */
  static List<Note> of(TenantId asked, PersonMention person, List<Found> erased, Instant now) {
    var owners = new TreeSet<TenantId>(List.of(asked));
    erased.forEach(held -> owners.add(held.tenant()));
    var notes = new ArrayList<Note>();
    for (TenantId owner : owners) {
      var its = erased.stream().filter(held -> held.tenant().equals(owner)).toList();
      for (List<Found> part : parts(its)) {
        var claims =
            owner.equals(asked)
                ? own(owner, person, part, now)
                : onBehalf(owner, asked, person, part, now);
        notes.add(new Note(owner, new Json.Obj(claims)));
      }
    }
    return notes;
  }

  private static List<List<Found>> parts(List<Found> erased) {
    var parts = new ArrayList<List<Found>>();
    var part = new ArrayList<Found>();
    int size = 0;
    for (Found held : erased) {
      int length = held.place().toString().length();
      if (size + length > MOST) {
        parts.add(List.copyOf(part));
        part.clear();
        size = 0;
      }
      part.add(held);
      size += length;
    }
    parts.add(part);
    return parts;
  }

  private static Map<String, Json> own(
      TenantId tenant, PersonMention person, List<Found> erased, Instant now) {
    var note = note(tenant, person, erased, now);
    note.put("keys", texts(person.keys().stream().map(ErasureNotes::key).toList()));
    return note;
  }

  /** The keyed hashes are the other tenant's, and stay with it. */
  private static Map<String, Json> onBehalf(
      TenantId tenant, TenantId asked, PersonMention person, List<Found> erased, Instant now) {
    var note = note(tenant, person, erased, now);
    note.put(FOR, new Json.Str(asked.value()));
    return note;
  }

  private static Map<String, Json> note(
      TenantId tenant, PersonMention person, List<Found> erased, Instant now) {
    Map<String, Json> note = new LinkedHashMap<>();
    note.put("tenant", new Json.Str(tenant.value()));
    note.put("iat", number(now.getEpochSecond()));
    note.put("erased_at", new Json.Str(now.toString()));
    note.put("named_by", new Json.Str(word(person.kind())));
    Map<String, Json> counts = new LinkedHashMap<>();
    for (Kind kind : EnumSet.complementOf(EnumSet.of(Kind.BARE_ENTRY))) {
      counts.put(word(kind), number(erased.stream().filter(item -> item.kind() == kind).count()));
    }
    note.put("erased", new Json.Obj(counts));
    note.put("places", texts(erased.stream().map(held -> held.place().toString()).toList()));
    return note;
  }

  /** The places that a note names. */
  static List<Place> places(Json.Obj note) {
    return note.get("places").orElse(null) instanceof Json.Arr(List<Json> items)
        ? items.stream()
            .filter(Json.Str.class::isInstance)
            .map(item -> Place.parse(((Json.Str) item).value()))
            .toList()
        : List.of();
  }

  /** Whose tenant a note is of. */
  static Optional<TenantId> tenant(Json.Obj note) {
    return note.text("tenant").filter(TenantId::admits).map(TenantId::new);
  }

  /** Whether it is the note of an erasure that this tenant's person asked for. */
  static boolean isFor(TenantId asked, Json.Obj note) {
    return note.text(FOR).equals(Optional.of(asked.value()));
  }

  private static String key(MatchKey key) {
    return word(key.kind()) + ":" + key.hmac();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Json number(long value) {
    return new Json.Num(BigDecimal.valueOf(value));
  }

  private static Json texts(List<String> texts) {
    return new Json.Arr(texts.stream().<Json>map(Json.Str::new).toList());
  }
}
