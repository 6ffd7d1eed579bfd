package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleAssurance;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One message, sent until it is taken.
 *
 * @param id as it is signed, or as its only saying has it
 * @param sayings one, or a batch; or
 * @param recordings one, or a batch; or
 * @param resolution what a person decided, as it is sent
 */
public record Message(
    Tenant tenant,
    Source source,
    String id,
    List<SimulatedStatement> sayings,
    List<SessionRecording> recordings,
    @Nullable String resolution) {

  static Message of(Tenant tenant, Source source, String id, List<SimulatedStatement> sayings) {
    return new Message(tenant, source, id, sayings, List.of(), null);
  }

  static Message of(Tenant tenant, String id, SessionRecording recording) {
    return new Message(tenant, Source.AGENTS, id, List.of(), List.of(recording), null);
  }

  /** What a person decided. */
  public static Message resolving(Tenant tenant, String id, String resolution) {
    return new Message(tenant, Source.OFFICE, id, List.of(), List.of(), resolution);
  }

  /** A tenant's source, and how it signs. */
  public enum Source {
    CRM("crm", "attestations"),
    DESK("desk", "attestations"),
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

  /** How a tenant's CRMs sign. */
  public enum Signing {
    /** Id and time are signed. */
    STANDARD_WEBHOOKS("standard-webhooks", OracleAssurance.BODY_SIGNED_FRESH),
    /** The body alone is. */
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

  /** Where it is sent. */
  public String path() {
    return "/v1/sources/" + tenant.id() + "." + source.id() + "/" + source.end();
  }

  public Signing signing() {
    return tenant.signing(source);
  }

  /** The message id of the saying at this place. */
  public String idAt(int place) {
    boolean own = signing() == Signing.BODY_ONLY;
    return sayings.size() == 1 ? id : id + (own ? "-" : "#") + place;
  }

  public String body() {
    if (resolution != null) {
      return resolution;
    }
    if (sayings.isEmpty()) {
      return recordings.size() == 1
          ? recordings.getFirst().json()
          : recordings.stream()
              .map(SessionRecording::json)
              .collect(Collectors.joining(",", "[", "]"));
    }
    return sayings.size() == 1
        ? sayings.getFirst().json(id)
        : IntStream.range(0, sayings.size())
            .mapToObj(place -> sayings.get(place).json(id + "-" + place))
            .collect(Collectors.joining(",", "[", "]"));
  }
}
