package dev.countersign.forms.books;

import dev.countersign.domain.NormalText;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.Problem;
import dev.countersign.domain.books.ExportScope;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Reading;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the profile of an export ({@code docs/reconcile.md}, section 6). */
public final class ExportProfileForm {
  static final String TYPES = "types";

  private static final Set<String> MEMBERS =
      Set.of(
          "export",
          "format",
          "charset",
          "delimiter",
          "columns",
          "set",
          "claim_by",
          TYPES,
          "dates",
          "zone",
          "decimal",
          "counts_when");

  private static final Pattern FIELD =
      Pattern.compile(
          "outcome|record\\.(type|id|account)|conversation|session|occurred_at|value|amount|currency"
              + "|subject\\.(email|phone_number|opaque)|facts\\.[^\\s.]{1,100}");

  private static final Pattern CLAIM_PATH =
      Pattern.compile(
          "record\\.(type|id)|conversation|session|occurred_at|subject\\.(email|phone_number|opaque)"
              + "|facts\\.[^\\s.]{1,100}");

  private static final List<String> USUAL_CLAIM = List.of("record.type", "record.id");
  private static final int LONGEST = 200;

  private ExportProfileForm() {}

  /** Reads the text, YAML or JSON; each problem's detail begins with its line. */
  public static Reading<ExportProfile> read(String text) {
    return read(text, Map.of(), Map.of(), ExportScope.ALL);
  }

  /**
   * As {@link #read(String)}, with what is given beside it.
   *
   * @param columns put over those of the text
   * @param set put over those of the text
   * @param scope of which types the export speaks, instead of what the text says; all where it is
   *     left to the text
   */
  public static Reading<ExportProfile> read(
      String text, Map<String, String> columns, Map<String, String> set, ExportScope scope) {
    return YamlText.parse(text)
        .then(document ->
            document.located(Fields.read(document.root(), in -> profile(in, columns, set, scope))));
  }

  private static Optional<ExportProfile> profile(
      Fields in,
      Map<String, String> givenColumns,
      Map<String, String> givenSet,
      ExportScope givenScope) {
    in.only(MEMBERS);
    var name = in.required("export", LONGEST);
    var layout = LayoutForm.read(in);
    var columns = new LinkedHashMap<>(texts(in, "columns"));
    var set = new LinkedHashMap<>(texts(in, "set"));
    givenColumns.forEach((field, column) -> {
      columns.put(field, column);
      set.remove(field);
    });
    givenSet.forEach((field, value) -> {
      set.put(field, value);
      columns.remove(field);
    });
    var claimBy =
        in.get("claim_by").isEmpty()
            ? USUAL_CLAIM
            : in.texts("claim_by", path -> CLAIM_PATH.matcher(path).matches());
    check(in, columns, set, claimBy);
    var dates = in.text("dates", LONGEST);
    dates.ifPresent(pattern -> LineTimes.check(in, pattern));
    var zone = in.text("zone", LONGEST).flatMap(text -> zone(in, text));
    var decimal = LayoutForm.decimal(in);
    var countsWhen = countsWhen(in);
    var said = scope(in);
    var scope = scope(in, givenScope.equals(ExportScope.ALL) ? said : givenScope, set);
    return name.map(n ->
        new ExportProfile(
            n, layout, columns, set, claimBy, dates, zone, decimal, scope, countsWhen));
  }

  /** The types that are named; all where none is. */
  static ExportScope scope(Fields in) {
    return in.get(TYPES).isEmpty()
        ? ExportScope.ALL
        : ExportScope.of(
            in.texts(TYPES, OutcomeType::admits).stream().map(OutcomeType::new).toList());
  }

  /** Without a word of the profile the export speaks of the type that all lines have. */
  private static ExportScope scope(Fields in, ExportScope said, Map<String, String> set) {
    var ofAll =
        Optional.ofNullable(set.get(ExportProfile.OUTCOME))
            .filter(OutcomeType::admits)
            .map(OutcomeType::new);
    if (said.equals(ExportScope.ALL)) {
      return ofAll.map(List::of).map(ExportScope::of).orElse(said);
    }
    if (ofAll.isPresent() && !said.has(ofAll.get())) {
      in.problem(
          "contradiction", TYPES, ofAll.get() + " is set and not among them", "name it, too");
    }
    return said;
  }

  /** Fields are known, come from one place each, and those are there without which none is read. */
  private static void check(
      Fields in, Map<String, String> columns, Map<String, String> set, List<String> claimBy) {
    for (String field : columns.keySet()) {
      if (!FIELD.matcher(field).matches()) {
        in.problems().add(unknown("columns", field));
      }
      if (set.containsKey(field)) {
        in.problem("contradiction", "set", field + " is a column, too", "name it once");
      }
    }
    for (String field : set.keySet()) {
      if (!FIELD.matcher(field).matches()) {
        in.problems().add(unknown("set", field));
      }
    }
    var needed = new ArrayList<>(List.of(ExportProfile.OUTCOME, ExportProfile.OCCURRED_AT));
    needed.addAll(claimBy);
    for (String field : needed) {
      if (!columns.containsKey(field) && !set.containsKey(field)) {
        in.problem("missing", "columns", field + ": missing", "name its column, or set it");
      }
    }
  }

  private static Problem unknown(String member, String field) {
    return new Problem(
        "unknown_field",
        "/" + member + "/" + field,
        field + ": not a field of an attestation that is read here",
        "use the fields of docs/reconcile.md, section 6");
  }

  private static Optional<ZoneId> zone(Fields in, String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      in.problem("unknown_word", "zone", "no time zone", "write one such as Europe/Berlin");
      return Optional.empty();
    }
  }

  private static Map<String, String> texts(Fields in, String member) {
    var texts = new LinkedHashMap<String, String>();
    in.object(member)
        .ifPresent(of ->
            of.names()
                .forEach(name ->
                    of.text(name, LONGEST)
                        .ifPresent(text -> texts.put(name, NormalText.of(text)))));
    return texts;
  }

  private static Map<String, List<String>> countsWhen(Fields in) {
    var rules = new LinkedHashMap<String, List<String>>();
    in.object("counts_when")
        .ifPresent(
            of -> of.names().forEach(column -> rules.put(column, of.texts(column, text -> true))));
    return rules;
  }
}
