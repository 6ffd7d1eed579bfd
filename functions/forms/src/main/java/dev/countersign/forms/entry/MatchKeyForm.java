package dev.countersign.forms.entry;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A key to match by: its kind, a point, and its HMAC in the form of a digest, such as {@code
 * email.…}. A value that is no HMAC stands as it is behind a colon, such as {@code email:…}.
 */
final class MatchKeyForm {
  private static final Pattern HMAC = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FORM = Pattern.compile("(?s)([a-z_]+)([.:])(.*)");

  private MatchKeyForm() {}

  static List<String> write(Collection<MatchKey> keys) {
    return keys.stream().map(MatchKeyForm::write).toList();
  }

  private static String write(MatchKey key) {
    return HMAC.matcher(key.hmac()).matches()
        ? WireNames.of(key.kind()) + "." + DigestForm.write(new Digest(key.hmac()))
        : WireNames.of(key.kind()) + ":" + key.hmac();
  }

  static MatchKey read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("no key");
    }
    String hmac = form.group(3);
    return new MatchKey(
        WireNames.read(MatchKey.Kind.class, form.group(1)),
        form.group(2).equals(".") ? DigestForm.read(hmac).hex() : hmac);
  }
}
