package dev.countersign.testing.billing.targets;

import dev.countersign.forms.engine.CorrectionRule.Request;
import dev.countersign.forms.engine.Engine;
import dev.countersign.forms.engine.RequestRule;
import dev.countersign.forms.engine.RequestRule.Place;
import dev.countersign.forms.engine.TextTemplate;
import dev.countersign.testing.billing.server.LoopbackServer.Answer;
import dev.countersign.testing.billing.server.LoopbackServer.Answering;
import dev.countersign.testing.billing.server.LoopbackServer.Asked;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A strict engine of one file: it knows a usage by the file's key and a document by its reference,
 * and answers in the words of the file's samples. It proves nothing of the vendor's.
 */
final class SampledEngine implements Answering {
  private static final Pattern RESULT = Pattern.compile("res_[0-9a-f]{32}");

  private final TargetCase target;
  private final Engine engine;
  private final UsageReading usages;
  private final Map<String, Pattern> addresses = new LinkedHashMap<>();

  /** The items that it took, by their keys. */
  final Map<String, String> taken = new LinkedHashMap<>();

  /** The references of the documents that it made, as often as it made them. */
  final List<String> made = new ArrayList<>();

  /** Every request, by what it is. */
  final List<String> asked = new ArrayList<>();

  /** The items of every usage request. */
  final List<String> items = new ArrayList<>();

  /** What the next usage requests are answered, whatever they are. */
  final Deque<TargetSample> script = new ArrayDeque<>();

  /** The keys of the last request with usages, in their order. */
  List<String> lastKeys = List.of();

  /** Requests whose next answer is lost. */
  final Set<String> lost = new HashSet<>();

  SampledEngine(TargetCase target) {
    this.target = target;
    this.engine = target.engine();
    this.usages = new UsageReading(engine);
    for (int i = 0; i < engine.corrections().size(); i++) {
      if (engine.corrections().get(i).request() instanceof Request.Own(RequestRule own, var _)) {
        know("correct/" + i, own);
      }
    }
    engine
        .documents()
        .credit()
        .ifPresent(one -> {
          know("document/credit/find", one.find().request());
          know("document/credit/make", one.make());
        });
    engine
        .documents()
        .charge()
        .ifPresent(one -> {
          know("document/charge/find", one.find().request());
          know("document/charge/make", one.make());
        });
    engine.readBack().byId().ifPresent(one -> know("read_back/by_id", one.request()));
    know("usage", engine.usage().request());
  }

  private void know(String of, RequestRule rule) {
    switch (rule.place()) {
      case Place.AtEngine(var method, TextTemplate path) ->
          addresses.put(of, Pattern.compile(method + " (/in)?" + pattern(shape(path))));
      case Place.Elsewhere(var method, TextTemplate url) ->
          addresses.put(
              of,
              Pattern.compile(
                  method + " " + pattern(shape(url).replaceFirst("^https?://[^/]*", ""))));
      case Place.File file -> throw new IllegalStateException("a file has no addresses");
    }
  }

  /** The text with a {@code *} for each variable. */
  private static String shape(TextTemplate template) {
    return template.parts().stream()
        .map(part -> part instanceof TextTemplate.Part.Literal(String text) ? text : "*")
        .collect(Collectors.joining());
  }

  private static String pattern(String shape) {
    return Stream.of(shape.split("\\*", -1))
        .map(text -> text.isEmpty() ? "" : Pattern.quote(text))
        .collect(Collectors.joining("[^/?&]*"));
  }

  @Override
  public Answer answer(Asked request) {
    String line =
        request.method()
            + " "
            + request.uri().getRawPath()
            + (request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery());
    Optional<String> of =
        addresses.entrySet().stream()
            .filter(each -> each.getValue().matcher(line).matches())
            .map(Map.Entry::getKey)
            .findFirst();
    if (of.isEmpty()) {
      asked.add("token");
      return Answer.json(200, TokenAnswer.of(engine.auth()));
    }
    asked.add(of.get());
    Answer answer = answered(of.get(), request);
    // The connection ends without an answer.
    return lost.remove(of.get()) ? Answer.json(0, "") : answer;
  }

  private Answer answered(String of, Asked request) {
    return switch (of) {
      case "usage" -> usage(request);
      case "read_back/by_id" -> {
        String key = result(request);
        yield said(of, has(key) ? "found" : "absent").about(List.of(key));
      }
      case "document/credit/find", "document/charge/find" ->
          // Where it made none, it shows somebody else's.
          said("document/credit/find", "found")
              .about(made.isEmpty() ? List.of() : List.of(made.getLast()));
      case "document/credit/make", "document/charge/make" -> {
        made.add(result(request));
        yield said("document/credit/make", "accepted").about(List.of(made.getLast()));
      }
      default -> said(of, "accepted").about(List.of(result(request)));
    };
  }

  private boolean has(String result) {
    return taken.entrySet().stream()
        .anyMatch(line -> line.getKey().contains(result) || line.getValue().contains(result));
  }

  private Answer usage(Asked request) {
    var sent = usages.of(request);
    lastKeys = sent.stream().map(UsageReading.Item::result).toList();
    sent.forEach(item -> items.add(item.text()));
    var ordered = script.poll();
    if (ordered != null) {
      return ordered.about(lastKeys);
    }
    boolean known = sent.stream().allMatch(item -> taken.containsKey(item.key()));
    sent.forEach(item -> taken.putIfAbsent(item.key(), item.text()));
    if (known) {
      var repeated = target.answer("usage", "duplicate", sent.size());
      if (repeated.isPresent()) {
        return repeated.get().about(lastKeys);
      }
    }
    return said("usage", "accepted", sent.size()).about(lastKeys);
  }

  private TargetSample said(String of, String word) {
    return said(of, word, 1);
  }

  private TargetSample said(String of, String word, int size) {
    return target
        .answer(of, word, size)
        .orElseThrow(() ->
            new AssertionError(
                "events/targets/%s.ndjson has no %s for %s of %d"
                    .formatted(engine.name(), word, of, size)));
  }

  /** The result that a request names; of a correction that names two, the first. */
  private static String result(Asked request) {
    var named = RESULT.matcher(request.uri() + " " + request.body().toText() + request.headers());
    return named.find() ? named.group() : "none";
  }
}
