package dev.countersign.local.verify;

import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.verify.key.SourceKey;
import dev.countersign.trust.verify.key.UnusableKey;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Verifies one stored request and prints, in words, how it was judged. */
public final class VerifyOne {
  private final PrintStream out;

  public VerifyOne(PrintStream out) {
    this.out = out;
  }

  /**
   * Whether it is authentic.
   *
   * @throws IllegalArgumentException when the request, the keys or the settings can't be used
   */
  public boolean verify(
      byte[] request,
      Profile profile,
      List<String> keys,
      Map<String, String> settings,
      Instant at) {
    var stored = StoredRequest.read(request, at);
    var live = keys.stream().map(SourceKey::always).toList();
    try {
      var explained = ExplainedVerdict.of(profile, live, settings, stored);
      explained.lines().forEach(out::println);
      return explained.authentic();
    } catch (UnusableKey e) {
      throw new IllegalArgumentException("keys or settings: " + e.getMessage(), e);
    }
  }
}
