package dev.countersign.trust.profile;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has to be read from the vendor's API before an event can be mapped: a thin event names a
 * record, and not what it holds.
 *
 * @param hosts the only hosts that the source's credential is ever sent to, in lower case
 * @param url from the payload to the https addresses to read; where there are none, nothing is read
 * @param credential how the source's credential is presented
 * @param headers further headers of each request, such as the API's version
 */
public record FetchRule(
    Set<String> hosts,
    MappingExpression url,
    Credential credential,
    SortedMap<String, String> headers) {
  public FetchRule {
    hosts = Set.copyOf(hosts);
    headers = new TreeMap<>(headers);
  }

  /** The headers of a request with this credential. */
  public SortedMap<String, String> headersWith(String secret) {
    var all = new TreeMap<>(headers);
    all.putAll(credential.header(secret));
    return all;
  }

  /** How a credential is presented. */
  public sealed interface Credential {
    /** The header that presents this secret. */
    Map<String, String> header(String secret);

    /** {@code Authorization: Bearer} (RFC 6750). */
    record Bearer() implements Credential {
      @Override
      public Map<String, String> header(String secret) {
        return Map.of("authorization", "Bearer " + secret);
      }
    }

    /** The secret alone, in a header of this name. */
    record Header(String name) implements Credential {
      @Override
      public Map<String, String> header(String secret) {
        return Map.of(name, secret);
      }
    }
  }
}
