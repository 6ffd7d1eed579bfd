package dev.countersign.bench;

import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The webhook that results are posted into. */
final class WebhookTarget {
  private WebhookTarget() {}

  /** A target of the engine standard-webhook, but for its rate. */
  static TargetSetup at(String url, String rate) throws IOException {
    String file = engineFile().replaceFirst("(?m)^rate: .*$", rate);
    Engine engine = read(EngineForm.read(file));
    String billing =
        "{targets: {own: {engine: standard-webhook, url: \"%s\", from: \"2026-01-01T00:00:00Z\", customer: customer, secrets: {key: {inline: whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw}}}}}"
            .formatted(url);
    return read(BillingForm.read(billing, BusResults.TENANT, name -> Optional.of(engine)))
        .getFirst();
  }

  private static String engineFile() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            EngineForm.class.getResourceAsStream("/targets/standard-webhook.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static <T> T read(Reading<T> reading) {
    return switch (reading) {
      case Reading.Read<T>(T value) -> value;
      case Reading.Unreadable<T> wrong ->
          throw new IllegalStateException(wrong.problems().toString());
    };
  }
}
