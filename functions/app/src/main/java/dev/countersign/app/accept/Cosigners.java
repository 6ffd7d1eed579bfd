package dev.countersign.app.accept;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.failure.Misconfigured;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Registry;
import dev.countersign.proof.note.NoteKey;
import dev.countersign.proof.text.Parsed;
import java.util.Optional;

/** The keys by which payers cosign months, as their sources name them. */
public final class Cosigners {
  private final Registry registry;

  /** Those of the sources that were applied. */
  public Cosigners(Registry registry) {
    this.registry = registry;
  }

  /** The key of a source; none where it names none. */
  Optional<NoteKey> of(TenantId tenant, SourceId source) {
    return registry.source(tenant, source).flatMap(Cosigners::named).map(Cosigners::key);
  }

  private static Optional<String> named(String text) {
    return switch (SourceForm.read(text)) {
      case Reading.Read<SourceForm.Source>(var source) -> source.cosigner();
      case Reading.Unreadable<SourceForm.Source> wrong ->
          throw new Misconfigured("a source's text is unreadable", null);
    };
  }

  private static NoteKey key(String vkey) {
    return switch (NoteKey.parse(vkey)) {
      case Parsed.Ok<NoteKey>(NoteKey key) -> key;
      case Parsed.Malformed<NoteKey> wrong ->
          throw new Misconfigured("a source's cosigner is no key", null);
    };
  }
}
