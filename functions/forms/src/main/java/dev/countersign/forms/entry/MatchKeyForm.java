package dev.countersign.forms.entry;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A key to match by: its kind, a point, and its HMAC in the form of a digest, such as {@code
 * email.…}; that of a record's account follows behind one more point. A value that is no HMAC
 * stands as it is behind a colon, such as {@code email:…}.
 */
final class MatchKeyForm {
  private static final Pattern HMAC = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern FORM = Pattern.compile("(?s)([a-z_]+)([.:])(.*)");

  private MatchKeyForm() {}

  static List<String> write(Collection<MatchKey> keys) {
    return keys.stream().map(MatchKeyForm::write).toList();
  }

  private static String write(MatchKey key) {
    String account = key.account();
    String bare =
        HMAC.matcher(key.hmac()).matches()
            ? WireNames.of(key.kind()) + "." + DigestForm.write(new Digest(key.hmac()))
            : WireNames.of(key.kind()) + ":" + key.hmac();
    return account == null ? bare : bare + "." + DigestForm.write(new Digest(account));
  }

  static MatchKey read(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("no key");
    }
    var kind = WireNames.read(MatchKey.Kind.class, form.group(1));
    String hmac = form.group(3);
    if (form.group(2).equals(":")) {
      return new MatchKey(kind, hmac);
    }
    int end = hmac.indexOf('.');
    return end < 0
        ? new MatchKey(kind, DigestForm.read(hmac).hex())
        : new MatchKey(
            kind,
            DigestForm.read(hmac.substring(0, end)).hex(),
            DigestForm.read(hmac.substring(end + 1)).hex());
  }
}
