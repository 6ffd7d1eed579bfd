package dev.countersign.forms.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * The addresses that requests are sent to: https; and http to this machine, or to a host whose name
 * has no dot. Such a name is none of the Internet but of a network of one's own, and the operator
 * says whether it is sent to.
 */
public final class UrlShape {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private UrlShape() {}

  /** The address; none where it is no such one. It has no user, and no fragment. */
  public static Optional<URI> read(String text) {
    try {
      var url = new URI(text);
      String scheme = String.valueOf(url.getScheme());
      String host = url.getHost();
      boolean plain = scheme.equals("http") && host != null && isInside(host);
      boolean good =
          (scheme.equals("https") || plain)
              && host != null
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null;
      return good ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isInside(String host) {
    return THIS_MACHINE.contains(host) || (host.indexOf('.') < 0 && host.indexOf(':') < 0);
  }

  /**
   * A folder or a bucket: {@code file:///…} or {@code s3://bucket/prefix}; none where it is not.
   */
  public static Optional<URI> folder(String text) {
    try {
      var url = new URI(text);
      boolean file =
          "file".equals(url.getScheme()) && url.getHost() == null && url.getPath() != null;
      boolean bucket = "s3".equals(url.getScheme()) && url.getHost() != null;
      boolean plain =
          url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
      return (file || bucket) && plain ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
