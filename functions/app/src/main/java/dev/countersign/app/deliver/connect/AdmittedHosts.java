package dev.countersign.app.deliver.connect;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which hosts requests may go to: by https, to public addresses, and to the hosts that the operator
 * names; by http to none that the operator doesn't name so. So a tenant's address leads to nothing
 * inside.
 *
 * <p>The name is looked up again when it is connected to. A host that answers the second look-up
 * otherwise gains nothing: what is inside has no certificate for its name.
 */
public final class AdmittedHosts {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Supplier<Set<String>> inside;
  private final Loopback loopback;
  private final AddressLookup lookup;

  /** Whether requests may go to the machine itself. */
  public enum Loopback {
    /** By http and https: for one's own machine. */
    ADMITTED,
    /** Never. */
    REFUSED
  }

  /**
   * Admits public hosts and these.
   *
   * @param inside names in lower case, with a port where it isn't 443, whose addresses may be
   *     private; with {@code http://} before it, and a port where it isn't 80, one that is sent to
   *     without TLS
   */
  public AdmittedHosts(Supplier<Set<String>> inside, Loopback loopback, AddressLookup lookup) {
    this.inside = inside;
    this.loopback = loopback;
    this.lookup = lookup;
  }

  /** Why a request may not go to this address; nothing where it may. */
  Optional<String> refusal(URI url) {
    String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    if (loopback == Loopback.ADMITTED && THIS_MACHINE.contains(host)) {
      return Optional.empty();
    }
    if ("http".equals(url.getScheme()) && inside.get().contains("http://" + named(host, url, 80))) {
      return Optional.empty();
    }
    if (!"https".equals(url.getScheme())) {
      return Optional.of("not_https");
    }
    return inside.get().contains(named(host, url, 443)) ? Optional.empty() : refusal(host);
  }

  private static String named(String host, URI url, int usual) {
    return host + (url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort());
  }

  private Optional<String> refusal(String host) {
    try {
      for (InetAddress address : lookup.of(host)) {
        if (!PublicAddresses.has(address)) {
          return Optional.of("address_not_public");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("unknown_host");
    }
  }
}
