package dev.countersign.aws.settings;

import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.forms.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the text of the stack's parameter: a JSON object of strings. All but the issuer and the
 * receipts' key may be missing or empty, and a name that is not known is passed over: while a stack
 * is deployed or rolled back, functions of one version read the text of another.
 */
final class SettingsForm {
  static final String ISSUER = "issuer";
  static final String RECEIPT_KEY = "receipt_key";
  static final String ADDRESS_KEY = "address_key";
  static final String KEY_HOSTS = "key_hosts";
  static final String FETCH_HOSTS = "fetch_hosts";
  static final String ENGINE_HOSTS = "engine_hosts";
  static final String BASE_PATH = "base_path";
  static final Set<String> NAMES =
      Set.of(ISSUER, RECEIPT_KEY, ADDRESS_KEY, KEY_HOSTS, FETCH_HOSTS, ENGINE_HOSTS, BASE_PATH);

  private static final Form URL =
      new Form("https://[^\\s\"\\\\?#]+", "not an https URL", "write https:// and a host of yours");
  private static final Form SECRET =
      new Form(
          "/countersign/[A-Za-z0-9_./-]+",
          "not the name of an SSM parameter under /countersign/",
          "write /countersign/ and the rest of its name");
  private static final String HOST = "[A-Za-z0-9.-]+(:[0-9]+)?";
  private static final Form HOSTS =
      new Form(
          HOST + "([, ]+" + HOST + ")*",
          "not hosts, separated by commas",
          "write them as api.example.com,keys.example.com:8443, without https://");
  private static final Form ENGINES =
      new Form(
          "(http://)?" + HOST + "([, ]+(http://)?" + HOST + ")*",
          "not hosts, separated by commas",
          "write them as billing.internal,billing.internal:8443; http://HOST:PORT without TLS");
  private static final Form PATH =
      new Form(
          "[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*",
          "not a path without slashes at its ends",
          "write it as hooks/v2");

  private record Form(Pattern pattern, String detail, String fix) {
    Form(String pattern, String detail, String fix) {
      this(Pattern.compile(pattern), detail, fix);
    }
  }

  private SettingsForm() {}

  /**
   * A text that could be read.
   *
   * @param notKnown the names in it that were passed over
   */
  record Found(Settings settings, List<String> notKnown) {}

  static Reading<Found> read(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8))
        .then(document -> Fields.read(document, SettingsForm::found));
  }

  private static Optional<Found> found(Fields in) {
    var settings =
        new Settings(
            required(in, ISSUER, URL),
            required(in, RECEIPT_KEY, SECRET),
            Optional.of(text(in, ADDRESS_KEY, SECRET)).filter(name -> !name.isEmpty()),
            text(in, KEY_HOSTS, HOSTS),
            text(in, FETCH_HOSTS, HOSTS),
            text(in, ENGINE_HOSTS, ENGINES),
            text(in, BASE_PATH, PATH));
    var notKnown = in.names().stream().filter(name -> !NAMES.contains(name)).sorted().toList();
    return Optional.of(new Found(settings, notKnown));
  }

  private static String required(Fields in, String name, Form form) {
    String text = text(in, name, form);
    if (in.present(name) && in.get(name).equals(Optional.of(new Json.Str("")))) {
      in.problem("out_of_range", name, "empty", form.fix());
    }
    return text;
  }

  /** The text; empty where it is missing, or of another form, which is noted. */
  private static String text(Fields in, String name, Form form) {
    var value = in.get(name).orElse(new Json.Str(""));
    if (value instanceof Json.Str(String text)
        && (text.isEmpty() || form.pattern().matcher(text).matches())) {
      return text;
    }
    in.problem("out_of_range", name, form.detail(), form.fix());
    return "";
  }
}
