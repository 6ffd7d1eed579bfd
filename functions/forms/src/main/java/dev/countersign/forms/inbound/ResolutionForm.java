package dev.countersign.forms.inbound;

import dev.countersign.domain.SessionId;
import dev.countersign.domain.registers.Ruling;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.util.Optional;

/**
 * Reads a resolution ({@code infra/schemas/resolution.schema.json}): {@code by}, {@code why}, and
 * either {@code session} or {@code finding}. Its {@code claim} is read by who finds the outcome.
 */
public final class ResolutionForm {
  private static final int LONGEST = 500;

  private ResolutionForm() {}

  /** Reads one resolution. Unknown fields are ignored. */
  public static Reading<Resolution> read(Json said) {
    return Fields.read(said, ResolutionForm::resolution);
  }

  private static Optional<Resolution> resolution(Fields in) {
    var by = in.required("by", LONGEST);
    var why = in.required("why", LONGEST);
    if (in.get("session").isPresent() == in.get("finding").isPresent()) {
      in.problem(
          "contradiction",
          "session",
          "needs either session or finding",
          "name the session that is meant, or say whether the fact stands or falls");
      return Optional.empty();
    }
    Optional<Resolution.Finding> finding =
        in.get("session").isPresent()
            ? in.id("session", SessionId::admits, SessionId::new)
                .map(Resolution.Finding.SessionMeant::new)
            : in.word("finding", Ruling.Finding.values()).map(Resolution.Finding.FactRuled::new);
    return finding.flatMap(
        found -> by.flatMap(who -> why.map(reason -> new Resolution(found, who, reason))));
  }
}
