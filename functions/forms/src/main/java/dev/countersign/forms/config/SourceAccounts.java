package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.json.Fields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts of the vendor's a source is for.
 *
 * @param own the account whose events it takes; none for those of every account
 * @param app the app source that gives it its events; none where it is posted to itself
 * @param routes of an app source: the source of each account; empty for every other source
 */
public record SourceAccounts(
    Optional<String> own, Optional<Address> app, Map<String, Address> routes) {
  private static final int LONGEST = 200;
  private static final int MOST = 10_000;

  public SourceAccounts {
    routes = Map.copyOf(routes);
  }

  /** A source of a tenant. */
  public record Address(TenantId tenant, SourceId source) {
    /** Reads what {@link #toString} writes; none where it is not of that form. */
    static Optional<Address> read(String text) {
      int dot = text.indexOf('.');
      String source = text.substring(dot + 1);
      return dot > 0 && TenantId.admits(text.substring(0, dot)) && SourceId.admits(source)
          ? Optional.of(new Address(new TenantId(text.substring(0, dot)), new SourceId(source)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return tenant + "." + source;
    }
  }

  /** Reads {@code account}, {@code app} and {@code accounts}, and holds them against each other. */
  static SourceAccounts read(Fields in, Optional<SourceForm.Kind> kind) {
    boolean app = kind.filter(SourceForm.Kind.APP::equals).isPresent();
    var own = in.text("account", LONGEST);
    own.filter(account -> account.indexOf(':') >= 0).ifPresent(account -> colon(in, "account"));
    var by = in.text("app", LONGEST).flatMap(text -> address(in, "app", text));
    var routes = in.object("accounts").map(SourceAccounts::routes).orElse(Map.of());
    if (app && routes.isEmpty()) {
      in.problem("missing", "accounts", "no account", "name the source of each account");
    }
    if (!app && in.get("accounts").isPresent()) {
      wrong(in, "accounts", "only with kind app", "say kind: app, or name one account in account");
    }
    if (kind.isPresent() && own.isPresent() && kind.get() != SourceForm.Kind.ATTESTATION) {
      wrong(in, "account", "only with kind attestation", "leave it out");
    }
    if (by.isPresent() && (own.isEmpty() || !in.items("keys").isEmpty())) {
      wrong(
          in,
          "app",
          "with keys of its own, or without account",
          "write keys: [] and the account; the app source verifies");
    }
    if (app && in.get("map").isPresent()) {
      wrong(in, "map", "an app source maps nothing", "write it in the sources of the accounts");
    }
    return new SourceAccounts(own, by, routes);
  }

  private static Map<String, Address> routes(Fields in) {
    var routes = new LinkedHashMap<String, Address>();
    for (String account : in.names()) {
      if (account.isBlank() || account.length() > LONGEST || account.indexOf(':') >= 0) {
        colon(in, account);
      }
      in.text(account, LONGEST)
          .flatMap(text -> address(in, account, text))
          .ifPresent(source -> routes.put(account, source));
    }
    if (routes.size() > MOST) {
      in.problem("out_of_range", "", "more than " + MOST, "use a second app source");
    }
    return routes;
  }

  private static Optional<Address> address(Fields in, String name, String text) {
    var read = Address.read(text);
    if (read.isEmpty()) {
      in.problem("out_of_range", name, "not of the form tenant.source", "write it as acme.crm");
    }
    return read;
  }

  private static void colon(Fields in, String name) {
    in.problem(
        "out_of_range",
        name,
        "has a colon, or is blank or too long",
        "write the account's own name");
  }

  private static void wrong(Fields in, String name, String detail, String fix) {
    in.problem("contradiction", name, detail, fix);
  }
}
