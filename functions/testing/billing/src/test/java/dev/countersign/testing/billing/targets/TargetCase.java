package dev.countersign.testing.billing.targets;

import dev.countersign.forms.billing.BillingForm;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.EngineAddress;
import dev.countersign.forms.engine.EngineForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import dev.countersign.testing.billing.server.BilledTo;
import dev.countersign.testing.billing.work.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An engine's file with its samples, and a target of it: with the settings, the customer and the
 * other ids that the samples have.
 *
 * @param ids what results have in {@code bill_to}
 * @param settings what a target of it says
 */
record TargetCase(
    Engine engine,
    List<TargetSample> answers,
    Map<String, String> ids,
    Map<String, String> settings)
    implements BilledTo {
  private static final String CUSTOMER = "customer";

  static TargetCase read(Path file, Path samples) {
    try {
      var lines = Files.readAllLines(samples).stream().map(TargetCase::parsed).toList();
      var ids = new TreeMap<String, String>();
      var settings = new TreeMap<String, String>();
      ids.put(CUSTOMER, "cus_1");
      for (Json.Obj input : inputs(lines)) {
        input.text(CUSTOMER).ifPresent(id -> ids.put(CUSTOMER, id));
        input
            .get("result")
            .flatMap(result -> ((Json.Obj) result).get("bill_to"))
            .ifPresent(more -> ids.putAll(texts(more)));
        input.get("settings").ifPresent(more -> settings.putAll(texts(more)));
      }
      return new TargetCase(
          engine(Files.readString(file)),
          lines.stream()
              .filter(line -> line.get("answer").isPresent())
              .map(TargetSample::of)
              .toList(),
          ids,
          settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Json.Obj> inputs(List<Json.Obj> lines) {
    return lines.stream()
        .flatMap(line -> line.get("input").stream())
        .map(Json.Obj.class::cast)
        .toList();
  }

  private static Map<String, String> texts(Json object) {
    return ((Json.Obj) object)
        .members().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, each -> ((Json.Str) each.getValue()).value()));
  }

  private static Engine engine(String text) {
    return switch (EngineForm.read(text)) {
      case Reading.Read<Engine>(Engine engine) -> engine;
      case Reading.Unreadable<Engine> bad -> throw new AssertionError(bad.problems().toString());
    };
  }

  private static Json.Obj parsed(String line) {
    return switch (StrictJson.parse(line.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Read<Json>(Json value) -> (Json.Obj) value;
      case Reading.Unreadable<Json> bad -> throw new AssertionError(line);
    };
  }

  @Override
  public Map<String, String> billTo() {
    return ids;
  }

  boolean isFile() {
    return engine.address() instanceof EngineAddress.Folder;
  }

  /** A target of it; its files go into this folder. */
  TargetSetup setup(Path folder) {
    var said = new StringBuilder();
    said.append("targets:\n  books:\n    engine: ").append(engine.name());
    said.append("\n    from: 2026-01-01T00:00:00Z\n    customer: ").append(CUSTOMER);
    if (isFile()) {
      said.append("\n    url: ").append(folder.toUri().toString().replaceFirst("/$", ""));
    } else if (engine.address() instanceof EngineAddress.Told) {
      said.append("\n    url: https://billing.example/in");
    }
    said.append(members("settings", settings));
    var secrets = new TreeMap<String, String>();
    engine.secrets().forEach(name -> secrets.put(name, "{inline: \"" + secret() + "\"}"));
    said.append(members("secrets", secrets));
    return switch (BillingForm.read(said.toString(), Result.TENANT, name -> Optional.of(engine))) {
      case Reading.Read<List<TargetSetup>>(var setups) -> setups.getFirst();
      case Reading.Unreadable<List<TargetSetup>> bad ->
          throw new AssertionError(engine.name() + ": " + bad.problems());
    };
  }

  /** Of the form that a secret of Standard Webhooks must have; any other may have it, too. */
  private static String secret() {
    return "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  }

  private static String members(String name, Map<String, String> values) {
    String all =
        values.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : "\n    " + name + ": {" + all + "}";
  }

  /** An answer to this request that says this of everything; none among the samples. */
  Optional<TargetSample> answer(String of, String word, int items) {
    return answers.stream()
        .filter(one -> one.of().equals(of) && one.keys().size() == items && one.says(word))
        .findFirst();
  }

  @Override
  public String toString() {
    return engine.name();
  }
}
