package dev.countersign.testing.simulation.world;

import dev.countersign.testing.oracle.OracleAssurance;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A message that a source sends until it is taken. It has statements, recordings, or words about an
 * outcome.
 *
 * @param id the signed message id, or the id in its only statement
 * @param statements one, or a batch
 * @param recordings one, or a batch
 * @param words a person's decision, or what is said of a line or of a missing result; null in other
 *     messages
 */
public record Message(
    Tenant tenant,
    Source source,
    String id,
    List<SimulatedStatement> statements,
    List<SessionRecording> recordings,
    @Nullable Words words) {

  /**
   * What is said about an outcome.
   *
   * @param claim which one it is about
   * @param json as it is sent
   */
  public record Words(String claim, String json) {}

  static Message of(Tenant tenant, Source source, String id, List<SimulatedStatement> statements) {
    return new Message(tenant, source, id, statements, List.of(), null);
  }

  static Message of(Tenant tenant, String id, SessionRecording recording) {
    return new Message(tenant, Source.AGENTS, id, List.of(), List.of(recording), null);
  }

  /** A message with words about an outcome. */
  public static Message saying(Tenant tenant, Source source, String id, Words words) {
    return new Message(tenant, source, id, List.of(), List.of(), words);
  }

  /** A tenant's sources. */
  public enum Source {
    CRM("crm", "attestations"),
    DESK("desk", "attestations"),
    OLD_CRM("oldcrm", "attestations"),
    AGENTS("agents", "sessions"),
    OFFICE("office", "resolutions"),
    /** Disputes lines, and declines inquiries. */
    PAYER("payer", "disputes"),
    /** Answers disputes. */
    SELLER("seller", "answers"),
    /** Asks for results. */
    ASKER("asks", "inquiries"),
    /** Whom terms may name as the arbiter. */
    JUDGE("judge", "resolutions"),
    /** Answers about sealed months, where the payer does. */
    SIGNER("signs", "acceptances");

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

    /** The kind in its settings. */
    public String kind() {
      return this == ASKER ? "inquiry" : end.substring(0, end.length() - 1);
    }

    /** Whether it is there only where something can be disputed or asked for. */
    public boolean isOfQuarrels() {
      return switch (this) {
        case CRM, DESK, OLD_CRM, AGENTS, OFFICE, SIGNER -> false;
        case PAYER, SELLER, ASKER, JUDGE -> true;
      };
    }
  }

  /** How a source signs. */
  public enum Signing {
    /** Message id, time and body are signed. */
    STANDARD_WEBHOOKS("standard-webhooks", OracleAssurance.BODY_SIGNED_FRESH),
    /** The same by a private key, which the sender alone has. */
    OWN_KEY("standard-webhooks-v1a", OracleAssurance.BODY_SIGNED_FRESH),
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
    if (words != null) {
      return words.json();
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
