package dev.countersign.local.apply;

import dev.countersign.app.deliver.intake.SampleResults;
import dev.countersign.app.deliver.send.SampleRequests;
import dev.countersign.app.deliver.send.SampleRequests.Sample;
import dev.countersign.domain.Bytes;
import dev.countersign.domain.Problem;
import dev.countersign.domain.posting.RequestKind;
import dev.countersign.domain.terms.Terms;
import dev.countersign.forms.billing.TargetSetup;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.folder.TenantFolder.Content;
import dev.countersign.forms.folder.TenantFolder.Document;
import dev.countersign.forms.folder.TenantFolder.Mistake;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The requests that each target would be sent of a made-up result of each outcome type, and of its
 * reversal: the bytes that would be frozen, without secrets.
 */
public final class RequestSamples {
  /** When the results are made up to have happened, unless the target or the terms begin later. */
  private static final Instant USUAL = Instant.parse("2026-11-02T10:00:00Z");

  private RequestSamples() {}

  private record Tried(TargetSetup target, Terms terms, SampleRequests.Samples samples) {}

  /** A JSON line for each request, targets in the order of their file. */
  public static List<String> lines(Content content) {
    return tried(content)
        .flatMap(tried ->
            Stream.concat(
                line(tried, "billable", tried.samples().billable()),
                line(tried, "reversal", tried.samples().reversal())))
        .toList();
  }

  /** Each target whose engine's file can't make the request of a result. */
  public static List<Mistake> mistakes(Content content) {
    var mistakes = new ArrayList<Mistake>();
    content
        .billing()
        .ifPresent(file ->
            tried(content)
                .forEach(tried -> {
                  if (tried.samples().billable() instanceof Sample.Unmade(String why)) {
                    mistakes.add(mistake(file, tried, why));
                  }
                }));
    return mistakes;
  }

  private static Mistake mistake(Document<?> file, Tried tried, String why) {
    var problem =
        new Problem(
            "unreadable",
            "/targets/" + tried.target().name(),
            "no request can be made of a result of " + tried.terms().ref() + ": " + why,
            "add what the head of infra/targets/"
                + tried.target().engine().name()
                + ".yaml asks for");
    return YamlText.parse(file.text()) instanceof Reading.Read<YamlText>(YamlText yaml)
        ? new Mistake(file.file(), yaml.located(List.of(problem)).getFirst())
        : new Mistake(file.file(), problem);
  }

  private static Stream<Tried> tried(Content content) {
    var tenant = content.tenant().value().id();
    return content.targets().stream()
        .flatMap(target ->
            newest(content, target).stream()
                .map(terms -> {
                  var results = SampleResults.of(tenant, terms, time(target, terms));
                  return new Tried(target, terms, SampleRequests.of(target, results));
                }));
  }

  private static Instant time(TargetSetup target, Terms terms) {
    return Stream.of(USUAL, target.target().from(), terms.effectiveFrom())
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .plusMillis(999)
        .truncatedTo(ChronoUnit.SECONDS);
  }

  /** The newest version of each type that the target bills. */
  private static List<Terms> newest(Content content, TargetSetup target) {
    var newest = new TreeMap<String, Terms>();
    var outcomes = target.target().outcomes();
    content.terms().stream()
        .map(Document::value)
        .filter(terms -> outcomes.isEmpty() || outcomes.contains(terms.outcome()))
        .sorted(Comparator.comparing(Terms::effectiveFrom))
        .forEach(terms -> newest.put(terms.outcome().value(), terms));
    return List.copyOf(newest.values());
  }

  private static Stream<String> line(Tried tried, String of, Sample sample) {
    var members = new TreeMap<String, Json>();
    members.put("target", text(tried.target().name().value()));
    members.put("engine", text(tried.target().engine().name()));
    members.put("terms", text(tried.terms().ref().toString()));
    members.put("of", text(of));
    switch (sample) {
      case Sample.Asked(RequestKind kind, Bytes frozen) -> {
        members.put("kind", text(word(kind)));
        members.put("request", json(frozen));
      }
      case Sample.Held(String reason) -> members.put("held", text(reason));
      case Sample.Unmade(String why) -> members.put("held", text("unreadable"));
      case Sample.Nothing() -> {
        return Stream.empty();
      }
    }
    return Stream.of(
        new String(CanonicalJson.write(new Json.Obj(Map.copyOf(members))), StandardCharsets.UTF_8));
  }

  private static String word(RequestKind kind) {
    return switch (kind) {
      case RequestKind.Usage() -> "usage";
      case RequestKind.Correction(var how, var _) -> how.name().toLowerCase(Locale.ROOT);
      case RequestKind.Document(var direction, var _) -> direction.name().toLowerCase(Locale.ROOT);
    };
  }

  private static Json json(Bytes frozen) {
    return switch (StrictJson.parse(frozen.toArray())) {
      case Reading.Read<Json>(Json read) -> read;
      case Reading.Unreadable<Json>(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  private static Json text(String text) {
    return new Json.Str(text);
  }
}
