package dev.countersign.local.response;

import dev.countersign.domain.failure.Defect;
import dev.countersign.forms.config.YamlText;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What our words are called in a form: {@code infra/responses}. */
public final class CodeTable {
  private final Json.Obj root;

  private CodeTable(Json.Obj root) {
    this.root = root;
  }

  /** The table of a form. */
  public static CodeTable of(ResponseForm form) {
    String file = "/responses/" + form.wire() + ".yaml";
    try (var in = Objects.requireNonNull(CodeTable.class.getResourceAsStream(file), file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      if (YamlText.parse(text) instanceof Reading.Read<YamlText>(YamlText yaml)
          && yaml.root() instanceof Json.Obj read) {
        return new CodeTable(read);
      }
      throw new Defect("read " + file, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a status is called. */
  public String status(ResponseStatus status) {
    return object("status").text(status.wire()).orElseThrow();
  }

  /** What a dispute's code is called under a status; none of a code that the table doesn't know. */
  public Optional<String> reason(ResponseStatus status, String code) {
    return object("reason").get(status.wire()).flatMap(each -> ((Json.Obj) each).text(code));
  }

  /** What is asked of the seller while a dispute is in a state; none where the table says none. */
  public Optional<String> action(String state) {
    return object("action").text(state);
  }

  /** The codes that a refusal may name as its reason. */
  public List<String> refusals() {
    return ((Json.Arr) root.get("refusal").orElseThrow())
        .items().stream().map(item -> ((Json.Str) item).value()).toList();
  }

  private Json.Obj object(String name) {
    return (Json.Obj) root.get(name).orElseThrow();
  }
}
