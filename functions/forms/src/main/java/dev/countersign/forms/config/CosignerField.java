package dev.countersign.forms.config;

import dev.countersign.forms.json.Fields;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code cosigner} of a source: a verifier key of C2SP signed-note, by its form alone. */
final class CosignerField {
  private static final String NAME = "cosigner";
  private static final int LONGEST = 2200;
  private static final Pattern FORM =
      Pattern.compile("[^+\\s\\p{Z}]+\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]+={0,2}");

  private CosignerField() {}

  static Optional<String> read(Fields in, Optional<SourceForm.Kind> kind) {
    var key = in.text(NAME, LONGEST);
    if (key.isPresent() && !FORM.matcher(key.get()).matches()) {
      in.problem(
          "out_of_range",
          NAME,
          "not of the form name+id+key",
          "write what countersign cosigner printed");
    }
    if (key.isPresent() && kind.filter(one -> one != SourceForm.Kind.ACCEPTANCE).isPresent()) {
      in.problem("contradiction", NAME, "only with kind acceptance", "leave it out");
    }
    return key;
  }
}
