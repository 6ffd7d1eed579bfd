package dev.countersign.local.verify;

import dev.countersign.domain.Problem;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.AttestationForm;
import dev.countersign.forms.inbound.Pseudonyms;
import dev.countersign.forms.inbound.ResolutionForm;
import dev.countersign.forms.inbound.SessionForm;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.mapping.Mapper;
import dev.countersign.trust.mapping.MappingResult;
import dev.countersign.trust.verify.VerifiedDelivery;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a verified delivery comes to, one JSON object for each of its items: the mapped statement
 * with its message id, {@code {"ignore": why}} or {@code {"refused": why}}.
 */
final class MappedItems {
  /** What a session's names are hashed with is never shown. */
  private static final Pseudonyms UNUSED = new Pseudonyms(Secret.ofText("0".repeat(32)));

  private MappedItems() {}

  static List<Json> of(Mapper mapper, VerifiedDelivery delivery) {
    return switch (mapper.map(delivery)) {
      case MappingResult.Unmapped(Problem problem) -> List.of(refused(List.of(problem)));
      case MappingResult.Thin(List<URI> urls) ->
          urls.stream().map(url -> said("fetch", url.toString())).toList();
      case MappingResult.Items(List<MappingResult.Part> parts) ->
          parts.stream().map(part -> shown(part, delivery)).toList();
    };
  }

  private static Json shown(MappingResult.Part part, VerifiedDelivery delivery) {
    return switch (part) {
      case MappingResult.Ignored(int place, String reason) -> said("ignore", reason);
      case MappingResult.Foreign foreign -> said("ignore", foreign.reason());
      case MappingResult.Refused(int place, Problem problem) -> refused(List.of(problem));
      case MappingResult.Item(int place, Json json, String id) -> {
        var problems = problems(json, id == null, delivery);
        yield problems.isEmpty() ? withId(json, id) : refused(problems);
      }
    };
  }

  /** Judged by its own form: one with an agent is a session record, one with {@code by} decides. */
  private static List<Problem> problems(Json json, boolean nameless, VerifiedDelivery delivery) {
    if (json instanceof Json.Obj object && object.get("act").isEmpty()) {
      if (object.get("agent").isPresent()) {
        return problems(SessionForm.read(json, delivery.receivedAt(), null, UNUSED));
      }
      if (object.get("by").isPresent()) {
        return problems(ResolutionForm.read(json));
      }
    }
    var problems = problems(AttestationForm.read(json, delivery.receivedAt()));
    return problems.isEmpty() && nameless
        ? List.of(
            new Problem("missing", "/id", "missing, and the scheme signs none", "send the id"))
        : problems;
  }

  private static List<Problem> problems(Reading<?> reading) {
    return reading instanceof Reading.Unreadable<?> wrong ? wrong.problems() : List.of();
  }

  private static Json withId(Json json, @Nullable String id) {
    if (id == null || !(json instanceof Json.Obj object)) {
      return json;
    }
    var members = new LinkedHashMap<>(object.members());
    members.put("id", new Json.Str(id));
    return new Json.Obj(members);
  }

  private static Json refused(List<Problem> problems) {
    return said(
        "refused",
        problems.stream()
            .map(problem -> problem + "; " + problem.fix())
            .collect(Collectors.joining("; ")));
  }

  private static Json said(String what, String why) {
    return new Json.Obj(Map.of(what, new Json.Str(why)));
  }
}
