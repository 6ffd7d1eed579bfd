package dev.countersign.app.registry;

import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Registry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The terms that were applied, at most a minute old; new types are seen at once. */
public final class RegisteredContracts implements Contracts {
  private record Key(TenantId tenant, OutcomeType type) {}

  private final Registry registry;
  private final Function<String, Reading<Terms>> form;
  private final MinuteCache<Key, TermsBook> books;

  /**
   * Reads from this registry.
   *
   * @param nanos a clock that only goes forward
   */
  public RegisteredContracts(Registry registry, LongSupplier nanos) {
    this(registry, nanos, TermsForm::read);
  }

  /**
   * Reads from this registry.
   *
   * @param form reads a version's text, as {@link TermsForm#read} does
   */
  public RegisteredContracts(
      Registry registry, LongSupplier nanos, Function<String, Reading<Terms>> form) {
    this.registry = registry;
    this.form = form;
    this.books = new MinuteCache<>(nanos);
  }

  @Override
  public Optional<TermsBook> book(TenantId tenant, OutcomeType type) {
    // That there are none is not remembered: only authentic statements ask, and what waits for its
    // terms should not wait a minute more.
    return books.find(new Key(tenant, type), this::read);
  }

  private Optional<TermsBook> read(Key key) {
    var versions =
        registry.terms(key.tenant(), key.type()).stream()
            .map(text -> RegisteredSources.read("version of terms", form.apply(text)))
            .toList();
    return versions.isEmpty() ? Optional.empty() : Optional.of(new TermsBook(key.type(), versions));
  }
}
