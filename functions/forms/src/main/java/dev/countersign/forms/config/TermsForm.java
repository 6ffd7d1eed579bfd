package dev.countersign.forms.config;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.terms.Hold;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TimeRange;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code terms/*.yaml}: one version of the contract for one outcome type. It is a contract,
 * so a field that is not known is refused, not ignored. docs/terms.md describes every field.
 */
public final class TermsForm {
  static final Set<String> FIELDS =
      Set.of(
          "outcome",
          "version",
          "effective_from",
          "zone",
          "sources",
          "succeeds",
          "assurance",
          "claim_by",
          "match",
          "attribution",
          "half_life",
          "price",
          "hold",
          "lock",
          "free_when",
          "on_conflict",
          "clawback",
          "dispute",
          "inquiry",
          "meter",
          "bill_to",
          "description");

  private TermsForm() {}

  /** Reads the text, YAML or JSON; each problem's detail begins with its line. */
  public static Reading<Terms> read(String text) {
    return YamlText.parse(text)
        .then(document -> document.located(Fields.read(document.root(), TermsForm::terms)));
  }

  private static Optional<Terms> terms(Fields in) {
    in.only(FIELDS);
    var clauses = new TermsClauses(in);
    var outcome = in.id("outcome", OutcomeType::admits, OutcomeType::new);
    var version = version(in);
    var from = effectiveFrom(in);
    var zone = ZoneForm.read(in, "zone");
    var sources = in.texts("sources", SourceId::admits).stream().map(SourceId::new).toList();
    var succeeds = SuccessionForm.read(in, sources);
    var assurance = assurance(in);
    var claimBy = ClaimByForm.read(in);
    var match = clauses.matching();
    var attribution = clauses.attribution();
    var price = PriceListForm.read(in);
    var hold = clauses.hold();
    var lock = clauses.lock();
    var free = clauses.freeWhen();
    var conflict = in.word("on_conflict", Terms.OnConflict.values());
    var clawback = clauses.clawback();
    var dispute = DisputeTermsForm.read(in);
    var inquiry = InquiryTermsForm.read(in);
    InquiryTermsForm.checkOwed(in, inquiry, price, hold, lock, clawback);
    var meter = in.text("meter", 100);
    var billTo = billTo(in);
    if (!in.problems().isEmpty()
        || outcome.isEmpty()
        || version.isEmpty()
        || from.isEmpty()
        || price.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Terms(
            outcome.get(),
            version.get(),
            from.get(),
            zone,
            sources,
            succeeds,
            assurance,
            claimBy,
            match,
            attribution,
            price.get(),
            hold.orElse(Hold.NONE),
            lock.orElse(null),
            free,
            conflict.orElse(Terms.OnConflict.KEEP),
            clawback,
            dispute.orElse(null),
            inquiry.orElse(null),
            meter.orElse(outcome.get().value()),
            billTo));
  }

  private static Optional<Integer> version(Fields in) {
    if (!in.present("version")) {
      return Optional.empty();
    }
    if (in.get("version").orElseThrow() instanceof Json.Num(BigDecimal number)
        && number.stripTrailingZeros().scale() <= 0
        && number.signum() > 0
        && number.compareTo(BigDecimal.valueOf(999_999)) <= 0) {
      return Optional.of(number.intValueExact());
    }
    in.problem(
        "wrong_type", "version", "not a whole number from 1", "number the versions 1, 2, 3 …");
    return Optional.empty();
  }

  private static Optional<Instant> effectiveFrom(Fields in) {
    if (!in.present("effective_from")) {
      return Optional.empty();
    }
    var from = in.instant("effective_from");
    if (from.filter(at -> !TimeRange.contains(at)).isPresent()) {
      in.problem(
          "out_of_range",
          "effective_from",
          "not in the years 2000 to 2099",
          "state a time from 2000-01-01 to before 2100-01-01 (UTC)");
    }
    return from;
  }

  private static Assurance assurance(Fields in) {
    var word = in.text("assurance", 40);
    for (Assurance grade : Assurance.values()) {
      if (word.filter(grade.wire()::equals).isPresent()) {
        return grade;
      }
    }
    if (word.isPresent()) {
      in.problem(
          "unknown_word",
          "assurance",
          "no grade of assurance",
          "name body-signed-fresh, body-signed or caller-only");
    }
    return Assurance.BODY_SIGNED;
  }

  private static Map<String, String> billTo(Fields in) {
    Map<String, String> ids = new LinkedHashMap<>();
    in.object("bill_to")
        .ifPresent(to ->
            to.names().forEach(name -> to.text(name, 200).ifPresent(id -> ids.put(name, id))));
    return ids;
  }
}
