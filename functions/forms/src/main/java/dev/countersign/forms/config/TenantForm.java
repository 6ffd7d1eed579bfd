package dev.countersign.forms.config;

import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.CalendarSpan;
import dev.countersign.forms.config.MonthForm.MonthSettings;
import dev.countersign.forms.config.ReaderForm.Reader;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@code tenant.yaml}: who the customer is, and where the key lies that its subjects are
 * hashed with.
 */
public final class TenantForm {
  static final Set<String> FIELDS =
      Set.of("id", "name", "pseudonym_key", "evidence", "month", "readers", "description");
  static final Set<String> EVIDENCE_FIELDS = Set.of("retention");

  private TenantForm() {}

  /**
   * The customer.
   *
   * @param name for people
   * @param pseudonymKey the key that its subjects are hashed with
   * @param retention how long evidence can be read; for good where there is none
   * @param month how its months are closed and accepted
   * @param readers whose tokens may read its months
   */
  public record Tenant(
      TenantId id,
      String name,
      SecretRef pseudonymKey,
      Optional<CalendarSpan> retention,
      MonthSettings month,
      List<Reader> readers) {
    public Tenant {
      readers = List.copyOf(readers);
    }
  }

  /** Reads the text, YAML or JSON; each problem's detail begins with its line. */
  public static Reading<Tenant> read(String text) {
    return YamlText.parse(text)
        .then(document -> document.located(Fields.read(document.root(), TenantForm::tenant)));
  }

  private static Optional<Tenant> tenant(Fields in) {
    in.only(FIELDS);
    var id = in.id("id", TenantId::admits, TenantId::new);
    var name = in.required("name", 200);
    var key =
        in.present("pseudonym_key")
            ? in.object("pseudonym_key").flatMap(SecretRef::read)
            : Optional.<SecretRef>empty();
    var retention = in.object("evidence").map(TenantForm::retention);
    var month = in.object("month").map(MonthForm::read).orElse(MonthSettings.USUAL);
    var readers = ReaderForm.read(in);
    return id.flatMap(
        i -> name.flatMap(n -> key.map(k -> new Tenant(i, n, k, retention, month, readers))));
  }

  private static CalendarSpan retention(Fields in) {
    in.only(EVIDENCE_FIELDS);
    return SpanForm.positive(in, "retention");
  }
}
