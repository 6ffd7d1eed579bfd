package dev.countersign.local.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.folder.TenantFolder;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of a made-up engine, whose bytes are known. */
final class RequestSamplesTest {
  private static final String ENGINE =
      """
      name: made-up
      version: 1
      url: {default: "https://engine.example"}
      auth: {kind: none}
      value: amount
      usage:
        method: POST
        path: "/lines"
        item: '{"id": key, "who": customer, "what": meter, "at": time.iso, "n": value}'
      answers: [{status: 200, is: accepted}]
      key: {at: /id, window: forever}
      periods: none
      timeout: PT5S
      correct: [{how: cancel, request: {method: DELETE, path: "/lines/{of.key}", answers: [{status: 200, is: accepted}]}}]
      facts: {key: docs, window: docs, duplicate: docs, correct: docs, late: docs, batch: docs, rate: docs, read_back: docs}
      """;
  private static final String BILLING =
      "{targets: {main: {engine: made-up, from: \"%s\", customer: engine, value: %s}}}";

  @TempDir private Path folder;

  @BeforeEach
  void aTenant() throws IOException {
    write("tenant.yaml", "{id: acme, name: Acme, pseudonym_key: {ssm: /countersign/acme}}");
    write(
        "sources/crm.yaml",
        "{id: crm, kind: attestation, profile: jwt, keys: [{secret: {ssm: /countersign/crm}}]}");
    terms("{each: \"0.99\", currency: EUR}");
  }

  @Test
  void lines_resultAndReversal_areTheBytesThatWouldBeFrozen() {
    var lines = lines(BILLING.formatted("2026-01-01T00:00:00Z", "amount"), ENGINE);

    assertEquals(2, lines.size());
    String id = lines.getFirst().replaceFirst(".*(res_[0-9a-f]+).*", "$1");
    assertEquals(
        "{\"engine\":\"made-up\",\"kind\":\"usage\",\"of\":\"billable\",\"request\":{\"body\":"
            + "\"{\\\"at\\\":\\\"2026-11-02T10:00:00Z\\\",\\\"id\\\":\\\""
            + id
            + "\\\",\\\"n\\\":0.99,\\\"what\\\":\\\"ticket_resolved\\\",\\\"who\\\":\\\"cus_1\\\"}\","
            + "\"headers\":{\"content-type\":\"application/json\"},\"method\":\"POST\","
            + "\"url\":\"https://engine.example/lines\"},\"target\":\"main\","
            + "\"terms\":\"ticket_resolved@1\"}",
        lines.getFirst());
    assertEquals(
        "{\"engine\":\"made-up\",\"kind\":\"cancel\",\"of\":\"reversal\",\"request\":{\"body\":\"\","
            + "\"headers\":{},\"method\":\"DELETE\",\"url\":\"https://engine.example/lines/"
            + id
            + "\"},\"target\":\"main\",\"terms\":\"ticket_resolved@1\"}",
        lines.getLast());
  }

  @Test
  void lines_pricesThatDependOnTheFact_areOfAMadeUpAmount() throws IOException {
    terms("{percent: \"12\", of: value, currency: EUR}");

    var lines = lines(BILLING.formatted("2026-01-01T00:00:00Z", "amount_minor"), ENGINE);

    assertEquals(true, lines.getFirst().contains("\\\"n\\\":1000"), lines.getFirst());
  }

  @Test
  void lines_targetThatBeginsLater_areOfItsFirstSecond() {
    var lines = lines(BILLING.formatted("2027-05-01T00:00:00Z", "amount"), ENGINE);

    assertEquals(true, lines.getFirst().contains("2027-05-01T00:00:00Z"), lines.getFirst());
  }

  @Test
  void lines_engineWithoutAnyCorrection_saysWhatAPersonMustDo() {
    String none = ENGINE.replaceFirst("correct: .*\n", "");

    var lines = lines(BILLING.formatted("2026-01-01T00:00:00Z", "amount"), none);

    assertEquals(
        "{\"engine\":\"made-up\",\"held\":\"task\",\"of\":\"reversal\",\"target\":\"main\","
            + "\"terms\":\"ticket_resolved@1\"}",
        lines.getLast());
  }

  @Test
  void mistakes_requestThatCannotBeMade_isNamedWithItsTarget() {
    String broken = ENGINE.replace("\"id\": key", "\"id\": result.bill_to.account");

    var content = content(BILLING.formatted("2026-01-01T00:00:00Z", "amount"), broken);

    assertEquals(
        List.of(
            "billing.yaml: /targets/main: line 1: no request can be made of a result"
                + " of ticket_resolved@1: the key is not at /id"),
        RequestSamples.mistakes(content).stream()
            .map(mistake -> mistake.file() + ": " + mistake.problem())
            .toList());
    assertEquals(
        List.of(),
        RequestSamples.mistakes(
            content(BILLING.formatted("2026-01-01T00:00:00Z", "amount"), ENGINE)));
  }

  private List<String> lines(String billing, String engine) {
    return RequestSamples.lines(content(billing, engine));
  }

  private Content content(String billing, String engine) {
    var good =
        assertInstanceOf(TenantFolder.Folder.Good.class, TenantFolder.read(folder)).content();
    Engine made = read(EngineForm.read(engine));
    List<TargetSetup> targets =
        read(BillingForm.read(billing, good.tenant().value().id(), name -> Optional.of(made)));
    var file = new Document<>(Path.of("billing.yaml"), billing, targets);
    return new Content(good.tenant(), good.sources(), good.terms(), Optional.of(file));
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T>(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  private void terms(String price) throws IOException {
    write(
        "terms/tickets.yaml",
        """
        outcome: ticket_resolved
        version: 1
        effective_from: 2026-01-01T00:00:00Z
        sources: [crm]
        claim_by: [record.id]
        match: {by: [session], window: P7D, wait: P3D}
        price: %s
        bill_to: {engine: cus_1}
        """
            .formatted(price));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
