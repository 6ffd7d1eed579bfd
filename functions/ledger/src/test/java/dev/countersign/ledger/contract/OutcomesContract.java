package dev.countersign.ledger.contract;

import static dev.countersign.ledger.contract.Samples.NOON;
import static dev.countersign.ledger.contract.Samples.claim;
import static dev.countersign.ledger.contract.Samples.entry;
import static dev.countersign.ledger.contract.Samples.evidence;
import static dev.countersign.ledger.contract.Samples.tenant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.countersign.domain.Digest;
import dev.countersign.domain.registers.AnsweredMessage;
import dev.countersign.ledger.EntryKey;
import dev.countersign.ledger.Ledger;
import dev.countersign.ledger.NotedDecision;
import dev.countersign.ledger.Outcomes.EntryWrite;
import dev.countersign.ledger.StoredEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

interface OutcomesContract {
  Ledger ledger();

  @Test
  default void last_nothingThere_isEmpty() {
    assertEquals(Optional.empty(), ledger().outcomes().last(tenant(), claim("1")));
  }

  @Test
  default void append_inOrder_isReadBackAsItWas() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var entries =
        IntStream.rangeClosed(1, 12).mapToObj(seq -> entry(tenant, claim("1"), seq)).toList();
    entries.forEach(e -> assertInstanceOf(EntryWrite.Done.class, outcomes.append(e, null)));

    assertEquals(entries, outcomes.history(tenant, claim("1")));
    assertEquals(Optional.of(entries.getLast()), outcomes.last(tenant, claim("1")));
    assertEquals(Optional.of(entries.get(4)), outcomes.at(tenant, claim("1"), 5));
    assertEquals(Optional.empty(), outcomes.at(tenant, claim("1"), 13));
  }

  @Test
  default void append_theSameEntryAgain_isDone() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    outcomes.append(entry(tenant, claim("1"), 1), evidence("{}"));

    var again = outcomes.append(entry(tenant, claim("1"), 1), evidence("{}"));

    assertInstanceOf(EntryWrite.Done.class, again);
  }

  @Test
  default void append_anotherEntryOfTheNumber_tellsWhatIsThere() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var first = entry(tenant, claim("1"), 1);
    outcomes.append(first, null);

    var second = outcomes.append(entry(tenant, claim("1"), 1, NOON.plusSeconds(1)), null);

    assertEquals(new EntryWrite.SeqTaken(first), second);
    assertEquals(List.of(first), outcomes.history(tenant, claim("1")));
  }

  @Test
  default void appendTogether_moreThanARequestTakes_areReadBackAsTheyWere() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var entries =
        IntStream.rangeClosed(1, 30).mapToObj(i -> entry(tenant, claim("" + i), 1)).toList();

    var stored = outcomes.appendTogether(entries);

    assertEquals(keys(entries), stored);
    for (StoredEntry entry : entries) {
      assertEquals(List.of(entry), outcomes.history(tenant, entry.entry().claim()));
    }
  }

  /** As {@code append} answers: the one that is there stays, and the others are stored. */
  @Test
  default void appendTogether_oneNumberIsTaken_costsNoOther() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var there = entry(tenant, claim("2"), 1);
    outcomes.append(there, null);
    var first = entry(tenant, claim("1"), 1);
    var taken = entry(tenant, claim("2"), 1, NOON.plusSeconds(1));
    var last = entry(tenant, claim("3"), 1);

    var stored = outcomes.appendTogether(List.of(first, taken, last));

    assertEquals(keys(List.of(first, last)), stored);
    assertEquals(new EntryWrite.SeqTaken(there), outcomes.append(taken, null));
    assertEquals(List.of(there), outcomes.history(tenant, claim("2")));
  }

  /** As after an answer that was lost. */
  @Test
  default void appendTogether_again_changesNothingAndAppendTells() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var entries = List.of(entry(tenant, claim("1"), 1), entry(tenant, claim("2"), 1));
    outcomes.appendTogether(entries);

    outcomes.appendTogether(entries);

    assertInstanceOf(EntryWrite.Done.class, outcomes.append(entries.getFirst(), null));
    assertEquals(List.of(entries.getLast()), outcomes.history(tenant, claim("2")));
  }

  private static Set<EntryKey> keys(List<StoredEntry> entries) {
    return entries.stream().map(stored -> EntryKey.of(stored.entry())).collect(Collectors.toSet());
  }

  @Test
  default void append_manyAtOnce_oneWins() throws Exception {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var all =
        IntStream.range(0, 16)
            .mapToObj(i -> entry(tenant, claim("1"), 1, NOON.plusSeconds(i)))
            .toList();
    try (var threads = Executors.newFixedThreadPool(16)) {
      var tries =
          all.stream()
              .<Callable<EntryWrite>>map(entry -> () -> outcomes.append(entry, null))
              .toList();
      int won = 0;
      for (var result : threads.invokeAll(tries)) {
        won += result.get() instanceof EntryWrite.Done ? 1 : 0;
      }
      assertEquals(1, won);
    }
    assertEquals(1, outcomes.history(tenant, claim("1")).size());
  }

  @Test
  default void append_anotherTenantOrClaim_isApart() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var other = tenant();
    outcomes.append(entry(tenant, claim("1"), 1), null);
    outcomes.append(entry(tenant, claim("1/2"), 1), null);

    assertEquals(Optional.empty(), outcomes.last(other, claim("1")));
    assertEquals(1, outcomes.history(tenant, claim("1")).size());
  }

  @Test
  default void evidence_besideOrOnItsOwn_isFoundByDigest() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var beside = evidence("{\"beside\":1}");
    var own = evidence("{\"own\":1}");
    outcomes.append(entry(tenant, claim("1"), 1), beside);
    outcomes.append(entry(tenant, claim("2"), 1), null);
    outcomes.keep(tenant, own);
    outcomes.keep(tenant, own);

    assertEquals(Optional.of(beside), outcomes.evidence(tenant, claim("1"), 1, beside.digest()));
    assertEquals(Optional.of(own), outcomes.evidence(tenant, claim("2"), 1, own.digest()));
    assertEquals(Optional.empty(), outcomes.evidence(tenant(), claim("2"), 1, own.digest()));
    var other = evidence("{\"other\":1}").digest();
    assertEquals(Optional.empty(), outcomes.evidence(tenant, claim("1"), 1, other));
  }

  @Test
  default void archived_messages_areFoundOneByOneAndAreNoEntries() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    outcomes.append(entry(tenant, claim("1"), 1), null);
    var answered =
        IntStream.rangeClosed(1, 30)
            .mapToObj(i -> new AnsweredMessage("%016x".formatted(i), "0".repeat(16), i))
            .toList();

    outcomes.archive(tenant, claim("1"), answered);
    outcomes.archive(tenant, claim("1"), answered.subList(3, 9));

    for (AnsweredMessage seen : answered) {
      assertEquals(Optional.of(seen), outcomes.archived(tenant, claim("1"), seen.message()));
    }
    assertEquals(Optional.empty(), outcomes.archived(tenant, claim("1"), "f".repeat(16)));
    assertEquals(
        Optional.empty(), outcomes.archived(tenant, claim("2"), answered.getFirst().message()));
    assertEquals(
        Optional.empty(), outcomes.archived(tenant(), claim("1"), answered.getFirst().message()));
    assertEquals(1, outcomes.history(tenant, claim("1")).size());
    assertEquals(1, outcomes.last(tenant, claim("1")).orElseThrow().entry().seq());
  }

  @Test
  default void decision_thatWasRefused_freesItsNameOnlyWhileItIsNotAnswered() {
    var outcomes = ledger().outcomes();
    var tenant = tenant();
    var message = Digest.of("message");
    var refused = new NotedDecision(Digest.of("refused"), NOON, null);
    var other = new NotedDecision(Digest.of("other"), NOON.plusSeconds(1), null);
    var answered = other.answered(new NotedDecision.Answer(3, "RESOLVED"));

    assertEquals(Optional.empty(), outcomes.note(tenant, claim("1"), message, refused));
    outcomes.free(tenant, claim("1"), message, other);
    assertEquals(Optional.of(refused), outcomes.note(tenant, claim("1"), message, other));
    outcomes.free(tenant, claim("1"), message, refused);
    assertEquals(Optional.empty(), outcomes.note(tenant, claim("1"), message, other));
    assertEquals(Optional.of(other), outcomes.note(tenant, claim("1"), message, refused));
    outcomes.answer(tenant, claim("1"), message, answered);
    outcomes.free(tenant, claim("1"), message, other);
    assertEquals(Optional.of(answered), outcomes.note(tenant, claim("1"), message, refused));
  }
}
