package dev.countersign.local.docs;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.Claim;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.OutcomeType;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.domain.inquiry.InquiryId;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.local.RepositoryFiles;
import dev.countersign.local.send.Sender;
import dev.countersign.local.send.SignedRequest;
import dev.countersign.trust.signature.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests to every end, signed as the sources of {@code src/test/tenants/every-kind} sign. */
final class TourRequests {
  /** A target whose customers are in no result. */
  static final String BILLING =
      "targets: {own: {engine: file, url: \"file:///nowhere\", from: 2026-01-01T00:00:00Z,"
          + " customer: nobody}}";

  /** What Front sends of an event that its profile passes over. */
  static final String PASSED_OVER = "{\"payload\":{\"type\":\"move\",\"id\":\"e1\"}}";

  /** What a payer says of a month that nobody sealed. */
  static final String ACCEPTANCE =
      "{\"month\":\"2026-01\",\"root\":\"qINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\","
          + "\"answer\":\"accepted\"}";

  private final TenantFolder.Content tenant;
  private final URI server;

  /** When everything happened. */
  private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

  private int messages;

  TourRequests(TenantFolder.Content tenant, URI server) {
    this.tenant = tenant;
    this.server = server;
  }

  SignedRequest signed(String source, String said) throws IOException {
    return signed(source, said, "m-" + source + "-" + messages++);
  }

  SignedRequest signed(String source, String said, String id) throws IOException {
    return Sender.of(tenant, source, null).sign(server, id, Instant.now(), json(said));
  }

  /** Signed by the payer's own key, whose public half the source has. */
  SignedRequest byOwnKey(String source, String said, String id) throws IOException {
    return Sender.of(tenant, source, file(source + ".test-key.txt"))
        .sign(server, id, Instant.now(), json(said));
  }

  SignedRequest token(String source, String said) throws IOException {
    return Sender.of(tenant, source, privateKey(source))
        .sign(server, "t-" + messages++, Instant.now(), json(said));
  }

  /** Bytes that are no JSON, signed as Standard Webhooks says. */
  SignedRequest bytes(String source, String body) throws Exception {
    var signed = signed(source, "{}");
    String id = header(signed, "webhook-id");
    String at = header(signed, "webhook-timestamp");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            ("kinds-" + source + "-0123456789abcdef").getBytes(StandardCharsets.US_ASCII),
            "HmacSHA256"));
    byte[] made = mac.doFinal((id + "." + at + "." + body).getBytes(StandardCharsets.UTF_8));
    String signature = "v1," + Base64.getEncoder().encodeToString(made);
    return changed(signed, "webhook-signature", signature, body);
  }

  SignedRequest challenged(String source) throws IOException {
    return changed(signed(source, "{}"), "x-front-challenge", "a4f0c1", "{}");
  }

  SignedRequest verification(String source) throws IOException {
    var signed = token(source, "{}");
    String claims =
        """
        {"iss":"https://issuer.example","aud":"countersign:kinds","iat":%d,"jti":"v-%d","events":\
        {"https://schemas.openid.net/secevent/ssf/event-type/verification":{"state":"s"}}}\
        """
            .formatted(Instant.now().getEpochSecond(), messages++);
    String token = RequestSigner.token((Json.Obj) json(claims), privateKey(source), "secevent+jwt");
    return changed(signed, "content-type", "application/secevent+jwt", token);
  }

  /** The last character of a signature that is not its padding is another. */
  static SignedRequest forged(SignedRequest signed) {
    return signed.headers().containsKey("webhook-signature")
        ? changed(signed, "webhook-signature", "v1,Zm9yZ2Vk", signed.body().toText())
        : changed(
            signed,
            "content-type",
            header(signed, "content-type"),
            signed.body().toText().replaceFirst("\\.[^.]*$", ".Zm9yZ2Vk"));
  }

  static SignedRequest typed(SignedRequest signed, String mediaType) {
    return changed(signed, "content-type", mediaType, signed.body().toText());
  }

  static SignedRequest changed(SignedRequest signed, String header, String value, String body) {
    var headers = new LinkedHashMap<>(signed.headers());
    headers.put(header, List.of(value));
    return new SignedRequest(
        signed.uri(), headers, Bytes.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  String session(String id) {
    return """
    {"id":"%s","agent":{"id":"support"},"started_at":"%s","handled_by":"agent"}\
    """
        .formatted(id, now);
  }

  String ticket(String id, String act) {
    return """
    {"act":"%s","outcome":"ticket_resolved","record":{"type":"ticket","id":"%s"},"session":"ses_1",\
    "occurred_at":"%s"}\
    """
        .formatted(act, id, now);
  }

  /** A denial contradicts what was attested only where it was stated after that. */
  String deniedAfterwards(String id) {
    return ticket(id, "retracted")
        .replace("\"act\"", "\"stated_at\":\"" + Instant.parse(now).plusMillis(1) + "\",\"act\"");
  }

  String unmatched(String id) {
    return ticket(id, "attested").replace("ses_1", "ses_nobody_knows");
  }

  String upsell(String id) {
    String message = "\"id\":\"evt_" + id + "\",";
    return ticket(id, "attested")
        .replace("ticket_resolved", "upsell")
        .replace("{\"act\"", "{" + message + "\"act\"");
  }

  String unknownType(String id) {
    return ticket(id, "attested").replace("ticket_resolved", "unheard_of");
  }

  String large() {
    return ticket("T-8", "attested")
        .replace("{\"act\"", "{\"facts\":{\"text\":\"" + "x".repeat(70_000) + "\"},\"act\"");
  }

  static String decision(String id) {
    return """
    {"claim":"ticket_resolved/ticket/%s","by":"nina@vendor.example","why":"the call says so",\
    "finding":"stands"}\
    """
        .formatted(id);
  }

  /** The payer disputes a ticket. */
  static String dispute(String id) {
    var outcome = Claim.parse("ticket_resolved/ticket/" + id).outcome(new TenantId("kinds"));
    return "{\"outcome\":\"" + outcome + "\",\"code\":\"not_delivered\"}";
  }

  /** The seller contests the dispute that this message of a source opened. */
  static String contested(String source, String message) {
    return "{\"dispute\":\"" + disputeOf(source, message) + "\",\"answer\":\"contested\"}";
  }

  /** A session that claims its ticket. */
  String claiming(String id) {
    return session(id).replace("{\"id\"", "{\"claimed\":[\"ticket_resolved\"],\"id\"");
  }

  /** The seller asks for the ticket that a session claims. */
  static String untracked(String session) {
    return """
    {"type":"untracked","session":"%s","outcome_type":"ticket_resolved"}\
    """
        .formatted(session);
  }

  /** The inquiry for the ticket that a session claims. */
  static InquiryId inquiryOf(String session) {
    return InquiryId.of(
        new TenantId("kinds"), new OutcomeType("ticket_resolved"), new SessionId(session));
  }

  static DisputeId disputeOf(String source, String message) {
    return DisputeId.of(new TenantId("kinds"), new SourceId(source), new MessageId(message));
  }

  static String broken(String kind) {
    return """
    id: broken-%s
    kind: %s
    profile: nobody-knows-it
    keys:
      - secret: {inline: "kinds-bearer-0123456789abcdef0123"}
    """
        .formatted(kind, kind);
  }

  static String termsOfUnheardOf() {
    return """
    outcome: unheard_of
    version: 1
    effective_from: 2026-01-01T00:00:00Z
    sources: [crm]
    claim_by: [record.id]
    match: {by: [session], window: P14D, wait: P7D}
    price: {each: "12.00", currency: EUR}
    """;
  }

  private static String header(SignedRequest signed, String name) {
    return Objects.requireNonNull(signed.headers().get(name)).getFirst();
  }

  private static Secret privateKey(String source) throws IOException {
    return file(source + ".test-key.json");
  }

  private static Secret file(String name) throws IOException {
    var sources = "functions/local/src/test/tenants/every-kind/sources/";
    return Secret.ofText(Files.readString(RepositoryFiles.root().resolve(sources + name)).strip());
  }

  private static Json json(String text) {
    return ((Reading.Read<Json>) StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))).value();
  }
}
