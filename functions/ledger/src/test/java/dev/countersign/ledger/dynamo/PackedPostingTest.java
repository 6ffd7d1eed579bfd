package dev.countersign.ledger.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.failure.Defect;
import dev.countersign.domain.failure.Unavailable;
import dev.countersign.domain.posting.BillingLine;
import dev.countersign.domain.posting.EngineCustomer;
import dev.countersign.domain.posting.EngineReference;
import dev.countersign.domain.posting.FrozenRequest;
import dev.countersign.domain.posting.PlannedRequest;
import dev.countersign.domain.posting.Posting;
import dev.countersign.domain.posting.PostingState;
import dev.countersign.domain.posting.PostingState.Proof;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.posting.Tries;
import dev.countersign.ledger.contract.PostingSamples;
import dev.countersign.ledger.contract.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PackedPostingTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00.123Z");
  private static final Claim CLAIM = Samples.claim("T-4711");
  private static final String JWS =
      "eyJhbGciOiJFUzI1NiIsImtpZCI6ImtleS0xIn0."
          + base64("{\"iss\":\"countersign\",\"outcome\":\"out_5ac3f3e7e8b855fe1066d548fe28fedb\"}")
          + "."
          + base64("64 bytes of a signature, which nothing can make smaller than this");

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String data(String receipt) {
    return """
    {"id":"res_2c625dbfd03d77a6b02880467f4e8836","kind":"billable","revision":1,\
    "outcome":"out_8d05af78132e350e7ae3de5574dd3f4d","type":"ticket_resolved",\
    "claim":"ticket_resolved/T-4711","occurred_at":"2026-11-02T12:00:00Z",\
    "occurred_at_epoch":1793620800,"period":"2026-11","recorded_at":"2026-11-05T12:00:00.123Z",\
    "recorded_period":"2026-11","zone":"Europe/Berlin","quantity":1,"amount":"0.99",\
    "amount_minor":99,"currency":"EUR","meter":"ticket_resolved",\
    "bill_to":{"customer":"acme","stripe":"cus_QxY123456"},"tenant":"acme","session":"ses_3",\
    "shares":[{"session":"ses_3","agent":{"id":"support"},"amount":"0.99","amount_minor":99}],\
    "agent":{"id":"support"},"terms":"ticket_resolved@1",\
    "attestation":["1163349966c7e48c901523eff7202ec9137b55933b460db64057901d3dc7ec79"],\
    "provable_to":"both","receipt":"%s"}\
    """
        .formatted(receipt);
  }

  private static Posting sent(String data) {
    var plan =
        new PlannedRequest(new RequestKind.Usage(), new EngineCustomer("cus_QxY123456"), 99, NOON);
    var request =
        """
        POST https://api.stripe.com/v1/billing/meter_events
        content-type: application/x-www-form-urlencoded

        event_name=tickets&payload%5Bstripe_customer_id%5D=cus_QxY123456&payload%5Bvalue%5D=99\
        &identifier=res_2c625dbfd03d77a6b02880467f4e8836&timestamp=1793620800\
        """;
    var state =
        new PostingState.Sent(
            NOON,
            Proof.ACCEPTED,
            Tries.NONE.begun(NOON),
            new EngineReference("evt_1"),
            new FrozenRequest(plan, Bytes.of(utf8(request))));
    return with(PostingSamples.posting(PostingSamples.target(), CLAIM, "one", state), data);
  }

  private static Posting with(Posting posting, String data) {
    var line = posting.line();
    var other =
        new BillingLine(
            line.id(),
            line.role(),
            line.claim(),
            line.occurredAt(),
            line.recordedAt(),
            line.zone(),
            line.amount(),
            line.meter(),
            line.billTo(),
            Bytes.of(utf8(data)));
    return Posting.first(posting.key(), other, posting.state());
  }

  private static Posting read(Bytes packed, Posting of) {
    return PackedPosting.read(packed, of.key(), CLAIM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"receipt\":\"",
        "{\"receipt\":\"a.b.c\"}",
        "{\"receipt\":\"eyJh.e30.AA\",\"receipt\":\"eyJi.e30.AB\",\"z\":\"\\\"\"}",
        "no JSON at all"
      })
  void read_ofAnyData_isWhatWasWritten(String data) {
    var posting = sent(data);
    assertEquals(posting, read(PackedPosting.write(posting), posting));
  }

  @Test
  void read_ofAWholeEvent_isWhatWasWritten() {
    var posting = sent(data(JWS));
    assertEquals(posting, read(PackedPosting.write(posting), posting));
  }

  /** Below a KiB a write costs one unit of the table. */
  @Test
  void write_ofAWholeEventAndItsRequest_isBelowAKibibyte() {
    var item = PostingItem.write(sent(data(JWS)), "0f4a9d2c-4a0e-4d6c-9a43-3d0f6b8f2f11");
    assertTrue(size(item) < 1024, () -> size(item) + " bytes");
  }

  private static int size(Values item) {
    return item.map().entrySet().stream()
        .mapToInt(each -> {
          var value = each.getValue();
          int bytes = value.b() != null ? value.b().asByteArray().length : 0;
          int text = value.s() != null ? utf8(value.s()).length : 0;
          int number = value.n() != null ? value.n().length() : 0;
          return each.getKey().length() + bytes + text + number;
        })
        .sum();
  }

  @Test
  void read_ofOneThatIsDamagedAnywhere_isADefectAndNeverAnotherPosting() {
    var posting = sent(data(JWS));
    byte[] packed = PackedPosting.write(posting).toArray();
    for (int at = 2; at < packed.length; at++) {
      byte[] damaged = packed.clone();
      damaged[at] ^= 0x10;
      assertTrue(isDefectOrTheSame(Bytes.of(damaged), posting), "byte " + at);
    }
    for (int length : new int[] {0, 1, 2, 20, packed.length - 1}) {
      var cut = Bytes.of(Arrays.copyOf(packed, length));
      assertThrows(Defect.class, () -> read(cut, posting), () -> length + " bytes");
    }
  }

  /** The last byte has bits that mean nothing. */
  private static boolean isDefectOrTheSame(Bytes packed, Posting posting) {
    try {
      return read(packed, posting).equals(posting);
    } catch (Defect e) {
      return true;
    }
  }

  @Test
  void read_ofAFormOfThisNumber_waitsOrIsADefect() {
    var posting = sent("{}");
    byte[] packed = PackedPosting.write(posting).toArray();
    packed[0] = 2;
    assertThrows(Unavailable.class, () -> read(Bytes.of(packed), posting));
    packed[0] = 3;
    assertThrows(Defect.class, () -> read(Bytes.of(packed), posting));
    packed[0] = 1;
    packed[1] = 2;
    assertThrows(Unavailable.class, () -> read(Bytes.of(packed), posting));
  }
}
