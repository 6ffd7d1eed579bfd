package dev.countersign.trust.explain;

import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.delivery.PayloadReader;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/** What the door would refuse of a request, whatever its signature says. */
final class DoorHints {
  /** The largest body that is read, in bytes. */
  private static final int LARGEST = 262_144;

  private DoorHints() {}

  static List<String> of(Profile profile, RawDelivery request) {
    var hints = new ArrayList<String>();
    if (!request.method().equals("POST")) {
      hints.add("the door answers POST alone, and a " + request.method() + " with 404");
    }
    var admitted = profile.about().mediaTypes();
    if (!admitted.contains(request.mediaType())) {
      hints.add(
          "the door refuses the media type "
              + (request.mediaType().isEmpty()
                  ? "that is missing or there twice"
                  : request.mediaType())
              + " with 415: set the vendor's content type to "
              + String.join(" or ", admitted.stream().sorted().toList()));
    }
    if (request.body().size() > LARGEST) {
      hints.add("the door refuses a body of more than " + LARGEST + " bytes with 413");
    }
    if (!(profile instanceof Profile.Jws)
        && PayloadReader.read(profile.about().payload(), request.body())
            instanceof Reading.Unreadable<Json> wrong) {
      hints.add(
          "the body is refused once its signature holds: " + wrong.problems().getFirst().detail());
    }
    return hints;
  }
}
