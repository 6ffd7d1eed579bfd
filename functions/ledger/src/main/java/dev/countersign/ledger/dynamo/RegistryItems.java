package dev.countersign.ledger.dynamo;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.TermsRef;
import dev.countersign.forms.config.SourceAccounts;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of tenants: each text is an item. */
final class RegistryItems implements Registry {
  private static final String TEXT = "text";

  private final Table table;

  RegistryItems(Table table) {
    this.table = table;
  }

  @Override
  public Optional<String> tenant(TenantId tenant) {
    return text(Keys.settings(tenant));
  }

  @Override
  public Optional<String> source(TenantId tenant, SourceId source) {
    return text(Keys.source(tenant, source));
  }

  @Override
  public List<String> terms(TenantId tenant, OutcomeType type) {
    var request = Queries.under(Keys.tenant(tenant), Keys.terms(type)).build();
    return table.query("read terms", request, Integer.MAX_VALUE).stream()
        .map(item -> item.text(TEXT))
        .toList();
  }

  /** The tenants of the app sources that this tenant's sources name. */
  Set<TenantId> apps(TenantId tenant) {
    var request = Queries.under(Keys.tenant(tenant), Keys.SOURCES).build();
    return table.query("list sources", request, Integer.MAX_VALUE).stream()
        .map(item -> SourceForm.read(item.text(TEXT)))
        .flatMap(RegistryItems::app)
        .collect(Collectors.toSet());
  }

  private static Stream<TenantId> app(Reading<SourceForm.Source> source) {
    return source instanceof Reading.Read<SourceForm.Source>(var read)
        ? read.accounts().app().map(SourceAccounts.Address::tenant).stream()
        : Stream.empty();
  }

  @Override
  public Optional<String> billing(TenantId tenant) {
    return text(Keys.billing(tenant));
  }

  @Override
  public Applied applied(TenantId tenant) {
    Optional<String> own = Optional.empty();
    Optional<String> billing = Optional.empty();
    var sources = new TreeMap<SourceId, String>();
    var terms = new ArrayList<Version>();
    var request = Queries.all(Keys.tenant(tenant)).build();
    for (Values item : table.query("read all settings", request, Integer.MAX_VALUE)) {
      String[] name = item.text(Key.SK).split("#", -1);
      String text = item.text(TEXT);
      switch (name[0]) {
        case "TENANT" -> own = Optional.of(text);
        case "BILLING" -> billing = Optional.of(text);
        case "SOURCE" -> sources.put(new SourceId(name[1]), text);
        case "TERMS" ->
            terms.add(
                new Version(
                    new TermsRef(new OutcomeType(name[1]), Integer.parseInt(name[2])), text));
        default -> throw new IllegalStateException("settings of another kind");
      }
    }
    return new Applied(own, sources, terms, billing);
  }

  @Override
  public void putTenant(TenantId tenant, String text) {
    table.put("put a tenant", Keys.settings(tenant).item().text(TEXT, text));
  }

  @Override
  public void putSource(TenantId tenant, SourceId source, String text) {
    table.put("put a source", Keys.source(tenant, source).item().text(TEXT, text));
  }

  @Override
  public void removeSource(TenantId tenant, SourceId source) {
    table.putAll("remove a source", List.of(), List.of(Keys.source(tenant, source)));
  }

  @Override
  public void putBilling(TenantId tenant, String text) {
    table.put("put a billing", Keys.billing(tenant).item().text(TEXT, text));
  }

  @Override
  public void removeBilling(TenantId tenant) {
    table.putAll("remove a billing", List.of(), List.of(Keys.billing(tenant)));
  }

  @Override
  public void removeTerms(TenantId tenant, TermsRef version) {
    table.putAll(
        "remove terms",
        List.of(),
        List.of(Keys.terms(tenant, version.outcome(), version.version())));
  }

  @Override
  public TermsWrite putTerms(TenantId tenant, OutcomeType type, int version, String text) {
    var item = Keys.terms(tenant, type, version).item().text(TEXT, text);
    return table
        .putIf("put terms", item, DynamoExpression.ABSENT)
        .map(there -> text.equals(there.text(TEXT)) ? TermsWrite.THE_SAME : TermsWrite.OTHER_TEXT)
        .orElse(TermsWrite.WRITTEN);
  }

  private Optional<String> text(Key key) {
    return table.get("read settings", key).map(item -> item.text(TEXT));
  }
}
