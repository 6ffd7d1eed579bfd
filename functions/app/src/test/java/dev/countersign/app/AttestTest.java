package dev.countersign.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.DeliveryRouter;
import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.registry.SourceName;
import dev.countersign.app.registry.Sources;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.json.Reading;
import dev.countersign.ledger.RetryPause;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.memory.InMemoryLedger;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.handshake.HandshakeResponder;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.receipt.ReceiptSigner;
import dev.countersign.trust.signature.RequestSigner;
import dev.countersign.trust.verify.DeliveryVerifier;
import dev.countersign.trust.verify.DeliveryVerifiers;
import dev.countersign.trust.verify.key.SourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AttestTest {
  private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
  private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String TERMS =
      """
      outcome: ticket_resolved
      version: 1
      effective_from: 2026-01-01T00:00:00Z
      sources: [crm]
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      price: {each: "0.99", currency: EUR}
      """;
  private static final String SESSION =
      "{\"id\":\"ses_1\",\"agent\":{\"id\":\"a\"},\"started_at\":\"2026-11-02T09:00:00Z\"}";

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final Profile.Signed profile =
      (Profile.Signed) new BuiltInProfiles().find("standard-webhooks").orElseThrow();
  private final DeliveryRouter route = route();

  @Test
  void attest_newOutcome_isBillableWithAReceipt() {
    post("sessions", "s1", SESSION);
    var answer = post("attestations", "m1", attestation("1", "ses_1"));

    assertEquals(200, answer.status());
    assertTrue(answer.text().contains("\"status\":\"Billable\""), answer.text());
    assertTrue(answer.text().contains("\"receipt\":\"ey"), answer.text());
  }

  @Test
  void attest_sameMessageTwice_givesTheSameReceipt() {
    post("sessions", "s1", SESSION);
    var first = post("attestations", "m1", attestation("1", "ses_1"));
    var again = raw("m1", attestation("1", "ses_1"));
    var later =
        new RawDelivery("POST", again.url(), again.headers(), again.body(), NOW.plusSeconds(5));
    var second = route.handle("/v1/sources/acme.crm/attestations", later);

    assertEquals(first.text().replace("\"accepted\"", "\"duplicate\""), second.text());
    assertEquals(1, ledger.lastEntries().getFirst().entry().seq());
  }

  @Test
  void attest_sameIdOtherContent_isAConflictAndKept() {
    post("sessions", "s1", SESSION);
    post("attestations", "m1", attestation("1", "ses_1"));
    var answer = post("attestations", "m1", attestation("1", "ses_2"));

    assertEquals(409, answer.status());
    assertEquals(1, ledger.lastEntries().getFirst().entry().seq());
    assertEquals(1, ledger.refusals().list(new TenantId("acme"), 10).size());
  }

  @Test
  void attest_forgedOrUnknownSource_isOneAnswerAndWritesNothing() {
    var signed = raw("m1", attestation("1", "ses_1"));
    var forged =
        new RawDelivery(
            "POST", signed.url(), signed.headers(), bytes(attestation("2", "ses_1")), NOW);
    var answer = route.handle("/v1/sources/acme.crm/attestations", forged);
    var unknown = route.handle("/v1/sources/acme.nobody/attestations", signed);

    assertEquals(401, answer.status());
    assertEquals(answer, unknown);
    assertTrue(ledger.lastEntries().isEmpty());
    assertTrue(ledger.refusals().list(new TenantId("acme"), 10).isEmpty());
  }

  @Test
  void attest_batchWithOneBadItem_decidesTheGoodAndKeepsTheBad() {
    post("sessions", "s1", SESSION);
    String batch =
        "["
            + attestation("1", "ses_1")
            + ",{\"act\":\"attested\"},"
            + attestation("3", "ses_1")
            + "]";
    var answer = post("attestations", "m1", batch);

    assertEquals(200, answer.status());
    assertEquals(2, ledger.lastEntries().size());
    var kept = ledger.refusals().list(new TenantId("acme"), 10).getFirst();
    assertTrue(kept.problems().stream().allMatch(problem -> problem.place() == 1));
  }

  @Test
  void attest_sessionComesLater_isParkedThenBillable() {
    var answer = post("attestations", "m1", attestation("1", "ses_1"));
    assertEquals(202, answer.status());

    post("sessions", "s1", SESSION);
    assertEquals("0.99 EUR", standing().getFirst());
  }

  @Test
  void attest_duplicateKeysOrNoUtf8_isAnswered400() {
    assertEquals(400, post("attestations", "m1", "{\"a\":1,\"a\":2}").status());
    var answer =
        route.handle("/v1/sources/acme.crm/attestations", raw("m2", new byte[] {(byte) 0xff}));
    assertEquals(400, answer.status());
  }

  @Test
  void attest_64AtOnce_oneOutcomeBilledOnce() throws Exception {
    post("sessions", "s1", SESSION);
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Callable<HttpAnswer>> calls =
          IntStream.range(0, 64)
              .<Callable<HttpAnswer>>mapToObj(
                  i -> () -> post("attestations", "m" + i % 8, attestation("1", "ses_1")))
              .toList();
      for (var call : threads.invokeAll(calls)) {
        assertEquals(200, call.get().status());
      }
    }
    var tenant = new TenantId("acme");
    var claim = ledger.lastEntries().getFirst().entry().claim();
    var events =
        ledger.outcomes().history(tenant, claim).stream()
            .flatMap(stored -> stored.entry().results().stream())
            .toList();
    assertEquals(1, events.size());
    assertEquals(8, ledger.lastEntries().getFirst().entry().seq());
  }

  private List<String> standing() {
    return ledger.lastEntries().stream()
        .map(StoredEntry::entry)
        .flatMap(entry -> entry.billed().standing().stream())
        .map(billed -> billed.amount().toString())
        .toList();
  }

  private HttpAnswer post(String end, String id, String body) {
    String source = end.equals("sessions") ? "agents" : "crm";
    return route.handle("/v1/sources/acme." + source + "/" + end, raw(id, body));
  }

  private RawDelivery raw(String id, String body) {
    return raw(id, body.getBytes(StandardCharsets.UTF_8));
  }

  private RawDelivery raw(String id, byte[] body) {
    var message = new RequestSigner.Message(id, NOW, "https://x.example/", Bytes.of(body));
    var signed = RequestSigner.sign(profile, Secret.ofText(KEY), message);
    return new RawDelivery("POST", message.url(), signed.headers(), signed.body(), NOW);
  }

  private static Bytes bytes(String text) {
    return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String attestation(String record, String session) {
    return "{\"act\":\"attested\",\"outcome\":\"ticket_resolved\",\"record\":{\"type\":\"t\",\"id\":\""
        + record
        + "\"},\"session\":\""
        + session
        + "\",\"occurred_at\":\"2026-11-02T10:00:00Z\"}";
  }

  private DeliveryRouter route() {
    var pseudonyms = new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));
    var terms = ((Reading.Read<Terms>) TermsForm.read(TERMS)).value();
    var book = new TermsBook(terms.outcome(), List.of(terms));
    var signer = ReceiptSigner.of(ReceiptSigner.generate("k1"), "https://countersign.example");
    var assembly =
        new Assembly(
            ledger,
            (tenant, type) -> Optional.of(book).filter(b -> b.outcome().equals(type)),
            tenant -> pseudonyms,
            signer::receipt,
            RetryPause.withJitter());
    return assembly.route(new OneTenant(profile, pseudonyms), fields -> {});
  }

  private record OneTenant(Profile.Signed profile, Pseudonyms hashes) implements Sources {
    @Override
    public Optional<Source> find(SourceName name) {
      var kind =
          switch (name.source().value()) {
            case "crm" -> Optional.of(SourceForm.Kind.ATTESTATION);
            case "agents" -> Optional.of(SourceForm.Kind.SESSION);
            default -> Optional.<SourceForm.Kind>empty();
          };
      DeliveryVerifier door =
          DeliveryVerifiers.open(profile, List.of(SourceKey.always(KEY)), Map.of());
      return kind.map(k ->
          new Source(
              name,
              k,
              profile,
              door,
              Mapper.of(profile, Map.of()),
              new HandshakeResponder(profile, List.of(), null),
              Optional.empty()));
    }

    @Override
    public Pseudonyms pseudonyms(TenantId tenant) {
      return hashes;
    }

    @Override
    public DeliveryVerifier decoy() {
      return DeliveryVerifiers.decoy(profile);
    }
  }
}
