package dev.countersign.forms.config;

import dev.countersign.forms.json.Fields;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code keys} of a source. */
final class SourceKeysForm {
  static final Set<String> FIELDS = Set.of("secret", "jwks", "not_before", "not_after");

  private static final int MOST_KEYS = 4;
  private static final Pattern HTTPS =
      Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?/[A-Za-z0-9._~/-]*");

  private SourceKeysForm() {}

  static List<SourceForm.Key> read(Fields in) {
    var keys = new ArrayList<SourceForm.Key>();
    var items = in.items("keys");
    if (items.size() > MOST_KEYS) {
      in.problem(
          "out_of_range", "keys", "more than " + MOST_KEYS, "remove those that are no longer live");
    }
    for (int i = 0; i < items.size(); i++) {
      Fields.of(items.get(i), in.at("keys") + "/" + i, in.problems())
          .flatMap(SourceKeysForm::key)
          .ifPresent(keys::add);
    }
    return keys;
  }

  private static Optional<SourceForm.Key> key(Fields in) {
    in.only(FIELDS);
    var secret =
        in.names().contains("jwks")
            ? jwks(in)
            : in.present("secret")
                ? in.object("secret").flatMap(SecretRef::read)
                : Optional.<SecretRef>empty();
    var from = in.instant("not_before");
    var to = in.instant("not_after");
    return secret.map(s -> new SourceForm.Key(s, from.orElse(null), to.orElse(null)));
  }

  private static Optional<SecretRef> jwks(Fields in) {
    var text = in.text("jwks", 1000);
    var url = text.filter(t -> HTTPS.matcher(t).matches()).map(URI::create);
    if (url.isEmpty() || in.names().contains("secret")) {
      in.problem(
          "wrong_type", "jwks", "not an https address alone", "write https://issuer.example/jwks");
      return Optional.empty();
    }
    return url.map(SecretRef.Jwks::new);
  }
}
