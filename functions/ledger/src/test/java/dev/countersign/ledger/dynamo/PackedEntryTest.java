package dev.countersign.ledger.dynamo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Digest;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.forms.entry.EntryForm;
import dev.countersign.ledger.Evidence;
import dev.countersign.ledger.StoredEntry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedEntryTest {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private static StoredEntry entry() throws IOException {
    Path golden = Path.of("../../events/golden/entry-eur-held.json");
    var sealed = EntryForm.readSealed(Files.readString(golden).strip().getBytes(UTF_8));
    return new StoredEntry(sealed, token("{\"alg\":\"EdDSA\"}", "{\"seq\":1}", 64));
  }

  private static StoredEntry entry(Bytes packed) {
    return PackedEntry.entry(PackedEntry.plain(packed));
  }

  private static Bytes compressed(Evidence evidence, byte[] near) {
    return DictionaryDeflate.write(EvidenceBytes.write(evidence), near);
  }

  private static Evidence near(Bytes compressed, byte[] near) throws IOException {
    return EvidenceBytes.read(DictionaryDeflate.read(compressed, near));
  }

  private static String token(String header, String payload, int signature) {
    byte[] signed = new byte[signature];
    new Random(7).nextBytes(signed);
    return BASE64.encodeToString(header.getBytes(UTF_8))
        + "."
        + BASE64.encodeToString(payload.getBytes(UTF_8))
        + "."
        + BASE64.encodeToString(signed);
  }

  private static Evidence evidence(byte[] raw) {
    var bytes = Bytes.of(raw);
    return new Evidence(
        bytes.digest(),
        bytes,
        "application/json",
        new TreeMap<>(Map.of("webhook-id", "evt_1", "webhook-signature", "v1,äöü=")),
        new TreeMap<>(Map.of("profile", "jwt", "assurance", "body-signed-fresh")),
        Instant.parse("2026-11-02T12:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "",
        "a.b",
        "a.b.c",
        "..",
        "eyJhIjoxfQ.eyJhIjoxfQ.AA",
        "eyJhIjoxfQ.eyJhIjoxfQ.AA==",
        "eyJhIjoxfQ.eyJhIjoxfQ.AB",
        "eyJhIjoxfQ.eyJhIjoxfQ.AA.AA",
        "eyJhIjoxfQ\n.eyJhIjoxfQ.AA"
      })
  void packed_evidenceOfAnyForm_comesBackByteForByte(String raw) throws IOException {
    var stored = entry();
    var beside = evidence(raw.getBytes(UTF_8));
    byte[] plain = PackedEntry.plain(stored);

    assertEquals(stored, PackedEntry.entry(plain));
    assertEquals(beside, near(compressed(beside, plain), plain));
  }

  @Test
  void packed_randomBytes_comeBack() throws IOException {
    var random = new Random(11);
    for (int i = 0; i < 300; i++) {
      byte[] raw = new byte[random.nextInt(i * 200 + 1)];
      random.nextBytes(raw);
      var beside = evidence(raw);
      byte[] plain = PackedEntry.plain(entry());
      assertEquals(beside, near(compressed(beside, plain), plain));
    }
  }

  @Test
  void packed_aTokenOfFiveClaims_takesAThirdOfItsParts() throws IOException {
    String payload =
        """
        {"iss":"https://crm.example","aud":"https://cs.example","iat":1793613605,"jti":"evt_01J9ZK3B5T",\
        "statement":{"act":"attested","outcome":"policy_signed","record":{"type":"policy","id":"P-991"},\
        "session":"ses_01HZX3V9K2","occurred_at":"2026-11-02T10:00:00Z"}}\
        """;
    byte[] raw = token("{\"alg\":\"RS256\",\"kid\":\"k1\"}", payload, 256).getBytes(UTF_8);
    int plain = EntryForm.write(entry().entry()).length + entry().receipt().length() + raw.length;

    byte[] of = PackedEntry.plain(entry());
    int packed = DictionaryDeflate.write(of).size() + compressed(evidence(raw), of).size();

    assertTrue(packed * 5 < plain * 2, packed + " of " + plain);
  }

  @Test
  void packed_damagedAnywhere_isADefectAndNeverAnotherEntry() throws IOException {
    var stored = entry();
    byte[] packed = DictionaryDeflate.write(PackedEntry.plain(stored)).toArray();
    int refused = 0;
    for (int i = 0; i < packed.length; i++) {
      byte[] damaged = packed.clone();
      damaged[i] ^= 0x10;
      try {
        assertEquals(stored.sealed(), entry(Bytes.of(damaged)).sealed(), "byte " + i);
      } catch (Defect | Unavailable e) {
        refused++;
      }
    }
    assertTrue(refused > packed.length / 2, refused + " of " + packed.length);
    assertThrows(Defect.class, () -> entry(Bytes.of(new byte[0])));
    assertThrows(Defect.class, () -> entry(Bytes.of(new byte[] {0, 1, 2})));
  }

  @Test
  void packed_withTheDictionaryOfTheNextRelease_isToBeReadLater() {
    assertThrows(Unavailable.class, () -> entry(Bytes.of(new byte[] {2, 1, 2})));
  }

  /** No release has one of this number yet: nobody need wait for it. */
  @Test
  void packed_withADictionaryOfAnyOtherNumber_isDamaged() {
    assertThrows(Defect.class, () -> entry(Bytes.of(new byte[] {3, 1, 2})));
    assertThrows(Defect.class, () -> entry(Bytes.of(new byte[] {'a', ' ', 's'})));
  }

  @Test
  void packed_wholeEntryOfALaterRelease_isToBeReadLater() throws IOException {
    var later = packedAs(canonical -> canonical.replaceFirst("\"at\"", "\"as_of\":\"x\",\"at\""));

    assertThrows(Unavailable.class, () -> entry(later));
  }

  /** What is not what was sealed is damaged, whoever sealed it: nobody need wait for it. */
  @Test
  void packed_entryOfALaterReleaseWithoutItsHash_isADefect() throws IOException {
    byte[] plain = DictionaryDeflate.read(packedAs(canonical -> canonical + " "));
    plain[0] ^= 1;

    assertThrows(Defect.class, () -> entry(DictionaryDeflate.write(plain)));
  }

  /** An entry whose canonical form is changed before it is sealed, as another release may. */
  private static Bytes packedAs(UnaryOperator<String> change) throws IOException {
    var stored = entry();
    byte[] canonical =
        change.apply(new String(EntryForm.write(stored.entry()), UTF_8)).getBytes(UTF_8);
    var plain = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(plain)) {
      out.write(HexFormat.of().parseHex(Digest.of(canonical).hex()));
      LengthPrefixedBytes.write(out, canonical);
      CompactJwsCodec.write(out, Bytes.of(stored.receipt().getBytes(UTF_8)));
    }
    return DictionaryDeflate.write(plain.toByteArray());
  }

  /** What was written with it can only be read with it: write another dictionary, numbered anew. */
  @Test
  void dictionary_ofNumberOne_neverChanges() throws IOException {
    try (var in = Objects.requireNonNull(PackedEntry.class.getResourceAsStream("packed-1.txt"))) {
      assertEquals(
          new Digest("8dd3e55b42b75f62773ef5bd10c30c78033c188cb18f4b9e3f778b8f0cb3ed95"),
          Bytes.of(in.readAllBytes()).digest());
    }
  }
}
