package dev.countersign.forms.entry;

import dev.countersign.domain.MatchKey;
import java.util.Collection;
import java.util.List;

/** A key to match by, as {@code email:<hmac>}. */
final class MatchKeyForm {
  private MatchKeyForm() {}

  static List<String> write(Collection<MatchKey> keys) {
    return keys.stream().map(key -> Words.of(key.kind()) + ":" + key.hmac()).toList();
  }

  static MatchKey read(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no key");
    }
    return new MatchKey(
        Words.read(MatchKey.Kind.class, text.substring(0, colon)), text.substring(colon + 1));
  }
}
