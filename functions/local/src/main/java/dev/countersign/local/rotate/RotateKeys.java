package dev.countersign.local.rotate;

import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.YamlEdit;
import dev.countersign.forms.json.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the keys of a source's file anew. The rest of the file, with its comments, stays. */
public final class RotateKeys {
  private static final Duration SHORTEST = Duration.ofHours(24);
  private static final int MOST = 4;

  private RotateKeys() {}

  /** The key can't be added; the message says why. */
  public static final class Unable extends Exception {
    private static final long serialVersionUID = 1L;

    Unable(String why) {
      super(why);
    }
  }

  /** The file's new text, and a line that says what was changed. */
  public record Rotated(String text, String said) {}

  /**
   * The new key: exactly one of these is given.
   *
   * @throws Unable when none or several are given, or the key is a private one
   */
  public static SecretRef reference(
      @Nullable String ssm, @Nullable String manager, @Nullable String open) throws Unable {
    var given = new ArrayList<SecretRef>();
    if (ssm != null) {
      given.add(new SecretRef.Ssm(ssm));
    }
    if (manager != null) {
      given.add(new SecretRef.SecretsManager(manager));
    }
    if (open != null) {
      if (open.contains("PRIVATE") || open.contains("\"d\"")) {
        throw new Unable("that is a private key: only its owner may have it");
      }
      given.add(new SecretRef.Inline(dev.countersign.forms.config.Secret.ofText(open)));
    }
    if (given.size() != 1) {
      throw new Unable("give exactly one of --ssm, --secretsmanager and --public-key");
    }
    return given.getFirst();
  }

  /**
   * Adds the key.
   *
   * @throws Unable when the overlap is under 24 hours, the file has mistakes, or more than four
   *     keys would be live
   */
  public static Rotated rotate(String text, SecretRef added, Instant now, Duration overlap)
      throws Unable {
    if (overlap.compareTo(SHORTEST) < 0) {
      throw new Unable("an overlap under 24 hours would refuse a CRM that retries for a day");
    }
    if (!(SourceForm.read(text) instanceof Reading.Read<SourceForm.Source>(var source))) {
      throw new Unable("the source's file has mistakes: countersign apply --check tells them");
    }
    var from = now.truncatedTo(ChronoUnit.SECONDS);
    var end = from.plus(overlap);
    var keys = new ArrayList<SourceForm.Key>();
    int gone = 0;
    for (SourceForm.Key key : source.keys()) {
      var until = key.notAfter();
      if (until != null && until.isBefore(from)) {
        gone++;
      } else {
        keys.add(
            until != null && until.isBefore(end)
                ? key
                : new SourceForm.Key(key.secret(), key.notBefore(), end));
      }
    }
    keys.add(new SourceForm.Key(added, from, null));
    if (keys.size() > MOST) {
      throw new Unable("more than " + MOST + " keys would be live at once: wait for one to end");
    }
    var edited =
        YamlEdit.withMember(text, "keys", written(keys))
            .orElseThrow(() -> new Unable("its keys are not a block of their own in the file"));
    String said =
        (keys.size() - 1)
            + " old key(s) end at "
            + end
            + ", the new one is live from now on"
            + (gone == 0 ? "" : "; " + gone + " that had ended removed");
    return new Rotated(edited, said);
  }

  private static String written(List<SourceForm.Key> keys) {
    var block = new StringBuilder("keys:\n");
    for (SourceForm.Key key : keys) {
      switch (key.secret()) {
        case SecretRef.Ssm(String name) -> block.append("  - secret: {ssm: ").append(quoted(name));
        case SecretRef.SecretsManager(String name) ->
            block.append("  - secret: {secretsmanager: ").append(quoted(name));
        case SecretRef.Inline(var secret) ->
            block.append("  - secret: {inline: ").append(quoted(secret.revealText()));
        case SecretRef.Jwks(var url) -> block.append("  - jwks: ").append(quoted(url.toString()));
      }
      block.append(key.secret() instanceof SecretRef.Jwks ? "\n" : "}\n");
      if (key.notBefore() != null) {
        block.append("    not_before: ").append(key.notBefore()).append('\n');
      }
      if (key.notAfter() != null) {
        block.append("    not_after: ").append(key.notAfter()).append('\n');
      }
    }
    return block.toString();
  }

  /** A YAML text in double quotes. */
  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "")
        + '"';
  }
}
