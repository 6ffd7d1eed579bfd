package dev.countersign.app.registry;

import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.forms.config.SourceForm.Kind;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a source posts to: {@code /v1/sources/{tenant}.{source}.{check}/{end}}.
 *
 * @param check what {@link AddressKey} made of the name; none in a plain address, which anybody can
 *     make up
 */
public record SourceAddress(SourceName name, Kind kind, Optional<String> check) {
  private static final Pattern PATH =
      Pattern.compile(
          "/v1/sources/([a-z0-9_-]{1,48})\\.([a-z0-9_-]{1,48})(?:\\.([a-z0-9]{1,64}))?/([a-z]{1,20})");

  /** The address of a source, with the check that there is for it. */
  public static SourceAddress of(SourceName name, Kind kind, AddressChecks checks) {
    return new SourceAddress(name, kind, checks.of(name));
  }

  /** What this path addresses; none where it has not the form of a source's path. */
  public static Optional<SourceAddress> ofPath(String path) {
    var match = PATH.matcher(path);
    if (!match.matches() || !TenantId.admits(match.group(1)) || !SourceId.admits(match.group(2))) {
      return Optional.empty();
    }
    var name = new SourceName(new TenantId(match.group(1)), new SourceId(match.group(2)));
    var check = Optional.ofNullable(match.group(3));
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.end().equals(match.group(4)))
        .findFirst()
        .map(kind -> new SourceAddress(name, kind, check));
  }

  /** The path that the source posts to. */
  public String path() {
    String dotted = check.map(text -> name + "." + text).orElseGet(name::toString);
    return "/v1/sources/" + dotted + "/" + kind.end();
  }
}
