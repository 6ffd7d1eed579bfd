package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleAssurance;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A message that a source sends until it is taken. It has statements, recordings or a resolution.
 *
 * @param id the signed message id, or the id in its only statement
 * @param statements one, or a batch
 * @param recordings one, or a batch
 * @param resolution a person's decision, as JSON; null in other messages
 */
public record Message(
    Tenant tenant,
    Source source,
    String id,
    List<SimulatedStatement> statements,
    List<SessionRecording> recordings,
    @Nullable String resolution) {

  static Message of(Tenant tenant, Source source, String id, List<SimulatedStatement> statements) {
    return new Message(tenant, source, id, statements, List.of(), null);
  }

  static Message of(Tenant tenant, String id, SessionRecording recording) {
    return new Message(tenant, Source.AGENTS, id, List.of(), List.of(recording), null);
  }

  /** A message with a person's decision. */
  public static Message resolving(Tenant tenant, String id, String resolution) {
    return new Message(tenant, Source.OFFICE, id, List.of(), List.of(), resolution);
  }

  /** A tenant's sources. */
  public enum Source {
    CRM("crm", "attestations"),
    DESK("desk", "attestations"),
    OLD_CRM("oldcrm", "attestations"),
    AGENTS("agents", "sessions"),
    OFFICE("office", "resolutions");

    private final String id;
    private final String end;

    Source(String id, String end) {
      this.id = id;
      this.end = end;
    }

    public String id() {
      return id;
    }

    public String end() {
      return end;
    }
  }

  /** How a source signs. */
  public enum Signing {
    /** Message id, time and body are signed. */
    STANDARD_WEBHOOKS("standard-webhooks", OracleAssurance.BODY_SIGNED_FRESH),
    /** The body alone is signed. */
    BODY_ONLY("github", OracleAssurance.BODY_SIGNED);

    private final String profile;
    private final OracleAssurance assurance;

    Signing(String profile, OracleAssurance assurance) {
      this.profile = profile;
      this.assurance = assurance;
    }

    public String profile() {
      return profile;
    }

    public OracleAssurance assurance() {
      return assurance;
    }
  }

  /** The path that it is sent to. */
  public String path() {
    return "/v1/sources/" + tenant.id() + "." + source.id() + "/" + source.end();
  }

  public Signing signing() {
    return tenant.signing(source);
  }

  /** The message id of the statement at this place. */
  public String idAt(int place) {
    boolean own = signing() == Signing.BODY_ONLY;
    return statements.size() == 1 ? id : id + (own ? "-" : "#") + place;
  }

  public String body() {
    if (resolution != null) {
      return resolution;
    }
    if (statements.isEmpty()) {
      return recordings.size() == 1
          ? recordings.getFirst().json()
          : recordings.stream()
              .map(SessionRecording::json)
              .collect(Collectors.joining(",", "[", "]"));
    }
    return statements.size() == 1
        ? statements.getFirst().json(id)
        : IntStream.range(0, statements.size())
            .mapToObj(place -> statements.get(place).json(id + "-" + place))
            .collect(Collectors.joining(",", "[", "]"));
  }
}
