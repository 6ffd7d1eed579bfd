package dev.countersign.forms.config;

import dev.countersign.domain.SourceId;
import dev.countersign.forms.json.Fields;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.JsonataExpression;
import dev.countersign.forms.json.JsonataFailed;
import dev.countersign.forms.json.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code sources/*.yaml}: one CRM or agent platform, how it signs, and its keys. */
public final class SourceForm {
  static final Set<String> FIELDS =
      Set.of(
          "id",
          "kind",
          "profile",
          "keys",
          "settings",
          "account",
          "app",
          "accounts",
          "rate_per_minute",
          "description",
          "map",
          "set_up_until",
          "credential",
          "address",
          "cosigner");
  static final Set<String> KEY_FIELDS = SourceKeysForm.FIELDS;

  private SourceForm() {}

  /** What a source sends, and the last part of the path that it posts to. */
  public enum Kind {
    /** What happened in the customer's business. */
    ATTESTATION("attestations"),
    /** What an agent did. */
    SESSION("sessions"),
    /** What a person decided of an outcome in doubt. */
    RESOLUTION("resolutions"),
    /** What the payer says about a sealed month. */
    ACCEPTANCE("acceptances"),
    /** What the payer says about a line that it disputes, or about an inquiry. */
    DISPUTE("disputes"),
    /** What the seller answers to a dispute. */
    ANSWER("answers"),
    /** What the seller says about a result that it misses. */
    INQUIRY("inquiries"),
    /** What happened in many customers' businesses, each in an account of one vendor's app. */
    APP("attestations");

    private final String end;

    Kind(String end) {
      this.end = end;
    }

    /** The last part of the path it posts to. */
    public String end() {
      return end;
    }
  }

  /** Which addresses a source takes. */
  public enum Address {
    /** Those with a check that only the deployment can make. */
    CHECKED,
    /** Those without it, too: the ones of before there were checks. */
    PLAIN
  }

  /**
   * A key, and from when until when it is live.
   *
   * @param notBefore null: since ever
   * @param notAfter null: for ever
   */
  public record Key(SecretRef secret, @Nullable Instant notBefore, @Nullable Instant notAfter) {}

  /**
   * A source as it was set up.
   *
   * @param settings what its profile asks for, such as issuer and audience
   * @param ratePerMinute deliveries a minute before 429; 0 for no limit of its own
   * @param map JSONata in place of the profile's mapping
   * @param credential what the vendor's API is read with, where the profile's events are thin
   * @param setUpUntil until when its vendor's handshake is answered
   * @param address which addresses it takes, where the deployment has an address key
   * @param accounts which accounts of the vendor's it is for
   * @param cosigner the key by which the payer cosigns sealed months, as a C2SP verifier key; not
   *     yet known to be one
   */
  public record Source(
      SourceId id,
      Kind kind,
      String profile,
      List<Key> keys,
      Map<String, String> settings,
      int ratePerMinute,
      Optional<String> map,
      Optional<SecretRef> credential,
      Optional<Instant> setUpUntil,
      Address address,
      SourceAccounts accounts,
      Optional<String> cosigner) {
    public Source {
      keys = List.copyOf(keys);
      settings = Map.copyOf(settings);
    }
  }

  /** Reads the text, YAML or JSON; each problem's detail begins with its line. */
  public static Reading<Source> read(String text) {
    return YamlText.parse(text)
        .then(document -> document.located(Fields.read(document.root(), SourceForm::source)));
  }

  private static Optional<Source> source(Fields in) {
    in.only(FIELDS);
    var id = in.id("id", SourceId::admits, SourceId::new);
    in.present("kind");
    var kind = in.word("kind", Kind.values());
    var profile = in.required("profile", 64);
    in.present("keys");
    var keys = SourceKeysForm.read(in);
    Map<String, String> settings = new LinkedHashMap<>();
    in.object("settings")
        .ifPresent(s ->
            s.names().forEach(name -> s.text(name, 1000).ifPresent(v -> settings.put(name, v))));
    int rate = rate(in);
    var map = in.text("map", 20_000);
    map.ifPresent(text -> checkMap(in, text));
    var credential = in.object("credential").flatMap(SecretRef::read);
    var setUpUntil = in.instant("set_up_until");
    var address = in.word("address", Address.values()).orElse(Address.CHECKED);
    var accounts = SourceAccounts.read(in, kind);
    var cosigner = CosignerField.read(in, kind);
    if (id.isEmpty() || kind.isEmpty() || profile.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Source(
            id.get(),
            kind.get(),
            profile.get(),
            keys,
            settings,
            rate,
            map,
            credential,
            setUpUntil,
            address,
            accounts,
            cosigner));
  }

  private static void checkMap(Fields in, String text) {
    try {
      var _ = JsonataExpression.compile(text);
    } catch (JsonataFailed e) {
      in.problem(
          "bad_expression",
          "map",
          e.getMessage() + " at character " + e.position(),
          "mend the expression");
    }
  }

  private static int rate(Fields in) {
    var rate = in.get("rate_per_minute");
    if (rate.isPresent()
        && rate.get() instanceof Json.Num(var number)
        && number.signum() >= 0
        && number.scale() <= 0
        && number.precision() < 8) {
      return number.intValueExact();
    }
    if (rate.isPresent()) {
      in.problem(
          "wrong_type", "rate_per_minute", "not a whole number", "state deliveries a minute");
    }
    return 0;
  }
}
