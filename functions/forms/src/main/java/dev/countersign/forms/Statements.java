package dev.countersign.forms;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.attestation.Assurance;
import dev.countersign.domain.attestation.Attestation;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.outcome.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns an attestation and how it came into a statement, its subject into keyed hashes. */
public final class Statements {
  private Statements() {}

  /**
   * How an attestation came.
   *
   * @param signedAt the time the signature covers, when it covers one
   * @param evidence digest of the raw signed bytes
   */
  public record Said(
      SourceId source,
      MessageId message,
      Instant receivedAt,
      @Nullable Instant signedAt,
      Assurance assurance,
      Digest evidence) {}

  public static Statement of(Attestation attestation, Said said, Pseudonyms pseudonyms) {
    var keys = keys(attestation, pseudonyms);
    return new Statement(
        said.source(),
        said.message(),
        attestation.act(),
        attestation.outcome(),
        attestation.record(),
        attestation.conversation(),
        attestation.session(),
        keys,
        attestation.occurredAt(),
        statedAt(attestation, said),
        said.receivedAt(),
        attestation.value(),
        attestation.reason(),
        attestation.facts(),
        said.assurance(),
        content(attestation, keys),
        said.evidence());
  }

  private static Instant statedAt(Attestation attestation, Said said) {
    Instant stated = attestation.statedAt();
    if (stated != null) {
      return stated;
    }
    Instant signed = said.signedAt();
    return signed != null ? signed : said.receivedAt();
  }

  private static SortedSet<MatchKey> keys(Attestation attestation, Pseudonyms pseudonyms) {
    var keys = new TreeSet<MatchKey>();
    var record = attestation.record();
    if (record != null) {
      keys.add(pseudonyms.record(record));
    }
    var subject = attestation.subject();
    if (subject != null) {
      keys.addAll(pseudonyms.subject(subject));
    }
    return keys;
  }

  /** Over all that was said but the id: a time of saying only when the message itself gives it. */
  private static Digest content(Attestation said, SortedSet<MatchKey> keys) {
    Map<String, Json> form = new LinkedHashMap<>();
    put(form, "act", said.act().name().toLowerCase(Locale.ROOT));
    put(form, "outcome", said.outcome().value());
    var record = said.record();
    put(form, "record_type", record == null ? null : record.type());
    put(form, "record_id", record == null ? null : record.id());
    put(form, "conversation", said.conversation());
    put(form, "session", said.session());
    put(form, "keys", String.join(",", keys.stream().map(MatchKey::hmac).toList()));
    put(form, "occurred_at", said.occurredAt());
    put(form, "stated_at", said.statedAt());
    Money value = said.value();
    put(form, "value", value == null ? null : value.toString());
    put(form, "reason", said.reason());
    form.put("facts", FactsForm.write(said.facts()));
    return Digest.of(CanonicalJson.write(new Json.Obj(form)));
  }

  private static void put(Map<String, Json> form, String name, @Nullable Object value) {
    if (value != null) {
      form.put(name, new Json.Str(value.toString()));
    }
  }
}
