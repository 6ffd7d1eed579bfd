package dev.countersign.local.rotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.forms.config.SecretRef;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.json.Reading;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class RotateKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-02T12:00:00.5Z");
  private static final Instant SECOND = Instant.parse("2026-11-02T12:00:00Z");
  private static final SecretRef NEW = new SecretRef.Ssm("/countersign/acme/crm-2");
  private static final String FILE =
      """
      # The CRM.
      id: crm
      kind: attestation
      profile: standard-webhooks
      keys:
        - secret: {ssm: /countersign/acme/crm-1}
        # one that ended
        - secret: {ssm: /countersign/acme/crm-0}
          not_after: 2026-10-01T00:00:00Z
      settings: {a: b}   # stays
      """;

  @Test
  void rotate_addsTheNewKeyAndEndsTheOldAfterTheOverlap() throws Exception {
    var rotated = RotateKeys.rotate(FILE, NEW, NOW, Duration.ofDays(2));

    assertEquals(
        """
        # The CRM.
        id: crm
        kind: attestation
        profile: standard-webhooks
        keys:
          - secret: {ssm: "/countersign/acme/crm-1"}
            not_after: 2026-11-04T12:00:00Z
          - secret: {ssm: "/countersign/acme/crm-2"}
            not_before: 2026-11-02T12:00:00Z
        settings: {a: b}   # stays
        """,
        rotated.text());
    var read = assertInstanceOf(Reading.Read.class, SourceForm.read(rotated.text()));
    assertEquals(2, ((SourceForm.Source) read.value()).keys().size());
  }

  @Test
  void rotate_keysInOneLine_areWrittenAsABlock() throws Exception {
    String flow =
        "id: crm\nkind: attestation\nprofile: jwt\nkeys: [{secret: {inline: \"a\\nb\"}}]\n";
    var rotated = RotateKeys.rotate(flow, NEW, NOW, Duration.ofDays(1));

    var source = ((Reading.Read<SourceForm.Source>) SourceForm.read(rotated.text())).value();
    assertEquals(SECOND.plus(Duration.ofDays(1)), source.keys().getFirst().notAfter());
    assertEquals(
        "a\nb", ((SecretRef.Inline) source.keys().getFirst().secret()).value().revealText());
  }

  @Test
  void rotate_commentAfterTheKeys_stays() throws Exception {
    var rotated =
        RotateKeys.rotate(
            FILE.replace("settings: {a: b}   # stays\n", "# stays\n"),
            NEW,
            NOW,
            Duration.ofDays(2));

    assertTrue(rotated.text().endsWith("2026-11-02T12:00:00Z\n# stays\n"), rotated.text());
  }

  @Test
  void rotate_whatFollowsTheKeys_stays() throws Exception {
    String file =
        """
        id: crm
        kind: attestation
        profile: standard-webhooks
        keys:
          - secret: {ssm: /a}   # the old one

        # How many a minute, agreed in März 😀.
        rate_per_minute: 60
        """;

    var rotated = RotateKeys.rotate(file, NEW, NOW, Duration.ofDays(1));

    assertTrue(
        rotated
            .text()
            .endsWith("\n\n# How many a minute, agreed in März 😀.\nrate_per_minute: 60\n"),
        rotated.text());
  }

  @Test
  void rotate_underADay_isRefused() {
    assertThrows(
        RotateKeys.Unable.class, () -> RotateKeys.rotate(FILE, NEW, NOW, Duration.ofHours(23)));
  }

  @Test
  void rotate_again_neverLengthensALife() throws Exception {
    var once = RotateKeys.rotate(FILE, NEW, NOW, Duration.ofDays(1));
    var twice =
        RotateKeys.rotate(
            once.text(),
            new SecretRef.Ssm("/countersign/acme/crm-3"),
            NOW.plus(Duration.ofHours(1)),
            Duration.ofDays(2));
    var source = ((Reading.Read<SourceForm.Source>) SourceForm.read(twice.text())).value();

    assertEquals(SECOND.plus(Duration.ofDays(1)), source.keys().get(0).notAfter());
    assertEquals(SECOND.plus(Duration.ofHours(49)), source.keys().get(1).notAfter());
    assertEquals(3, source.keys().size());
  }

  @Test
  void reference_ofAPrivateKey_isRefused() {
    assertThrows(
        RotateKeys.Unable.class,
        () -> RotateKeys.reference(null, null, "-----BEGIN PRIVATE KEY-----"));
    assertThrows(RotateKeys.Unable.class, () -> RotateKeys.reference("a", "b", null));
  }
}
