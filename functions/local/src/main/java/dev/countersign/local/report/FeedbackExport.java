package dev.countersign.local.report;

import dev.countersign.domain.Bytes;
import dev.countersign.domain.SessionId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.billing.BillingState;
import dev.countersign.domain.money.Money;
import dev.countersign.domain.pricing.Share;
import dev.countersign.domain.session.Session;
import dev.countersign.forms.event.OutcomeChangedForm;
import dev.countersign.forms.json.JsonOutput;
import dev.countersign.ledger.StoredEntry;
import dev.countersign.ledger.TenantScan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The reward signal for those who train the agent: a line for each session, with the newest state
 * of every outcome that it has a share in, and the session's share of what stands billed. Sessions
 * without an outcome have a line too.
 */
public final class FeedbackExport {
  private final Map<SessionId, List<StoredEntry>> outcomes = new TreeMap<>();

  private FeedbackExport() {}

  /** Gives {@code out} the line of every session, in the order of their ids. */
  public static void write(TenantScan survey, TenantId tenant, Consumer<Bytes> out) {
    var feedback = new FeedbackExport();
    survey.lastEntries(
        tenant,
        stored ->
            stored.entry().shares().stream()
                .map(Share::session)
                .forEach(id ->
                    feedback.outcomes.computeIfAbsent(id, i -> new ArrayList<>()).add(stored)));
    var sessions = new ArrayList<Session>();
    survey.sessions(tenant, sessions::add);
    sessions.sort(Comparator.comparing(Session::id));
    sessions.forEach(session -> out.accept(feedback.line(session)));
  }

  private Bytes line(Session session) {
    var linked = outcomes.getOrDefault(session.id(), List.of());
    return JsonOutput.object(out -> {
      out.writeStringField("session", session.id().value());
      out.writeObjectFieldStart("agent");
      out.writeStringField("id", session.agent().id());
      out.writeStringField("version", session.agent().version());
      out.writeEndObject();
      var strategy = session.strategy();
      if (strategy != null) {
        var arm = strategy.arm();
        out.writeObjectFieldStart("strategy");
        out.writeStringField("id", strategy.id());
        out.writeStringField("arm", arm == null ? null : word(arm));
        out.writeEndObject();
      }
      out.writeStringField("mode", word(session.mode()));
      out.writeStringField("handled_by", word(session.handledBy()));
      out.writeStringField("started_at", session.startedAt().toString());
      out.writeObjectFieldStart("reward");
      for (Map.Entry<String, Money> reward : rewards(session.id(), linked).entrySet()) {
        out.writeStringField(reward.getKey(), reward.getValue().decimal().toPlainString());
      }
      out.writeEndObject();
      out.writeArrayFieldStart("outcomes");
      for (StoredEntry stored : linked) {
        written(out, stored);
      }
      out.writeEndArray();
    });
  }

  private static void written(com.fasterxml.jackson.core.JsonGenerator out, StoredEntry stored)
      throws IOException {
    out.writeRawValue(Bytes.of(OutcomeChangedForm.write(stored.sealed())).toText());
  }

  /** This session's shares of what stands billed, by currency. */
  private static Map<String, Money> rewards(SessionId id, List<StoredEntry> linked) {
    var rewards = new TreeMap<String, Money>();
    linked.stream()
        .flatMap(stored -> stored.entry().billed().standing().stream())
        .map(BillingState.StandingResult::shares)
        .flatMap(List::stream)
        .filter(share -> share.session().equals(id))
        .map(Share::amount)
        .forEach(amount -> rewards.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
    return rewards;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT);
  }
}
