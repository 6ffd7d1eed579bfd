package dev.countersign.forms.engine.request;

import dev.countersign.forms.engine.EngineAddress;
import dev.countersign.forms.engine.TextTemplate;
import dev.countersign.forms.engine.UrlShape;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The address that the paths of a target's requests are appended to. */
public final class BaseAddress {
  private BaseAddress() {}

  /**
   * The address of a target.
   *
   * @param told what the target says
   * @param settings the target's, those with a default included
   * @return none where the target must say one, may say none, or says one that is none
   */
  public static Optional<URI> of(
      EngineAddress engine, Optional<String> told, Map<String, String> settings) {
    return switch (engine) {
      case EngineAddress.Fixed(TextTemplate url) ->
          told.isPresent() ? Optional.empty() : filled(url, settings);
      case EngineAddress.Usual(TextTemplate url) ->
          told.isPresent() ? told.flatMap(UrlShape::read) : filled(url, settings);
      case EngineAddress.Told() -> told.flatMap(UrlShape::read);
      case EngineAddress.Folder() -> told.flatMap(UrlShape::folder);
    };
  }

  private static Optional<URI> filled(TextTemplate url, Map<String, String> settings) {
    var input =
        new dev.countersign.forms.json.Json.Obj(Map.of("settings", TimeNames.texts(settings)));
    try {
      return UrlShape.read(FilledTemplate.of(url, input, FilledTemplate::hostLabel));
    } catch (CannotRender e) {
      return Optional.empty();
    }
  }
}
