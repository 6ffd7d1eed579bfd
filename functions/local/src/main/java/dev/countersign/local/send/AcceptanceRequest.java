package dev.countersign.local.send;

import dev.countersign.domain.Digest;
import dev.countersign.domain.Problem;
import dev.countersign.forms.config.Secret;
import dev.countersign.forms.inbound.AcceptanceForm;
import dev.countersign.forms.inbound.AcceptanceForm.SaidAcceptance;
import dev.countersign.forms.json.Json;
import dev.countersign.forms.json.Reading;
import dev.countersign.trust.verify.key.UnusableKey;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a payer says about a sealed month, and the request that says it.
 *
 * @param id names the message
 * @param root of the sealed file, in Base64
 * @param answer the word
 * @param outcomes those that are not accepted
 * @param whyOrNull the reason
 * @param decidedAtOrNull when it was decided
 * @param cosignedOrNull the month's checkpoint with the payer's cosignature, as a signed note
 */
public record AcceptanceRequest(
    String id,
    YearMonth month,
    String root,
    String answer,
    List<String> outcomes,
    @Nullable String whyOrNull,
    @Nullable Instant decidedAtOrNull,
    @Nullable String cosignedOrNull) {
  private static final int ID_DIGITS = 32;

  public AcceptanceRequest {
    outcomes = List.copyOf(outcomes);
  }

  /** One without a cosigned checkpoint. */
  public AcceptanceRequest(
      String id,
      YearMonth month,
      String root,
      String answer,
      List<String> outcomes,
      @Nullable String whyOrNull,
      @Nullable Instant decidedAtOrNull) {
    this(id, month, root, answer, outcomes, whyOrNull, decidedAtOrNull, null);
  }

  /** An id that the same cosignature gets again; each one says its time, so each is a message. */
  public static String idOf(String cosigned) {
    return "acc_" + Digest.of(cosigned).prefix(ID_DIGITS);
  }

  /**
   * An id that the same answer about the same month, for the same reason, gets again, so that it is
   * one message.
   */
  public static String idOf(
      YearMonth month,
      String root,
      String answer,
      List<String> outcomes,
      @Nullable String whyOrNull) {
    var names = Digest.of(outcomes.toArray(String[]::new));
    var same = new ArrayList<>(List.of(month.toString(), root, answer, names.hex()));
    if (whyOrNull != null) {
      same.add(whyOrNull);
    }
    return "acc_" + Digest.of(same.toArray(String[]::new)).prefix(ID_DIGITS);
  }

  /** What keeps it from being one; none where nothing does. */
  public List<Problem> problems() {
    return AcceptanceForm.read(json()) instanceof Reading.Unreadable<SaidAcceptance> wrong
        ? wrong.problems()
        : List.of();
  }

  /**
   * The signed request.
   *
   * @param address the whole address of the payer's source
   * @param key the private key, Ed25519 as PEM (PKCS #8)
   * @param now the time that is signed
   * @throws UnusableKey when it is no such key
   */
  public SignedRequest signed(URI address, Secret key, Instant now) {
    return new SaidMessage(id, json()).signed(address, key, now);
  }

  private Json.Obj json() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("id", new Json.Str(id));
    members.put("month", new Json.Str(month.toString()));
    members.put("root", new Json.Str(root));
    members.put("answer", new Json.Str(answer));
    if (!outcomes.isEmpty()) {
      members.put("outcomes", new Json.Arr(outcomes.stream().<Json>map(Json.Str::new).toList()));
    }
    if (whyOrNull != null) {
      members.put("why", new Json.Str(whyOrNull));
    }
    if (decidedAtOrNull != null) {
      members.put("decided_at", new Json.Str(decidedAtOrNull.toString()));
    }
    if (cosignedOrNull != null) {
      members.put("cosigned", new Json.Str(cosignedOrNull));
    }
    return new Json.Obj(members);
  }
}
