package dev.countersign.forms;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.domain.TenantId;
import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.config.SourceForm;
import dev.countersign.forms.config.TenantForm;
import dev.countersign.forms.config.TermsForm;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.engine.SampleEngines;
import dev.countersign.forms.inbound.AcceptanceForm;
import dev.countersign.forms.inbound.AnswerMessageForm;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.DisputeMessageForm;
import dev.countersign.forms.inbound.DisputeRulingForm;
import dev.countersign.forms.inbound.InquiryMessageForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Reads a sample as the form that its folder is named after. */
public final class SampleReader {
  private static final Instant RECEIVED = Instant.parse("2026-11-02T12:00:00Z");
  private static final Pseudonyms HASHES =
      new Pseudonyms(Secret.ofText("0123456789abcdef0123456789abcdef"));

  private SampleReader() {}

  /** What its reader makes of the sample. */
  public static Reading<?> read(Path sample) throws IOException {
    byte[] bytes = Files.readAllBytes(sample);
    String text = new String(bytes, UTF_8);
    return switch (ProjectFiles.form(sample)) {
      case "json" -> StrictJson.parse(bytes);
      case "tenant" -> TenantForm.read(text);
      case "source" -> SourceForm.read(text);
      case "terms" -> TermsForm.read(text);
      case "billing" -> BillingForm.read(text, new TenantId("acme"), SampleEngines::find);
      case "attestation" ->
          StrictJson.parse(bytes).then(json -> AttestationForm.read(json, RECEIVED));
      case "session" ->
          StrictJson.parse(bytes).then(json -> SessionForm.read(json, RECEIVED, null, HASHES));
      case "acceptance" -> StrictJson.parse(bytes).then(AcceptanceForm::read);
      case "resolution" -> StrictJson.parse(bytes).then(SampleReader::resolution);
      case "dispute" -> StrictJson.parse(bytes).then(DisputeMessageForm::read);
      case "answer" -> StrictJson.parse(bytes).then(AnswerMessageForm::read);
      case "inquiry" -> StrictJson.parse(bytes).then(InquiryMessageForm::read);
      default -> throw new IllegalStateException("no form for " + sample);
    };
  }

  private static Reading<Object> resolution(Json said) {
    return DisputeRulingForm.isMeant(said)
        ? DisputeRulingForm.readNamed(said).then(Reading::of)
        : ResolutionForm.read(said).then(Reading::of);
  }

  /** The sample as JSON, from YAML where its name says so. */
  public static Reading<Json> json(Path sample) throws IOException {
    return sample.toString().endsWith(".yaml")
        ? YamlText.parse(Files.readString(sample)).then(yaml -> Reading.of(yaml.root()))
        : StrictJson.parse(Files.readAllBytes(sample));
  }
}
