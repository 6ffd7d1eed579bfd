package dev.countersign.lambda.http;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands in a source's URL: tenant and source, joined by a dot. It chooses nothing but where
 * to look; keys and algorithm are the source's own.
 */
public record SourceName(TenantId tenant, SourceId source) {
  private static final Pattern PATH =
      Pattern.compile(
          "/v1/sources/([a-z0-9_-]{1,48})\\.([a-z0-9_-]{1,48})/(attestations|sessions)");

  /** Which of the two ends of a source it is. */
  public enum End {
    ATTESTATIONS,
    SESSIONS
  }

  /** A path that could be one. */
  public record Addressed(SourceName name, End end) {}

  /** None where the path is no source's. */
  public static Optional<Addressed> ofPath(String path) {
    var match = PATH.matcher(path);
    if (!match.matches() || !TenantId.admits(match.group(1)) || !SourceId.admits(match.group(2))) {
      return Optional.empty();
    }
    var name = new SourceName(new TenantId(match.group(1)), new SourceId(match.group(2)));
    return Optional.of(
        new Addressed(name, match.group(3).equals("sessions") ? End.SESSIONS : End.ATTESTATIONS));
  }

  @Override
  public String toString() {
    return tenant + "." + source;
  }
}
