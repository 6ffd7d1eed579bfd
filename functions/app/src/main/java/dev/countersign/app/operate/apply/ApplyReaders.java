package dev.countersign.app.operate.apply;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.ReaderForm.Reader;
import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.config.TenantForm.Tenant;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.Ledger;
import dev.countersign.trust.reader.ReaderTokens;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The readers of a tenant's file, and the key sets that are fetched for them and for sources. */
final class ApplyReaders {
  private ApplyReaders() {}

  /** A line for each reader whose keys in the file are none. */
  static List<String> mistakes(Document<Tenant> tenant) {
    var mistakes = new ArrayList<String>();
    var readers = tenant.value().readers();
    for (int i = 0; i < readers.size(); i++) {
      var reader = readers.get(i);
      var inline = reader.keys().stream().flatMap(key -> inline(key).stream()).toList();
      try {
        if (!inline.isEmpty()) {
          var _ = new ReaderTokens(inline, reader.issuer(), reader.audience());
        }
      } catch (UnusableKey e) {
        mistakes.add(tenant.file() + ": /readers/" + i + "/keys: " + e.getMessage());
      }
    }
    return mistakes;
  }

  private static Optional<SourceKey> inline(SourceForm.Key key) {
    return key.secret() instanceof SecretRef.Inline(var text)
        ? Optional.of(new SourceKey(text, key.notBefore(), key.notAfter()))
        : Optional.empty();
  }

  /** Writes the tenant's text. The key sets of its readers are fetched from now on, no others. */
  static void write(Ledger ledger, TenantId tenant, Document<Tenant> document) {
    var readers = document.value().readers();
    for (SourceId gone : before(ledger, tenant)) {
      if (readers.stream().noneMatch(reader -> reader.id().equals(gone))) {
        ledger.keySets().unfollow(tenant, gone);
      }
    }
    ledger.registry().putTenant(tenant, document.text());
    readers.forEach(reader -> follow(ledger, tenant, reader.id(), reader.keys()));
  }

  private static List<SourceId> before(Ledger ledger, TenantId tenant) {
    return ledger.registry().tenant(tenant).stream()
        .map(TenantForm::read)
        .flatMap(read ->
            read instanceof Reading.Read<Tenant>(Tenant known)
                ? known.readers().stream()
                : Stream.<Reader>empty())
        .map(Reader::id)
        .toList();
  }

  /** Has the key set fetched that these keys name. What is named no more isn't fetched any more. */
  static void follow(Ledger ledger, TenantId tenant, SourceId id, List<SourceForm.Key> keys) {
    boolean followed = false;
    for (SourceForm.Key key : keys) {
      if (key.secret() instanceof SecretRef.Jwks(URI url)) {
        ledger.keySets().follow(tenant, id, url);
        followed = true;
      }
    }
    if (!followed) {
      ledger.keySets().unfollow(tenant, id);
    }
  }
}
