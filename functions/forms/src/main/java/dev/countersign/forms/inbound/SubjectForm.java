package dev.countersign.forms.inbound;

import dev.countersign.domain.Problem;
import dev.countersign.domain.statement.Subject;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.NameForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a subject identifier (RFC 9493, section 3.2). */
final class SubjectForm {
  private static final int LONGEST = 500;
  private static final int MOST_ALIASES = 20;

  private SubjectForm() {}

  static Optional<Subject> read(Fields in) {
    var format = in.required("format", 64);
    return format.isPresent() && format.get().equals("aliases")
        ? aliases(in)
        : single(in, format.orElse(""));
  }

  private static Optional<Subject> single(Fields in, String format) {
    return switch (format) {
      case "" -> Optional.empty();
      case "email" -> NameForm.required(in, "email", LONGEST).map(Subject.Email::new);
      case "phone_number" ->
          NameForm.required(in, "phone_number", LONGEST).map(Subject.PhoneNumber::new);
      case "phone" -> NameForm.required(in, "phone", LONGEST).map(Subject.PhoneNumber::new);
      case "opaque" -> NameForm.required(in, "id", LONGEST).map(Subject.Opaque::new);
      case "account" -> NameForm.required(in, "uri", LONGEST).map(Subject.Account::new);
      case "did" -> NameForm.required(in, "url", LONGEST).map(Subject.Did::new);
      case "uri" -> NameForm.required(in, "uri", LONGEST).map(Subject.Uri::new);
      case "iss_sub" -> {
        var iss = NameForm.required(in, "iss", LONGEST);
        var sub = NameForm.required(in, "sub", LONGEST);
        yield iss.flatMap(i -> sub.map(s -> new Subject.IssSub(i, s)));
      }
      default -> {
        in.problem(
            "unknown_word",
            "format",
            "no format of RFC 9493 that is read here",
            "send email, phone_number, opaque, iss_sub, account, did, uri or aliases");
        yield Optional.empty();
      }
    };
  }

  private static Optional<Subject> aliases(Fields in) {
    var list = in.get("identifiers");
    if (list.isEmpty()
        || !(list.get() instanceof Json.Arr(List<Json> items))
        || items.isEmpty()
        || items.size() > MOST_ALIASES) {
      in.problem(
          "wrong_type",
          "identifiers",
          "not an array of 1 to " + MOST_ALIASES,
          "send the aliases there");
      return Optional.empty();
    }
    var subjects = read(items, in.at("identifiers"), in.problems());
    return Optional.of(new Subject.Aliases(subjects));
  }

  /** Reads several subjects, none of them of the format aliases. */
  static List<Subject> read(List<Json> items, String pointer, List<Problem> problems) {
    var subjects = new ArrayList<Subject>();
    for (int i = 0; i < items.size(); i++) {
      Fields.of(items.get(i), pointer + "/" + i, problems)
          .flatMap(in -> single(in, in.required("format", 64).orElse("")))
          .ifPresent(subjects::add);
    }
    return subjects;
  }
}
