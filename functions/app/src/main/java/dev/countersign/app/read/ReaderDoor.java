package dev.countersign.app.read;

import dev.countersign.app.registry.RegisteredReaders;
import dev.countersign.app.registry.RegisteredReaders.OpenReader;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.ReaderForm.Reader;
import dev.countersign.forms.config.ReaderForm.Role;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.delivery.RejectionReason;
import dev.countersign.trust.reader.ReaderTokens;
import dev.countersign.trust.reader.TokenOfReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lets in who may read a tenant's months. What an unverified token says chooses only whose keys are
 * tried: the tenant's own file says which issuers these are.
 */
public final class ReaderDoor {
  /** The claim that names the token's tenant, where it has one. */
  private static final String TENANT = "tenant";

  private final RegisteredReaders readers;

  public ReaderDoor(RegisteredReaders readers) {
    this.readers = readers;
  }

  /** What becomes of who asks. */
  public sealed interface Admission {
    /**
     * May read this tenant's months.
     *
     * @param reader which issuer of the tenant's file it was
     */
    record Admitted(TenantId tenant, SourceId reader, Role role) implements Admission {}

    /** Names no tenant, neither in the request nor in the token. */
    record NoTenant() implements Admission {}

    /**
     * Nobody knows who asks.
     *
     * @param reason a word for the caller and the log
     */
    record Unknown(String reason) implements Admission {}

    /**
     * It is known who asks, and that one may not read here.
     *
     * @param reason a word for the caller and the log
     */
    record Forbidden(TenantId tenant, String reason) implements Admission {}
  }

  /**
   * Looks at a request's token.
   *
   * @param asked the tenant that the request names; none to go by the token
   */
  public Admission enter(RawDelivery request, Optional<String> asked) {
    if (request.header("authorization").isEmpty()) {
      return new Admission.Unknown(RejectionReason.MISSING_HEADER.wire());
    }
    var named = asked.or(() -> ReaderTokens.unverified(request, TENANT)).filter(TenantId::admits);
    if (named.isEmpty()) {
      return new Admission.NoTenant();
    }
    var tenant = new TenantId(named.get());
    var issuer = ReaderTokens.unverified(request, "iss");
    if (issuer.isEmpty()) {
      return new Admission.Unknown(RejectionReason.MALFORMED_TOKEN.wire());
    }
    var of =
        readers.of(tenant).stream()
            .filter(reader -> reader.reader().issuer().equals(issuer.get()))
            .toList();
    return enter(request, tenant, of);
  }

  private static Admission enter(RawDelivery request, TenantId tenant, List<OpenReader> readers) {
    Admission last = new Admission.Unknown(RejectionReason.WRONG_ISSUER.wire());
    for (OpenReader reader : readers) {
      last = entered(request, tenant, reader);
      if (last instanceof Admission.Admitted) {
        return last;
      }
    }
    return last;
  }

  private static Admission entered(RawDelivery request, TenantId tenant, OpenReader open) {
    if (open.tokens().isEmpty()) {
      return new Admission.Unknown(RejectionReason.NO_LIVE_KEY.wire());
    }
    return switch (open.tokens().get().verify(request)) {
      case TokenOfReader.Bad(var reason) -> new Admission.Unknown(reason.wire());
      case TokenOfReader.Good good -> let(tenant, open.reader(), good);
    };
  }

  private static Admission let(TenantId tenant, Reader reader, TokenOfReader.Good token) {
    var role = role(reader, token);
    boolean another = token.claims().get(TENANT).isPresent() && !token.says(TENANT, tenant.value());
    if (another && !role.equals(Optional.of(Role.SELLER))) {
      return new Admission.Forbidden(tenant, "another_tenant");
    }
    return role.<Admission>map(found -> new Admission.Admitted(tenant, reader.id(), found))
        .orElseGet(() -> new Admission.Forbidden(tenant, "no_role"));
  }

  private static Optional<Role> role(Reader reader, TokenOfReader.Good token) {
    return Arrays.stream(Role.values())
        .filter(role -> {
          var claims = reader.roles().get(role);
          return claims != null
              && claims.entrySet().stream()
                  .allMatch(claim -> token.says(claim.getKey(), claim.getValue()));
        })
        .findFirst();
  }
}
