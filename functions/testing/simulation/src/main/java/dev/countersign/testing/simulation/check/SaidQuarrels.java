package dev.countersign.testing.simulation.check;

import dev.countersign.domain.Digest;
import dev.countersign.domain.MessageId;
import dev.countersign.domain.SourceId;
import dev.countersign.domain.TenantId;
import dev.countersign.domain.dispute.DisputeId;
import dev.countersign.forms.json.Json;
import dev.countersign.testing.oracle.dispute.OracleQuarrel;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Answered;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Decided;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Disputed;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Sender;
import dev.countersign.testing.oracle.dispute.OracleQuarrel.Withdrawn;
import dev.countersign.testing.simulation.meaning.Members;
import dev.countersign.testing.simulation.meaning.QuarrelMeaning;
import dev.countersign.testing.simulation.world.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What payer, seller and arbiter said of one outcome.
 *
 * @param sent all that was sent about it
 * @param revisions the numbers of its billable results, by their ids and by what names their lines
 * @param excepted as acceptances name it
 */
record SaidQuarrels(
    String claim,
    List<SentMessage> sent,
    Map<String, Integer> revisions,
    List<ExceptedLine> excepted) {
  private static final String NOBODYS = "nobody's";

  /** What is said about a tenant's outcome. */
  static SaidQuarrels about(
      StreamedHistories.Name name,
      List<SentMessage> all,
      Map<String, Integer> revisions,
      List<ExceptedLine> excepted) {
    var own =
        all.stream()
            .filter(sent -> sent.message().tenant().id().equals(name.tenant()))
            .filter(sent -> isAbout(sent.message(), name.claim().toString()))
            .toList();
    return new SaidQuarrels(name.claim().toString(), own, revisions, excepted);
  }

  private static boolean isAbout(Message message, String claim) {
    var words = message.words();
    return words != null && words.claim().equals(claim) && isQuarrel(message);
  }

  /** A person's decision that rules no dispute is no part of one. */
  private static boolean isQuarrel(Message message) {
    return message.source().isOfQuarrels()
        || Objects.requireNonNull(message.words()).json().contains("\"dispute\"");
  }

  /**
   * What the message with these bytes says, as it was decided at this time; none if there is none.
   */
  Optional<OracleQuarrel> decided(Digest evidence, Instant at) {
    return sent.stream()
        .filter(one -> OracleInput.digest(one.message()).equals(evidence))
        .flatMap(one ->
            one.attempts().stream()
                .filter(attempt -> attempt.decidedAt().equals(at))
                .map(attempt -> meaning(one.message(), attempt)))
        .findFirst()
        .or(() ->
            excepted.stream()
                .filter(one -> one.digest().equals(evidence.hex()))
                .map(one -> (OracleQuarrel) one.told(at))
                .findFirst());
  }

  OracleQuarrel meaning(Message message, DecisionAttempt by) {
    var said = Members.parse(Objects.requireNonNull(message.words()).json());
    var sender = new Sender(message.source().id(), message.id());
    var receipt = new QuarrelMeaning.Receipt(claim, sender, by.receivedAt(), by.decidedAt());
    return named(
        said,
        switch (message.source()) {
          case PAYER -> QuarrelMeaning.payer(said, receipt);
          case SELLER -> QuarrelMeaning.seller(said, receipt);
          case ASKER -> QuarrelMeaning.inquiry(said, receipt);
          default -> QuarrelMeaning.arbiter(said, Decided.Dated.SIGNED, receipt);
        });
  }

  /** With the dispute or the result that it names. */
  private OracleQuarrel named(Json.Obj said, OracleQuarrel quarrel) {
    var dispute = dispute(Members.textOrNull(said, "dispute"));
    return switch (quarrel) {
      case Withdrawn q -> new Withdrawn(q.claim(), q.by(), dispute, q.receivedAt(), q.toldAt());
      case Answered q ->
          new Answered(
              q.claim(), q.by(), dispute, q.word(), q.amount(), q.receivedAt(), q.toldAt());
      case Decided q ->
          new Decided(
              q.claim(),
              q.by(),
              dispute,
              q.finding(),
              q.amount(),
              q.dated(),
              q.receivedAt(),
              q.toldAt());
      case Disputed q ->
          new Disputed(
              q.claim(), q.by(), q.code(), q.amount(), revision(said), q.receivedAt(), q.toldAt());
      default -> quarrel;
    };
  }

  private @Nullable Integer revision(Json.Obj said) {
    var month = Members.textOrNull(said, "month");
    var named =
        month == null ? Members.textOrNull(said, "event") : line(month, Members.text(said, "line"));
    return named == null ? null : revisions.getOrDefault(named, Integer.MAX_VALUE);
  }

  /** What names a line, as a result's id names that. */
  static String line(String month, String key) {
    return month + " " + key;
  }

  private String dispute(@Nullable String id) {
    return ids().entrySet().stream()
        .filter(one -> one.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(NOBODYS);
  }

  /** The ids of disputes, by what the oracle knows them by. */
  Map<String, String> ids() {
    var ids = new TreeMap<String, String>();
    for (var one : sent) {
      var message = one.message();
      if (message.source() == Message.Source.PAYER) {
        put(ids, message.tenant().id(), new Sender(message.source().id(), message.id()));
      }
    }
    excepted.forEach(one -> put(ids, one.tenant(), one.by()));
    return ids;
  }

  private static void put(Map<String, String> ids, String tenant, Sender sender) {
    var id =
        DisputeId.of(
            new TenantId(tenant), new SourceId(sender.source()), new MessageId(sender.message()));
    ids.put(sender.id(), id.value());
  }
}
