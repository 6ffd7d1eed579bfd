package dev.countersign.forms.inbound;

import dev.countersign.domain.Bytes;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import java.time.Instant;

/**
 * What a batch of spans says of its session in one field, such as the agent. Of two the later one
 * counts; of two that end at one time, the one whose text is greater.
 *
 * @param at when the batch's last span ended; {@link Instant#EPOCH} for what is only assumed
 */
record OtelWord(Instant at, Json value) {
  OtelWord later(OtelWord other) {
    int order = at.compareTo(other.at);
    boolean mine = order != 0 ? order > 0 : text(value).compareTo(text(other.value)) >= 0;
    return mine ? this : other;
  }

  /** A value's canonical text. */
  static String text(Json value) {
    return Bytes.of(CanonicalJson.write(value)).toText();
  }
}
