package dev.countersign.forms.config;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code claim_by}: the fields of an attestation that make a fact one fact. */
final class ClaimByForm {
  private static final String CLAUSE = "claim_by";
  private static final String SUBJECT = "subject";
  private static final Predicate<String> PATH =
      Pattern.compile(
              "id|session|conversation|record\\.type|record\\.id|occurred_at"
                  + "|subject\\.(email|phone_number|phone|opaque|iss_sub|account|did|uri)"
                  + "|facts\\.[^\\s]{1,100}")
          .asMatchPredicate();

  private ClaimByForm() {}

  static List<String> read(Fields in) {
    boolean plain =
        in.get(CLAUSE).orElse(null) instanceof Json.Arr(List<Json> items)
            && items.contains(new Json.Str(SUBJECT));
    if (plain) {
      in.problem(
          "out_of_range",
          CLAUSE,
          "a subject without a format: a person known by two formats would be two facts",
          "name one format, such as subject.email");
    }
    return in.texts(CLAUSE, path -> PATH.test(path) || path.equals(SUBJECT));
  }
}
