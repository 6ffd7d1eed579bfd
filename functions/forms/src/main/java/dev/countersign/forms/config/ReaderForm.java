package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.forms.json.Fields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code readers} of {@code tenant.yaml}: whose tokens may read the tenant's months. */
public final class ReaderForm {
  static final Set<String> FIELDS = Set.of("id", "issuer", "audience", "keys", "roles");
  static final Set<String> ROLES = Set.of("seller", "payer", "auditor");

  private static final int MOST_READERS = 8;
  private static final int MOST_CLAIMS = 8;

  private ReaderForm() {}

  /** As whom somebody reads. All roles read the same; the log says which it was. */
  public enum Role {
    /** Who runs this deployment. */
    SELLER,
    /** Who pays the tenant's bill. */
    PAYER,
    /** Whom seller or payer asked to look. */
    AUDITOR;

    /** The role as the file and the log write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An issuer of tokens.
   *
   * @param id names it, and the key set that is fetched for it
   * @param issuer the {@code iss} of its tokens
   * @param audience the {@code aud} that a token must name
   * @param keys its public keys
   * @param roles the claims that a token of a role has, each with its value
   */
  public record Reader(
      SourceId id,
      String issuer,
      String audience,
      List<SourceForm.Key> keys,
      Map<Role, Map<String, String>> roles) {
    public Reader {
      keys = List.copyOf(keys);
      roles = Map.copyOf(roles);
    }
  }

  static List<Reader> read(Fields in) {
    var readers = new ArrayList<Reader>();
    var ids = new HashSet<SourceId>();
    var items = in.items("readers");
    if (items.size() > MOST_READERS) {
      in.problem("out_of_range", "readers", "more than " + MOST_READERS, "name fewer issuers");
    }
    for (int i = 0; i < items.size(); i++) {
      Fields.of(items.get(i), in.at("readers") + "/" + i, in.problems())
          .flatMap(item -> reader(item, ids))
          .ifPresent(readers::add);
    }
    return List.copyOf(readers);
  }

  private static Optional<Reader> reader(Fields in, Set<SourceId> ids) {
    in.only(FIELDS);
    var id = in.id("id", SourceId::admits, SourceId::new);
    if (id.isPresent() && !ids.add(id.get())) {
      in.problem("contradiction", "id", "another reader has this id", "give each an id of its own");
    }
    var issuer = in.required("issuer", 1000);
    var audience = in.required("audience", 1000);
    in.present("keys");
    var keys = SourceKeysForm.read(in);
    var roles = in.present("roles") ? in.object("roles") : Optional.<Fields>empty();
    var claims = roles.map(ReaderForm::roles).orElse(Map.of());
    return id.flatMap(
        i -> issuer.flatMap(from -> audience.map(to -> new Reader(i, from, to, keys, claims))));
  }

  private static Map<Role, Map<String, String>> roles(Fields in) {
    in.only(ROLES);
    var roles = new EnumMap<Role, Map<String, String>>(Role.class);
    for (Role role : Role.values()) {
      in.object(role.word()).ifPresent(claims -> roles.put(role, claims(in, claims, role.word())));
    }
    return roles;
  }

  private static Map<String, String> claims(Fields roles, Fields in, String role) {
    var claims = new LinkedHashMap<String, String>();
    var names = in.names();
    if (names.isEmpty() || names.size() > MOST_CLAIMS) {
      roles.problem(
          "out_of_range",
          role,
          "names no claim, or more than " + MOST_CLAIMS,
          "write the claims of such a token, such as {groups: countersign}");
    }
    names.forEach(name -> in.required(name, 1000).ifPresent(value -> claims.put(name, value)));
    return Map.copyOf(claims);
  }
}
