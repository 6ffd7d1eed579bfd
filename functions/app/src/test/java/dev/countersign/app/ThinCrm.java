package dev.countersign.app;

import dev.countersign.app.delivery.HttpAnswer;
import dev.countersign.app.fetch.RunFetches.Report;
import dev.countersign.app.https.DocumentReader;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SourceId;
import dev.countersign.forms.config.Secret;
import dev.countersign.trust.delivery.RawDelivery;
import dev.countersign.trust.profile.Profile;
import dev.countersign.trust.profile.form.BuiltInProfiles;
import dev.countersign.trust.signature.RequestSigner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A CRM whose events name a deal and not its stage, as the source {@code crm} of a world. */
record ThinCrm(World world) {
  static final String CREDENTIAL = ", credential: {inline: token-of-the-api-4711}";
  static final String WON =
      "{\"stage\":\"won\",\"session\":\"ses_1\",\"closed\":\"2026-11-02T12:00:00Z\"}";
  static final String TERMS =
      """
      outcome: ticket_resolved
      version: 2
      effective_from: 2026-02-01T00:00:00Z
      sources: [crm]
      assurance: fetched
      claim_by: [record.id]
      match: {by: [session], window: P7D, wait: P3D}
      price: {each: "0.99", currency: EUR}
      """;

  private static final String PATH = "/v1/sources/acme.crm/attestations";
  private static final String KEY = "a-secret-of-a-crm-0123456789";

  /** Takes the place of the world's crm; its terms bill by what was fetched. */
  static ThinCrm in(World world) {
    var thin = new ThinCrm(world);
    world.record("s1", World.session("ses_1"));
    world.ledger.registry().putTerms(World.TENANT, new OutcomeType("ticket_resolved"), 2, TERMS);
    thin.apply(CREDENTIAL);
    return thin;
  }

  /** Sets the source up, with a credential or with none. */
  void apply(String credential) {
    world
        .ledger
        .registry()
        .putSource(
            World.TENANT,
            new SourceId("crm"),
            "{id: crm, kind: attestation, profile: thin-crm, keys: [{secret: {inline: %s}}]%s}"
                .formatted(KEY, credential));
    world.nanos.addAndGet(Duration.ofSeconds(61).toNanos());
  }

  /** Sends the event that deal D/1 changed. */
  HttpAnswer send(String event) {
    return post(
        "{\"deals\":[{\"event\":\"%s\",\"ref\":\"D/1\",\"changed\":true}]}".formatted(event));
  }

  HttpAnswer post(String body) {
    var profile = (Profile.Signed) new BuiltInProfiles().find("thin-crm").orElseThrow();
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    var message = new RequestSigner.Message("m", world.now, "https://x.example" + PATH, bytes);
    var signed = RequestSigner.sign(profile, Secret.ofText(KEY), message);
    return world.handle(
        PATH, new RawDelivery("POST", message.url(), signed.headers(), signed.body(), world.now));
  }

  /** Runs fetch once, while the vendor's API answers so. */
  Report read(int status, String body) {
    var bytes = Bytes.of(body.getBytes(StandardCharsets.UTF_8));
    return world.fetch(
        (url, headers) -> new DocumentReader.Read.Answered(status, "application/json", bytes));
  }
}
