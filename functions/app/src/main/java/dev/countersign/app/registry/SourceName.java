package dev.countersign.app.registry;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A source's name in its URL: tenant and source, joined by a dot. It only says where to look; keys
 * and algorithm are the source's own.
 */
public record SourceName(TenantId tenant, SourceId source) {
  private static final Pattern PATH =
      Pattern.compile("/v1/sources/([a-z0-9_-]{1,48})\\.([a-z0-9_-]{1,48})/([a-z]{1,20})");

  /** What a path addresses: a source, and the kind of its end. */
  public record Addressed(SourceName name, Kind kind) {}

  /** What this path addresses; none where it has not the form of a source's path. */
  public static Optional<Addressed> ofPath(String path) {
    var match = PATH.matcher(path);
    if (!match.matches() || !TenantId.admits(match.group(1)) || !SourceId.admits(match.group(2))) {
      return Optional.empty();
    }
    var name = new SourceName(new TenantId(match.group(1)), new SourceId(match.group(2)));
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.end().equals(match.group(3)))
        .findFirst()
        .map(kind -> new Addressed(name, kind));
  }

  @Override
  public String toString() {
    return tenant + "." + source;
  }
}
