package dev.countersign.app.operate.apply;

import dev.countersign.app.registry.AddressChecks;
import dev.countersign.app.registry.SourceAddress;
import dev.countersign.app.registry.SourceName;
import dev.countersign.forms.config.SourceForm;

/**
 * Tells where sources post to.
 *
 * @param checks the checks in their addresses
 * @param server what comes before their paths, such as {@code https://hooks.example/countersign};
 *     empty where it is not known
 */
public record SourceUrls(AddressChecks checks, String server) {
  /** Paths alone, without checks. */
  public static final SourceUrls NONE = new SourceUrls(AddressChecks.NONE, "");

  public SourceUrls {
    server = server.replaceFirst("/+$", "");
  }

  /** The line that says what to paste. */
  String line(SourceName name, SourceForm.Source source) {
    var address = SourceAddress.of(name, source.kind(), checks);
    boolean both = address.check().isPresent() && source.address() == SourceForm.Address.PLAIN;
    return "source "
        + name
        + ": POST "
        + server
        + address.path()
        + (both ? ", or without the check, which is less safe" : "");
  }
}
