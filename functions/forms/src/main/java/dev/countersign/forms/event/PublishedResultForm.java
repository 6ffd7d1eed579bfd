package dev.countersign.forms.event;

import dev.countersign.domain.Claim;
import dev.countersign.domain.Digest;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.ResultEvent;
import dev.countersign.domain.billing.ResultEvent.Kind;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads the {@code data} of a BillableResult ({@code infra/schemas/result-event.schema.json}) but
 * for the arithmetic of a refund. Data that contradicts itself is refused: an id that is not that
 * of its tenant, claim, revision and kind, a period that is not that of its time, a decimal that is
 * not its minor units, shares that don't sum to the amount.
 */
final class PublishedResultForm {
  static final String AS_PUBLISHED = "leave it as it was published";

  private static final int NAME = 400;
  private static final Predicate<String> TERMS =
      Pattern.compile("[a-z0-9][a-z0-9_.-]{0,63}@[0-9]{1,9}").asMatchPredicate();
  private static final Predicate<String> DIGEST =
      Pattern.compile("[0-9a-f]{64}").asMatchPredicate();

  private PublishedResultForm() {}

  static Optional<ResultEvent> read(Fields in) {
    var tenant = in.id("tenant", TenantId::admits, TenantId::new);
    var claim = in.required("claim", 512).filter(text -> claims(in, text)).map(Claim::parse);
    var kind = in.present("kind") ? in.word("kind", Kind.values()) : Optional.<Kind>empty();
    var revision = PublishedMoneyForm.count(in, "revision");
    var occurredAt = time(in, "occurred_at");
    var recordedAt = time(in, "recorded_at");
    var zone = zone(in);
    var money = PublishedMoneyForm.read(in);
    var meter = in.required("meter", NAME);
    var terms = in.id("terms", TERMS, TermsRef::parse);
    var billTo = billTo(in);
    var attestations = attestations(in);
    var provableTo = provableTo(in);
    var reason = in.text("reason", NAME);
    if (!in.problems().isEmpty() || money.isEmpty()) {
      return Optional.empty();
    }
    int number = revision.orElseThrow();
    var by = tenant.orElseThrow();
    var about = claim.orElseThrow();
    boolean billable = kind.orElseThrow() == Kind.BILLABLE;
    var result =
        new ResultEvent(
            ResultEvent.idOf(by, about, number, kind.get()),
            kind.get(),
            billable ? null : ResultEvent.idOf(by, about, number, Kind.BILLABLE),
            number,
            by,
            about.outcome(by),
            about,
            occurredAt.orElseThrow(),
            recordedAt.orElseThrow(),
            zone.orElseThrow(),
            money.get().amount(),
            meter.orElseThrow(),
            billTo,
            money.get().shares(),
            terms.orElseThrow(),
            attestations,
            provableTo.orElse(null),
            reason.orElse(null),
            null);
    return agrees(in, result) ? Optional.of(result) : Optional.empty();
  }

  private static boolean claims(Fields in, String text) {
    if (!Claim.admits(text)) {
      in.problem("out_of_range", "claim", "not a claim", AS_PUBLISHED);
    }
    return Claim.admits(text);
  }

  private static Optional<Instant> time(Fields in, String name) {
    return in.present(name) ? in.instant(name) : Optional.empty();
  }

  private static Optional<ZoneId> zone(Fields in) {
    var name = in.required("zone", NAME);
    try {
      return name.map(ZoneId::of);
    } catch (DateTimeException e) {
      in.problem("out_of_range", "zone", "not a time zone", AS_PUBLISHED);
      return Optional.empty();
    }
  }

  private static Map<String, String> billTo(Fields in) {
    Map<String, String> ids = new LinkedHashMap<>();
    in.object("bill_to")
        .ifPresent(to ->
            to.names().forEach(name -> to.text(name, NAME).ifPresent(id -> ids.put(name, id))));
    return ids;
  }

  private static List<Digest> attestations(Fields in) {
    var digests = new ArrayList<Digest>();
    for (Json item : in.items("attestation")) {
      if (item instanceof Json.Str(String text) && DIGEST.test(text)) {
        digests.add(new Digest(text));
      } else {
        in.problem("out_of_range", "attestation", "an item is not a digest", AS_PUBLISHED);
      }
    }
    return digests;
  }

  private static Optional<ProvableTo> provableTo(Fields in) {
    return in.get("provable_to").flatMap(_ -> in.word("provable_to", ProvableTo.values()));
  }

  /** Whether what is said twice is the same, and the amount has the sign of its kind. */
  private static boolean agrees(Fields in, ResultEvent result) {
    same(in, "id", result.id().value());
    same(in, "outcome", result.outcome().value());
    var reverses = result.reversesOrNull();
    if (reverses != null) {
      same(in, "reverses", reverses.value());
    }
    int other = result.revision() + (result.kind() == Kind.BILLABLE ? -1 : 1);
    Kind kind = result.kind() == Kind.BILLABLE ? Kind.REVERSAL : Kind.BILLABLE;
    String link = result.kind() == Kind.BILLABLE ? "replaces" : "replaced_by";
    if (in.get(link).isPresent()) {
      same(in, link, ResultEvent.idOf(result.tenant(), result.claim(), other, kind).value());
    }
    same(in, "period", result.period(result.occurredAt()).toString());
    same(in, "recorded_period", result.period(result.recordedAt()).toString());
    int sign = result.kind() == Kind.BILLABLE ? 1 : -1;
    if (Long.signum(result.amount().minor()) != sign) {
      String field = EventFields.isCounted(result.amount()) ? "quantity" : "amount_minor";
      in.problem("contradiction", field, "not of the kind's sign", AS_PUBLISHED);
    }
    return in.problems().isEmpty();
  }

  private static void same(Fields in, String name, String derived) {
    if (in.required(name, NAME).filter(said -> !said.equals(derived)).isPresent()) {
      in.problem("contradiction", name, "not what the other fields make of it", AS_PUBLISHED);
    }
  }
}
