package dev.countersign.trust;

import dev.countersign.domain.Problem;
import dev.countersign.forms.ExpressionFailed;
import dev.countersign.forms.Json;
import dev.countersign.forms.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a verified payload to 1 to 100 items. */
public final class Mapper {
  private static final int MOST = 100;

  private Mapper() {}

  public static Mapped map(VerifiedDelivery delivery, Profile profile) {
    return switch (Payloads.read(profile.about().payload(), delivery.said())) {
      case Reading.Unreadable<Json> wrong -> new Mapped.Unmapped(wrong.problems().getFirst());
      case Reading.Read<Json> read -> mapped(read.value(), delivery, profile);
    };
  }

  private static Mapped mapped(Json payload, VerifiedDelivery delivery, Profile profile) {
    try {
      return items(profile.about().map().apply(payload), delivery.messageId());
    } catch (ExpressionFailed e) {
      String where = e.position() < 0 ? "" : " at character " + e.position();
      return unmapped(
          "mapping_failed",
          "the profile's expression " + e.getMessage() + where,
          "mend the profile; the delivery is kept");
    }
  }

  private static Mapped items(Optional<Json> mapped, Optional<String> signedId) {
    if (mapped.isEmpty()) {
      return unmapped(
          "nothing_mapped",
          "the profile finds nothing to attest in it",
          "mend the profile, or subscribe to fewer events");
    }
    if (!(mapped.get() instanceof Json.Arr(List<Json> batch))) {
      return new Mapped.Items(List.of(item(0, mapped.get(), signedId)));
    }
    if (batch.isEmpty()) {
      return unmapped("empty_batch", "an empty array", "send 1 to " + MOST + " items");
    }
    if (batch.size() > MOST) {
      return unmapped("too_many", "more than " + MOST + " items", "send 1 to " + MOST + " items");
    }
    var items = new ArrayList<Mapped.Item>();
    for (Json json : batch) {
      int place = items.size();
      // One signed id covers the whole batch: each item's is told apart by its place.
      var id = signedId.map(signed -> batch.size() == 1 ? signed : signed + "#" + place);
      items.add(item(place, json, id));
    }
    return new Mapped.Items(items);
  }

  private static Mapped.Item item(int place, Json json, Optional<String> signedId) {
    var own = json instanceof Json.Obj object ? Token.text(object, "id") : Optional.<String>empty();
    return new Mapped.Item(place, json, signedId.or(() -> own).orElse(null));
  }

  private static Mapped unmapped(String reason, String detail, String fix) {
    return new Mapped.Unmapped(new Problem(reason, "", detail, fix));
  }
}
