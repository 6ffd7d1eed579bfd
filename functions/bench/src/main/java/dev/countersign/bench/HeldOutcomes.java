package dev.countersign.bench;

import dev.countersign.app.assembly.Assembly;
import dev.countersign.app.delivery.AuthenticatedDelivery;
import dev.countersign.app.delivery.ItemResult;
import dev.countersign.app.history.AppendResult;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.statement.Assurance;
import dev.countersign.domain.statement.ProvableTo;
import dev.countersign.domain.terms.Terms;
import dev.countersign.domain.terms.TermsBook;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.inbound.DeliveryContext;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.ledger.Evidence;
import dev.countersign.trust.mapping.MappingResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Writes outcomes that are all held until the same time, as the functions write them. */
final class HeldOutcomes {
  /** When all outcomes were stated; their hold is three days. */
  static final Instant STATED = Instant.parse("2026-11-02T10:00:00Z");

  /** How many outcomes each session has. */
  static final int OF_A_SESSION = 100;

  static final Pseudonyms PSEUDONYMS =
      new Pseudonyms(Secret.ofText("bench-has-no-secrets-0123456789"));
  static final TermsBook TERMS = terms();
  private static final TenantId TENANT = new TenantId("bench");

  private final Assembly assembly;

  HeldOutcomes(Assembly assembly) {
    this.assembly = assembly;
  }

  /** Records a session, and writes its outcomes, which are held. */
  void write(int number) {
    String session = "ses_" + number;
    record(session);
    for (int i = 0; i < OF_A_SESSION; i++) {
      attest(number + "-" + i, session, STATED.plusMillis(i));
    }
  }

  private void record(String id) {
    String text =
        """
        {"id":"%s","agent":{"id":"a"},"started_at":"%s"}\
        """
            .formatted(id, STATED);
    var read = SessionForm.read(json(text), STATED, STATED, PSEUDONYMS);
    if (!(read instanceof Reading.Read<SessionForm.SessionRecord> recorded)) {
      throw new IllegalStateException("the session is not of its form");
    }
    assembly.recordSession().record(TENANT, id, recorded.value(), evidence("{}"), STATED);
  }

  private void attest(String id, String session, Instant occurred) {
    String text =
        """
        {"id":"%s","act":"attested","outcome":"t","session":"%s",\
        "record":{"type":"ticket","id":"%s"},"occurred_at":"%s"}\
        """
            .formatted(id, session, id, occurred);
    var evidence = evidence(text);
    var context =
        new DeliveryContext(
            TENANT,
            new SourceId("crm"),
            "",
            0,
            Assurance.BODY_SIGNED_FRESH,
            ProvableTo.BOTH,
            id,
            STATED,
            STATED,
            STATED,
            evidence.digest());
    var delivery = new AuthenticatedDelivery(context, evidence.raw(), evidence);
    var item = new MappingResult.Item(0, json(text), id);
    var answer = assembly.attestations().handle(item, delivery, 1);
    if (!(answer instanceof ItemResult.Done<AppendResult> done
        && done.result().appended().isPresent())) {
      throw new IllegalStateException("not held: " + answer);
    }
  }

  private static Evidence evidence(String text) {
    var bytes = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    return new Evidence(
        bytes.digest(), bytes, "application/json", new TreeMap<>(), new TreeMap<>(), STATED);
  }

  private static Json json(String text) {
    if (StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))
        instanceof Reading.Read<Json> read) {
      return read.value();
    }
    throw new IllegalStateException("no JSON");
  }

  private static TermsBook terms() {
    String text =
        """
        outcome: t
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P30D, wait: P7D}
        price: {each: "1.00", currency: EUR}
        hold: {from: occurred_at, for: P3D}
        bill_to: {customer: bench}
        """;
    if (TermsForm.read(text) instanceof Reading.Read<Terms> read) {
      return new TermsBook(new OutcomeType("t"), List.of(read.value()));
    }
    throw new IllegalStateException("no terms");
  }
}
