package dev.countersign.app.deliver.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code Authorization: Basic} (RFC 7617). */
final class BasicCredentials {
  private BasicCredentials() {}

  /** Of a user; a colon ends the name. */
  static String ofUser(String user, String password) {
    if (user.indexOf(':') >= 0) {
      throw new CannotAuthenticate("the user has a colon in its name");
    }
    return written(user + ":" + password);
  }

  /** Of an OAuth client, whose id and secret are encoded first (RFC 6749 section 2.3.1). */
  static String ofClient(String id, String secret) {
    return written(FormBody.encoded(id) + ":" + FormBody.encoded(secret));
  }

  private static String written(String both) {
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }
}
