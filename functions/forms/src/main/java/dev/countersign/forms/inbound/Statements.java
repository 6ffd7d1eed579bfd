package dev.countersign.forms.inbound;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MatchKey;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.statement.Attestation;
import dev.countersign.domain.statement.Statement;
import dev.countersign.forms.json.CanonicalJson;
import dev.countersign.forms.json.FactsForm;
import dev.countersign.forms.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes a statement of an attestation and how it came; its subject becomes keyed hashes, and what
 * may be about a person gets a pseudonym. The content's digest is that of what was said.
 */
public final class Statements {
  private Statements() {}

  /** Where the time of what happened comes from. */
  public enum Dated {
    /** The message says it. */
    BY_MESSAGE,
    /** The message says none: its profile took the time of receipt, another at each delivery. */
    BY_RECEIPT
  }

  /**
   * The statement that an attestation makes.
   *
   * @param message the id that tells a repeated delivery from another statement
   * @param dated where its {@code occurred_at} comes from
   */
  public static Statement of(
      Attestation attestation,
      MessageId message,
      DeliveryContext context,
      Dated dated,
      Pseudonyms pseudonyms) {
    var keys = keys(attestation, pseudonyms);
    var texts = new PersonalTexts(pseudonyms);
    return new Statement(
        context.source(),
        new MessageId(texts.name(message.value())),
        attestation.act(),
        attestation.outcome(),
        texts.recordOrNull(attestation.record()),
        texts.nameOrNull(attestation.conversation()),
        attestation.session(),
        keys,
        attestation.occurredAt(),
        statedAt(attestation),
        attestation.effectiveAt(),
        context.receivedAt(),
        attestation.value(),
        attestation.reason(),
        texts.facts(attestation.facts()),
        texts.recordOrNull(attestation.into()),
        context.assurance(),
        context.provableTo(),
        content(attestation, keys, dated),
        context.evidence());
  }

  /**
   * What states no time was stated when it happened. When it was signed orders nothing: a sender
   * that repeats a message signs it anew.
   */
  private static Instant statedAt(Attestation attestation) {
    Instant stated = attestation.statedAt();
    return stated != null ? stated : attestation.occurredAt();
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

  /**
   * The digest of all that the message says but its id. The times of the fact and of the statement
   * are left out when they were taken from the receipt: each delivery has others.
   */
  private static Digest content(Attestation said, SortedSet<MatchKey> keys, Dated dated) {
    boolean stated = dated == Dated.BY_MESSAGE || !said.occurredAt().equals(said.statedAt());
    Map<String, Json> form = new LinkedHashMap<>();
    put(form, "act", said.act().name().toLowerCase(Locale.ROOT));
    put(form, "outcome", said.outcome().value());
    var record = said.record();
    put(form, "record_type", record == null ? null : record.type());
    put(form, "record_id", record == null ? null : record.id());
    put(form, "record_account", record == null ? null : record.account());
    put(form, "conversation", said.conversation());
    put(form, "session", said.session());
    put(form, "keys", String.join(",", keys.stream().map(MatchKey::hmac).toList()));
    put(form, "occurred_at", dated == Dated.BY_MESSAGE ? said.occurredAt() : null);
    put(form, "stated_at", stated ? said.statedAt() : null);
    put(form, "effective_at", said.effectiveAt());
    Money value = said.value();
    put(form, "value", value == null ? null : value.toString());
    put(form, "reason", said.reason());
    var into = said.into();
    put(form, "into_type", into == null ? null : into.type());
    put(form, "into_id", into == null ? null : into.id());
    put(form, "into_account", into == null ? null : into.account());
    form.put("facts", FactsForm.write(said.facts()));
    return Digest.of(CanonicalJson.write(new Json.Obj(form)));
  }

  private static void put(Map<String, Json> form, String name, @Nullable Object value) {
    if (value != null) {
      form.put(name, new Json.Str(value.toString()));
    }
  }
}
